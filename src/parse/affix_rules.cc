#include "parse/affix_rules.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "base/utf8.h"
#include "parse/unicode.h"

namespace tacitus {
namespace {

// spaCy's numbers of the attributes that a special case may set.
constexpr std::uint64_t kOrth = 65;
constexpr std::uint64_t kNorm = 67;

constexpr std::size_t kLongestSearched = 1024;  // bytes
constexpr std::size_t kFirstWindow = 64;

bool HasSpaceAmongOthers(std::string_view text) {
  bool space = false;
  bool other = false;
  for (std::size_t i = 0; i < text.size();) (IsSpace(NextCharacter(text, i)) ? space : other) = true;
  return space && other;
}

// An expression matched at the start of a string only, as re.match does.
std::string Anchored(std::string_view pattern) {
  // An inline flag has to stand first; it says nothing new and is dropped in translation.
  return "\\A(?:" + std::string(pattern) + ")";
}

}  // namespace

Result<AffixRules> AffixRules::Read(const MsgPack& map, const std::string& where) {
  AffixRules rules;
  const struct {
    std::string_view key;
    std::optional<Regex>* regex;
    bool anchored;
  } expressions[] = {{"prefix_search", &rules.prefix_, false},
                     {"suffix_search", &rules.suffix_, false},
                     {"infix_finditer", &rules.infix_, false},
                     {"token_match", &rules.token_match_, true},
                     {"url_match", &rules.url_match_, true}};
  for (const auto& expression : expressions) {
    const MsgPack* pattern = map.Find(expression.key);
    if (pattern == nullptr || !pattern->Is(MsgPack::Kind::kText)) continue;
    Result<Regex> regex = Regex::Compile(expression.anchored ? Anchored(pattern->text()) : std::string(pattern->text()),
                                         where + ": " + std::string(expression.key));
    if (!regex) return regex.error();
    *expression.regex = std::move(*regex);
  }
  if (const MsgPack* faster = map.Find("faster_heuristics")) rules.faster_heuristics_ = faster->boolean();
  const Result<Done> cases = rules.ReadSpecialCases(map, where);
  if (!cases) return cases.error();
  return rules;
}

Result<Done> AffixRules::ReadSpecialCases(const MsgPack& map, const std::string& where) {
  const MsgPack* exceptions = map.Find("exceptions");
  if (exceptions == nullptr || !exceptions->Is(MsgPack::Kind::kMap)) {
    return Error{ErrorCode::kMalformed, "the tokenizer has no map of \"exceptions\"", where};
  }
  const std::vector<MsgPack>& items = exceptions->items();
  case_texts_.reserve(items.size() / 2);  // the keys point into it
  for (std::size_t i = 0; i < items.size(); i += 2) {
    const std::string_view text = case_texts_.emplace_back(items[i].text());
    std::vector<CaseToken> tokens;
    std::string joined;
    for (const MsgPack& attributes : items[i + 1].items()) {
      CaseToken token;
      if (const MsgPack* orth = attributes.Find(kOrth)) token.text = orth->text();
      if (const MsgPack* norm = attributes.Find(kNorm)) token.norm = norm->text();
      joined += token.text;
      if (!token.text.empty()) tokens.push_back(std::move(token));
    }
    if (joined != text || text.empty()) {
      return Error{ErrorCode::kMalformed,
                   "the tokens of the exception \"" + std::string(text) + "\" do not add up to it", where};
    }
    if (HasSpaceAmongOthers(text)) {
      return Error{ErrorCode::kUnsupported,
                   "the exception \"" + std::string(text) + "\" contains white space, which is not handled", where};
    }
    longest_case_ = std::max(longest_case_, text.size());
    special_cases_.emplace(text, std::move(tokens));
  }
  return Done{};
}

const std::vector<CaseToken>* AffixRules::FindCase(std::string_view text) const {
  if (text.size() > longest_case_) return nullptr;
  const auto found = special_cases_.find(text);
  return found == special_cases_.end() ? nullptr : &found->second;
}

std::size_t AffixRules::PrefixLength(std::string_view text, RegexScratch& scratch) const {
  if (!prefix_ || text.empty()) return 0;
  const std::optional<Regex::Match> match = prefix_->Search(text, scratch);
  return match ? match->end - match->start : 0;
}

// A suffix ends where the text does, but has to be searched for from the left, which makes a run of a million brackets
// cost a million squared. So in a text longer than any word only its end is searched, and more of it as long as the
// match begins where the search did, as it does in a run of full stops.
std::size_t AffixRules::SuffixLength(std::string_view text, RegexScratch& scratch) const {
  if (!suffix_ || text.empty()) return 0;
  std::size_t window = text.size() <= kLongestSearched ? text.size() : kFirstWindow;
  while (true) {
    std::size_t from = text.size() - std::min(window, text.size());
    while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80) --from;
    const std::optional<Regex::Match> match = suffix_->Search(text, scratch, from);
    if (!match) return 0;
    if (match->start > from || from == 0) return match->end - match->start;
    window *= 2;
  }
}

