#include "code/petrarch/sentence_words.h"

#include <algorithm>

namespace tacitus {
namespace {

bool IsPunctuation(const Tree& tree, std::uint32_t token) {
  const std::string_view text = tree.text(token);
  const bool letters = std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
  });
  return !letters || text == "\xE2\x80\x94" || text == "\xE2\x80\x93" || text == "\xE2\x80\x9C" ||
         text == "\xE2\x80\x9D" || text == "\xE2\x80\x99" || text == "\xE2\x80\x98";
}

// A comma that parts clauses, not the members of a list and not a noun from its apposition.
bool PartsClauses(const Tree& tree, std::uint32_t token) {
  if (tree.text(token) != ",") return false;
  const Token& head = tree.token(tree.Head(token));
  return head.pos == Pos::kVerb || head.pos == Pos::kAux;
}

bool IsJoint(const Tree& tree, std::uint32_t token) {
  const std::string_view text = tree.text(token);
  return text == "-" || text == "/";
}

}  // namespace

SentenceWords::SentenceWords(const Tree& tree, TokenSpan sentence, const CommaClauses& commas)
    : sentence_(sentence), left_out_(sentence.size(), false) {
  for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
    if (PartsClauses(tree, token)) commas_.push_back(token);
  }
  LeaveOutClauses(tree, commas);
  AddWords(tree);
}

void SentenceWords::LeaveOutClauses(const Tree& tree, const CommaClauses& commas) {
  if (commas_.empty()) return;
  const auto count = [&](std::uint32_t first, std::uint32_t last) {
    int words = 0;
    for (std::uint32_t token = first; token < last; ++token) {
      const char c = tree.text(token).front();
      const bool letter =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
      const bool follows_joint = token > first && IsJoint(tree, token - 1);
      if (letter && !follows_joint && !LeftOut(token)) ++words;
    }
    return words;
  };
  const auto has_verb = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t token = first; token < last; ++token) {
      if (tree.token(token).tag.starts_with("VB") && !LeftOut(token)) return true;
    }
    return false;
  };
  const auto leave_out = [&](std::uint32_t first, std::uint32_t last) {
    // "On Friday, France accused Peru": not where nothing would happen in what is left.
    if (!has_verb(sentence_.first, first) && !has_verb(last, sentence_.last)) return;
    for (std::uint32_t token = first; token < last; ++token) left_out_[token - sentence_.first] = true;
  };
  const int initial = count(sentence_.first, commas_.front());
  if (commas.initial_most > 0 && initial >= commas.initial_least && initial <= commas.initial_most) {
    leave_out(sentence_.first, commas_.front() + 1);
  }
  const int last = count(commas_.back(), sentence_.last);
  if (commas.final_most > 0 && last >= commas.final_least && last <= commas.final_most) {
    leave_out(commas_.back(), sentence_.last);
  }
  for (std::size_t i = 0; commas.inner_most > 0 && i + 1 < commas_.size(); ++i) {
    const int words = count(commas_[i] + 1, commas_[i + 1]);
    if (words < commas.inner_least || words > commas.inner_most) continue;
    leave_out(commas_[i], commas_[i + 1] + 1);
    ++i;  // the comma that ends one clause does not begin another
  }
  std::erase_if(commas_, [&](std::uint32_t token) { return LeftOut(token); });
}

void SentenceWords::AddWords(const Tree& tree) {
  bool join = false;  // to the word before
  for (std::uint32_t token = sentence_.first; token < sentence_.last; ++token) {
    const std::string_view text = tree.text(token);
    const bool joined_to_last = token > sentence_.first && !tree.token(token - 1).space_after && !words_.empty();
    if (LeftOut(token) || text == "'s" || text == "\xE2\x80\x99s") {
      join = false;
      continue;
    }
    if (IsJoint(tree, token) && joined_to_last) {
      words_.back().append(text);
      join = !tree.token(token).space_after;
      continue;
    }
    if (IsPunctuation(tree, token)) {
      join = false;
      continue;
    }
    for (const PhraseWord& word : SplitPhrase(text)) {
      if (join) {
        words_.back().append(word.text);
        join = false;
      } else {
        words_.push_back(word.text);
        tokens_.push_back(token);
      }
    }
  }
}

std::uint32_t SentenceWords::WordAt(std::uint32_t token) const {
  return static_cast<std::uint32_t>(std::lower_bound(tokens_.begin(), tokens_.end(), token) - tokens_.begin());
}

std::uint32_t SentenceWords::ClauseBegin(std::uint32_t word) const {
  if (word >= size()) return 0;
  const auto after = std::upper_bound(commas_.begin(), commas_.end(), tokens_[word]);
  return after == commas_.begin() ? 0 : WordAt(*(after - 1));
}

}  // namespace tacitus
