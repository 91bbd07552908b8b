// Test cases as files: an article and the events that it tells of. README.md beside this file describes the form.
// Tested in case_format_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// One line below the "----": an event that must, may or must not be found.
struct Expectation {
  std::string text;      // the line as written
  std::size_t line = 0;  // 1-based
  std::string source;    // patterns of CAMEO-form codes
  std::string target;
  std::string event;
  std::vector<std::pair<std::string, std::string>> fields;  // "cameo" and "125", in the order written
  bool optional = false;                                    // may be missing
  bool many = false;                                        // may be found more than once
  bool never = false;                                       // must not be found, whatever its status
};

struct CaseFile {
  std::string path;
  std::string name;
  std::string why;
  std::string article;    // path of an article that stands elsewhere, from the root of the repository; else empty
  std::string published;  // ISO date or time for a text that has none of its own
  std::string text;       // the article itself, where it stands in the file
  std::vector<Expectation> expectations;
};

// Reads the content of a case. `path` is for messages.
Result<CaseFile> ParseCase(std::string_view content, const std::string& path);

Result<CaseFile> ReadCase(const std::string& path);

// The article of a case as a document. Fails where it cannot be read.
Result<Document> DocumentOf(const CaseFile& test_case, const std::string& repository);

}  // namespace tacitus
