#include "parse/lemmatizer.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "parse/lexeme_store.h"
#include "parse/msgpack.h"
#include "parse/unicode.h"

namespace tacitus {
namespace {

constexpr std::size_t kPosCount = static_cast<std::size_t>(Pos::kSpace) + 1;

// Languages for which spaCy has rules in code of its own (spacy/lang/*/lemmatizer.py); English is handled here.
constexpr std::array<std::string_view, 14> kOwnRules = {"bn", "ca", "el", "es", "fa", "fr", "ga",
                                                        "ht", "it", "mk", "nl", "pl", "ru", "uk"};

// The tables of one part of speech.
struct PosTables {
  std::vector<std::string_view> index;  // known forms, sorted
  std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;
  std::vector<std::pair<std::string_view, std::string_view>> rules;  // old and new ending

  [[nodiscard]] bool empty() const { return index.empty() && exceptions.empty() && rules.empty(); }
  [[nodiscard]] bool Knows(std::string_view form) const { return std::binary_search(index.begin(), index.end(), form); }
};

// The value of one feature of "Number=Sing|Person=3"; empty where it is missing.
std::string_view Feature(std::string_view morph, std::string_view name) {
  while (!morph.empty()) {
    const std::string_view feature = morph.substr(0, morph.find('|'));
    if (feature.size() > name.size() && feature.starts_with(name) && feature[name.size()] == '=') {
      return feature.substr(name.size() + 1);
    }
    morph.remove_prefix(std::min(feature.size() + 1, morph.size()));
  }
  return {};
}

// EnglishLemmatizer.is_base_form: whether the word is its own lemma. A value "None" is a string there, too.
bool IsEnglishBaseForm(Pos pos, std::string_view morph) {
  const std::string_view form = Feature(morph, "VerbForm");
  if (pos == Pos::kNoun && Feature(morph, "Number") == "Sing") return true;
  if (pos == Pos::kVerb && form == "Fin" && Feature(morph, "Tense") == "Pres" && Feature(morph, "Number").empty()) {
    return true;
  }
  return form == "Inf" || form == "None" || Feature(morph, "Degree") == "Pos";
}

// What Lemmatizer.rule_lemmatize would give first.
std::string LemmaByRules(const PosTables& tables, std::string_view text, std::string_view lower) {
  std::vector<std::string> forms;
  std::vector<std::string> unknown_forms;
  for (const auto& [old_ending, new_ending] : tables.rules) {
    if (!lower.ends_with(old_ending)) continue;
    std::string form(lower.substr(0, lower.size() - old_ending.size()));
    form += new_ending;
    if (form.empty()) continue;
    if (tables.Knows(form)) {
      forms.insert(forms.begin(), std::move(form));
    } else {
      (IsAlphabetic(form) ? unknown_forms : forms).push_back(std::move(form));
    }
  }
  const auto exceptions = tables.exceptions.find(lower);
  if (exceptions != tables.exceptions.end()) {
    for (const std::string_view form : exceptions->second) {
      if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.insert(forms.begin(), std::string(form));
    }
  }
  if (!forms.empty()) return forms.front();
  return unknown_forms.empty() ? std::string(text) : unknown_forms.front();
}

}  // namespace

struct LemmaCache::State {
  struct Entry {
    std::uint64_t orth = 0;
    std::uint64_t pos_and_morph = 0;
    std::string_view lemma;
  };
  std::vector<Entry> entries;
  HashIndex index;
  TextArena texts;
};

LemmaCache::LemmaCache(std::size_t capacity) : state_(std::make_unique<State>()), capacity_(capacity) {}
LemmaCache::LemmaCache(LemmaCache&&) noexcept = default;
LemmaCache& LemmaCache::operator=(LemmaCache&&) noexcept = default;
LemmaCache::~LemmaCache() = default;

bool LemmaCache::Trim() {
  if (state_->entries.size() <= capacity_) return false;
  *state_ = State();
  return true;
}

struct Lemmatizer::Tables {
  LemmatizerOptions options;
  const StringStore* strings = nullptr;
  TextArena texts;
  std::array<PosTables, kPosCount> by_pos;
  std::unordered_map<std::uint64_t, std::string_view> lookup;  // StringId of a word -> its lemma

