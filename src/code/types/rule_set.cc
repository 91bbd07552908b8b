#include "code/types/rule_set.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/table_file.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// Whether a dependent of the token is this word: a particle, preposition, adverb … of a verb, a modifier of a noun.
bool HasPart(const TreeWords& words, std::uint32_t head, FrameKind kind, std::uint32_t part) {
  for (const std::uint32_t child : words.tree().Children(head)) {
    if (words.number(child) != part) continue;
    // Parsers disagree on what "hostage" is in "held them hostage"; only a subject is never a part.
    const std::string_view dep = words.tree().token(child).dep;
    if (kind == FrameKind::kVerb ? dep != "nsubj" && dep != "nsubjpass" : IsNounPart(dep)) return true;
  }
  return false;
}

// The object of a verb whose particle the parser took for a preposition ("voted down the bill"); else kNoIndex.
std::uint32_t ParticleObject(const TreeWords& words, const Predicate& predicate,
                             const std::vector<std::uint32_t>& parts) {
  if (predicate.kind != FrameKind::kVerb || parts.empty()) return kNoIndex;
  if (predicate.arguments.First("object") != kNoIndex) return kNoIndex;
  for (const std::uint32_t child : words.tree().Children(predicate.head)) {
    const bool is_part = std::find(parts.begin(), parts.end(), words.number(child)) != parts.end();
    if (is_part && words.tree().token(child).dep == "prep") return words.tree().Child(child, "pobj");
  }
  return kNoIndex;
}

// Whether the token, or what a light verb there carries ("holding talks"), is one of the words.
bool WordMatches(const TreeWords& words, std::uint32_t token, const WordNumbers& asked) {
  if (words.IsOneOf(asked, token)) return true;
  const Tree& tree = words.tree();
  if (tree.token(token).pos != Pos::kVerb) return false;
  const auto children = tree.Children(token);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree.token(child).dep == "dobj" && words.IsOneOf(asked, child);
  });
}

// Whether what the actor does is public business: a country, an organisation of countries, or whoever governs, judges,
// fights or stands for election.
bool IsPublic(const Actor& actor) {
  constexpr std::array<std::string_view, 13> kSectors = {"GOV", "LEG", "JUD", "COP", "MIL", "SPY", "PTY",
                                                         "OPP", "ELI", "REB", "PRM", "IGO", "NGO"};
  if (actor.sectors.empty()) return !actor.country.empty();
  return std::any_of(kSectors.begin(), kSectors.end(),
                     [&actor](std::string_view sector) { return HasSector(actor, sector); });
}

}  // namespace

std::size_t Exactness(const std::vector<RuleCondition>& conditions, std::size_t words_in_head) {
  std::size_t exactness = 2 * words_in_head;
  for (const RuleCondition& condition : conditions) {
    if (!condition.inverted) exactness += condition.any_word ? 1 : 2;
  }
  return exactness;
}

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
  const Result<TableFile> lemmas = TableFile::Read(data_folder, "rules/lemmas.tsv", {"form", "lemma"});
  if (!lemmas) return lemmas.error();
  RuleSet rules(std::move(files));
  for (const TableFile::Row& row : lemmas->rows()) rules.vocabulary_.Correct(row.cells[0], row.cells[1]);
  return rules;
}

RuleSet::RuleSet(std::vector<RuleFile> files) {
  for (RuleFile& file : files) {
    for (const LemmaClass& word_class : file.classes) {
      WordNumbers& numbers = classes_[word_class.name];
      for (const std::string& word : word_class.words) numbers.Insert(vocabulary_.Add(word));
      numbers.Sort();
    }
    std::move(file.rules.begin(), file.rules.end(), std::back_inserter(rules_));
    std::move(file.refinements.begin(), file.refinements.end(), std::back_inserter(refinements_));
  }
  for (std::uint32_t number = 0; number < rules_.size(); ++number) {
    AddHeads(number);
    std::vector<Condition>& conditions = conditions_.emplace_back();
    for (const RuleCondition& condition : rules_[number].conditions) conditions.push_back(Compile(condition));
  }
  for (Head& head : heads_) {
    std::stable_sort(head.variants.begin(), head.variants.end(),
                     [](const Variant& a, const Variant& b) { return a.exactness > b.exactness; });
  }
  AddRefinements();
}

