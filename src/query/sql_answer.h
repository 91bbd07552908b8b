// The answer to a question in SQL, as text that goes out while it is being found.
//
//   WriteAnswer(*store, "SELECT event, count(*) FROM events GROUP BY event", AnswerFormat::kCsv, {}, write);
//
// A question is one statement that only reads: SELECT, FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN.
// Table: columns as wide as the first rows ask for and the terminal has room. CSV: RFC 4180, lists and structs as JSON
// in a cell. JSON: an array of objects, or a line each. Times are UTC, "2019-11-03T18:01:00Z".
// Tested in tests/unit/query/sql_answer_test.cc.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "query/terminal_style.h"
#include "store/database.h"
#include "tacitus/result.h"

namespace tacitus {

enum class AnswerFormat { kTable, kCsv, kJson, kJsonLines };

// Takes the answer piece by piece; false stops it.
using AnswerSink = std::function<bool(std::string_view)>;

Result<Done> WriteAnswer(Database& database, const std::string& question, AnswerFormat format,
                         const TerminalStyle& style, const AnswerSink& write);

// The same as a Parquet file at `path`, which may be a device.
Result<Done> WriteAnswerAsParquet(Database& database, const std::string& question, const std::string& path);

}  // namespace tacitus
