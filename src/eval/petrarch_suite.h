// The gold of suite `petrarch`: PETRARCH's unit tests, an XML file of sentences with the events expected of them.
//
//   <Environment> <Verbfile>verbs.txt</Verbfile> … </Environment>      the dictionaries, beside the file
//   <Config option="require_dyad" value="false"></Config>              holds for the sentences below
//   <Sentence date="19950101" id="DEMO-00" …>
//     <EventCoding sourcecode="ARN" targetcode="GON" eventcode="064"></EventCoding>
//     <Text> … </Text> <Parse> … </Parse>                              the parse is not used
//   </Sentence>
//
// An EventCoding may say noevents="True", or error="…" for a sentence that is to be refused. Tested in
// tests/unit/eval/petrarch_test.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "code/petrarch/code_sentence.h"
#include "code/petrarch/dictionaries.h"
#include "tacitus/result.h"

namespace tacitus {

struct PetrarchEvent {
  std::string source;
  std::string target;
  std::string code;
  friend auto operator<=>(const PetrarchEvent&, const PetrarchEvent&) = default;
};

struct PetrarchRecord {
  std::string id;
  std::optional<Date> date;
  std::string text;                   // blanks folded
  std::vector<PetrarchEvent> events;  // sorted, each once
  std::string error;                  // "storydiscard", "dateline" …; empty where none is expected
  DictionaryOptions options;          // as they stand here
};

struct PetrarchSuite {
  std::vector<std::pair<std::string, DictionaryKind>> dictionaries;  // paths
  std::vector<PetrarchRecord> records;
};

// Fails where the file cannot be read, is not well-formed, or has no sentences or names no dictionaries.
Result<PetrarchSuite> ReadPetrarchSuite(const std::string& path);

}  // namespace tacitus
