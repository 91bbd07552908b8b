#include "eval/petrarch_suite.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/strings.h"
#include "eval/tagged_text.h"

namespace tacitus {
namespace {

std::string FoldBlanks(std::string_view text) {
  std::string folded;
  for (const char c : Trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) {
      folded += c;
    } else if (folded.back() != ' ') {
      folded += ' ';
    }
  }
  return folded;
}

class SuiteReader {
 public:
  SuiteReader(const std::string& path, const TaggedText& file)
      : folder_(std::filesystem::path(path).parent_path()), file_(file) {}

  PetrarchSuite Read() {
    for (const Tag& tag : file_.tags) Element(tag);
    return std::move(suite_);
  }

 private:
  void Element(const Tag& tag) {
    if (tag.name == "Verbfile") AddFile(DictionaryKind::kVerbs, tag);
    if (tag.name == "Actorfile") AddFile(DictionaryKind::kActors, tag);
    if (tag.name == "Agentfile") AddFile(DictionaryKind::kAgents, tag);
    if (tag.name == "Discardfile") AddFile(DictionaryKind::kDiscards, tag);
    if (tag.name == "Issuefile") AddFile(DictionaryKind::kIssues, tag);
    if (tag.name == "Config") Configure(tag.Attribute("option"), tag.Attribute("value"));
    if (tag.name == "Sentence") Begin(tag);
    if (tag.name == "EventCoding") Expect(tag);
    if (tag.name == "Text" && !suite_.records.empty()) suite_.records.back().text = FoldBlanks(file_.TextOf(tag));
  }

  void AddFile(DictionaryKind kind, const Tag& tag) {
    suite_.dictionaries.emplace_back((folder_ / std::string(Trim(file_.TextOf(tag)))).string(), kind);
  }

  void Configure(std::string_view option, std::string_view value) {
    int number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    if (option == "require_dyad") options_.require_dyad = LowerAscii(value) == "true";
    if (option == "new_actor_length") options_.new_actor_length = number;
    if (option == "comma_min") options_.commas.inner_least = number;
    if (option == "comma_max") options_.commas.inner_most = number;
    if (option == "comma_bmin") options_.commas.initial_least = number;
    if (option == "comma_bmax") options_.commas.initial_most = number;
    if (option == "comma_emin") options_.commas.final_least = number;
    if (option == "comma_emax") options_.commas.final_most = number;
  }

  void Begin(const Tag& tag) {
    PetrarchRecord& record = suite_.records.emplace_back();
    record.id = std::string(tag.Attribute("id"));
    record.date = ParseDictionaryDate(tag.Attribute("date"));
    record.options = options_;
  }

  void Expect(const Tag& tag) {
    if (suite_.records.empty()) return;
    PetrarchRecord& record = suite_.records.back();
    record.error = std::string(tag.Attribute("error"));
    if (tag.Attribute("eventcode").empty()) return;
    record.events.push_back({std::string(tag.Attribute("sourcecode")), std::string(tag.Attribute("targetcode")),
                             std::string(tag.Attribute("eventcode"))});
    std::sort(record.events.begin(), record.events.end());
    record.events.erase(std::unique(record.events.begin(), record.events.end()), record.events.end());
  }

  std::filesystem::path folder_;
  const TaggedText& file_;
  PetrarchSuite suite_;
  DictionaryOptions options_;
};

}  // namespace

Result<PetrarchSuite> ReadPetrarchSuite(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kNotFound, "no suite of PETRARCH's tests here", path};
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  const Result<TaggedText> file = ReadTaggedText(text, path);
  if (!file) return file.error();
  PetrarchSuite suite = SuiteReader(path, *file).Read();
  if (suite.records.empty()) return Error{ErrorCode::kMalformed, "no <Sentence> in this file", path};
  if (suite.dictionaries.empty()) return Error{ErrorCode::kMalformed, "no <Environment> names the dictionaries", path};
  return suite;
}

}  // namespace tacitus
