#include "parse/attribute_ruler.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "parse/attribute_rules.h"
#include "parse/msgpack.h"

namespace tacitus {
namespace {

// Several tokens in a row, and which of them gets the attributes of its rule.
struct Pattern {
  std::vector<TokenConditions> tokens;
  std::uint32_t target = 0;
  std::uint32_t rule = 0;
};

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

  Result<Done> Add(const MsgPack& rule, StringStore& strings, const std::string& where);
  void Index(std::size_t label_count);
  bool IndexBy(TokenField field, std::uint32_t number, std::vector<PatternNumbers>& lists);
  void AddMatches(const Annotation& annotation, std::uint32_t token, std::uint32_t end, const PatternNumbers& numbers,
                  std::vector<std::uint64_t>& matches) const;
};

Result<Done> AttributeRuler::Rules::Add(const MsgPack& rule, StringStore& strings, const std::string& where) {
  const MsgPack* rule_patterns = rule.Find("patterns");
  const MsgPack* attributes = rule.Find("attrs");
  if (rule_patterns == nullptr || attributes == nullptr) {
    return Error{ErrorCode::kMalformed, "a rule lacks \"patterns\" or \"attrs\"", where};
  }
  Result<Assignment> assignment = ReadAssignment(*attributes, strings, where);
  if (!assignment) return assignment.error();
  const MsgPack* index = rule.Find("index");
  const double target = index == nullptr ? 0 : index->number();
  for (const MsgPack& tokens : rule_patterns->items()) {
    Result<std::vector<TokenConditions>> conditions = ReadTokenConditions(tokens, strings, where);
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
bool AttributeRuler::Rules::IndexBy(TokenField field, std::uint32_t number, std::vector<PatternNumbers>& lists) {
  for (const TokenCondition& condition : patterns[number].tokens.front()) {
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
    if (IndexBy(TokenField::kLower, number, by_lower) || IndexBy(TokenField::kTag, number, by_tag) ||
        IndexBy(TokenField::kDep, number, by_dep)) {
      continue;
    }
    const auto has = [&](TokenField field, std::uint32_t value) {
      const TokenConditions& first = patterns[number].tokens.front();
      return std::any_of(first.begin(), first.end(), [&](const TokenCondition& condition) {
        return condition.field == field && !condition.negated && !condition.values.empty() &&
               (condition.values.front() & value) != 0;
      });
    };
    if (has(TokenField::kWordPattern, ~0U)) {
      of_word_patterns.push_back(number);
    } else {
      (has(TokenField::kIsSpace, 1) ? of_spaces : others).push_back(number);
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
    const Result<Done> added = rules->Add(file->root().items()[i], strings, where);
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
