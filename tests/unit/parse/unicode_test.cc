#include "parse/unicode.h"

#include <gtest/gtest.h>

#include <functional>

#include "base/utf8.h"

namespace tacitus {
namespace {

// A checksum over all characters for which holds(c), in order.
std::uint64_t Checksum(const std::function<bool(char32_t)>& holds) {
  std::uint64_t sum = 0;
  for (char32_t c = 0; c < 0x110000; ++c) {
    if ((c < 0xd800 || c >= 0xe000) && holds(c)) sum = sum * 31 + c;
  }
  return sum;
}

// The checksums come from Python 3.11: sum = (sum * 31 + code) % 2**64 over chr(code).isalpha() and so on.
TEST(Unicode, ClassifiesEveryCharacterAsPythonDoes) {
  EXPECT_EQ(Checksum([](char32_t c) { return IsAlphabetic(c); }), 10085977157650320848U);
  EXPECT_EQ(Checksum(IsDigit), 11627982675155281386U);
  EXPECT_EQ(Checksum(IsUpperCase), 7619671502451322338U);
}

TEST(Unicode, LowersEveryCharacterAsPythonDoes) {
  std::uint64_t sum = 0;
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string text;
    AppendUtf8(c, text);
    const std::string lower = ToLower(text);
    for (std::size_t i = 0; i < lower.size();) sum = sum * 31 + NextCharacter(lower, i);
  }
  EXPECT_EQ(sum, 2163500660183212571U);
}

TEST(Unicode, KnowsWhiteSpace) {
  int count = 0;
  for (char32_t c = 0; c < 0x110000; ++c) count += IsSpace(c) ? 1 : 0;
  EXPECT_EQ(count, 29);
  EXPECT_TRUE(IsSpace(0x1c));
  EXPECT_TRUE(IsSpace(0xa0));
  EXPECT_FALSE(IsSpace(0x180e));
  EXPECT_FALSE(IsSpace(0x200b));
}

TEST(ToLower, WritesFinalSigmas) {
  EXPECT_EQ(ToLower("ΣΊΣΥΦΟΣ"), "σίσυφος");
  EXPECT_EQ(ToLower("ΑΣ ΒΣ"), "ας βς");
  EXPECT_EQ(ToLower("Σ"), "σ");
  EXPECT_EQ(ToLower("AΣ."), "aς.");
  EXPECT_EQ(ToLower("AΣ.B"), "aσ.b");
  EXPECT_EQ(ToLower("A\u0301Σ"), "a\u0301ς");
}

TEST(ToLower, MakesTwoCharactersOfADottedCapitalI) { EXPECT_EQ(ToLower("İSTANBUL"), "i\u0307stanbul"); }

TEST(IsAlphabetic, WantsEveryCharacterToBeALetter) {
  EXPECT_TRUE(IsAlphabetic("Éire"));
  EXPECT_FALSE(IsAlphabetic("o'clock"));
  EXPECT_FALSE(IsAlphabetic(""));
}

TEST(RepairUtf8, ReplacesEachBadByte) {
  const RepairedText repaired = RepairUtf8(
      "a\xff"
      "b\xe2\x82 c\xc3\xa9");
  EXPECT_EQ(repaired.text, "a\ufffdb\ufffd\ufffd cé");
  EXPECT_EQ(repaired.replaced, (std::vector<std::size_t>{1, 5, 8}));
}

TEST(RepairUtf8, TakesSurrogatesForBadBytes) {
  EXPECT_EQ(RepairUtf8("\xed\xa0\x80").replaced, (std::vector<std::size_t>{0, 3, 6}));
}

}  // namespace
}  // namespace tacitus
