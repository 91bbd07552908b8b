#include "stories/happening_index.h"

#include <algorithm>

#include "base/hash.h"
#include "stories/same_happening.h"

namespace tacitus {
namespace {

// Lists are by stretches of so many days; an event that may be of more than so many stretches is in a list of such. One
// that is of no more days than a stretch has stands under its last day alone, and is looked for from there on.
constexpr std::int64_t kStretch = 16;
constexpr std::int64_t kMostStretches = 3;
// Of happenings with a country in common in a fortnight, the newest are looked at.
constexpr std::size_t kLongestList = 1024;

enum class Common : std::uint64_t { kSentence, kDocument, kSource, kTarget, kPlace };

std::uint64_t KeyOf(Common common, std::uint64_t value, const EventFacts& facts, std::int64_t stretch = 0) {
  const std::uint64_t parts[] = {static_cast<std::uint64_t>(common), value, static_cast<std::uint64_t>(facts.type),
                                 static_cast<std::uint64_t>(facts.phase), static_cast<std::uint64_t>(stretch)};
  return Hash64({reinterpret_cast<const char*>(parts), sizeof(parts)});
}

using Stretches = std::vector<std::int64_t>;

// The stretches from one day to another.
Stretches StretchesBetween(std::int64_t first, std::int64_t last) {
  const auto stretch = [](std::int64_t day) { return (day - (day < 0 ? kStretch - 1 : 0)) / kStretch; };
  Stretches stretches;
  for (std::int64_t one = stretch(first); one <= stretch(last); ++one) stretches.push_back(one);
  return stretches;
}

bool IsWide(const EventFacts& facts) {
  return std::int64_t{facts.last_day} - facts.first_day >= kStretch * kMostStretches;
}

// Where an event stands, and where those stand that may be of its time: one stretch for all of which no fortnight can
// be told. A day told in two ways may be a day apart.
Stretches StretchesOf(const EventFacts& facts) {
  if (IsWide(facts)) return {INT64_MAX};
  const std::int64_t last = std::max(facts.first_day, facts.last_day);
  const bool narrow = last - facts.first_day <= kStretch;
  return StretchesBetween(narrow ? last : std::int64_t{facts.first_day}, last);
}
Stretches StretchesAbout(const EventFacts& facts) {
  if (IsWide(facts)) return {INT64_MAX};
  const std::int64_t last = std::max(facts.first_day, facts.last_day);
  return StretchesBetween(std::int64_t{std::min(facts.first_day, facts.last_day)} - 1, last + 1 + kStretch);
}

void AddParty(Common role, const PartyFacts& party, std::vector<std::pair<Common, std::uint64_t>>& values) {
  if (party.country != 0) values.emplace_back(role, party.country);
  if (party.actor != 0) values.emplace_back(role, party.actor);
  if (party.family != 0) values.emplace_back(role, party.family);
}

std::uint64_t SentenceKey(const EventFacts& facts) { return KeyOf(Common::kSentence, facts.sentence, facts); }
std::uint64_t DocumentKey(const EventFacts& facts) { return KeyOf(Common::kDocument, facts.document, facts); }

std::vector<std::uint64_t> KeysOf(const EventFacts& facts, const Stretches& stretches) {
  std::vector<std::pair<Common, std::uint64_t>> values;
  AddParty(Common::kSource, facts.source, values);
  AddParty(Common::kTarget, facts.target, values);
  if (facts.place.country != 0) values.emplace_back(Common::kPlace, facts.place.country);
  std::vector<std::uint64_t> keys;
  for (const std::int64_t stretch : stretches) {
    for (const auto& [common, value] : values) keys.push_back(KeyOf(common, value, facts, stretch));
  }
  return keys;
}

}  // namespace

std::uint32_t HappeningIndex::Of(std::string_view id) {
  const std::uint32_t happening = ids_.Of(id);
  happenings_.resize(ids_.size());
  return happening;
}

EventFacts& HappeningIndex::Change(std::uint32_t happening) {
  changed_.emplace_back(happening, happenings_[happening]);
  return happenings_[happening];
}

void HappeningIndex::Insert(std::uint32_t happening, const EventFacts& facts) {
  EventFacts& merged = Change(happening);
  if (merged.type == EventType::kNone) {
    merged = facts;
  } else {
    MergeInto(merged, facts);
  }
  AddTo(lists_, SentenceKey(facts), happening);
  AddTo(of_documents_, DocumentKey(facts), happening);
  for (const std::uint64_t key : KeysOf(facts, StretchesOf(facts))) AddTo(lists_, key, happening);
}

void HappeningIndex::AddTo(KeyedLists& lists, std::uint64_t key, std::uint32_t happening) {
  bool listed = false;
  lists.ForEach(key, kLongestList, [&](std::uint32_t other) {
    listed = ids_.Root(other) == happening;
    return !listed;
  });
  if (!listed) lists.Add(key, happening);
}

std::uint32_t HappeningIndex::Join(std::uint32_t one, std::uint32_t other) {
  const std::uint32_t root = ids_.Join(one, other);
  const std::uint32_t child = root == one ? other : one;
  if (root == child || happenings_[child].type == EventType::kNone) return root;
  EventFacts& merged = Change(root);
  if (merged.type == EventType::kNone) {
    merged = happenings_[child];
  } else {
    MergeInto(merged, happenings_[child]);
  }
  return root;
}

void HappeningIndex::Add(std::string_view event_id, const EventFacts& facts, const HappeningLabel& label) {
  const std::uint32_t happening = Of(label.id);
  Insert(ids_.Root(happening), facts);
  // The words are those of the event that the happening is named after, whenever it comes.
  if (event_id == label.id) {
    Change(happening).words = facts.words;
  }
  for (const std::string& name : label.joined) {
    const std::uint32_t joined = Of(name);
    Join(ids_.Root(happening), ids_.Root(joined));
  }
}

std::vector<HappeningIndex::Match> HappeningIndex::Matches(const EventFacts& facts) const {
  const auto add_from = [this](const KeyedLists& lists, std::uint64_t key, std::vector<std::uint32_t>& found) {
    lists.ForEach(key, kLongestList, [&](std::uint32_t happening) {
      found.push_back(ids_.Root(happening));
      return true;
    });
  };
  std::vector<std::uint32_t> same_sentence;
  std::vector<std::uint32_t> same_document;
  add_from(lists_, SentenceKey(facts), same_sentence);
  add_from(of_documents_, DocumentKey(facts), same_document);
  std::vector<std::uint32_t> candidates = same_sentence;
  candidates.insert(candidates.end(), same_document.begin(), same_document.end());
  for (const std::uint64_t key : KeysOf(facts, StretchesAbout(facts))) add_from(lists_, key, candidates);
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  const auto has = [](const std::vector<std::uint32_t>& all, std::uint32_t one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  std::vector<Match> matches;
  for (const std::uint32_t candidate : candidates) {
    EventFacts told = happenings_[candidate];
    // Merged facts keep one sentence and one document of many.
    if (has(same_sentence, candidate)) told.sentence = facts.sentence;
    if (has(same_document, candidate)) told.document = facts.document;
    const int points = SameHappening(facts, told);
    if (points > 0) matches.push_back({candidate, points});
  }
  std::sort(matches.begin(), matches.end(), [this](const Match& one, const Match& other) {
    return one.points != other.points ? one.points > other.points : ids_.ComesBefore(one.happening, other.happening);
  });
  return matches;
}

HappeningLabel HappeningIndex::Label(std::string_view event_id, const EventFacts& facts) {
  const std::vector<Match> matches = Matches(facts);
  // Which of two things that somebody unknown did, or that was done to somebody unknown, cannot be told.
  const bool partial = !facts.source.IsKnown() || !facts.target.IsKnown();
  const bool ambiguous = partial && matches.size() > 1 && matches[0].points == matches[1].points &&
                         SameHappening(happenings_[matches[0].happening], happenings_[matches[1].happening]) == 0;
  if (matches.empty() || ambiguous) {
    Insert(Of(event_id), facts);
    return {std::string(event_id), {}};
  }
  std::uint32_t happening = matches.front().happening;
  HappeningLabel label{ids_.name(happening), {}};
  Insert(happening, facts);
  for (std::size_t i = 1; i < matches.size(); ++i) {
    const std::uint32_t other = matches[i].happening;
    if (SameHappening(happenings_[happening], happenings_[other]) == 0) continue;
    label.joined.push_back(ids_.name(other));
    happening = Join(happening, other);
  }
  return label;
}

void HappeningIndex::Keep() {
  ids_.Keep();
  changed_.clear();
  kept_ = lists_.size();
  of_documents_.Shrink(0);
}

void HappeningIndex::TakeBack() {
  for (auto change = changed_.rbegin(); change != changed_.rend(); ++change) {
    happenings_[change->first] = change->second;
  }
  changed_.clear();
  ids_.TakeBack();
  happenings_.resize(ids_.size());
  lists_.Shrink(kept_);
  of_documents_.Shrink(0);
}

}  // namespace tacitus
