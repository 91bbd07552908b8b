// Suite `actors`: phrases against their country, sectors and date.
//
// Gold: a table with the columns text, context, date, country, code_1, code_2. The date is ISO 8601, "10 May 2015",
// "Today" or nothing. "Today" is the gold's own day, taken as 2023-01-01, when its questions were written; without a
// date everybody is what he last was. An empty cell is not scored and a row without cells is not counted; a row counts
// when every given cell matches. MED and HLH are one sector, PLOVER's and CAMEO's name for health.
//
// Tested in tests/unit/eval/actors_test.cc.
#pragma once

#include <string>

#include "code/actors/knowledge.h"
#include "tacitus/result.h"

namespace tacitus {

struct ActorsReport {
  int rows = 0;       // with at least one cell
  int right = 0;      // with every cell matched
  int countries = 0;  // rows that give a country
  int countries_right = 0;
  int sectors = 0;  // rows that give code_1
  int sectors_right = 0;
  std::string headline;     // "actors: exact … country … sector … (n=…)"
  std::string predictions;  // TSV: row country code_1 code_2 name
  std::string differences;  // one line for each row with a cell that does not match
};

// Fails where the file cannot be read or lacks a column.
Result<ActorsReport> EvaluateActors(const std::string& gold_file, const ActorKnowledge& knowledge);

}  // namespace tacitus
