#include "code/types/rule_set.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/strings.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

std::string IndexKey(FrameKind kind, std::string_view lemma) {
  return std::string(1, static_cast<char>('0' + static_cast<int>(kind))) + std::string(lemma);
}

bool IsModifier(std::string_view dep) { return dep == "compound" || dep == "amod" || dep == "nmod"; }

// Whether a dependent of the token is this word: a particle, preposition, adverb … of a verb, a modifier of a noun.
bool HasPart(const Tree& tree, std::uint32_t head, FrameKind kind, std::string_view word) {
  for (const std::uint32_t child : tree.Children(head)) {
    const Token& token = tree.token(child);
    // Parsers disagree on what "hostage" is in "held them hostage"; only a subject is never a part.
    const bool fits =
        kind == FrameKind::kVerb ? token.dep != "nsubj" && token.dep != "nsubjpass" : IsModifier(token.dep);
    if (fits && LowerAscii(token.lemma) == word) return true;
  }
  return false;
}

bool HeadMatches(const Tree& tree, std::uint32_t head, FrameKind kind, const std::vector<std::string>& words) {
  // A verb comes first in its words ("give in"), a noun last ("peace talk").
  const std::size_t main = kind == FrameKind::kVerb ? 0 : words.size() - 1;
  if (LowerAscii(tree.token(head).lemma) != words[main]) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != main && !HasPart(tree, head, kind, words[i])) return false;
  }
  return true;
}

// Whether the token, or what a light verb there carries ("holding talks"), is one of the words.
bool WordMatches(const Tree& tree, std::uint32_t token, const WordSet& words, bool look_through = true) {
  const std::string lemma = LowerAscii(tree.token(token).lemma);
  if (words.contains(lemma)) return true;
  for (const std::uint32_t child : tree.Children(token)) {
    const Token& part = tree.token(child);
    if (IsModifier(part.dep) && words.contains(LowerAscii(part.lemma) + "_" + lemma)) return true;
    if (look_through && part.dep == "dobj" && tree.token(token).pos == Pos::kVerb &&
        WordMatches(tree, child, words, false)) {
      return true;
    }
    if (part.dep == "prt" && words.contains(lemma + "_" + LowerAscii(part.lemma))) return true;
    if (part.dep == "aux" && words.contains("+" + LowerAscii(part.lemma))) return true;
  }
  return false;
}

bool KindMatches(const Tree& tree, const MentionIndex& mentions, std::uint32_t token, std::string_view kind) {
  if (kind == "number") return tree.HasChild(token, "nummod");
  const std::uint32_t mention = mentions.HeadedBy(token);
  if (mention == kNoIndex) return false;
  const Mention& found = mentions.coding().mentions[mention];
  if (kind == "place") return found.is_place;
  if (kind == "people") {
    return found.kind == MentionKind::kRole || found.kind == MentionKind::kNationality ||
           found.kind == MentionKind::kPronoun || tree.token(token).entity == "PERSON";
  }
  if (!mentions.IsKnown(mention)) return false;
  const Actor& actor = mentions.ActorOf(mention);
  if (kind == "actor") return true;
  if (kind == "country") return !actor.country.empty() && actor.sectors.empty();
  std::string sector(kind);
  for (char& c : sector) c = static_cast<char>(c - 'a' + 'A');
  return HasSector(actor, sector);
}

bool RoleHolds(const Tree& tree, const MentionIndex& mentions, const Arguments& arguments,
               const RuleCondition& condition) {
  for (const Argument& argument : arguments.all()) {
    if (std::find(condition.roles.begin(), condition.roles.end(), argument.role) == condition.roles.end()) continue;
    if (condition.any_word || WordMatches(tree, argument.token, condition.words)) return true;
    for (const std::string& kind : condition.kinds) {
      if (KindMatches(tree, mentions, argument.token, kind)) return true;
    }
  }
  return false;
}

bool Holds(const Tree& tree, const MentionIndex& mentions, const Predicate& predicate, const RuleCondition& condition) {
  switch (condition.kind) {
    case ConditionKind::kNegated:
      return predicate.negated != condition.inverted;
    case ConditionKind::kPassive:
      return predicate.arguments.passive() != condition.inverted;
    case ConditionKind::kFuture:
      return predicate.future != condition.inverted;
    case ConditionKind::kRole:
      break;
  }
  return RoleHolds(tree, mentions, predicate.arguments, condition) != condition.inverted;
}

