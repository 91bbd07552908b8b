#include "code/actors/knowledge_builder.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <chrono>
#include <utility>

namespace tacitus {
namespace {

// "2019-11-03", "2019-11" or "2019" as a day: the first it may mean, or the last. Nothing where malformed.
std::optional<std::int32_t> DayOf(std::string_view text, bool last) {
  int parts[3] = {0, last ? 12 : 1, last ? 31 : 1};
  for (int& part : parts) {
    if (text.empty()) break;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), part);
    if (problem != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty()) {
      if (text.front() != '-') return std::nullopt;
      text.remove_prefix(1);
    }
  }
  using namespace std::chrono;
  year_month_day date{year(parts[0]), month(static_cast<unsigned>(parts[1])), day(static_cast<unsigned>(parts[2]))};
  if (!date.year().ok() || !date.month().ok()) return std::nullopt;
  if (!date.ok() && last) date = year_month_day_last(date.year(), month_day_last(date.month()));
  if (!text.empty() || !date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
}

std::string PluralOf(std::string_view singular) {
  struct Ending {
    std::string_view singular, plural;
  };
  static constexpr Ending kIrregular[] = {
      {"man", "men"},       {"person", "people"},       {"child", "children"}, {"wife", "wives"},
      {"thief", "thieves"}, {"chief", "chiefs"},        {"staff", "staffs"},   {"boss", "bosses"},
      {"hero", "heroes"},   {"vigilante", "vigilantes"}};
  for (const Ending& ending : kIrregular) {
    if (singular.ends_with(ending.singular)) {
      return std::string(singular.substr(0, singular.size() - ending.singular.size())).append(ending.plural);
    }
  }
  std::string plural(singular);
  const auto ends = [&](std::string_view tail) { return singular.ends_with(tail); };
  if (ends("s") || ends("x") || ends("ch") || ends("sh") || ends("z")) return plural + "es";
  if (ends("y") && !ends("ay") && !ends("ey") && !ends("oy")) {
    plural.pop_back();
    return plural + "ies";
  }
  return plural + "s";
}

// "minister of justice" and "commander in chief" carry the plural on the noun before the preposition.
std::string PluralOfPhrase(std::string_view phrase) {
  for (const std::string_view preposition : {" of ", " in ", " for ", "-in-", "-at-", " to ", " at ", " without "}) {
    const std::size_t at = phrase.find(preposition);
    if (at != std::string_view::npos) return PluralOf(phrase.substr(0, at)).append(phrase.substr(at));
  }
  return PluralOf(phrase);
}

constexpr std::pair<std::string_view, RoleKind> kRoleKinds[] = {{"person", RoleKind::kPerson},
                                                                {"group", RoleKind::kGroup},
                                                                {"body", RoleKind::kBody},
                                                                {"thing", RoleKind::kThing},
                                                                {"site", RoleKind::kSite}};
constexpr std::pair<std::string_view, Modifier::Effect> kEffects[] = {{"replace", Modifier::Effect::kReplace},
                                                                      {"lead", Modifier::Effect::kLead},
                                                                      {"add", Modifier::Effect::kAdd},
                                                                      {"give", Modifier::Effect::kGive},
                                                                      {"cancel", Modifier::Effect::kCancel}};

constexpr std::pair<std::string_view, WordClass> kWordClasses[] = {
    {"deictic", WordClass::kDeictic}, {"foe", WordClass::kFoe},           {"locative", WordClass::kLocative},
    {"motion", WordClass::kMotion},   {"speech", WordClass::kSpeech},     {"expletive", WordClass::kExpletive},
    {"event", WordClass::kEvent},     {"quantity", WordClass::kQuantity}, {"foreign", WordClass::kForeign},
    {"abroad", WordClass::kAbroad},   {"other", WordClass::kOther},       {"party", WordClass::kParty},
    {"common", WordClass::kCommon},   {"ranks", WordClass::kRanks},       {"kin", WordClass::kKin}};

template <typename Value, std::size_t kSize>
std::optional<Value> Lookup(const std::pair<std::string_view, Value> (&pairs)[kSize], std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return value;
  }
  return std::nullopt;
}

