#include "code/places/gazetteer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/distance.h"

namespace tacitus {
namespace {

const std::string kPath = std::string(TACITUS_SOURCE_DIR) + "/data/places/gazetteer.bin";

class GazetteerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kPath)) GTEST_SKIP() << "the gazetteer is not there: run tools/build_gazetteer.sh";
    std::ifstream stream(kPath, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(stream), {});
    copy_ = (std::filesystem::path(::testing::TempDir()) / "tacitus_gazetteer_test.bin").string();
  }
  std::string OpenError(const std::string& bytes) {
    std::ofstream(copy_, std::ios::binary) << bytes;
    const Result<Gazetteer> gazetteer = Gazetteer::Open(copy_);
    return gazetteer ? "" : gazetteer.error().message;
  }

  std::string bytes_;
  std::string copy_;
};

TEST_F(GazetteerTest, FindsNamesWhateverTheirCaseAndAccents) {
  const Result<Gazetteer> gazetteer = Gazetteer::Open(kPath);
  ASSERT_TRUE(gazetteer.has_value()) << gazetteer.error().ToString();
  for (const char* name : {"Zürich", "ZURICH", "zurich", "Zu\u0308rich"}) {
    const std::vector<NamedPlace> places = gazetteer->Find(name);
    const bool found = std::any_of(places.begin(), places.end(), [&](const NamedPlace& place) {
      return gazetteer->Describe(place.place).geonameid == 2657896;
    });
    EXPECT_TRUE(found) << name;
  }
  EXPECT_TRUE(gazetteer->Find("Qwzxtown").empty());
  EXPECT_TRUE(gazetteer->Find("").empty());
}

TEST_F(GazetteerTest, DescribesAPlaceWithItsDivisions) {
  const Result<Gazetteer> gazetteer = Gazetteer::Open(kPath);
  ASSERT_TRUE(gazetteer.has_value());
  for (const NamedPlace& named : gazetteer->Find("Edmonton")) {
    const Place place = gazetteer->Describe(named.place);
    if (place.geonameid != 4290886) continue;
    EXPECT_EQ(place.name, "Edmonton");
    EXPECT_EQ(place.country, "USA");
    EXPECT_EQ(place.admin1, "Kentucky");
    EXPECT_EQ(place.admin2, "Metcalfe County");
    EXPECT_NEAR(place.latitude, 36.98, 0.01);
    EXPECT_NEAR(place.longitude, -85.61, 0.01);
    return;
  }
  FAIL() << "Edmonton in Kentucky is missing";
}

TEST_F(GazetteerTest, EveryPlaceIsOnEarthAndHasAName) {
  const Result<Gazetteer> gazetteer = Gazetteer::Open(kPath);
  ASSERT_TRUE(gazetteer.has_value());
  ASSERT_GT(gazetteer->size(), 250000U);
  for (std::uint32_t i = 0; i < gazetteer->size(); i += 7) {
    const Place place = gazetteer->Describe(i);
    ASSERT_FALSE(place.name.empty()) << i;
    ASSERT_LE(std::abs(place.latitude), 90) << place.name;
    ASSERT_LE(std::abs(place.longitude), 180) << place.name;
    ASSERT_FALSE(place.feature.empty()) << place.name;
  }
}

TEST_F(GazetteerTest, SaysWhatIsWrongWithABrokenFile) {
  constexpr const char* kMend = "; run `make gazetteer` to build it anew";
  EXPECT_EQ(OpenError(""), std::string("this gazetteer is cut short") + kMend);
  EXPECT_EQ(OpenError(bytes_.substr(0, bytes_.size() - 3)), std::string("this gazetteer is cut short") + kMend);
  EXPECT_EQ(OpenError(bytes_.substr(0, bytes_.size() / 16 * 8)),
            std::string("this gazetteer is damaged (its checksum does not hold)") + kMend);
  std::string changed = bytes_;
  changed[0] = 'X';
  EXPECT_EQ(OpenError(changed), std::string("this gazetteer does not begin with \"TACGAZET\"") + kMend);
  changed = bytes_;
  changed[8] = 9;
  EXPECT_EQ(OpenError(changed), std::string("this gazetteer has format version 9 instead of 1") + kMend);
  changed = bytes_;
  changed[bytes_.size() / 2] = static_cast<char>(changed[bytes_.size() / 2] ^ 1);
  EXPECT_EQ(OpenError(changed), std::string("this gazetteer is damaged (its checksum does not hold)") + kMend);
}

TEST(GazetteerMissingTest, SaysHowToBuildIt) {
  const Result<Gazetteer> gazetteer = Gazetteer::Open("/no/such/gazetteer.bin");
  ASSERT_FALSE(gazetteer.has_value());
  EXPECT_EQ(gazetteer.error().ToString(),
            "/no/such/gazetteer.bin: the gazetteer of place names is not there; run `make gazetteer` to build it");
}

TEST(DistanceTest, MeasuresOnTheSphere) {
  EXPECT_NEAR(DistanceInKm(51.50853, -0.12574, 48.85341, 2.3488), 343, 2);  // London to Paris
  EXPECT_NEAR(DistanceInKm(0, 179.5, 0, -179.5), 111.2, 0.5);               // across the antimeridian
}

}  // namespace
}  // namespace tacitus
