// Parses an article the way the coder wants it: headline and paragraphs each by themselves.
//
// A parser that is given a whole article at once runs headlines into first sentences and takes a no-break space for a
// word. Here each line is parsed alone and no-break spaces as plain ones; a dateline is parsed by itself, too, and hung
// from the root of the sentence behind it (dep). The result is one Parse over the document's text as it stands, with the
// offsets of its own bytes.
//
//   tacitus::Parse parse = tacitus::ParseDocument(parser, document, scratch);
//   tacitus::Coding coding = coder.Run(document, parse);
//
// Thread-safety: as Parser::Run. Tested in tests/unit/parse/parse_document_test.cc.
#pragma once

#include "tacitus/document.h"
#include "tacitus/parse.h"
#include "tacitus/parser.h"

namespace tacitus {

Parse ParseDocument(const Parser& parser, const Document& document, Parser::Scratch& scratch);

}  // namespace tacitus
