#include "parse/regex.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

std::string Translate(std::string_view pattern) {
  const Result<std::string> translated = TranslatePythonPattern(pattern);
  return translated ? *translated : translated.error().ToString();
}

// The matched part, or "-".
std::string Found(std::string_view pattern, std::string_view text) {
  RegexScratch scratch;
  const Result<Regex> regex = Regex::Compile(pattern, "test");
  if (!regex) return regex.error().ToString();
  const std::optional<Regex::Match> match = regex->Search(text, scratch);
  return match ? std::string(text.substr(match->start, match->end - match->start)) : "-";
}

TEST(TranslatePythonPattern, RewritesCodePoints) {
  EXPECT_EQ(Translate(R"([\u00A6-\u00AE]|\U0001F600)"), R"([\x{00A6}-\x{00AE}]|\x{0001F600})");
}

TEST(TranslatePythonPattern, DropsTheUnicodeFlag) {
  EXPECT_EQ(Translate("(?u)^a$"), "^a$");
  EXPECT_EQ(Translate("(?iu)a[(?u)]"), "(?i)a[(?u)]");
  EXPECT_EQ(Found("(?iu)ÉT", "été"), "ét");
}

TEST(TranslatePythonPattern, ReadsClassesAsPythonDoes) {
  EXPECT_EQ(Translate("[[:a]"), R"([\[:a])");
  EXPECT_EQ(Translate("[]a][^]b]"), "[]a][^]b]");
  EXPECT_EQ(Translate(R"([\w\+\-])"), R"([\p{L}\p{N}_\+\-])");
  EXPECT_EQ(Translate(R"(\d\D\Z)"), R"(\p{Nd}\P{Nd}\z)");
}

TEST(TranslatePythonPattern, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(Translate(R"(a\Qb)"), "the escape \"\\Q\" of a Python regular expression is not handled");
  EXPECT_EQ(Translate(R"([\S])"), "the escape \"\\S\" of a Python regular expression is not handled");
  EXPECT_EQ(Translate(R"(\u12)"), "the escape \"\\u\" of a Python regular expression is not handled");
  EXPECT_EQ(Translate("\\"), "the escape \"\\\" of a Python regular expression is not handled");
}

TEST(Regex, MatchesAsPythonDoes) {
  EXPECT_EQ(Found(R"(\s+)", "a\x1c\u00a0\u3000"), "\x1c\u00a0\u3000");
  EXPECT_EQ(Found(R"(\s)", "\u180e"), "-");
  EXPECT_EQ(Found(R"(\d+)", "x\u0663\u0664"), "\u0663\u0664");
  EXPECT_EQ(Found(R"(\w+)", "-naïve_½"), "naïve_½");
  EXPECT_EQ(Found(R"((?<=[0-9])km$)", "10km"), "km");
  EXPECT_EQ(Found("b$", "ab\n"), "b");
  EXPECT_EQ(Found("a.c", "a\rc"), "a\rc");
}

TEST(Regex, SaysWhatDoesNotCompile) {
  EXPECT_EQ(Found("(abc", "abc"),
            "test: a regular expression does not compile: missing closing parenthesis near \"(abc\"");
}

TEST(Regex, SearchesFromAPlaceAndLooksBehindIt) {
  RegexScratch scratch;
  const Result<Regex> regex = Regex::Compile("(?<=a)b|x*", "test");
  ASSERT_TRUE(regex);
  const std::optional<Regex::Match> match = regex->Search("ab", scratch, 1);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->end, 2U);
  EXPECT_FALSE(regex->Search("ab", scratch, 2, /*not_empty_at_from=*/true).has_value());
}

TEST(Regex, GivesUpOnASearchThatWouldNotEnd) {
  RegexScratch scratch;
  const Result<Regex> regex = Regex::Compile("(a+)+$", "test");
  ASSERT_TRUE(regex);
  EXPECT_FALSE(regex->Search(std::string(40, 'a') + "b", scratch).has_value());
}

TEST(Regex, NeedsNoDeepStack) {
  RegexScratch scratch;
  const Result<Regex> regex = Regex::Compile("(?:a|b)*c", "test");
  ASSERT_TRUE(regex);
  const std::string text = std::string(300'000, 'a') + "c";
  const std::optional<Regex::Match> match = regex->Search(text, scratch);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->end, text.size());
}

}  // namespace
}  // namespace tacitus
