// The gazetteer: places by name, from data/places/gazetteer.bin, which tools/build_gazetteer.sh makes.
//
// The file is mapped into memory and read in place, so that processes share it and opening costs a few milliseconds.
// Its format, version 1 (all numbers little-endian; sections padded to eight bytes):
//
//   header    128 bytes: "TACGAZET", version u32, number of sections u32, checksum two u64, then offset u32 and size
//             u32 of each section. The checksum is over the 64-bit words after the header: their sum, and the sum of
//             the running sums.
//   places    32 bytes each: geonameid u32, latitude and longitude i32 (1e-5 degrees), population u32, name u32 (into
//             strings), first- and second-level division u32 (places; ~0 none), country u16 (~0 none), feature u8, 0
//   strings   names in UTF-8, each ended by a NUL
//   countries 12 bytes each: ISO 3166-1 alpha-2, alpha-3, three unused bytes, place u32 (~0 none)
//   features  8 bytes each: GeoNames feature code, padded with NULs
//   fold      8 bytes each: a character u32 and what names have in its place, up to four bytes
//   keys      u64 each, sorted: FNV-1a of a folded name
//   values    u32 each, beside the keys: a place, and flags in the top three bits: the name is an alternate one, a
//             word for the people, an abbreviation
//
// Immutable once opened; any number of threads. Tested in tests/unit/code/places/gazetteer_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/event.h"
#include "tacitus/result.h"

namespace tacitus {

inline constexpr std::uint32_t kNoPlace = 0xffffffff;

// A place that has a name, and what kind of name it is to it.
struct NamedPlace {
  std::uint32_t place = kNoPlace;
  bool alternate = false;     // not its main name: another language's, an older one, one without "County"
  bool demonym = false;       // a word for those who live there, or their language: "Turkish"
  bool abbreviation = false;  // "Ky.", "US"
};

class Gazetteer {
 public:
  // Maps the file. Fails where it is missing, of another version, cut short or damaged.
  static Result<Gazetteer> Open(const std::string& path);

  // Every place with the name, whatever its case, accents, dots and apostrophes; hyphens count as spaces.
  [[nodiscard]] std::vector<NamedPlace> Find(std::string_view name) const;

  // Precondition for these: the place came from this gazetteer.
  [[nodiscard]] Place Describe(std::uint32_t place) const;  // without text, start and end
  [[nodiscard]] std::string_view NameOf(std::uint32_t place) const;
  [[nodiscard]] std::string_view FeatureOf(std::uint32_t place) const;
  [[nodiscard]] std::uint32_t PopulationOf(std::uint32_t place) const;
  [[nodiscard]] std::uint16_t CountryOf(std::uint32_t place) const;  // 0xffff is none
  [[nodiscard]] std::uint32_t Admin1Of(std::uint32_t place) const;   // itself for a first-level division
  [[nodiscard]] std::uint32_t Admin2Of(std::uint32_t place) const;
  [[nodiscard]] double DistanceInKm(std::uint32_t a, std::uint32_t b) const;
  // Whether `inner` lies in the country or division `outer`.
  [[nodiscard]] bool IsInside(std::uint32_t inner, std::uint32_t outer) const;

  // A country by its ISO 3166-1 alpha-2 code, in either case; kNoPlace where there is none.
  [[nodiscard]] std::uint32_t CountryByCode(std::string_view iso2) const;
  // The geonameid of a country by its ISO 3166-1 alpha-3 code; 0 where there is none.
  [[nodiscard]] std::uint32_t CountryId(std::string_view iso3) const;

  [[nodiscard]] std::size_t size() const { return places_.size(); }

 private:
  struct Record {
    std::uint32_t geonameid;
    std::int32_t latitude;
    std::int32_t longitude;
    std::uint32_t population;
    std::uint32_t name;
    std::uint32_t admin1;
    std::uint32_t admin2;
    std::uint16_t country;
    std::uint8_t feature;
    std::uint8_t unused;
  };
  struct Country {
    char iso2[2];
    char iso3[3];
    char unused[3];
    std::uint32_t place;
  };
  struct Feature {
    char code[8];
  };
  struct Fold {
    std::uint32_t character;
    char text[4];
  };
  static_assert(sizeof(Record) == 32 && sizeof(Country) == 12 && sizeof(Feature) == 8 && sizeof(Fold) == 8);

  [[nodiscard]] Result<Done> ReadSections(const std::string& path);
  [[nodiscard]] std::string FoldName(std::string_view name) const;

  std::shared_ptr<const void> mapping_;  // keeps the file mapped
  std::string_view bytes_;
  std::span<const Record> places_;
  std::string_view strings_;
  std::span<const Country> countries_;
  std::span<const Feature> features_;
  std::span<const Fold> fold_;
  std::span<const std::uint64_t> keys_;
  std::span<const std::uint32_t> values_;
};

}  // namespace tacitus