void RuleSet::AddRefinements() {
  std::stable_sort(refinements_.begin(), refinements_.end(), [](const Refinement& a, const Refinement& b) {
    return Exactness(a.conditions, 0) > Exactness(b.conditions, 0);
  });
  for (std::uint32_t number = 0; number < refinements_.size(); ++number) {
    const Refinement& refinement = refinements_[number];
    for (const std::string& code : refinement.codes) refinements_of_[code].push_back(number);
    std::vector<Condition>& conditions = refinement_conditions_.emplace_back();
    for (const RuleCondition& condition : refinement.conditions) conditions.push_back(Compile(condition));
  }
}

void RuleSet::AddHeads(std::uint32_t number) {
  const Rule& rule = rules_[number];
  const bool asks_for_status = std::any_of(rule.conditions.begin(), rule.conditions.end(), [](const RuleCondition& c) {
    return c.kind == ConditionKind::kNegated || c.kind == ConditionKind::kFuture;
  });
  for (const std::vector<std::string>& words : rule.heads) {
    // A verb comes first in its words ("give in"), a noun last ("peace talk").
    const std::size_t main = rule.kind == FrameKind::kVerb ? 0 : words.size() - 1;
    const std::uint32_t word = vocabulary_.Add(words[main]);
    std::vector<std::uint32_t>& head_of = head_of_.at(static_cast<std::size_t>(rule.kind));
    if (head_of.size() <= word) head_of.resize(word + 1);
    if (head_of[word] == 0) {
      heads_.emplace_back();
      head_of[word] = static_cast<std::uint32_t>(heads_.size());
    }
    Head& head = heads_[head_of[word] - 1];
    Variant& variant = head.variants.emplace_back(Variant{number, Exactness(rule.conditions, words.size()), {}});
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i != main) variant.parts.push_back(vocabulary_.Add(words[i]));
    }
    head.asks_for_status |= asks_for_status;
    if (rule.outcome.event != EventType::kNone) head.events |= 1U << static_cast<unsigned>(rule.outcome.event);
  }
}

RuleSet::Condition RuleSet::Compile(const RuleCondition& condition) {
  constexpr std::array<std::string_view, 6> kOtherKinds = {"actor", "country", "public", "people", "number", "place"};
  Condition compiled{condition.kind, condition.inverted, condition.any_word, condition.roles, {}, {}};
  for (const std::string& word : condition.words) compiled.words.Insert(vocabulary_.Add(word));
  compiled.words.Sort();
  for (const std::string& kind : condition.kinds) {
    const auto other = std::find(kOtherKinds.begin(), kOtherKinds.end(), kind);
    AskedKind& asked = compiled.kinds.emplace_back();
    asked.kind = static_cast<ActorKind>(other - kOtherKinds.begin());
    if (asked.kind != ActorKind::kSector) continue;
    for (const char c : kind) asked.sector += static_cast<char>(c - 'a' + 'A');
  }
  return compiled;
}

const RuleSet::Head* RuleSet::FindHead(FrameKind kind, std::uint32_t number) const {
  const std::vector<std::uint32_t>& head_of = head_of_.at(static_cast<std::size_t>(kind));
  const bool known = number != Vocabulary::kUnknown && number < head_of.size() && head_of[number] != 0;
  return known ? &heads_[head_of[number] - 1] : nullptr;
}

const RuleSet::Head* RuleSet::FindHead(const TreeWords& words, std::uint32_t token) const {
  FrameKind kind{};
  return PredicateKindOf(words.tree().token(token), kind) ? FindHead(kind, words.number(token)) : nullptr;
}

bool RuleSet::AsksForStatus(const TreeWords& words, std::uint32_t token) const {
  const Head* head = FindHead(words, token);
  return head != nullptr && head->asks_for_status;
}

std::uint32_t RuleSet::EventsOf(const TreeWords& words, std::uint32_t token) const {
  const Head* head = FindHead(words, token);
  return head == nullptr ? 0 : head->events;
}

