#include "parse/attribute_ruler.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/msgpack.h"

namespace tacitus {
namespace {

// What a condition looks at.
enum class Field : std::uint8_t { kOrth, kLower, kTag, kPos, kDep, kIsSpace, kWordPattern };

struct FieldName {
  std::string_view name;
  Field field;
};
constexpr std::array<FieldName, 7> kFields = {{{"ORTH", Field::kOrth},
                                               {"TEXT", Field::kOrth},
                                               {"LOWER", Field::kLower},
                                               {"TAG", Field::kTag},
                                               {"POS", Field::kPos},
                                               {"DEP", Field::kDep},
                                               {"IS_SPACE", Field::kIsSpace}}};

// A field's value is among these, or is not.
struct Condition {
  Field field = Field::kOrth;
  bool negated = false;
  std::vector<std::uint32_t> values;  // labels, parts of speech, 0 or 1, or the bit of a word pattern
};

// All of them hold of one token.
using TokenConditions = std::vector<Condition>;

struct Assignment {
  std::optional<Label> tag;
  std::optional<Label> morph;
  std::optional<Label> dep;
  std::optional<Pos> pos;
  std::optional<std::string_view> lemma;
};

// Several tokens in a row, and which of them gets the attributes of its rule.
struct Pattern {
  std::vector<TokenConditions> tokens;
  std::uint32_t target = 0;
  std::uint32_t rule = 0;
};

std::optional<Pos> PosOf(std::string_view name) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Pos::kSpace); ++i) {
    if (Name(static_cast<Pos>(i)) == name) return static_cast<Pos>(i);
  }
  return std::nullopt;
}

// Features and their values in spaCy's order ("_" is none): Morphology.normalize_features.
std::string NormalizeMorph(std::string_view morph) {
  const auto split_sorted = [](std::string_view list, char separator) {
    std::vector<std::string> parts;
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(separator), list.size());
      parts.emplace_back(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    std::sort(parts.begin(), parts.end());
    return parts;
  };
  if (morph == "_") return {};
  std::vector<std::string> features = split_sorted(morph, '|');
  for (std::string& feature : features) {
    const std::size_t equals = feature.find('=');
    if (equals == std::string::npos || feature.find(',', equals) == std::string::npos) continue;
    std::string values;
    for (const std::string& value : split_sorted(std::string_view(feature).substr(equals + 1), ',')) {
      values += (values.empty() ? "" : ",") + value;
    }
    feature = feature.substr(0, equals + 1) + values;
  }
  std::string normalized;
  for (const std::string& feature : features) normalized += (normalized.empty() ? "" : "|") + feature;
  return normalized;
}

// Reads the rules of one file; `where` names the rule at hand.
class RuleReader {
 public:
  RuleReader(StringStore& strings, std::string where) : strings_(strings), where_(std::move(where)) {}

  Result<Assignment> ReadAssignment(const MsgPack& attributes) {
    Assignment assignment;
    for (std::size_t i = 0; i + 1 < attributes.items().size(); i += 2) {
      const std::string_view name = attributes.items()[i].text();
      const std::string_view value = attributes.items()[i + 1].text();
      if (name == "TAG") {
        assignment.tag = strings_.Add(value);
      } else if (name == "MORPH") {
        assignment.morph = strings_.Add(NormalizeMorph(value));
      } else if (name == "DEP") {
        assignment.dep = strings_.Add(value);
      } else if (name == "LEMMA") {
        assignment.lemma = strings_.Text(strings_.Add(value));
      } else if (name == "POS") {
        assignment.pos = PosOf(value);
        if (!assignment.pos) return Fail(ErrorCode::kMalformed, "no part of speech is called", value);
      } else {
        return Fail(ErrorCode::kUnsupported, "setting this attribute is not handled:", name);
      }
    }
    return assignment;
  }

  Result<std::vector<TokenConditions>> ReadTokens(const MsgPack& pattern) {
    std::vector<TokenConditions> tokens;
    for (const MsgPack& token : pattern.items()) {
      TokenConditions& conditions = tokens.emplace_back();
      for (std::size_t i = 0; i + 1 < token.items().size(); i += 2) {
        const std::string_view name = token.items()[i].text();
        const auto* known =
            std::find_if(kFields.begin(), kFields.end(), [&](const FieldName& field) { return field.name == name; });
        if (known == kFields.end()) return Fail(ErrorCode::kUnsupported, "a condition on this is not handled:", name);
        const Result<Done> added = AddConditions(known->field, token.items()[i + 1], conditions);
        if (!added) return added.error();
      }
    }
    if (tokens.empty()) return Fail(ErrorCode::kMalformed, "a pattern is without", "tokens");
    return tokens;
  }