bool AffixRules::MatchesWhole(std::string_view text, RegexScratch& scratch) const {
  return (token_match_ && token_match_->Search(text, scratch)) || (url_match_ && url_match_->Search(text, scratch));
}

bool AffixRules::NeedsSearch(std::string_view special_case, RegexScratch& scratch) const {
  return !faster_heuristics_ || special_case.find(' ') != std::string_view::npos ||
         PrefixLength(special_case, scratch) > 0 || SuffixLength(special_case, scratch) > 0 ||
         (infix_ && infix_->Search(special_case, scratch));
}

// Mirrors Tokenizer._split_affixes and _attach_tokens, in their order of tests: a prefix whose removal leaves a
// special case ends the loop before suffixes are looked at.
void AffixRules::Split(std::string_view chunk, bool with_special_cases, RegexScratch& scratch,
                       std::vector<ChunkPart>& parts) const {
  std::string_view rest = chunk;
  std::vector<std::string_view> suffixes;
  const auto is_case = [&](std::string_view text) {
    return with_special_cases && !text.empty() && FindCase(text) != nullptr;
  };
  for (std::size_t last_size = 0; !rest.empty() && rest.size() != last_size;) {
    if (token_match_ && token_match_->Search(rest, scratch)) break;
    if (is_case(rest)) break;
    last_size = rest.size();
    const std::size_t prefix = PrefixLength(rest, scratch);
    if (prefix > 0 && is_case(rest.substr(prefix))) {
      parts.push_back({rest.substr(0, prefix)});
      rest.remove_prefix(prefix);
      break;
    }
    const std::size_t suffix = SuffixLength(rest.substr(prefix), scratch);
    if (suffix > 0 && is_case(rest.substr(0, rest.size() - suffix))) {
      suffixes.push_back(rest.substr(rest.size() - suffix));
      rest.remove_suffix(suffix);
      break;
    }
    if (prefix > 0) parts.push_back({rest.substr(0, prefix)});
    if (suffix > 0) suffixes.push_back(rest.substr(rest.size() - suffix));
    rest = rest.substr(prefix, rest.size() - prefix - suffix);
  }
  if (const std::vector<CaseToken>* tokens = is_case(rest) ? FindCase(rest) : nullptr) {
    for (const CaseToken& token : *tokens) {
      parts.push_back({rest.substr(0, token.text.size()), &token});
      rest.remove_prefix(token.text.size());
    }
  } else if (!rest.empty()) {
    SplitInfixes(rest, scratch, parts);
  }
  std::for_each(suffixes.rbegin(), suffixes.rend(), [&](std::string_view suffix) { parts.push_back({suffix}); });
}

void AffixRules::SplitInfixes(std::string_view text, RegexScratch& scratch, std::vector<ChunkPart>& parts) const {
  if (!infix_ || MatchesWhole(text, scratch)) {
    parts.push_back({text});
    return;
  }
  std::size_t start = 0;
  std::size_t from = 0;
  bool after_empty = false;  // re.finditer finds no empty match where the last one was empty, too
  while (from <= text.size()) {
    const std::optional<Regex::Match> match = infix_->Search(text, scratch, from, after_empty);
    if (!match) break;
    from = match->end;
    after_empty = match->start == match->end;
    if (match->start == 0) continue;  // an infix is within a word
    if (match->start != start) parts.push_back({text.substr(start, match->start - start)});
    if (!after_empty) parts.push_back({text.substr(match->start, match->end - match->start)});
    start = match->end;
  }
  if (start < text.size()) parts.push_back({text.substr(start)});
}

}  // namespace tacitus
