#include "code/types/rule_file.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

// What a condition may ask of an actor; the last rows are PLOVER's sectors.
constexpr std::array<std::string_view, 34> kKinds = {
    "actor", "country", "public", "people", "number", "place",                                     //
    "gov",   "mil",     "reb",    "cop",    "opp",    "pty",   "jud", "leg", "spy", "uaf",         //
    "cvl",   "bus",     "lab",    "edu",    "med",    "rel",   "ref", "hlh", "crm", "jrn", "agr",  //
    "prm",   "pre",     "soc",    "unk",    "igo",    "ngo",   "eli"};

std::optional<EventType> EventFromName(std::string_view name) {
  for (int i = 1; i <= static_cast<int>(EventType::kAssault); ++i) {
    if (Name(static_cast<EventType>(i)) == name) return static_cast<EventType>(i);
  }
  return std::nullopt;
}

bool IsCode(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> ToStrings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

// Words separated by spaces or commas.
std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == '\t') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// Reads one file line by line. The first problem of a line stops that line.
class RuleReader {
 public:
  RuleReader(std::string name, const std::vector<LemmaClass>& known)
      : name_(std::move(name)), file_(InternName(name_)), known_(known) {}

  RuleReading Read(std::string_view content) {
    while (!content.empty()) {
      ++line_;
      const std::size_t newline = content.find('\n');
      std::string_view line = content.substr(0, newline);
      content.remove_prefix(newline == std::string_view::npos ? content.size() : newline + 1);
      line = Trim(line.substr(0, line.find('#')));
      if (line.empty()) continue;
      if (line.starts_with("class ")) {
        ReadClass(line.substr(6));
      } else if (line.starts_with("refine ")) {
        ReadRefinement(line.substr(7));
      } else {
        ReadRule(line);
      }
      if (problem_) problems_.push_back(*std::exchange(problem_, std::nullopt));
    }
    return {std::move(file_content_), std::move(problems_)};
  }

 private:
  void Fail(std::string message) {
    if (!problem_) problem_ = Error{ErrorCode::kMalformed, std::move(message), name_ + ":" + std::to_string(line_)};
  }

  const LemmaClass* FindClass(std::string_view name) const {
    for (const std::vector<LemmaClass>* classes : {&file_content_.classes, &known_}) {
      for (const LemmaClass& word_class : *classes) {
        if (word_class.name == name) return &word_class;
      }
    }
    return nullptr;
  }

  // Adds a lemma, or the words of a class.
  void AddWord(const std::string& word, WordSet& words) {
    if (!word.starts_with('@')) {
      words.insert(word);
      return;
    }
    const LemmaClass* word_class = FindClass(std::string_view(word).substr(1));
    if (word_class == nullptr)
      return Fail("there is no class \"" + word + "\"; write \"class " + word.substr(1) + " = …\" above");
    words.insert(word_class->words.begin(), word_class->words.end());
  }

  void ReadClass(std::string_view definition) {
    const std::size_t equals = definition.find('=');
    if (equals == std::string_view::npos) return Fail("a class is written \"class name = word, word\"");
    LemmaClass word_class;
    word_class.name = std::string(Trim(definition.substr(0, equals)));
    word_class.origin = {file_, line_};
    if (FindClass(word_class.name) != nullptr) return Fail("the class \"" + word_class.name + "\" is defined twice");
    std::vector<std::string> words = Words(definition.substr(equals + 1));
    for (const std::string& word : words) AddWord(word, word_class.words);
    if (word_class.words.empty()) return Fail("the class \"" + word_class.name + "\" has no words");
    AddList(WordList::Of::kClass, std::move(words));
    file_content_.classes.push_back(std::move(word_class));
  }

  void AddList(WordList::Of of, std::vector<std::string> words) {
    if (!problem_) file_content_.lists.push_back({of, std::move(words), {file_, line_}});
  }

  // A line in its parts: "head | condition | condition => outcome".
  struct Parts {
    std::string_view head;
    std::vector<std::string_view> conditions;
    std::string_view outcome;
  };

