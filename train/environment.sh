# What train/train.sh and train/events.sh need: the environment of Python, and the base models. Sourced from the root.
cache=build/train
python=$cache/venv/bin/python

[ -d ../shared/gold ] || { echo "train: needs the development data in ../shared" >&2; exit 1; }
[ -x build/tacitus ] || make build
if ! cmp -s train/requirements.txt "$cache/venv/requirements.txt"; then
  python3 -m venv "$cache/venv"
  "$python" -m pip install -q -r train/requirements.txt
  cp train/requirements.txt "$cache/venv/requirements.txt"
fi
train/fetch_bases.sh "$python" "$cache/bases"
