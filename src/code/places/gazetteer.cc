#include "code/places/gazetteer.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/distance.h"
#include "base/utf8.h"

namespace tacitus {
namespace {

constexpr std::string_view kMagic = "TACGAZET";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderSize = 128;
constexpr std::size_t kSections = 7;
constexpr std::size_t kTable = 32;  // where the header's table of sections begins
constexpr std::uint32_t kAlternate = 1U << 31;
constexpr std::uint32_t kDemonym = 1U << 30;
constexpr std::uint32_t kAbbreviation = 1U << 29;
constexpr std::uint32_t kPlaceMask = kAbbreviation - 1;
constexpr std::uint16_t kNoCountry = 0xffff;

template <typename T>
T ReadNumber(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

bool ChecksumHolds(std::string_view bytes) {
  std::uint64_t sum = 0;
  std::uint64_t running = 0;
  for (std::size_t at = kHeaderSize; at < bytes.size(); at += 8) {
    sum += ReadNumber<std::uint64_t>(bytes, at);
    running += sum;
  }
  return sum == ReadNumber<std::uint64_t>(bytes, 16) && running == ReadNumber<std::uint64_t>(bytes, 24);
}

std::uint64_t KeyOf(std::string_view folded) {
  std::uint64_t value = 0xCBF29CE484222325U;
  for (const char c : folded) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return value;
}

Error Unusable(const std::string& path, const std::string& why) {
  return Error{ErrorCode::kMalformed, "this gazetteer " + why + "; run `make gazetteer` to build it anew", path};
}

// Maps the whole file for reading; the pointer unmaps it.
Result<std::pair<std::shared_ptr<const void>, std::string_view>> MapFile(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return Error{ErrorCode::kNotFound, "the gazetteer of place names is not there; run `make gazetteer` to build it",
                 path};
  }
  struct stat status {};
  const bool known = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = known ? static_cast<std::size_t>(status.st_size) : 0;
  if (size < kHeaderSize || size % 8 != 0) {
    ::close(file);
    return Unusable(path, "is cut short");
  }
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0);
  ::close(file);
  if (memory == MAP_FAILED) {
    return Error{ErrorCode::kUnreadable, "cannot map the gazetteer into memory: " + std::string(std::strerror(errno)),
                 path};
  }
  std::shared_ptr<const void> mapping(memory, [size](const void* start) { ::munmap(const_cast<void*>(start), size); });
  return std::pair{std::move(mapping), std::string_view(static_cast<const char*>(memory), size)};
}

}  // namespace

Result<Gazetteer> Gazetteer::Open(const std::string& path) {
  auto mapped = MapFile(path);
  if (!mapped) return mapped.error();
  Gazetteer gazetteer;
  gazetteer.mapping_ = mapped->first;
  gazetteer.bytes_ = mapped->second;
  if (!gazetteer.bytes_.starts_with(kMagic)) return Unusable(path, "does not begin with \"TACGAZET\"");
  const auto version = ReadNumber<std::uint32_t>(gazetteer.bytes_, 8);
  if (version != kVersion) return Unusable(path, "has format version " + std::to_string(version) + " instead of 1");
  if (!ChecksumHolds(gazetteer.bytes_)) return Unusable(path, "is damaged (its checksum does not hold)");
  if (const Result<Done> done = gazetteer.ReadSections(path); !done) return done.error();
  return gazetteer;
}

Result<Done> Gazetteer::ReadSections(const std::string& path) {
  if (ReadNumber<std::uint32_t>(bytes_, 12) != kSections) return Unusable(path, "lacks some of its sections");
  std::array<std::string_view, kSections> sections;
  for (std::size_t i = 0; i < kSections; ++i) {
    const auto offset = ReadNumber<std::uint32_t>(bytes_, kTable + 8 * i);
    const auto size = ReadNumber<std::uint32_t>(bytes_, kTable + 8 * i + 4);
    if (offset > bytes_.size() || size > bytes_.size() - offset) return Unusable(path, "is cut short");
    sections[i] = bytes_.substr(offset, size);
  }
  const auto take = [](std::string_view section, auto& span) {
    using T = std::remove_reference_t<decltype(span[0])>;
    span = {reinterpret_cast<T*>(section.data()), section.size() / sizeof(T)};
  };
  take(sections[0], places_);
  strings_ = sections[1];
  take(sections[2], countries_);
  take(sections[3], features_);
  take(sections[4], fold_);
  take(sections[5], keys_);
  take(sections[6], values_);
  if (keys_.size() != values_.size()) return Unusable(path, "has names without places");
  return Done{};
}

