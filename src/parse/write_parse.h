// A parse as text: JSON Lines for programs, CoNLL-U for people and for treebank tools.
//
// Tested in tests/unit/parse/write_parse_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/parse.h"

namespace tacitus {

// Appends one line: {"id":…,"text":…,"tokens":[{"text","ws","start","end","lemma","pos","tag","morph","head","dep",
// "ent","sent_start"}]}. "start" and "end" are bytes of the parsed text. Bytes that are not UTF-8 are written as
// U+FFFD each; where there are any, offsets are still those of the original.
void AppendJson(std::string_view document_id, const Parse& parse, std::string& out);

// Appends the sentences in CoNLL-U (https://universaldependencies.org/format.html), each followed by an empty line.
// What the format has no place for is written as follows.
// - Tags and labels stay the pipeline's: XPOS is its tag, DEPREL its dependency label, except that ROOT is `root`.
// - White-space tokens, whose UPOS would be SPACE, are no words in CoNLL-U. They are left out, and the white space
//   after a word, where it is other than one space, stands in its MISC as UDPipe writes it: SpacesAfter=\s\n, with \s
//   for a space, \t, \r, \n; before the first word of a document as SpacesBefore. Where there is none: SpaceAfter=No.
//   Words that hang on a white-space token hang on its nearest head that is a word. A sentence of white space is
//   left out.
// - Named entities stand in MISC: NE=B-GPE on the first word, NE=I-GPE on the others.
// - "# text" has one space wherever there is white space between two words.
void AppendConllu(std::string_view document_id, const Parse& parse, std::string& out);

}  // namespace tacitus