  Parts Split(std::string_view line) {
    Parts parts;
    const std::size_t arrow = line.find("=>");
    if (arrow == std::string_view::npos) {
      Fail("a rule needs \"=>\" between its conditions and its outcome");
      return parts;
    }
    parts.outcome = line.substr(arrow + 2);
    line = line.substr(0, arrow);
    const std::size_t bar = line.find('|');
    parts.head = Trim(line.substr(0, bar));
    if (bar != std::string_view::npos) parts.conditions = SplitValues(line.substr(bar), '|');
    return parts;
  }

  void ReadRule(std::string_view line) {
    Rule rule;
    rule.origin = {file_, line_};
    const Parts parts = Split(line);
    if (problem_) return;
    if (parts.head.empty()) return Fail("the rule has no predicate before \"=>\"");
    ReadHeads(parts.head, rule);
    for (const std::string_view condition : parts.conditions) ReadCondition(condition, rule.conditions);
    ReadOutcome(parts.outcome, rule.outcome);
    if (!problem_) file_content_.rules.push_back(std::move(rule));
  }

  void ReadRefinement(std::string_view line) {
    Refinement refinement;
    refinement.origin = {file_, line_};
    const Parts parts = Split(line);
    if (problem_) return;
    refinement.codes = Words(parts.head);
    for (const std::string& code : refinement.codes) {
      if (!IsCode(code)) return Fail("\"refine\" is followed by CAMEO codes, not \"" + code + "\"");
    }
    if (refinement.codes.empty()) return Fail("\"refine\" is followed by the CAMEO codes that it makes more exact");
    for (const std::string_view condition : parts.conditions) ReadCondition(condition, refinement.conditions);
    ReadOutcome(parts.outcome, refinement.outcome);
    CheckRefinement(refinement);
    if (!problem_) file_content_.refinements.push_back(std::move(refinement));
  }

  void CheckRefinement(const Refinement& refinement) {
    const RuleOutcome& outcome = refinement.outcome;
    if (problem_) return;
    if (outcome.event == EventType::kNone) return Fail("a refinement gives an event; write the look-alike as a rule");
    if (outcome.inner || outcome.both || !outcome.source_roles.empty() || !outcome.target_roles.empty())
      return Fail(
          "a refinement has the source and target of its rule; only mode= and \"exception\" may follow the code");
    for (const RuleCondition& condition : refinement.conditions) {
      if (condition.kind == ConditionKind::kNegated || condition.kind == ConditionKind::kFuture)
        return Fail("a refinement cannot ask for \"not\" or \"future\"; what they mean is the rule's to say");
    }
  }

  void ReadHeads(std::string_view text, Rule& rule) {
    std::vector<std::string> words = Words(text);
    WordList::Of list = WordList::Of::kVerb;
    if (words[0] == "verb") {
      rule.kind = FrameKind::kVerb;
    } else if (words[0] == "noun") {
      rule.kind = FrameKind::kNoun;
      list = WordList::Of::kNoun;
    } else if (words[0] == "adjective") {
      rule.kind = FrameKind::kAdjective;
      list = WordList::Of::kAdjective;
    } else {
      return Fail("a rule begins with \"verb\", \"noun\", \"adjective\", \"refine\" or \"class\", not \"" + words[0] +
                  "\"");
    }
    WordSet heads;
    for (std::size_t i = 1; i < words.size(); ++i) AddWord(words[i], heads);
    if (heads.empty()) return Fail("the rule names no " + words[0]);
    std::vector<std::string> sorted(heads.begin(), heads.end());
    std::sort(sorted.begin(), sorted.end());
    for (const std::string& head : sorted) rule.heads.push_back(ToStrings(SplitValues(head, '_')));
    words.erase(words.begin());
    AddList(list, std::move(words));
  }

