#include "code/petrarch/noun_groups.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/strings.h"

namespace tacitus {
namespace {

const std::string kElite = "ELI";

bool IsNoun(const Token& token) { return token.pos == Pos::kNoun || token.pos == Pos::kPropn; }

// Whether the token is what a noun phrase is about: no part of another, and no adverbial of time ("said today").
bool HeadsPhrase(const Tree& tree, std::uint32_t number) {
  const Token& token = tree.token(number);
  static constexpr std::array<std::string_view, 6> kArguments = {"nsubj", "nsubjpass", "dobj",
                                                                 "pobj",  "dative",    "attr"};
  static constexpr std::array<std::string_view, 10> kParts = {"compound", "nmod",  "amod", "poss", "nummod",
                                                              "quantmod", "appos", "conj", "det",  "npadvmod"};
  if (token.tag == "WDT" || token.tag == "WP" || token.tag.starts_with("VB")) return false;
  if (IsOneOf(token.dep, kArguments)) return true;
  const bool nominal = IsNoun(token) || token.pos == Pos::kPron || token.pos == Pos::kNum;
  if (!nominal || token.tag == "PRP$") return false;
  // The parser sometimes hangs a subject on its verb as if that were a noun: "Ethiopia act on a resolution".
  const bool part_of_verb = token.dep == "compound" && tree.token(tree.Head(number)).tag.starts_with("VB");
  // … or takes it for an adverbial: "France, it was said, rejected the plan".
  const bool name =
      token.dep == "npadvmod" && token.pos == Pos::kPropn && token.entity != "DATE" && token.entity != "TIME";
  return part_of_verb || name || !IsOneOf(token.dep, kParts);
}

// Whether what hangs on the left of a noun belongs to its phrase.
bool Modifies(const Token& token) {
  static constexpr std::array<std::string_view, 7> kOutside = {"cc", "punct", "mark", "relcl", "advcl", "prep", "neg"};
  return !IsOneOf(token.dep, kOutside);
}

}  // namespace

bool GroupMember::HasActor() const {
  return std::any_of(parts.begin(), parts.end(), [](const CodeParts& p) { return !p.actor.empty(); });
}

bool GroupMember::HasAgent() const {
  return std::any_of(parts.begin(), parts.end(), [](const CodeParts& p) { return !p.agents.empty(); });
}

NounGroups::NounGroups(const Tree& tree, TokenSpan sentence, const SentenceWords& words,
                       const Dictionaries& dictionaries, const std::optional<Date>& day)
    : tree_(tree),
      sentence_(sentence),
      words_(words),
      dictionaries_(dictionaries),
      day_(day),
      group_of_(sentence.size(), kNoIndex) {
  FindHeads();
  for (std::uint32_t i = 0; i < groups_.size(); ++i) CodeMembers(groups_[i], i);
  for (std::uint32_t i = static_cast<std::uint32_t>(groups_.size()); i-- > 0;) {
    TakeBelonging(groups_[i], i);
    ShareWithin(groups_[i]);
  }
  MergeSubjects();
  for (NounGroup& group : groups_) {
    TakeApposition(group);
    group.coded = std::any_of(group.members.begin(), group.members.end(),
                              [](const GroupMember& m) { return m.HasActor() || m.HasAgent(); });
  }
}

// A conjunct of a common noun that is a name, with another name between ("lawmakers in Fornost and Gondor"), goes with
// that name.
std::uint32_t NounGroups::ConjunctParent(std::uint32_t token) const {
  const std::uint32_t head = tree_.Head(token);
  if (tree_.token(token).pos != Pos::kPropn || tree_.token(head).pos != Pos::kNoun) return head;
  for (const std::uint32_t child : tree_.Children(head)) {
    if (tree_.token(child).dep != "prep" || child < head || child > token) continue;
    const std::uint32_t object = tree_.Child(child, "pobj");
    if (object != kNoIndex && tree_.token(object).pos == Pos::kPropn) return object;
  }
  return head;
}

// "Mordor, the Shire, Fornost and Bree": what looks like an apposition is a member where an "and" follows it.
bool NounGroups::IsListApposition(std::uint32_t token) const {
  if (tree_.token(token).dep != "appos" || token == 0 || tree_.text(token - 1) == "(") return false;
  if (tree_.HasChild(token, "cc") || tree_.HasChild(token, "conj")) return true;
  const std::uint32_t head = tree_.Head(token);
  return std::any_of(tree_.Children(head).begin(), tree_.Children(head).end(),
                     [&](std::uint32_t child) { return child > token && tree_.token(child).dep == "cc"; });
}

std::uint32_t NounGroups::Left(std::uint32_t head) const {
  std::uint32_t left = head;
  for (const std::uint32_t child : tree_.Children(head)) {
    if (child < head && Modifies(tree_.token(child))) left = std::min(left, tree_.Subtree(child).first);
  }
  return left;
}

void NounGroups::FindHeads() {
  for (std::uint32_t token = sentence_.first; token < sentence_.last; ++token) {
    const bool taken = group_of_[token - sentence_.first] != kNoIndex;
    const bool loose_conjunct = tree_.token(token).dep == "conj" && IsNoun(tree_.token(token)) &&
                                !IsNoun(tree_.token(tree_.Head(token))) && !HeadsPhrase(tree_, tree_.Head(token));
    if (taken || words_.LeftOut(token) || !(HeadsPhrase(tree_, token) || loose_conjunct)) continue;
    NounGroup group;
    group.head = token;
    AddMember(token, group);
    AddConjuncts(token, group);
    if (group.members.empty()) continue;
    std::sort(group.members.begin(), group.members.end(),
              [](const GroupMember& a, const GroupMember& b) { return a.begin < b.begin; });
    group.begin = group.members.front().begin;
    group.end = group.members.back().end;
    groups_.push_back(std::move(group));
  }
  std::sort(groups_.begin(), groups_.end(), [](const NounGroup& a, const NounGroup& b) { return a.begin < b.begin; });
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    for (const GroupMember& member : groups_[i].members) group_of_[member.head - sentence_.first] = i;
  }
}