 private:
  // One value, or predicates such as {"IN": [...]}, all of which must hold.
  Result<Done> AddConditions(Field field, const MsgPack& value, TokenConditions& conditions) {
    if (!value.Is(MsgPack::Kind::kMap)) {
      const Result<std::uint32_t> number = ValueOf(field, value);
      if (!number) return number.error();
      conditions.push_back({field, false, {*number}});
      return Done{};
    }
    for (std::size_t i = 0; i + 1 < value.items().size(); i += 2) {
      const std::string_view predicate = value.items()[i].text();
      const MsgPack& operand = value.items()[i + 1];
      if (predicate == "REGEX" && field == Field::kLower) {
        const Result<std::uint32_t> bit = strings_.AddWordPattern(operand.text(), where_);
        if (!bit) return bit.error();
        conditions.push_back({Field::kWordPattern, false, {*bit}});
        continue;
      }
      if (predicate != "IN" && predicate != "NOT_IN") {
        return Fail(ErrorCode::kUnsupported, "this predicate is not handled here:", predicate);
      }
      Condition condition{field, predicate == "NOT_IN", {}};
      for (const MsgPack& item : operand.items()) {
        const Result<std::uint32_t> number = ValueOf(field, item);
        if (!number) return number.error();
        condition.values.push_back(*number);
      }
      conditions.push_back(std::move(condition));
    }
    return Done{};
  }

  Result<std::uint32_t> ValueOf(Field field, const MsgPack& value) {
    if (field == Field::kIsSpace) return std::uint32_t{value.boolean()};
    if (!value.Is(MsgPack::Kind::kText)) return Fail(ErrorCode::kMalformed, "a condition's value is not", "text");
    if (field != Field::kPos) return strings_.Add(value.text());
    const std::optional<Pos> pos = PosOf(value.text());
    if (!pos) return Fail(ErrorCode::kMalformed, "no part of speech is called", value.text());
    return static_cast<std::uint32_t>(*pos);
  }

  [[nodiscard]] Error Fail(ErrorCode code, const std::string& what, std::string_view name) const {
    return Error{code, what + " \"" + std::string(name) + "\"", where_};
  }

  StringStore& strings_;
  std::string where_;
};

std::uint32_t FieldOf(const Annotation& annotation, std::uint32_t token, Field field) {
  switch (field) {
    case Field::kOrth:
      return annotation.pieces[token].lexeme->orth_label;
    case Field::kLower:
      return annotation.pieces[token].lexeme->lower_label;
    case Field::kTag:
      return annotation.tag[token];
    case Field::kPos:
      return static_cast<std::uint32_t>(annotation.pos[token]);
    case Field::kDep:
      return annotation.dep[token];
    case Field::kIsSpace:
      return std::uint32_t{annotation.pieces[token].lexeme->is_space};
    case Field::kWordPattern:
      return annotation.pieces[token].lexeme->word_patterns;
  }
  return 0;
}

bool Holds(const Condition& condition, const Annotation& annotation, std::uint32_t token) {
  const std::uint32_t value = FieldOf(annotation, token, condition.field);
  if (condition.field == Field::kWordPattern) return (value & condition.values.front()) != 0;
  const bool found = std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
  return found != condition.negated;
}

bool Holds(const TokenConditions& conditions, const Annotation& annotation, std::uint32_t token) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& condition) { return Holds(condition, annotation, token); });
}

using PatternNumbers = std::vector<std::uint32_t>;

}  // namespace

struct AttributeRuler::Rules {
  std::vector<Assignment> assignments;  // one a rule
  std::vector<Pattern> patterns;
  // Patterns by a value that their first token must have: a token is held against few. A pattern stands in one of
  // these only, the first in this order that it can.
  std::vector<PatternNumbers> by_lower;
  std::vector<PatternNumbers> by_tag;
  std::vector<PatternNumbers> by_dep;
  PatternNumbers of_word_patterns;
  PatternNumbers of_spaces;
  PatternNumbers others;

  Result<Done> Add(const MsgPack& rule, RuleReader& reader, const std::string& where);
  void Index(std::size_t label_count);
  bool IndexBy(Field field, std::uint32_t number, std::vector<PatternNumbers>& lists);
  void AddMatches(const Annotation& annotation, std::uint32_t token, std::uint32_t end, const PatternNumbers& numbers,
                  std::vector<std::uint64_t>& matches) const;
};

Result<Done> AttributeRuler::Rules::Add(const MsgPack& rule, RuleReader& reader, const std::string& where) {
  const MsgPack* rule_patterns = rule.Find("patterns");
  const MsgPack* attributes = rule.Find("attrs");
  if (rule_patterns == nullptr || attributes == nullptr) {
    return Error{ErrorCode::kMalformed, "a rule lacks \"patterns\" or \"attrs\"", where};
  }
  Result<Assignment> assignment = reader.ReadAssignment(*attributes);
  if (!assignment) return assignment.error();
  const MsgPack* index = rule.Find("index");
  const double target = index == nullptr ? 0 : index->number();
  for (const MsgPack& tokens : rule_patterns->items()) {
    Result<std::vector<TokenConditions>> conditions = reader.ReadTokens(tokens);
    if (!conditions) return conditions.error();
    // A negative index counts from the end, as in Python.
    const double place = target < 0 ? target + static_cast<double>(conditions->size()) : target;
    if (place < 0 || place >= static_cast<double>(conditions->size())) {
      return Error{ErrorCode::kMalformed, "the index of a rule lies outside its pattern", where};
    }
    patterns.push_back(
        {std::move(*conditions), static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(assignments.size())});
  }
  assignments.push_back(*assignment);
  return Done{};
}

