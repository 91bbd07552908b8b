#include "code/types/rule_words.h"

#include <algorithm>

namespace tacitus {
namespace {

std::uint64_t PairKey(std::uint32_t left, std::uint32_t right) { return std::uint64_t{left} << 32 | right; }

// "how", "what", "whether": what makes a clause an indirect question.
bool IsQuestionWord(const Token& token) {
  return token.tag == "WRB" || token.tag == "WP" || (token.dep == "mark" && token.lemma == "whether");
}

std::uint32_t HashOf(std::string_view word) {
  std::uint32_t hash = Vocabulary::kNoBytes;
  for (const char byte : word) hash = Vocabulary::Hash(hash, byte);
  return hash;
}

}  // namespace

std::uint32_t Vocabulary::Add(std::string_view word) {
  const std::uint32_t hash = HashOf(word);
  if (const std::uint32_t known = Find(word, hash); known != kUnknown) return known;
  const auto number = static_cast<std::uint32_t>(words_.size());
  words_.emplace_back(word);
  hashes_.push_back(hash);
  auxiliaries_.push_back(kUnknown);
  begins_.push_back(false);
  Grow();
  if (word.starts_with('+')) auxiliaries_[Add(word.substr(1))] = number;
  for (std::size_t at = word.find('_'); at != std::string_view::npos; at = word.find('_', at + 1)) {
    const std::uint32_t left = Add(word.substr(0, at));
    joined_.emplace(PairKey(left, Add(word.substr(at + 1))), number);
    begins_[left] = true;
  }
  return number;
}

// Puts the last word into the slots, after making room for it.
void Vocabulary::Grow() {
  const auto put = [this](std::uint32_t number) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hashes_[number] & mask;
    while (slots_[slot] != kUnknown) slot = (slot + 1) & mask;
    slots_[slot] = number;
  };
  if (4 * words_.size() <= slots_.size()) return put(static_cast<std::uint32_t>(words_.size() - 1));
  slots_.assign(4 * slots_.size(), kUnknown);
  for (std::uint32_t number = 1; number < words_.size(); ++number) put(number);
}

std::uint32_t Vocabulary::Find(std::string_view word, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != kUnknown; slot = (slot + 1) & mask) {
    const std::uint32_t number = slots_[slot];
    if (hashes_[number] == hash && words_[number] == word) return number;
  }
  return kUnknown;
}

std::uint32_t Vocabulary::Joined(std::uint32_t left, std::uint32_t right) const {
  if (left == kUnknown || right == kUnknown || !begins_[left]) return kUnknown;
  const auto found = joined_.find(PairKey(left, right));
  return found == joined_.end() ? kUnknown : found->second;
}

void WordNumbers::Insert(std::uint32_t number) { sorted_.push_back(number); }

void WordNumbers::Sort() { std::sort(sorted_.begin(), sorted_.end()); }

bool WordNumbers::Contains(std::uint32_t number) const {
  return std::binary_search(sorted_.begin(), sorted_.end(), number);
}

TreeWords::TreeWords(const Tree& tree, const Vocabulary& vocabulary) : tree_(&tree) {
  const std::vector<Token>& tokens = tree.parse().tokens;
  std::vector<std::string_view> given;  // as the parser has it, or corrected
  given.reserve(tokens.size());
  std::size_t bytes = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const std::string_view corrected =
        tokens[i].pos == Pos::kVerb ? vocabulary.LemmaOf(LowerAscii(tree.text(i))) : std::string_view{};
    given.push_back(corrected.empty() ? std::string_view(tokens[i].lemma) : corrected);
    bytes += given.back().size();
  }
  text_.resize(bytes);
  lemmas_.reserve(tokens.size());
  numbers_.reserve(tokens.size());
  char* end = text_.data();
  for (const std::string_view lemma : given) {
    const char* begin = end;
    std::uint32_t hash = Vocabulary::kNoBytes;
    for (const char byte : lemma) {
      *end = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
      hash = Vocabulary::Hash(hash, *end++);
    }
    lemmas_.emplace_back(begin, lemma.size());
    numbers_.push_back(vocabulary.Find(lemmas_.back(), hash));
  }
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const std::uint32_t head = tokens[i].head;
    if (numbers_[i] == Vocabulary::kUnknown || head == i) continue;
    const std::string_view dep = tokens[i].dep;
    if (dep == "aux" || IsQuestionWord(tokens[i])) {
      AddWhole(head, vocabulary.Auxiliary(numbers_[i]));
    } else if (dep == "prt") {
      AddWhole(head, vocabulary.Joined(numbers_[head], numbers_[i]));
    } else if (IsNounPart(dep)) {
      AddWhole(head, vocabulary.Joined(numbers_[i], numbers_[head]));
    }
  }
}

void TreeWords::AddWhole(std::uint32_t token, std::uint32_t number) {
  if (number != Vocabulary::kUnknown) wholes_.push_back({token, number});
}

bool TreeWords::IsOneOf(const WordNumbers& words, std::uint32_t token) const {
  if (numbers_[token] != Vocabulary::kUnknown && words.Contains(numbers_[token])) return true;
  return std::any_of(wholes_.begin(), wholes_.end(),
                     [&](const Whole& whole) { return whole.token == token && words.Contains(whole.number); });
}

}  // namespace tacitus
