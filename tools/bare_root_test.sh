#!/usr/bin/env bash
# Proves that a fresh clone runs and passes its tests on a bare Debian 12: makes one with debootstrap in a folder, clones
# the last commit into it and runs `make run` (twice) and `make test` there, with a time for each.
#
#   tools/bare_root_test.sh [--run-only] [--without-shared] [--keep] [FOLDER]
#
#   --run-only         leave out `make test`
#   --without-shared   do not show ../shared to the clone, as most users have none
#   --keep             leave the root as it is at the end, to look around in (`chroot FOLDER/root`)
#   FOLDER             where to work; needs 4 GB (default: /var/tmp/tacitus-bare). The bare root is kept there as a tar
#                      file, so that the next run starts at once.
#
# Must be root. The mirror is the one this machine's apt uses; its configuration of apt, pip and npm, its certificates
# and its proxy settings are carried over, since a bare root behind a proxy reaches nothing without them.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=$PWD

release=bookworm
tests=yes shared=yes keep=no folder=/var/tmp/tacitus-bare
for argument in "$@"; do
  case $argument in
    --run-only) tests=no ;;
    --without-shared) shared=no ;;
    --keep) keep=yes ;;
    -*) sed -n '2,/^set -e/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    *) folder=$argument ;;
  esac
done
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
  echo "bare root: needs to be run as root, with the package debootstrap installed" >&2
  exit 1
fi
mkdir -p "$folder"
folder=$(realpath "$folder")
root=$folder/root
home=$root/root
log=$folder/log

leave() {
  for point in "$home/shared" "$root/dev/pts" "$root/dev/shm" "$root/proc"; do
    mountpoint -q "$point" && umount "$point"
  done
  [ "$keep" = yes ] || rm -rf --one-file-system "$root"
}
say() { echo "bare root: $*"; }

make_base() {
  local mirror
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $release" | head -n 1)
  say "making Debian $release with debootstrap"
  rm -rf --one-file-system "$folder/base"
  debootstrap --variant=minbase "$release" "$folder/base" "$mirror" >"$log" 2>&1 || { tail -n 20 "$log" >&2; exit 1; }
  tar -C "$folder/base" -cf "$folder/base.tar.part" .
  mv "$folder/base.tar.part" "$folder/base.tar"
  rm -rf --one-file-system "$folder/base"
}

# Whatever this machine needs to reach Debian, PyPI and npm, the root needs too.
carry_over_configuration() {
  local path
  rm -rf "$root/etc/apt"
  for path in /etc/apt /etc/resolv.conf /etc/hosts /usr/share/keyrings /usr/local/share/ca-certificates \
    /etc/ssl/certs/ca-certificates.crt /etc/pip.conf /etc/npmrc /usr/etc/npmrc "$HOME/.config/pip" "$HOME/.pip" \
    "$HOME/.npmrc"; do
    [ -e "$path" ] || continue
    local to=$root${path/#$HOME/\/root}
    mkdir -p "$(dirname "$to")"
    cp -rLT "$path" "$to"
  done
  rm -f "$root"/usr/sbin/policy-rc.d
}

inside() {
  local variables
  mapfile -t variables < <(env | grep -iE '^(pip_|npm_config_|(https?|no|all)_proxy=|ssl_cert_|requests_ca_|node_extra_ca)')
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    ${variables[@]+"${variables[@]}"} bash -c "cd /root/tacitus && $1" </dev/null
}

timed() {
  local began=$SECONDS
  say "$1"
  inside "$1" || { say "'$1' failed after $((SECONDS - began)) s"; exit 1; }
  times+=("$(printf '%6d s  %s' $((SECONDS - began)) "$1")")
}

trap leave EXIT
leave
[ -f "$folder/base.tar" ] || make_base
mkdir -p "$root"
tar -C "$root" -xf "$folder/base.tar"
carry_over_configuration
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm" "$root/dev/pts"
mount -t tmpfs tmpfs "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
ln -sfn pts/ptmx "$root/dev/ptmx"
git clone --quiet --no-hardlinks "$repository" "$home/tacitus"
if [ "$shared" = yes ] && [ -d ../shared ]; then
  mkdir -p "$home/shared"
  mount --bind "$(realpath ../shared)" "$home/shared"
  mount -o remount,ro,bind "$home/shared"
fi
say "$(git log -1 --format='commit %h, %s')"
say "installing make, the one thing a bare Debian needs first"
inside 'apt-get -q update && apt-get -q -y install --no-install-recommends make' >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; exit 1; }

times=()
timed 'make run'
timed 'make run'
[ "$tests" = no ] || timed 'make test'
say "passed"
printf '%s\n' "${times[@]}"