  Result<Done> ReadRules(const MsgPack& root, const std::string& where);
  Result<Done> ReadLookup(const MsgPack& root, const std::string& where);
  void ReadPos(PosTables& tables, std::uint64_t pos_id, const MsgPack* rules, const MsgPack* index,
               const MsgPack* exceptions);
  [[nodiscard]] std::string Lemma(const Lexeme& lexeme, Pos pos, Label morph) const;
};

Result<Done> Lemmatizer::Tables::ReadRules(const MsgPack& root, const std::string& where) {
  const MsgPack* rules = root.Find("lemma_rules");
  if (rules == nullptr) {
    return Error{ErrorCode::kMalformed, "the lemmatizer works by rules but has no table \"lemma_rules\"", where};
  }
  for (std::size_t i = 0; i < kPosCount; ++i) {
    const std::uint64_t pos_id = StringId(LowerAscii(Name(static_cast<Pos>(i))));
    ReadPos(by_pos[i], pos_id, rules, root.Find("lemma_index"), root.Find("lemma_exc"));
  }
  return Done{};
}

void Lemmatizer::Tables::ReadPos(PosTables& tables, std::uint64_t pos_id, const MsgPack* rules, const MsgPack* index,
                                 const MsgPack* exceptions) {
  const auto table_of = [&](const MsgPack* table) { return table == nullptr ? nullptr : table->Find(pos_id); };
  if (const MsgPack* endings = table_of(rules)) {
    for (const MsgPack& pair : endings->items()) {
      if (pair.items().size() != 2) continue;
      tables.rules.emplace_back(texts.Keep(pair.items()[0].text()), texts.Keep(pair.items()[1].text()));
    }
  }
  if (const MsgPack* forms = table_of(index)) {
    for (const MsgPack& form : forms->items()) tables.index.push_back(texts.Keep(form.text()));
    std::sort(tables.index.begin(), tables.index.end());
  }
  if (const MsgPack* words = table_of(exceptions)) {
    const std::vector<MsgPack>& items = words->items();
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      std::vector<std::string_view>& lemmas = tables.exceptions[texts.Keep(items[i].text())];
      for (const MsgPack& lemma : items[i + 1].items()) lemmas.push_back(texts.Keep(lemma.text()));
    }
  }
}

Result<Done> Lemmatizer::Tables::ReadLookup(const MsgPack& root, const std::string& where) {
  const MsgPack* table = root.Find("lemma_lookup");
  if (table == nullptr) {
    return Error{ErrorCode::kMalformed, "the lemmatizer works by lookup but has no table \"lemma_lookup\"", where};
  }
  const std::vector<MsgPack>& items = table->items();
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    const MsgPack& value = items[i + 1];
    const std::string_view lemma = value.items().empty() ? value.text() : value.items().front().text();
    lookup.emplace(items[i].integer(), texts.Keep(lemma));
  }
  return Done{};
}

std::string Lemmatizer::Tables::Lemma(const Lexeme& lexeme, Pos pos, Label morph) const {
  if (options.mode == "lookup") {
    const auto found = lookup.find(lexeme.orth);
    return std::string(found == lookup.end() ? lexeme.text : found->second);
  }
  if (pos == Pos::kNone || pos == Pos::kSpace) return std::string(lexeme.lower_text);
  if (options.language == "en" && IsEnglishBaseForm(pos, strings->Text(morph))) return std::string(lexeme.lower_text);
  const PosTables& tables = by_pos[static_cast<std::size_t>(pos)];
  if (tables.empty()) return std::string(pos == Pos::kPropn ? lexeme.text : lexeme.lower_text);
  return LemmaByRules(tables, lexeme.text, lexeme.lower_text);
}

Lemmatizer::Lemmatizer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Lemmatizer::Lemmatizer(Lemmatizer&&) noexcept = default;
Lemmatizer& Lemmatizer::operator=(Lemmatizer&&) noexcept = default;
Lemmatizer::~Lemmatizer() = default;

Result<Lemmatizer> Lemmatizer::Load(const std::string& component_folder, const LemmatizerOptions& options,
                                    StringStore& strings) {
  const bool by_rules = options.mode == "rule";
  const bool own_rules = std::find(kOwnRules.begin(), kOwnRules.end(), options.language) != kOwnRules.end();
  if ((!by_rules && options.mode != "lookup") || own_rules) {
    return Error{
        ErrorCode::kUnsupported,
        "the lemmatizer's mode \"" + options.mode + "\" is not handled for the language \"" + options.language + "\"",
        component_folder};
  }
  const std::string path = component_folder + "/lookups/lookups.bin";
  const Result<MsgPackFile> file = MsgPackFile::Read(path);
  if (!file) return file.error();
  auto tables = std::make_unique<Tables>();
  tables->options = options;
  tables->strings = &strings;
  const Result<Done> read = by_rules ? tables->ReadRules(file->root(), path) : tables->ReadLookup(file->root(), path);
  if (!read) return read.error();
  return Lemmatizer(std::move(tables));
}

void Lemmatizer::Run(Annotation& annotation, TokenSpan tokens, LemmaCache& cache) const {
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15ULL;
  LemmaCache::State& state = *cache.state_;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    if (annotation.lemma[i].data() != nullptr && !tables_->options.overwrite) continue;
    const Lexeme& lexeme = *annotation.pieces[i].lexeme;
    const Pos pos = annotation.pos[i];
    const Label morph = annotation.morph[i];
    const std::uint64_t pos_and_morph = std::uint64_t{morph} << 8 | static_cast<std::uint64_t>(pos);
    const std::uint64_t hash = lexeme.orth ^ pos_and_morph * kMultiplier;
    const auto known = state.index.Find(hash, [&](std::uint32_t number) {
      return state.entries[number].orth == lexeme.orth && state.entries[number].pos_and_morph == pos_and_morph;
    });
    if (known) {
      annotation.lemma[i] = state.entries[*known].lemma;
      continue;
    }
    annotation.lemma[i] = state.texts.Keep(tables_->Lemma(lexeme, pos, morph));
    state.index.Add(hash, static_cast<std::uint32_t>(state.entries.size()));
    state.entries.push_back({lexeme.orth, pos_and_morph, annotation.lemma[i]});
  }
}

}  // namespace tacitus