std::string Gazetteer::FoldName(std::string_view name) const {
  std::string folded;
  const auto append = [&](std::string_view text) {
    for (const char c : text) {
      if (c == '\0') return;
      if (c != ' ' || (!folded.empty() && folded.back() != ' ')) folded += c;
    }
  };
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = NextCharacter(name, at);
    if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      folded += static_cast<char>(c);
    } else if (c < 128) {
      if (c != '\'' && c != '.' && c != '`') append(" ");
    } else {
      const auto found = std::lower_bound(fold_.begin(), fold_.end(), c,
                                          [](const Fold& entry, char32_t wanted) { return entry.character < wanted; });
      const bool known = found != fold_.end() && found->character == c;
      append(known ? std::string_view(found->text, 4) : std::string_view(" "));
    }
  }
  while (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

std::vector<NamedPlace> Gazetteer::Find(std::string_view name) const {
  const std::uint64_t key = KeyOf(FoldName(name));
  std::vector<NamedPlace> places;
  auto at = static_cast<std::size_t>(std::lower_bound(keys_.begin(), keys_.end(), key) - keys_.begin());
  for (; at < keys_.size() && keys_[at] == key; ++at) {
    const std::uint32_t value = values_[at];
    const NamedPlace place{value & kPlaceMask, (value & kAlternate) != 0, (value & kDemonym) != 0,
                           (value & kAbbreviation) != 0};
    if (place.place < places_.size()) places.push_back(place);
  }
  return places;
}

std::string_view Gazetteer::NameOf(std::uint32_t place) const {
  const std::uint32_t offset = places_[place].name;
  if (offset >= strings_.size()) return {};
  const std::string_view rest = strings_.substr(offset);
  return rest.substr(0, rest.find('\0'));
}

std::string_view Gazetteer::FeatureOf(std::uint32_t place) const {
  const std::uint8_t feature = places_[place].feature;
  if (feature >= features_.size()) return {};
  const std::string_view code(features_[feature].code, sizeof(Feature));
  return code.substr(0, code.find('\0'));
}

std::uint32_t Gazetteer::PopulationOf(std::uint32_t place) const { return places_[place].population; }

std::uint16_t Gazetteer::CountryOf(std::uint32_t place) const {
  const std::uint16_t country = places_[place].country;
  return country < countries_.size() ? country : kNoCountry;
}

std::uint32_t Gazetteer::Admin1Of(std::uint32_t place) const {
  if (FeatureOf(place) == "ADM1") return place;
  const std::uint32_t admin = places_[place].admin1;
  return admin < places_.size() ? admin : kNoPlace;
}

std::uint32_t Gazetteer::Admin2Of(std::uint32_t place) const {
  if (FeatureOf(place) == "ADM2") return place;
  const std::uint32_t admin = places_[place].admin2;
  return admin < places_.size() ? admin : kNoPlace;
}

double Gazetteer::DistanceInKm(std::uint32_t a, std::uint32_t b) const {
  constexpr double kUnit = 1e-5;
  return tacitus::DistanceInKm(places_[a].latitude * kUnit, places_[a].longitude * kUnit, places_[b].latitude * kUnit,
                               places_[b].longitude * kUnit);
}

bool Gazetteer::IsInside(std::uint32_t inner, std::uint32_t outer) const {
  if (inner == outer) return false;
  const std::string_view feature = FeatureOf(outer);
  if (feature.starts_with("PCL")) return CountryOf(inner) != kNoCountry && CountryOf(inner) == CountryOf(outer);
  if (feature == "ADM1") return Admin1Of(inner) == outer;
  return feature == "ADM2" && Admin2Of(inner) == outer;
}

std::uint32_t Gazetteer::CountryByCode(std::string_view iso2) const {
  if (iso2.size() != 2) return kNoPlace;
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  for (const Country& country : countries_) {
    const bool same = upper(iso2[0]) == country.iso2[0] && upper(iso2[1]) == country.iso2[1];
    if (same && country.place < places_.size()) return country.place;
  }
  return kNoPlace;
}

std::uint32_t Gazetteer::CountryId(std::string_view iso3) const {
  for (const Country& country : countries_) {
    const bool same = iso3 == std::string_view(country.iso3, sizeof(country.iso3));
    if (same && country.place < places_.size()) return places_[country.place].geonameid;
  }
  return 0;
}

Place Gazetteer::Describe(std::uint32_t place) const {
  const Record& record = places_[place];
  Place described;
  described.name = std::string(NameOf(place));
  described.geonameid = record.geonameid;
  described.latitude = record.latitude / 1e5;
  described.longitude = record.longitude / 1e5;
  described.feature = std::string(FeatureOf(place));
  if (const std::uint16_t country = CountryOf(place); country != kNoCountry) {
    described.country = std::string(countries_[country].iso3, 3);
  }
  if (const std::uint32_t admin = Admin1Of(place); admin != kNoPlace) described.admin1 = std::string(NameOf(admin));
  if (const std::uint32_t admin = Admin2Of(place); admin != kNoPlace) described.admin2 = std::string(NameOf(admin));
  return described;
}

}  // namespace tacitus
