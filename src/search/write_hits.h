// What a search has found, for people and for programs. Stateless; any number of threads.
// Tested in tests/unit/search/write_hits_test.cc.
#pragma once

#include <string>

#include "query/terminal_style.h"
#include "search/search_index.h"

namespace tacitus {

// Three parts a document: day, outlet and title; the part of the text with the words, which are coloured where the
// style has colour; its address, or its id. Last, how many there are.
std::string DescribeHits(const SearchHits& hits, const TerminalStyle& style);

// An object a line: document_id, document, published_at, outlet, url (null where unknown), title, excerpt, score, and
// title_marks and excerpt_marks, lists of [start, end] in bytes of the two.
std::string HitsAsJsonLines(const SearchHits& hits);

}  // namespace tacitus