// How much a rule asks for: each word of the predicate and each condition that names words counts two, one that takes
// any word counts one, an exception none.
std::size_t Exactness(const Rule& rule, std::size_t words_in_head) {
  std::size_t exactness = 2 * words_in_head;
  for (const RuleCondition& condition : rule.conditions) {
    if (!condition.inverted) exactness += condition.any_word ? 1 : 2;
  }
  return exactness;
}

}  // namespace

bool PredicateKindOf(const Token& token, FrameKind& kind) {
  switch (token.pos) {
    case Pos::kVerb:
      kind = FrameKind::kVerb;
      return true;
    case Pos::kNoun:
    case Pos::kPropn:
      kind = FrameKind::kNoun;
      return true;
    case Pos::kAdj:
      kind = FrameKind::kAdjective;
      return true;
    default:
      return false;
  }
}

Result<RuleSet> RuleSet::Load(const std::string& data_folder) {
  std::vector<fs::path> paths;
  std::error_code problem;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(data_folder) / "rules", problem)) {
    if (entry.path().extension() == ".rules") paths.push_back(entry.path());
  }
  if (paths.empty()) {
    return Error{ErrorCode::kNotFound, "no .rules files are in this folder of the data", data_folder + "/rules"};
  }
  std::sort(paths.begin(), paths.end());
  std::vector<RuleFile> files;
  std::vector<LemmaClass> classes;
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    const std::string content(std::istreambuf_iterator<char>(stream), {});
    if (!stream) return Error{ErrorCode::kUnreadable, "cannot read these rules", path.string()};
    Result<RuleFile> file = ParseRules(content, "data/rules/" + path.filename().string(), classes);
    if (!file) return file.error();
    classes.insert(classes.end(), file->classes.begin(), file->classes.end());
    files.push_back(std::move(*file));
  }
  return RuleSet(std::move(files));
}

RuleSet::RuleSet(std::vector<RuleFile> files) {
  for (RuleFile& file : files) {
    std::move(file.classes.begin(), file.classes.end(), std::back_inserter(classes_));
    std::move(file.rules.begin(), file.rules.end(), std::back_inserter(rules_));
  }
  for (std::uint32_t r = 0; r < rules_.size(); ++r) {
    for (const std::vector<std::string>& words : rules_[r].heads) {
      const std::string& main = rules_[r].kind == FrameKind::kVerb ? words.front() : words.back();
      std::vector<std::uint32_t>& rules = by_head_[IndexKey(rules_[r].kind, main)];
      if (rules.empty() || rules.back() != r) rules.push_back(r);
    }
  }
}

bool RuleSet::MayBePredicate(const Tree& tree, std::uint32_t token) const {
  FrameKind kind{};
  return PredicateKindOf(tree.token(token), kind) &&
         by_head_.contains(IndexKey(kind, LowerAscii(tree.token(token).lemma)));
}

std::uint32_t RuleSet::EventsOf(const Tree& tree, std::uint32_t token) const {
  FrameKind kind{};
  if (!PredicateKindOf(tree.token(token), kind)) return 0;
  const auto found = by_head_.find(IndexKey(kind, LowerAscii(tree.token(token).lemma)));
  if (found == by_head_.end()) return 0;
  std::uint32_t events = 0;
  for (const std::uint32_t number : found->second) {
    const EventType event = rules_[number].outcome.event;
    if (event != EventType::kNone) events |= 1U << static_cast<unsigned>(event);
  }
  return events;
}

const Rule* RuleSet::Match(const Tree& tree, const MentionIndex& mentions, const Predicate& predicate) const {
  const auto found = by_head_.find(IndexKey(predicate.kind, LowerAscii(tree.token(predicate.head).lemma)));
  if (found == by_head_.end()) return nullptr;
  const Rule* best = nullptr;
  std::size_t best_score = 0;
  for (const std::uint32_t number : found->second) {
    const Rule& rule = rules_[number];
    std::size_t words_in_head = 0;
    for (const std::vector<std::string>& words : rule.heads) {
      if (HeadMatches(tree, predicate.head, rule.kind, words)) words_in_head = std::max(words_in_head, words.size());
    }
    const std::size_t score = Exactness(rule, words_in_head);
    if (words_in_head == 0 || score <= best_score) continue;
    const bool holds = std::all_of(rule.conditions.begin(), rule.conditions.end(), [&](const RuleCondition& condition) {
      return Holds(tree, mentions, predicate, condition);
    });
    if (!holds) continue;
    best = &rule;
    best_score = score;
  }
  return best;
}

bool RuleSet::IsIn(std::string_view class_name, const Tree& tree, std::uint32_t token) const {
  for (const LemmaClass& word_class : classes_) {
    if (word_class.name == class_name) return WordMatches(tree, token, word_class.words, false);
  }
  return false;
}

}  // namespace tacitus
