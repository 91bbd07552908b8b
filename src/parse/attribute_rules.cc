#include "parse/attribute_rules.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tacitus {
namespace {

struct FieldName {
  std::string_view name;
  TokenField field;
};
constexpr std::array<FieldName, 7> kFields = {{{"ORTH", TokenField::kOrth},
                                               {"TEXT", TokenField::kOrth},
                                               {"LOWER", TokenField::kLower},
                                               {"TAG", TokenField::kTag},
                                               {"POS", TokenField::kPos},
                                               {"DEP", TokenField::kDep},
                                               {"IS_SPACE", TokenField::kIsSpace}}};

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
  Result<Done> AddConditions(TokenField field, const MsgPack& value, TokenConditions& conditions) {
    if (!value.Is(MsgPack::Kind::kMap)) {
      const Result<std::uint32_t> number = ValueOf(field, value);
      if (!number) return number.error();
      conditions.push_back({field, false, {*number}});
      return Done{};
    }
    for (std::size_t i = 0; i + 1 < value.items().size(); i += 2) {
      const std::string_view predicate = value.items()[i].text();
      const MsgPack& operand = value.items()[i + 1];
      if (predicate == "REGEX" && field == TokenField::kLower) {
        const Result<std::uint32_t> bit = strings_.AddWordPattern(operand.text(), where_);
        if (!bit) return bit.error();
        conditions.push_back({TokenField::kWordPattern, false, {*bit}});
        continue;
      }
      if (predicate != "IN" && predicate != "NOT_IN") {
        return Fail(ErrorCode::kUnsupported, "this predicate is not handled here:", predicate);
      }
      TokenCondition condition{field, predicate == "NOT_IN", {}};
      for (const MsgPack& item : operand.items()) {
        const Result<std::uint32_t> number = ValueOf(field, item);
        if (!number) return number.error();
        condition.values.push_back(*number);
      }
      conditions.push_back(std::move(condition));
    }
    return Done{};
  }

  Result<std::uint32_t> ValueOf(TokenField field, const MsgPack& value) {
    if (field == TokenField::kIsSpace) return std::uint32_t{value.boolean()};
    if (!value.Is(MsgPack::Kind::kText)) return Fail(ErrorCode::kMalformed, "a condition's value is not", "text");
    if (field != TokenField::kPos) return strings_.Add(value.text());
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

std::uint32_t FieldOf(const Annotation& annotation, std::uint32_t token, TokenField field) {
  switch (field) {
    case TokenField::kOrth:
      return annotation.pieces[token].lexeme->orth_label;
    case TokenField::kLower:
      return annotation.pieces[token].lexeme->lower_label;
    case TokenField::kTag:
      return annotation.tag[token];
    case TokenField::kPos:
      return static_cast<std::uint32_t>(annotation.pos[token]);
    case TokenField::kDep:
      return annotation.dep[token];
    case TokenField::kIsSpace:
      return std::uint32_t{annotation.pieces[token].lexeme->is_space};
    case TokenField::kWordPattern:
      return annotation.pieces[token].lexeme->word_patterns;
  }
  return 0;
}

bool Holds(const TokenCondition& condition, const Annotation& annotation, std::uint32_t token) {
  const std::uint32_t value = FieldOf(annotation, token, condition.field);
  if (condition.field == TokenField::kWordPattern) return (value & condition.values.front()) != 0;
  const bool found = std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
  return found != condition.negated;
}

}  // namespace

bool Holds(const TokenConditions& conditions, const Annotation& annotation, std::uint32_t token) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const TokenCondition& condition) { return Holds(condition, annotation, token); });
}

Result<Assignment> ReadAssignment(const MsgPack& attributes, StringStore& strings, const std::string& where) {
  return RuleReader(strings, where).ReadAssignment(attributes);
}

Result<std::vector<TokenConditions>> ReadTokenConditions(const MsgPack& pattern, StringStore& strings,
                                                         const std::string& where) {
  return RuleReader(strings, where).ReadTokens(pattern);
}

}  // namespace tacitus
