#include "code/ontology/contexts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr std::size_t kMostContexts = 4;
constexpr std::string_view kNoContext = "-";

std::optional<Pos> PosOf(std::string_view name) {
  for (const Pos pos : {Pos::kNoun, Pos::kVerb, Pos::kAdj}) {
    if (Name(pos) == name) return pos;
  }
  return std::nullopt;
}

bool IsOfPos(const Token& token, Pos wanted) {
  return token.pos == wanted || (wanted == Pos::kNoun && token.pos == Pos::kPropn);
}

// The forms of a token that a word of the table may equal. A name keeps its plural as its lemma ("Peace Talks" in a
// heading), so there the form without the s stands in.
std::vector<std::string> FormsOf(const Parse& parse, std::uint32_t token) {
  std::vector<std::string> forms = {LowerAscii(parse.tokens[token].lemma), LowerAscii(parse.TextOf(token))};
  if (parse.tokens[token].pos == Pos::kPropn && forms[1].ends_with('s')) {
    forms.push_back(forms[1].substr(0, forms[1].size() - 1));
  }
  return forms;
}

bool IsWord(const Parse& parse, std::uint32_t token, std::string_view word) {
  const std::vector<std::string> forms = FormsOf(parse, token);
  return std::find(forms.begin(), forms.end(), word) != forms.end();
}

bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

// The words of a cell as the tokenizer splits them: at spaces, and before and after a hyphen between letters.
std::vector<std::string> SplitWords(std::string_view cell) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool hyphen =
        cell[i] == '-' && i > 0 && i + 1 < cell.size() && IsLetter(cell[i - 1]) && IsLetter(cell[i + 1]);
    if (hyphen) words.insert(words.end(), {"-", ""});
    if (cell[i] == ' ') words.emplace_back();
    if (!hyphen && cell[i] != ' ') words.back() += cell[i];
  }
  std::erase(words, "");
  return words;
}

// How strongly the clause tells a context: phrases before single words, then how many places tell it.
struct Evidence {
  bool phrase = false;
  int places = 0;
};

// PLOVER's manual codes `crime` only where none of the contexts for particular crimes applies.
void DropGeneralCrime(std::map<std::string, Evidence>& found) {
  for (const char* particular : {"trafficking", "corruption", "illegal_drugs"}) {
    if (found.contains(particular)) found.erase("crime");
  }
}

}  // namespace

Result<ContextWords> ContextWords::Load(const std::string& data_folder, const Ontology& ontology) {
  Result<TableFile> table = TableFile::Read(data_folder, "ontology/context_words.tsv", {"words", "pos", "contexts"});
  if (!table) return table.error();
  ContextWords words;
  for (const TableFile::Row& row : table->rows()) {
    Phrase phrase;
    phrase.words = SplitWords(row.cells[0]);
    if (phrase.words.empty()) return TableFile::At(row, "the words are missing");
    if (LowerAscii(row.cells[0]) != row.cells[0]) {
      return TableFile::At(row, "\"" + std::string(row.cells[0]) + "\" must be in lower case, or it is never found");
    }
    const std::optional<Pos> pos = PosOf(row.cells[1]);
    if (!pos) {
      return TableFile::At(row, "\"" + std::string(row.cells[1]) +
                                    "\" is no part of speech here; it must be NOUN, "
                                    "VERB or ADJ");
    }
    phrase.pos = *pos;
    for (const std::string_view context : SplitValues(row.cells[2])) {
      if (context == kNoContext) continue;
      if (!ontology.IsContext(context)) {
        return TableFile::At(row, "\"" + std::string(context) + "\" is no context; contexts.tsv lists them");
      }
      phrase.contexts.emplace_back(context);
    }
    if (row.cells[2].empty()) return TableFile::At(row, "the contexts are missing");
    phrase.origin = row.origin;
    words.by_first_word_[phrase.words.front()].push_back(std::move(phrase));
  }
  for (auto& [word, phrases] : words.by_first_word_) {
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  }
  return words;
}

const ContextWords::Phrase* ContextWords::LongestAt(const Parse& parse, std::uint32_t token, std::uint32_t end) const {
  const Phrase* longest = nullptr;
  for (const std::string& first : FormsOf(parse, token)) {
    const auto found = by_first_word_.find(first);
    if (found == by_first_word_.end()) continue;
    for (const Phrase& phrase : found->second) {
      if (longest != nullptr && phrase.words.size() <= longest->words.size()) break;
      const auto size = static_cast<std::uint32_t>(phrase.words.size());
      if (size > end - token || !IsOfPos(parse.tokens[token + size - 1], phrase.pos)) continue;
      bool matches = true;
      for (std::uint32_t i = 1; i < size && matches; ++i) matches = IsWord(parse, token + i, phrase.words[i]);
      if (matches) longest = &phrase;
    }
  }
  return longest;
}

std::vector<std::string> ContextsOf(const Tree& tree, const ContextWords& words, TokenSpan clause,
                                    const CameoCode* code) {
  std::map<std::string, Evidence> found;
  for (std::uint32_t i = clause.first; i < clause.last;) {
    const ContextWords::Phrase* phrase = words.LongestAt(tree.parse(), i, clause.last);
    if (phrase == nullptr) {
      ++i;
      continue;
    }
    for (const std::string& context : phrase->contexts) {
      found[context].phrase |= phrase->words.size() > 1;
      ++found[context].places;
    }
    i += static_cast<std::uint32_t>(phrase->words.size());
  }
  DropGeneralCrime(found);

  std::vector<std::string> contexts;
  if (code != nullptr) contexts = code->contexts;
  for (const std::string& own : contexts) found.erase(own);
  std::vector<std::pair<std::string, Evidence>> ranked(found.begin(), found.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second.phrase, a.second.places) > std::pair(b.second.phrase, b.second.places);
  });
  for (const auto& [context, evidence] : ranked) {
    if (contexts.size() >= kMostContexts) break;
    contexts.push_back(context);
  }
  std::sort(contexts.begin(), contexts.end());
  return contexts;
}

}  // namespace tacitus
