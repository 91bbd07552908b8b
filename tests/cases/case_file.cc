#include "tests/cases/case_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/calendar.h"
#include "base/strings.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 17> kFields = {"cameo", "mode",      "quad",    "status", "standing", "date",
                                                      "until", "place",     "lat",     "lon",    "speaker",  "medium",
                                                      "count", "condition", "trigger", "source", "target"};

Error At(const std::string& path, std::size_t line, std::string message) {
  return Error{ErrorCode::kMalformed, std::move(message), path + ":" + std::to_string(line)};
}

// Takes the next line off the front of `rest`, without its end.
std::string_view TakeLine(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The words of a line; quotation marks hold spaces together and are left out.
std::vector<std::string> SplitLine(std::string_view line) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase(words, "");
  return words;
}

Result<Expectation> ParseExpectation(std::string_view line, const std::string& path, std::size_t number) {
  Expectation expected;
  expected.text = line;
  expected.line = number;
  std::vector<std::string> words = SplitLine(line);
  if (words.front() == "never") {
    expected.never = true;
    words.erase(words.begin());
  }
  if (words.size() < 4 || words[1] != "->") {
    return At(path, number,
              "an expected event must read \"SOURCE -> TARGET EVENT …\", not \"" + std::string(line) + "\"");
  }
  expected.source = words[0];
  expected.target = words[2];
  expected.event = words[3];
  for (std::size_t i = 4; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const std::string key = words[i].substr(0, equals);
    if (equals == std::string::npos && key == "optional") {
      expected.optional = true;
    } else if (equals == std::string::npos && key == "many") {
      expected.many = true;
    } else if (equals != std::string::npos && std::find(kFields.begin(), kFields.end(), key) != kFields.end()) {
      expected.fields.emplace_back(key, words[i].substr(equals + 1));
    } else {
      return At(path, number, "\"" + words[i] + "\" is no field of an expected event; README.md lists them");
    }
  }
  return expected;
}

// Sets a header; false where there is none of this name.
bool SetHeader(CaseFile& test_case, std::string_view key, std::string_view value) {
  const std::array<std::pair<std::string_view, std::string*>, 4> headers = {{{"name", &test_case.name},
                                                                             {"why", &test_case.why},
                                                                             {"article", &test_case.article},
                                                                             {"published", &test_case.published}}};
  for (const auto& [name, field] : headers) {
    if (name != key) continue;
    *field = value;
    return true;
  }
  return false;
}

}  // namespace

Result<CaseFile> ParseCase(std::string_view content, const std::string& path) {
  CaseFile test_case;
  test_case.path = path;
  std::size_t number = 0;
  while (!content.empty()) {
    ++number;
    const std::string_view line = TakeLine(content);
    if (Trim(line).empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos ||
        !SetHeader(test_case, Trim(line.substr(0, colon)), Trim(line.substr(colon + 1)))) {
      return At(path, number, "a header must be name:, why:, article: or published:, and a blank line must end them");
    }
  }
  if (test_case.name.empty() || test_case.why.empty()) return At(path, number, "a case must have name: and why:");
  bool below = false;
  while (!content.empty()) {
    ++number;
    const std::string_view line = TakeLine(content);
    if (line == "----") {
      below = true;
    } else if (!below) {
      test_case.text += std::string(line) + "\n";
    } else if (!Trim(line).empty() && !line.starts_with('#')) {
      Result<Expectation> expected = ParseExpectation(line, path, number);
      if (!expected) return expected.error();
      test_case.expectations.push_back(std::move(*expected));
    }
  }
  test_case.text = Trim(test_case.text);
  if (!below) return At(path, number, "a line \"----\" must end the article");
  if (test_case.text.empty() == test_case.article.empty()) {
    return At(path, number, "a case must have either article: or an article of its own");
  }
  return test_case;
}

Result<CaseFile> ReadCase(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kNotFound, "cannot open this case", path};
  return ParseCase(std::string(std::istreambuf_iterator<char>(stream), {}), path);
}

Result<Document> DocumentOf(const CaseFile& test_case, const std::string& repository) {
  ReadReport report = test_case.article.empty() ? ReadBytes(test_case.text, test_case.path)
                                                : ReadFile(repository + "/" + test_case.article);
  if (!report.rejects.empty()) return report.rejects.front();
  if (report.documents.size() != 1) {
    return Error{ErrorCode::kMalformed, "a case must hold one article", test_case.path};
  }
  Document document = std::move(report.documents.front());
  if (!test_case.published.empty()) {
    document.published_at = ParseDateTime(test_case.published);
    if (!document.published_at) {
      return Error{ErrorCode::kMalformed, "published: must be an ISO date or time", test_case.path};
    }
  }
  return document;
}

}  // namespace tacitus