void NounGroups::AddMember(std::uint32_t head, NounGroup& group) {
  group_of_[head - sentence_.first] = 0;  // taken; its number comes once all are known
  GroupMember member;
  member.head = head;
  std::uint32_t right = head + 1;
  // "Prime Minister Telemar": an apposition without a comma is part of the name.
  for (const std::uint32_t child : tree_.Children(head)) {
    if (tree_.token(child).dep == "appos" && tree_.Subtree(child).first == right && !IsListApposition(child)) {
      right = child + 1;
    }
  }
  member.tokens = {Left(head), right};
  member.begin = words_.WordAt(member.tokens.first);
  member.end = words_.WordAt(right);
  if (member.begin < member.end) SplitMember(member, group);
}

void NounGroups::AddConjuncts(std::uint32_t head, NounGroup& group) {
  for (std::uint32_t token = head + 1; token < sentence_.last; ++token) {
    if (words_.LeftOut(token) || tree_.token(token).tag.starts_with("VB")) continue;
    const bool conjunct = tree_.token(token).dep == "conj" && ConjunctParent(token) == head;
    if (!conjunct && !(tree_.Head(token) == head && IsListApposition(token))) continue;
    AddMember(token, group);
    AddConjuncts(token, group);
  }
}

// "Eriadori and Calenardhon leaders": nouns coordinated before the head are phrases of their own.
void NounGroups::SplitMember(const GroupMember& whole, NounGroup& group) const {
  std::uint32_t first = whole.tokens.first;
  const bool splits = [&] {
    for (std::uint32_t token = first; token < whole.head; ++token) {
      if (tree_.token(token).tag == "CC" && IsNoun(tree_.token(tree_.Head(token))) && tree_.Head(token) < token)
        return true;
    }
    return false;
  }();
  for (std::uint32_t token = first; splits && token < whole.head; ++token) {
    const bool between = tree_.token(token).tag == "CC" || tree_.text(token) == ",";
    if (!between || token == first) continue;
    GroupMember part;
    part.head = token - 1;
    part.tokens = {first, token};
    part.begin = words_.WordAt(first);
    part.end = words_.WordAt(token);
    if (part.begin < part.end) group.members.push_back(std::move(part));
    first = token + 1;
  }
  GroupMember last = whole;
  last.tokens.first = first;
  last.begin = words_.WordAt(first);
  if (last.begin < last.end) group.members.push_back(std::move(last));
}

void NounGroups::CodeMembers(NounGroup& group, std::uint32_t number) {
  for (GroupMember& member : group.members) CodeWords(member, number);
  // "French and German police" are two polices.
  for (std::size_t i = 0; i + 1 < group.members.size(); ++i) {
    GroupMember& member = group.members[i];
    GroupMember& next = group.members[i + 1];
    const bool before_head = tree_.IsWithin(member.head, next.head) && member.head < next.head;
    if (before_head && member.HasActor() && !member.HasAgent() && next.HasActor()) {
      member.parts.front().agents = next.parts.front().agents;
    }
  }
}