  void ReadCondition(std::string_view text, std::vector<RuleCondition>& conditions) {
    RuleCondition condition;
    if (text.starts_with('!')) {
      condition.inverted = true;
      text.remove_prefix(1);
    }
    const std::vector<std::string> words = Words(text);
    if (words.empty()) return Fail("empty condition");
    if (words.size() == 1) {
      if (words[0] == "not") {
        condition.kind = ConditionKind::kNegated;
      } else if (words[0] == "passive") {
        condition.kind = ConditionKind::kPassive;
      } else if (words[0] == "future") {
        condition.kind = ConditionKind::kFuture;
      } else {
        return Fail("the condition \"" + words[0] +
                    "\" needs words, or * for any; alone stand only not, passive, future");
      }
    } else {
      condition.roles = ToStrings(SplitValues(words[0], '/'));
      for (std::size_t i = 1; i < words.size(); ++i) ReadConditionWord(words[i], condition);
      std::vector<std::string> list;
      std::copy_if(words.begin() + 1, words.end(), std::back_inserter(list),
                   [](const std::string& word) { return word != "*" && !word.starts_with(':'); });
      AddList(WordList::Of::kCondition, std::move(list));
    }
    conditions.push_back(std::move(condition));
  }

  void ReadConditionWord(const std::string& word, RuleCondition& condition) {
    if (word == "*") {
      condition.any_word = true;
    } else if (word.starts_with(':')) {
      const std::string kind = word.substr(1);
      if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end())
        return Fail("there is no kind \"" + word + "\"");
      condition.kinds.push_back(kind);
    } else {
      AddWord(word, condition.words);
    }
  }

  void ReadOutcome(std::string_view text, RuleOutcome& outcome) {
    const std::vector<std::string> words = Words(text);
    if (words.empty()) return Fail("nothing follows \"=>\"; write an event and its code, or none");
    if (words[0] == "none") {
      if (words.size() > 1) Fail("nothing may follow \"none\"");
      return;
    }
    const std::optional<EventType> event = EventFromName(words[0]);
    if (!event) return Fail("\"" + words[0] + "\" is no PLOVER event");
    outcome.event = *event;
    for (std::size_t i = 1; i < words.size(); ++i) ReadOption(words[i], outcome);
    if (outcome.cameo.empty()) Fail("the outcome needs a CAMEO code after " + words[0]);
  }

  void ReadOption(const std::string& word, RuleOutcome& outcome) {
    const auto value = [&word] { return std::string_view(word).substr(word.find('=') + 1); };
    // Not split by ',': commas part words already.
    if (word == "inner") {
      outcome.inner = true;
    } else if (word == "exception") {
      outcome.exception = true;
    } else if (word == "both") {
      outcome.both = true;
    } else if (word.starts_with("mode=")) {
      outcome.mode = value();
    } else if (word.starts_with("source=")) {
      outcome.source_roles = ToStrings(SplitValues(value(), '/'));
    } else if (word.starts_with("target=")) {
      outcome.target_roles = ToStrings(SplitValues(value(), '/'));
    } else if (IsCode(word)) {
      outcome.cameo = word;
    } else {
      Fail("\"" + word + "\" is neither a CAMEO code nor one of mode=, source=, target=, inner, both, exception");
    }
  }

  std::string name_;
  std::string_view file_;
  const std::vector<LemmaClass>& known_;
  std::uint32_t line_ = 0;
  RuleFile file_content_;
  std::optional<Error> problem_;  // of the line
  std::vector<Error> problems_;
};

}  // namespace

RuleReading ReadRules(std::string_view content, const std::string& name, const std::vector<LemmaClass>& classes) {
  return RuleReader(name, classes).Read(content);
}

Result<RuleFile> ParseRules(std::string_view content, const std::string& name, const std::vector<LemmaClass>& classes) {
  RuleReading reading = ReadRules(content, name, classes);
  if (!reading.problems.empty()) return reading.problems.front();
  return std::move(reading.file);
}

bool IsSector(std::string_view name) {
  constexpr std::ptrdiff_t kOthers = 6;  // "actor" to "place"
  return std::find(kKinds.begin() + kOthers, kKinds.end(), name) != kKinds.end();
}

}  // namespace tacitus
