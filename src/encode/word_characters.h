// What BERT's uncased tokenizer makes of each character before it looks for wordpieces: control characters and accents
// go, white space of all kinds becomes a space, Chinese characters and punctuation stand alone, and the rest is
// decomposed (NFD without its marks) and put in lower case.
//
// The reordering of combining characters that NFD asks for is not done: all marks it would move past one another but a
// few of Indic and musical notation are dropped anyway.
//
// The tables are made by tools/wordpiece_tables.py. Tested in tests/unit/encode/wordpiece_test.cc.
#pragma once

#include <cstddef>

namespace tacitus {

inline constexpr std::size_t kMostWordForms = 3;  // characters that one may become

enum class WordCharacterKind {
  kDropped,
  kSpace,
  kIdeograph,  // a word by itself
  kOther,
};

struct WordCharacter {
  WordCharacterKind kind = WordCharacterKind::kDropped;
  std::size_t count = 0;  // of forms; 0 where the character is dropped or a space
  char32_t forms[kMostWordForms] = {};
};

WordCharacter NormaliseWordCharacter(char32_t c);

// Of a form.
bool IsWordPunctuation(char32_t c);

}  // namespace tacitus
