// Events as a table for people at a terminal.
//
//   Date         Event           Source → target                                             Status
//
//   Iran renews its ban on talks with Washington
//   The Example Wire · 2019-11-03 18:01 UTC · data/samples/iran-talks.md
//
//   2019-11-03   REJECT 125      IRNGOV Ali Khamenei       → USA United States               planned
//                                “will maintain its ban on talks with the United States” · says Ali Khamenei
//
// An event takes a row of columns and below it its words, place and speaker; the second row's date is an interval's
// end. No line is wider than the terminal, whatever the text holds: what does not fit ends in "…".
// Stateless; any number of threads. Tested in tests/unit/query/event_table_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "query/terminal_style.h"
#include "tacitus/document.h"
#include "tacitus/event.h"

namespace tacitus {

// The names of the columns, once above everything.
std::string TableHead(const TerminalStyle& style);

// One document's heading and events.
std::string TableOfDocument(const Document& document, std::span<const Event> events, const TerminalStyle& style);

struct Tally {
  std::uint64_t documents = 0;
  std::uint64_t sentences = 0;
  std::uint64_t events = 0;
  std::uint64_t rejected = 0;
  std::map<std::string, std::uint64_t> languages;  // documents left out for being in them
};

// "3 in other languages (de 1, fr 2)".
std::string LanguagesOf(const Tally& tally);

// The closing line: "2 documents, 31 sentences, 12 events, 1 rejected, 3 in other languages (de 1, fr 2)".
std::string TableFoot(const Tally& tally, const TerminalStyle& style);

}  // namespace tacitus