// Names may reach beyond the head: "Prince of Dol Amroth".
void NounGroups::CodeWords(GroupMember& member, std::uint32_t number) {
  const std::uint32_t subtree_end = words_.WordAt(std::min(tree_.Subtree(member.head).last, sentence_.last));
  const std::span<const std::string> words(words_.words().data(), std::max(member.end, subtree_end));
  CodeParts parts;
  std::size_t actor_begin = member.end;
  std::size_t actor_end = member.end;
  std::size_t reach = member.end;
  for (std::size_t word = member.begin; word < member.end; ++word) {
    const std::optional<PhraseIndex::Match> match = dictionaries_.actors.names.MatchAt(words, word);
    if (!match) continue;
    const DatedCode* code = dictionaries_.actors.actors[match->value].CodeOn(day_);
    actor_begin = word;
    actor_end = word + match->words;
    if (code != nullptr && code->code != kNullCode) {
      parts.actor = code->code;
      parts.origin = code->origin;
    }
    break;
  }
  reach = std::max(reach, actor_end);
  const std::uint32_t head_word = words_.WordAt(member.head);
  member.actor_is_head = actor_begin <= head_word && head_word < actor_end;
  bool former = false;
  for (std::size_t word = member.begin; word < member.end; ++word) {
    if (actor_begin <= word && word < actor_end) continue;
    const std::optional<PhraseIndex::Match> match = dictionaries_.agents.names.MatchAt(words, word);
    if (!match) {
      former = former || dictionaries_.words.former.contains(words[word]);
      continue;
    }
    parts.agents.push_back({match->value, former});
    if (word + match->words <= head_word) ++member.modifying_agents;
    if (parts.origin.empty()) parts.origin = dictionaries_.agents.agents[match->value].origin;
    word += match->words - 1;
    reach = std::max(reach, word + 1);
  }
  member.parts = {std::move(parts)};
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    if (i != number && member.end <= groups_[i].begin && groups_[i].begin < reach) groups_[i].belongs_to = number;
  }
}

// A role word without an actor is of those who follow it ("ministry of Gondor"), and so is what is coordinated with an
// actor ("Ithilen's sheep and goats of Gondor").
void NounGroups::TakeBelonging(NounGroup& group, std::uint32_t number) {
  const bool has_actor =
      std::any_of(group.members.begin(), group.members.end(), [](const GroupMember& m) { return m.HasActor(); });
  for (GroupMember& member : group.members) {
    if (member.HasActor() || !(member.HasAgent() || has_actor)) continue;
    std::uint32_t owner = kNoIndex;
    for (const GroupMember& other : group.members) {
      if (other.head > member.head && &other != &group.members.front()) continue;
      for (const std::uint32_t child : tree_.Children(other.head)) {
        if (child < member.head || tree_.token(child).dep != "prep" || owner != kNoIndex) continue;
        if (!dictionaries_.words.belonging.contains(UpperAscii(tree_.text(child)))) continue;
        const std::uint32_t object = tree_.Child(child, "pobj");
        if (object == kNoIndex || object >= sentence_.last || words_.LeftOut(object)) continue;
        const std::uint32_t candidate = GroupOf(object);
        if (candidate == kNoIndex || candidate == number) continue;
        const std::vector<GroupMember>& members = groups_[candidate].members;
        if (std::any_of(members.begin(), members.end(), [](const GroupMember& m) { return m.HasActor(); })) {
          owner = candidate;
        }
      }
    }
    if (owner == kNoIndex) continue;
    groups_[owner].belongs_to = number;
    const std::vector<AgentWord> agents = member.parts.front().agents;
    member.parts.clear();
    for (const GroupMember& of : groups_[owner].members) {
      for (CodeParts parts : of.parts) {
        if (parts.actor.empty()) continue;
        parts.agents.insert(parts.agents.begin(), agents.begin(), agents.end());
        member.parts.push_back(std::move(parts));
      }
    }
  }
}

// "Danish media and government": the adjective is for both.
void NounGroups::ShareWithin(NounGroup& group) const {
  const GroupMember& first = group.members.front();
  if (first.actor_is_head || !first.HasActor()) return;
  for (GroupMember& member : group.members) {
    if (member.HasActor() || !member.HasAgent()) continue;
    const CodeParts& shared = first.parts.front();
    CodeParts& parts = member.parts.front();
    parts.actor = shared.actor;
    parts.origin = shared.origin;
    parts.agents.insert(parts.agents.begin(), shared.agents.begin(), shared.agents.begin() + first.modifying_agents);
  }
}