// "us" and "car" are no countries, "Iran" has four letters.
constexpr std::size_t kShortestPlainName = 4;

std::uint64_t HashText(std::string_view text) { return HashWord(text); }

}  // namespace

bool KnowledgeBuilder::AddName(std::string_view name, EntryKind kind, std::uint32_t index, Origin origin) {
  const std::vector<Word> words = WordsOf(name, folded_);
  if (words.empty() || words.size() > 12) return false;
  std::uint64_t hash = words.front().hash;
  for (std::size_t i = 1; i < words.size(); ++i) hash = ExtendHash(hash, words[i].hash);
  Entry entry;
  entry.kind = kind;
  // Roles are common nouns unless they are written as titles ("Sen.").
  const bool common = (kind == EntryKind::kRole || kind == EntryKind::kModifier) && !words.front().capital;
  // Acronyms must be written as such, names with a capital. News without capitals has the names of countries all the
  // same, where they are no common words ("turkey").
  const bool acronym = words.size() == 1 && words.front().upper && name.size() <= 6;
  const bool plain = kind <= EntryKind::kPeople && name.size() >= kShortestPlainName && !acronym &&
                     !knowledge_.IsOf(WordClass::kCommon, words.front().hash);
  entry.case_rule = common || plain ? CaseRule::kAny : acronym ? CaseRule::kUpper : CaseRule::kCapital;
  entry.partial = kind == EntryKind::kPerson && words.size() == 1;
  entry.words = static_cast<std::uint8_t>(words.size());
  entry.index = index;
  entry.origin = origin;
  knowledge_.entries_.push_back(entry);
  phrase_hashes_.push_back(hash);
  first_hashes_.push_back(words.front().hash);
  return true;
}

void KnowledgeBuilder::AddSpelling(std::string_view name, std::string_view country) {
  if (name.find(' ') != std::string_view::npos) return;
  knowledge_.spellings_.Add(FoldWord(name), HashText(country), static_cast<std::uint32_t>(knowledge_.entries_.size()));
}

std::optional<Error> KnowledgeBuilder::ReadCountries() {
  Result<TableFile> table =
      TableFile::Read(data_folder_, "actors/countries.tsv",
                      {"iso3", "cow", "name", "aliases", "adjectives", "people", "capital", "seats"});
  if (!table) return table.error();
  struct Listed {
    std::size_t cell;
    EntryKind kind;
  };
  static constexpr Listed kListed[] = {{2, EntryKind::kCountry}, {3, EntryKind::kCountry}, {4, EntryKind::kAdjective},
                                       {5, EntryKind::kPeople},  {6, EntryKind::kCapital}, {7, EntryKind::kSeat}};
  std::vector<const TableFile::Row*> rows;
  for (const TableFile::Row& row : table->rows()) rows.push_back(&row);
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->cells[0] < b->cells[0]; });
  for (const TableFile::Row* row : rows) {
    Country country{row->cells[0], row->cells[2], 0};
    const std::string_view cow = row->cells[1];
    if (std::from_chars(cow.data(), cow.data() + cow.size(), country.cow).ptr != cow.data() + cow.size()) {
      return TableFile::At(*row, "\"" + std::string(cow) + "\" is no Correlates of War number");
    }
    const auto index = static_cast<std::uint32_t>(knowledge_.countries.size());
    knowledge_.countries.push_back(country);
    for (const auto& [cell, kind] : kListed) {
      for (const std::string_view name : SplitValues(row->cells[cell])) {
        if (AddName(name, kind, index, row->origin) && kind != EntryKind::kSeat) {
          AddSpelling(name, country.iso3);
        }
      }
    }
  }
  knowledge_.tables_.push_back(std::move(*table));
  return std::nullopt;
}