bool RuleSet::KindMatches(const Tree& tree, const MentionIndex& mentions, std::uint32_t token, const AskedKind& asked) {
  if (asked.kind == ActorKind::kNumber) return tree.HasChild(token, "nummod");
  const std::uint32_t mention = mentions.HeadedBy(token);
  if (mention == kNoIndex) return false;
  const Mention& found = mentions.coding().mentions[mention];
  if (asked.kind == ActorKind::kPlace) return found.is_place;
  if (asked.kind == ActorKind::kPeople) {
    return found.kind == MentionKind::kRole || found.kind == MentionKind::kNationality ||
           found.kind == MentionKind::kPronoun || tree.token(token).entity == "PERSON";
  }
  if (!mentions.IsKnown(mention)) return false;
  const Actor& actor = mentions.ActorOf(mention);
  if (asked.kind == ActorKind::kActor) return true;
  if (asked.kind == ActorKind::kPublic) return IsPublic(actor);
  if (asked.kind == ActorKind::kCountry) return !actor.country.empty() && actor.sectors.empty();
  return HasSector(actor, asked.sector);
}

bool RuleSet::IsAskedFor(const TreeWords& words, const MentionIndex& mentions, std::uint32_t token,
                         const Condition& condition) {
  if (condition.any_word || WordMatches(words, token, condition.words)) return true;
  return std::any_of(condition.kinds.begin(), condition.kinds.end(),
                     [&](const AskedKind& kind) { return KindMatches(words.tree(), mentions, token, kind); });
}

bool RuleSet::RoleHolds(const TreeWords& words, const MentionIndex& mentions, const Reading& reading,
                        const Condition& condition) {
  const auto asks_for = [&condition](std::string_view role) {
    return std::find(condition.roles.begin(), condition.roles.end(), role) != condition.roles.end();
  };
  for (const Argument& argument : reading.predicate.arguments.all()) {
    if (asks_for(argument.role) && IsAskedFor(words, mentions, argument.token, condition)) return true;
  }
  return reading.particle_object != kNoIndex && asks_for("object") &&
         IsAskedFor(words, mentions, reading.particle_object, condition);
}

bool RuleSet::Holds(const TreeWords& words, const MentionIndex& mentions, const Reading& reading,
                    const Condition& condition) {
  const Predicate& predicate = reading.predicate;
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
  return RoleHolds(words, mentions, reading, condition) != condition.inverted;
}

bool RuleSet::AllHold(const TreeWords& words, const MentionIndex& mentions, const Reading& reading,
                      const std::vector<Condition>& conditions) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& condition) { return Holds(words, mentions, reading, condition); });
}

const Rule* RuleSet::Match(const TreeWords& words, const MentionIndex& mentions, const Predicate& predicate) const {
  const Head* head = FindHead(predicate.kind, words.number(predicate.head));
  if (head == nullptr) return nullptr;
  for (const Variant& variant : head->variants) {
    const bool is_here = std::all_of(variant.parts.begin(), variant.parts.end(), [&](std::uint32_t part) {
      return HasPart(words, predicate.head, predicate.kind, part);
    });
    if (!is_here) continue;
    const Reading reading{predicate, ParticleObject(words, predicate, variant.parts)};
    if (AllHold(words, mentions, reading, conditions_[variant.rule])) return &rules_[variant.rule];
  }
  return nullptr;
}

const Refinement* RuleSet::Refine(const TreeWords& words, const MentionIndex& mentions, const Predicate& predicate,
                                  std::string_view cameo) const {
  const auto found = refinements_of_.find(cameo);
  if (found == refinements_of_.end()) return nullptr;
  for (const std::uint32_t number : found->second) {
    if (AllHold(words, mentions, {predicate, kNoIndex}, refinement_conditions_[number])) return &refinements_[number];
  }
  return nullptr;
}

bool RuleSet::IsIn(std::string_view class_name, const TreeWords& words, std::uint32_t token) const {
  const auto found = classes_.find(class_name);
  return found != classes_.end() && words.IsOneOf(found->second, token);
}

}  // namespace tacitus