// Two subjects of one verb are one group: "Old foes Gondor and Osgiliath have renewed".
void NounGroups::MergeSubjects() {
  for (std::size_t i = 0; i + 1 < groups_.size(); ++i) {
    NounGroup& group = groups_[i];
    NounGroup& next = groups_[i + 1];
    const bool subjects = tree_.token(group.head).dep.starts_with("nsubj") &&
                          tree_.token(next.head).dep.starts_with("nsubj") &&
                          tree_.Head(group.head) == tree_.Head(next.head);
    if (!subjects || next.begin < group.end) continue;
    group.members.insert(group.members.end(), next.members.begin(), next.members.end());
    group.end = next.end;
    groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    for (NounGroup& other : groups_) {
      if (other.belongs_to != kNoIndex && other.belongs_to > i) --other.belongs_to;
    }
    for (std::uint32_t& number : group_of_) {
      if (number != kNoIndex && number > i) --number;
    }
  }
}

// A phrase that says nothing is who its apposition is: "the president, Ilham Aliyev".
void NounGroups::TakeApposition(NounGroup& group) {
  if (std::any_of(group.members.begin(), group.members.end(),
                  [](const GroupMember& m) { return m.HasActor() || m.HasAgent(); })) {
    return;
  }
  for (const std::uint32_t child : tree_.Children(group.head)) {
    if (child < group.head || tree_.token(child).dep != "appos" || words_.LeftOut(child)) continue;
    GroupMember member;
    member.head = child;
    member.tokens = {Left(child), child + 1};
    member.begin = words_.WordAt(member.tokens.first);
    member.end = words_.WordAt(child + 1);
    if (member.begin >= member.end) continue;
    CodeWords(member, GroupOf(group.head));
    if (!member.HasActor()) continue;
    group.members = {std::move(member)};
    return;
  }
}

std::string NounGroups::CodeOf(const CodeParts& parts) const {
  std::string code = parts.actor.empty() ? std::string(kNullCode) : parts.actor;
  for (const AgentWord& word : parts.agents) {
    const DictionaryAgent& agent = dictionaries_.agents.agents[word.agent];
    const std::string& added = word.former ? kElite : agent.code;
    // Codes are blocks of three letters: one that is there already is not added again.
    bool present = false;
    for (std::size_t at = 0; at + added.size() <= code.size(); at += 3) {
      present = present || code.compare(at, added.size(), added) == 0;
    }
    if (present) continue;
    code = agent.before ? added + code : code + added;
  }
  return code;
}

// The member's words with those of a phrase that follows a preposition: "THE MINISTRY OF MAGIC".
std::string NounGroups::WordsOf(const GroupMember& member) const {
  std::uint32_t end = member.end;
  for (const std::uint32_t child : tree_.Children(member.head)) {
    const std::uint32_t object = child > member.head ? tree_.Child(child, "pobj") : kNoIndex;
    if (object == kNoIndex || words_.WordAt(child) != end || tree_.HasChild(object, "prep")) continue;
    end = words_.WordAt(object + 1);
  }
  std::string text;
  for (std::uint32_t word = member.begin; word < end; ++word) {
    text.append(text.empty() ? "" : " ").append(words_.words()[word]);
  }
  return text;
}

std::vector<ActorCode> NounGroups::CodesOf(const NounGroup& group, int longest_name) const {
  std::vector<ActorCode> codes;
  for (const GroupMember& member : group.members) {
    for (const CodeParts& parts : member.parts) {
      std::string code = CodeOf(parts);
      if (code == kNullCode && longest_name > 0) {
        const std::string text = WordsOf(member);
        if (std::count(text.begin(), text.end(), ' ') < longest_name) code = "\"" + text + "\"";
      }
      if (code == kNullCode) continue;
      for (std::size_t at = 0; at <= code.size();) {
        const std::size_t slash = code.front() == '"' ? code.size() : std::min(code.find('/', at), code.size());
        codes.push_back({code.substr(at, slash - at), member.head, member.tokens, parts.origin});
        at = slash + 1;
      }
    }
  }
  if (codes.empty()) {
    const GroupMember& first = group.members.front();
    codes.push_back({std::string(kNullCode), first.head, first.tokens, {}});
  }
  return codes;
}

}  // namespace tacitus