std::optional<Error> KnowledgeBuilder::ReadSpell(const TableFile::Row& row) {
  Spell spell;
  spell.country = row.cells[4];
  spell.sectors = row.cells[5];
  spell.role = row.cells[6];
  spell.origin = row.origin;
  for (const bool last : {false, true}) {
    const std::string_view cell = row.cells[last ? 8 : 7];
    if (cell.empty()) continue;
    const std::optional<std::int32_t> day = DayOf(cell, last);
    if (!day) return TableFile::At(row, "\"" + std::string(cell) + "\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
    (last ? spell.to : spell.from) = *day;
    knowledge_.latest_day = std::max(knowledge_.latest_day, *day);
  }
  knowledge_.spells.push_back(spell);
  ++knowledge_.actors.back().spell_count;
  return std::nullopt;
}

std::optional<Error> KnowledgeBuilder::ReadActors(const std::string& name, EntryKind kind) {
  Result<TableFile> table = TableFile::Read(
      data_folder_, name, {"id", "name", "aliases", "gender", "country", "sectors", "role", "from", "to", "source"});
  if (!table) return table.error();
  std::string_view id;
  for (const TableFile::Row& row : table->rows()) {
    if (row.cells[0].empty() || row.cells[1].empty()) return TableFile::At(row, "an actor needs an id and a name");
    if (row.cells[0] != id) {
      id = row.cells[0];
      const auto index = static_cast<std::uint32_t>(knowledge_.actors.size());
      const char gender = row.cells[3].empty() ? '\0' : row.cells[3].front();
      knowledge_.actors.push_back({id, row.cells[1], gender, row.cells[9] == "own", row.cells[9] != "Phoenix",
                                   static_cast<std::uint32_t>(knowledge_.spells.size()), 0});
      std::vector<std::string_view> names = SplitValues(row.cells[2]);
      names.insert(names.begin(), row.cells[1]);
      for (const std::string_view each : names) {
        if (AddName(each, kind, index, row.origin) && kind == EntryKind::kPerson) {
          knowledge_.sounds_.Add(folded_, static_cast<std::uint32_t>(knowledge_.entries_.size()));
        }
      }
    }
    if (std::optional<Error> error = ReadSpell(row)) return error;
  }
  knowledge_.tables_.push_back(std::move(*table));
  return std::nullopt;
}

std::optional<Error> KnowledgeBuilder::ReadNamedGroups(const std::string& name, EntryKind kind,
                                                       std::vector<NamedGroup>& groups) {
  Result<TableFile> table = TableFile::Read(data_folder_, name, {"name", "aliases", "country", "sectors"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    if (row.cells[0].empty()) return TableFile::At(row, "the row has no name");
    const auto index = static_cast<std::uint32_t>(groups.size());
    groups.push_back({row.cells[0], row.cells[2], row.cells[3]});
    AddName(row.cells[0], kind, index, row.origin);
    for (const std::string_view alias : SplitValues(row.cells[1])) {
      AddName(alias, kind, index, row.origin);
    }
  }
  knowledge_.tables_.push_back(std::move(*table));
  return std::nullopt;
}

std::optional<Error> KnowledgeBuilder::ReadRoles() {
  Result<TableFile> table = TableFile::Read(data_folder_, "roles/roles.tsv", {"role", "sectors", "kind", "inherits"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    const std::optional<RoleKind> kind = Lookup(kRoleKinds, row.cells[2]);
    if (!kind) {
      return TableFile::At(
          row, "\"" + std::string(row.cells[2]) + "\" is no kind of role; write person, group, body, thing or site");
    }
    const auto index = static_cast<std::uint32_t>(knowledge_.roles.size());
    knowledge_.roles.push_back({row.cells[0], row.cells[1], *kind, row.cells[3] == "yes"});
    AddName(row.cells[0], EntryKind::kRole, index, row.origin);
    AddName(PluralOfPhrase(row.cells[0]), EntryKind::kRole, index, row.origin);
  }
  knowledge_.tables_.push_back(std::move(*table));
  return std::nullopt;
}

std::optional<Error> KnowledgeBuilder::ReadModifiers() {
  Result<TableFile> table = TableFile::Read(data_folder_, "roles/modifiers.tsv", {"modifier", "sectors", "effect"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    const std::optional<Modifier::Effect> effect = Lookup(kEffects, row.cells[2]);
    if (!effect) {
      return TableFile::At(
          row, "\"" + std::string(row.cells[2]) + "\" is no effect; write replace, lead, add, give or cancel");
    }
    const auto index = static_cast<std::uint32_t>(knowledge_.modifiers.size());
    knowledge_.modifiers.push_back({row.cells[0], row.cells[1], *effect});
    AddName(row.cells[0], EntryKind::kModifier, index, row.origin);
  }
  knowledge_.tables_.push_back(std::move(*table));
  return std::nullopt;
}

std::optional<Error> KnowledgeBuilder::ReadWordClasses() {
  Result<TableFile> table = TableFile::Read(data_folder_, "roles/words.tsv", {"word", "class"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    const std::optional<WordClass> word_class = Lookup(kWordClasses, row.cells[1]);
    if (!word_class) {
      return TableFile::At(row, "\"" + std::string(row.cells[1]) +
                                    "\" is no class of words; write deictic, foe, locative, motion, speech, expletive, "
                                    "event, quantity, foreign, abroad, other, party, common, ranks or kin");
    }
    knowledge_.word_classes_.emplace_back(HashWord(row.cells[0]), *word_class);
  }
  std::sort(knowledge_.word_classes_.begin(), knowledge_.word_classes_.end());
  return std::nullopt;
}

// Later entries of a phrase come later in its chain, so the order of the tables is the order of preference.
void KnowledgeBuilder::BuildSlots() {
  std::vector<ActorKnowledge::HashSlot>& slots = knowledge_.slots_;
  std::vector<Entry>& entries = knowledge_.entries_;
  slots.assign(std::bit_ceil(entries.size() * 3 + 16), {});
  const std::size_t mask = slots.size() - 1;
  const auto slot_of = [&](std::uint64_t hash) -> ActorKnowledge::HashSlot& {
    std::size_t i = hash & mask;
    while (slots[i].hash != 0 && slots[i].hash != hash) i = (i + 1) & mask;
    slots[i].hash = hash;
    return slots[i];
  };
  for (std::size_t i = entries.size(); i-- > 0;) {
    ActorKnowledge::HashSlot& slot = slot_of(phrase_hashes_[i]);
    entries[i].next = slot.entry;
    slot.entry = static_cast<std::uint32_t>(i + 1);
    ActorKnowledge::HashSlot& first = slot_of(first_hashes_[i]);
    first.longest = std::max(first.longest, entries[i].words);
  }
  knowledge_.spellings_.Sort();
  knowledge_.sounds_.Sort();
}

Result<ActorKnowledge> KnowledgeBuilder::Build() {
  std::optional<Error> error = ReadWordClasses();
  if (!error) error = ReadCountries();
  if (!error) error = ReadActors(std::string(kOrganisationsFile), EntryKind::kOrganisation);
  if (!error) error = ReadNamedGroups("actors/groups.tsv", EntryKind::kGroup, knowledge_.groups);
  if (!error) error = ReadActors(std::string(kPeopleFile), EntryKind::kPerson);
  if (!error) error = ReadNamedGroups("actors/regions.tsv", EntryKind::kRegion, knowledge_.regions);
  if (!error) error = ReadRoles();
  if (!error) error = ReadModifiers();
  if (error) return *error;
  BuildSlots();
  return std::move(knowledge_);
}

Result<ActorKnowledge> ActorKnowledge::Load(const std::string& data_folder) {
  return KnowledgeBuilder(data_folder).Build();
}

}  // namespace tacitus
