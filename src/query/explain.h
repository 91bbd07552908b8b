// Why each event of a document is coded as it is, for people: the sentence, the tree around the trigger, and for every
// field its value, the step of the coder that gave it, the line of data it went by and the words that say so.
//
// Needs events with reasons (CoderOptions::reasons). Stateless; any number of threads.
// Tested in tests/unit/query/explain_test.cc.
#pragma once

#include <string>

#include "query/terminal_style.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"
#include "tacitus/parse.h"

namespace tacitus {

std::string ExplainDocument(const Document& document, const Parse& parse, const Coding& coding,
                            const TerminalStyle& style);

}  // namespace tacitus