// Whether the pattern's first token has a condition on the field that names the values it may have.
bool AttributeRuler::Rules::IndexBy(Field field, std::uint32_t number, std::vector<PatternNumbers>& lists) {
  for (const Condition& condition : patterns[number].tokens.front()) {
    if (condition.field != field || condition.negated) continue;
    for (const std::uint32_t value : condition.values) {
      if (PatternNumbers& list = lists[value]; list.empty() || list.back() != number) list.push_back(number);
    }
    return true;
  }
  return false;
}

void AttributeRuler::Rules::Index(std::size_t label_count) {
  for (std::vector<PatternNumbers>* lists : {&by_lower, &by_tag, &by_dep}) lists->resize(label_count);
  for (std::uint32_t number = 0; number < patterns.size(); ++number) {
    if (IndexBy(Field::kLower, number, by_lower) || IndexBy(Field::kTag, number, by_tag) ||
        IndexBy(Field::kDep, number, by_dep)) {
      continue;
    }
    const auto has = [&](Field field, std::uint32_t value) {
      const TokenConditions& first = patterns[number].tokens.front();
      return std::any_of(first.begin(), first.end(), [&](const Condition& condition) {
        return condition.field == field && !condition.negated && (condition.values.front() & value) != 0;
      });
    };
    if (has(Field::kWordPattern, ~0U)) {
      of_word_patterns.push_back(number);
    } else {
      (has(Field::kIsSpace, 1) ? of_spaces : others).push_back(number);
    }
  }
}

void AttributeRuler::Rules::AddMatches(const Annotation& annotation, std::uint32_t token, std::uint32_t end,
                                       const PatternNumbers& numbers, std::vector<std::uint64_t>& matches) const {
  for (const std::uint32_t number : numbers) {
    const Pattern& pattern = patterns[number];
    if (pattern.tokens.size() > end - token) continue;
    bool holds = true;
    for (std::uint32_t i = 0; holds && i < pattern.tokens.size(); ++i) {
      holds = Holds(pattern.tokens[i], annotation, token + i);
    }
    if (holds) matches.push_back(std::uint64_t{pattern.rule} << 32 | (token + pattern.target));
  }
}

AttributeRuler::AttributeRuler(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
AttributeRuler::AttributeRuler(AttributeRuler&&) noexcept = default;
AttributeRuler& AttributeRuler::operator=(AttributeRuler&&) noexcept = default;
AttributeRuler::~AttributeRuler() = default;

Result<AttributeRuler> AttributeRuler::Load(const std::string& component_folder, StringStore& strings) {
  const std::string path = component_folder + "/patterns";
  const Result<MsgPackFile> file = MsgPackFile::Read(path);
  if (!file) return file.error();
  if (!file->root().Is(MsgPack::Kind::kArray)) {
    return Error{ErrorCode::kMalformed, "the attribute ruler's patterns are not a list", path};
  }
  auto rules = std::make_unique<Rules>();
  for (std::size_t i = 0; i < file->root().items().size(); ++i) {
    const std::string where = path + ": rule " + std::to_string(i);
    RuleReader reader(strings, where);
    const Result<Done> added = rules->Add(file->root().items()[i], reader, where);
    if (!added) return added.error();
  }
  rules->Index(strings.size());
  return AttributeRuler(std::move(rules));
}

void AttributeRuler::Run(Annotation& annotation, TokenSpan document) const {
  std::vector<std::uint64_t> matches;
  matches.reserve(2 * document.size());
  for (std::uint32_t token = document.first; token < document.last; ++token) {
    const auto look_up = [&](const std::vector<PatternNumbers>& lists, Label label) {
      if (label < lists.size()) rules_->AddMatches(annotation, token, document.last, lists[label], matches);
    };
    const Lexeme& lexeme = *annotation.pieces[token].lexeme;
    look_up(rules_->by_lower, lexeme.lower_label);
    look_up(rules_->by_tag, annotation.tag[token]);
    look_up(rules_->by_dep, annotation.dep[token]);
    if (lexeme.word_patterns != 0) {
      rules_->AddMatches(annotation, token, document.last, rules_->of_word_patterns, matches);
    }
    if (lexeme.is_space) rules_->AddMatches(annotation, token, document.last, rules_->of_spaces, matches);
    rules_->AddMatches(annotation, token, document.last, rules_->others, matches);
  }
  std::sort(matches.begin(), matches.end());  // by rule: later rules have the last word
  for (const std::uint64_t match : matches) {
    const Assignment& assignment = rules_->assignments[match >> 32];
    const std::uint64_t token = match & 0xffffffff;
    if (assignment.tag) annotation.tag[token] = *assignment.tag;
    if (assignment.morph) annotation.morph[token] = *assignment.morph;
    if (assignment.dep) annotation.dep[token] = *assignment.dep;
    if (assignment.pos) annotation.pos[token] = *assignment.pos;
    if (assignment.lemma) annotation.lemma[token] = *assignment.lemma;
  }
}

}  // namespace tacitus
