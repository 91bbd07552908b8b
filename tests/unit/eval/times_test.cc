#include "eval/times.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

class TimesSuiteTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "tacitus_times_suite_test";
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void Write(const std::string& text) {
    std::ofstream(folder_ / "a.tml") << "<TimeML><DCT><TIMEX3 functionInDocument=\"CREATION_TIME\" type=\"DATE\" "
                                        "value=\"1998-02-13\">0</TIMEX3></DCT><TEXT>"
                                     << text << "</TEXT></TimeML>";
  }

  // Answers with one expression for each token of the text that is in `values`.
  static CodedText Code(const Document& document, const std::map<std::string, std::string>& values) {
    CodedText coded;
    coded.parse.text = document.text;
    for (std::size_t start = 0; start < document.text.size();) {
      const std::size_t end = std::min(document.text.find(' ', start), document.text.size());
      Token token;
      token.start = static_cast<std::uint32_t>(start);
      token.end = static_cast<std::uint32_t>(end);
      const auto index = static_cast<std::uint32_t>(coded.parse.tokens.size());
      coded.parse.tokens.push_back(token);
      const auto found = values.find(document.text.substr(start, end - start));
      if (found != values.end()) {
        TimeExpression time;
        time.tokens = {index, index + 1};
        time.value = found->second;
        coded.coding.times.push_back(time);
      }
      start = end + 1;
    }
    return coded;
  }

  std::filesystem::path folder_;
};

TEST_F(TimesSuiteTest, ScoresSpansAndValues) {
  Write(
      "On <TIMEX3 type=\"DATE\" value=\"1998-02-13\">Friday</TIMEX3> and <TIMEX3 type=\"DATE\" "
      "value=\"1998-02\">this month</TIMEX3> we met <TIMEX3 type=\"DURATION\" value=\"P1D\">days</TIMEX3>");
  std::string anchor;
  const auto report = EvaluateTimes(folder_.string(), [&](const Document& document) {
    anchor = document.published_at ? "known" : "unknown";
    return Code(document, {{"Friday", "1998-02-13"}, {"month", "1998-03"}, {"we", "X"}});
  });
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(anchor, "known");
  EXPECT_EQ(report->gold, 3);
  EXPECT_EQ(report->predicted, 3);
  EXPECT_EQ(report->spans, 2);
  EXPECT_EQ(report->strict, 1);
  EXPECT_EQ(report->values, 1);
  EXPECT_EQ(report->headline, "times: span F1 0.667 value F1 0.333 type F1 0.667 strict span F1 0.333 (n=3)");
  EXPECT_EQ(report->predictions,
            "document\tstart\tend\ttext\ttype\tvalue\na\t3\t9\tFriday\tDATE\t1998-02-13\n"
            "a\t19\t24\tmonth\tDATE\t1998-03\na\t25\t27\twe\tDATE\tX\n");
}

TEST_F(TimesSuiteTest, SaysWhatIsMissing) {
  const auto code = [](const Document&) { return CodedText(); };
  EXPECT_EQ(EvaluateTimes(folder_.string(), code).error().ToString(),
            folder_.string() + ": no .tml files in this folder");
  std::ofstream(folder_ / "a.tml") << "<TimeML></TimeML>";
  EXPECT_EQ(EvaluateTimes(folder_.string(), code).error().ToString(),
            (folder_ / "a.tml").string() + ": has no <TEXT>; is it TimeML?");
}

}  // namespace
}  // namespace tacitus
