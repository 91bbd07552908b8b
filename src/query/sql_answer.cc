#include "query/sql_answer.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <vector>

#include "query/text_width.h"
#include "store/duckdb_api.h"

namespace tacitus {
namespace {

// Rows by which a table's widths are decided; those after them are cut to fit.
constexpr std::size_t kRowsForWidths = 1000;
constexpr std::size_t kGap = 2;
constexpr std::size_t kLeast = 1;  // columns of a cell

bool IsNested(int type) {
  return type == kDuckDbList || type == kDuckDbStruct || type == kDuckDbMap || type == kDuckDbUnion ||
         type == kDuckDbArray;
}

// TINYINT to DOUBLE, HUGEINT, DECIMAL, UHUGEINT.
bool IsNumber(int type) { return (type >= 2 && type <= 11) || type == 16 || type == 19 || type == 32; }

std::string InnerName(std::size_t column) { return "c" + std::to_string(column); }

// A column of the inner question, times in ISO 8601.
std::string InnerValue(const std::vector<StatementColumn>& columns, std::size_t column) {
  if (columns[column].type != kDuckDbTimestampTz) return InnerName(column);
  return "replace(strftime(" + InnerName(column) + ", '%Y-%m-%dT%H:%M:%S.%fZ'), '.000000Z', 'Z')";
}

// Without the semicolon that people end statements with: it becomes a part of another.
std::string Unended(const std::string& question) {
  const std::size_t last = question.find_last_not_of("; \t\r\n");
  return last == std::string::npos ? "" : question.substr(0, last + 1);
}

std::string Around(const std::string& question, const std::vector<StatementColumn>& columns,
                   const std::string& selected) {
  std::string names;
  for (std::size_t i = 0; i < columns.size(); ++i) names.append(i == 0 ? "" : ", ").append(InnerName(i));
  return "SELECT " + selected + " FROM (" + Unended(question) + "\n) AS answer(" + names + ")";
}

std::string AsTexts(const std::string& question, const std::vector<StatementColumn>& columns) {
  std::string selected;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool nested = IsNested(columns[i].type);
    selected.append(i == 0 ? "CAST(" : ", CAST(");
    selected += nested ? "to_json(" + InnerName(i) + ")" : InnerValue(columns, i);
    selected += " AS VARCHAR)";
  }
  return Around(question, columns, selected);
}

std::string AsObjects(const std::string& question, const std::vector<StatementColumn>& columns) {
  std::set<std::string> taken;
  std::string members;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    // An object has each name once.
    std::string name = columns[i].name;
    for (int number = 1; !taken.insert(name).second; ++number) name = columns[i].name + "_" + std::to_string(number);
    members.append(i == 0 ? "" : ", ").append(QuotedLiteral(name)).append(", ").append(InnerValue(columns, i));
  }
  return Around(question, columns, "CAST(json_object(" + members + ") AS VARCHAR)");
}

std::string CsvLine(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    const bool quoted = cell.find_first_of(",\"\r\n") != std::string::npos;
    if (&cell != &cells.front()) line += ",";
    if (quoted) line += '"';
    for (const char c : cell) line.append(c == '"' ? 2 : 1, c);
    if (quoted) line += '"';
  }
  return line + "\r\n";
}

std::vector<std::string> Names(const std::vector<StatementColumn>& columns) {
  std::vector<std::string> names;
  for (const StatementColumn& column : columns) names.push_back(column.name);
  return names;
}

std::string CsvRows(const TextRows& rows) {
  std::string lines;
  for (const TextRow& row : rows) {
    std::vector<std::string> cells;
    for (const std::optional<std::string>& cell : row) cells.push_back(cell.value_or(""));
    lines += CsvLine(cells);
  }
  return lines;
}

class TableText {
 public:
  TableText(const std::vector<StatementColumn>& columns, const TextRows& first, const TerminalStyle& style)
      : columns_(columns), style_(style) {
    std::vector<std::size_t> values(columns.size(), kLeast);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      for (const TextRow& row : first) values[i] = std::max(values[i], TextWidth(Printable(row[i].value_or(""))));
      widths_.push_back(std::max(values[i], TextWidth(columns[i].name)));
    }
    // Names give way before values do.
    Shrink(values);
    Shrink(std::vector<std::size_t>(columns.size(), kLeast));
  }

  [[nodiscard]] std::string Head() const {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) line += Cell(columns_[i].name, i);
    return Paint(Ended(line), Ink::kBold, style_) + "\n";
  }

  [[nodiscard]] std::string Rows(const TextRows& rows) const {
    std::string lines;
    for (const TextRow& row : rows) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) line += Cell(Printable(row[i].value_or("")), i);
      lines += Ended(line) + "\n";
    }
    return lines;
  }

 private:
  // Narrows the widest columns, none below its least, until all fit; a terminal too narrow even so shows the first
  // ones.
  void Shrink(const std::vector<std::size_t>& least) {
    std::size_t all = std::accumulate(widths_.begin(), widths_.end(), kGap * (widths_.size() - 1));
    for (; all > style_.width; --all) {
      std::size_t widest = widths_.size();
      for (std::size_t i = 0; i < widths_.size(); ++i) {
        if (widths_[i] > least[i] && (widest == widths_.size() || widths_[i] > widths_[widest])) widest = i;
      }
      if (widest == widths_.size()) return;
      --widths_[widest];
    }
  }

  [[nodiscard]] std::string Cell(const std::string& text, std::size_t column) const {
    const std::string shown = Truncated(text, widths_[column]);
    const std::string space(widths_[column] - TextWidth(shown), ' ');
    const std::string gap(column == 0 ? 0 : kGap, ' ');
    return gap + (IsNumber(columns_[column].type) ? space + shown : shown + space);
  }

  [[nodiscard]] std::string Ended(const std::string& line) const {
    std::string shown = Truncated(line, style_.width);
    shown.resize(shown.find_last_not_of(' ') + 1);
    return shown;
  }

  const std::vector<StatementColumn>& columns_;
  const TerminalStyle& style_;
  std::vector<std::size_t> widths_;
};

// Compiles the question itself, so that what is wrong is said of what was asked.
Result<Statement> PrepareQuestion(Database& database, const std::string& question) {
  Result<Statement> statement = database.Prepare(question);
  if (!statement) return statement;
  if (statement->type() == kDuckDbSelect || statement->type() == kDuckDbExplain) return statement;
  return Error{ErrorCode::kInvalid, "a question only reads: SELECT, DESCRIBE, SUMMARIZE, SHOW or EXPLAIN", {}};
}

Result<Done> WriteTable(Statement& rows, const std::vector<StatementColumn>& columns, const TerminalStyle& style,
                        const AnswerSink& write) {
  TextRows first;
  bool more = true;
  while (more && first.size() < kRowsForWidths) {
    Result<TextRows> next = rows.Next();
    if (!next) return next.error();
    more = !next->empty();
    std::move(next->begin(), next->end(), std::back_inserter(first));
  }
  const TableText table(columns, first, style);
  std::size_t count = first.size();
  bool wanted = write(table.Head() + table.Rows(first));
  while (more && wanted) {
    const Result<TextRows> next = rows.Next();
    if (!next) return next.error();
    more = !next->empty();
    count += next->size();
    wanted = write(table.Rows(*next));
  }
  if (wanted) write(Paint(std::to_string(count) + (count == 1 ? " row" : " rows"), Ink::kDim, style) + "\n");
  return Done{};
}

Result<Done> WriteObjects(Statement& rows, bool array, const AnswerSink& write) {
  const std::string between = array ? ",\n" : "\n";
  bool wanted = true;
  bool first = true;
  while (wanted) {
    const Result<TextRows> next = rows.Next();
    if (!next) return next.error();
    if (next->empty()) break;
    std::string text;
    for (const TextRow& row : *next) {
      text += first ? (array ? "[" : "") : between;
      text += row[0].value_or("null");
      first = false;
    }
    wanted = write(text);
  }
  if (wanted && array) write(first ? "[]\n" : "]\n");
  if (wanted && !array && !first) write("\n");
  return Done{};
}

Result<Done> WriteCsv(Statement& rows, const std::vector<StatementColumn>& columns, const AnswerSink& write) {
  for (bool wanted = write(CsvLine(Names(columns))); wanted;) {
    const Result<TextRows> next = rows.Next();
    if (!next) return next.error();
    if (next->empty()) break;
    wanted = write(CsvRows(*next));
  }
  return Done{};
}

}  // namespace

Result<Done> WriteAnswer(Database& database, const std::string& question, AnswerFormat format,
                         const TerminalStyle& style, const AnswerSink& write) {
  Result<Statement> asked = PrepareQuestion(database, question);
  if (!asked) return asked.error();
  const std::vector<StatementColumn> columns = asked->columns();
  const bool objects = format == AnswerFormat::kJson || format == AnswerFormat::kJsonLines;
  // A plan is text already and cannot stand in another statement.
  const bool plan = asked->type() == kDuckDbExplain;
  if (plan && objects) return Error{ErrorCode::kInvalid, "a plan is a table or CSV, not JSON", {}};
  Result<Statement> rows =
      plan ? std::move(asked) : database.Prepare(objects ? AsObjects(question, columns) : AsTexts(question, columns));
  if (!rows) return rows.error();
  if (objects) return WriteObjects(*rows, format == AnswerFormat::kJson, write);
  return format == AnswerFormat::kCsv ? WriteCsv(*rows, columns, write) : WriteTable(*rows, columns, style, write);
}

Result<Done> WriteAnswerAsParquet(Database& database, const std::string& question, const std::string& path) {
  const Result<Statement> asked = PrepareQuestion(database, question);
  if (!asked) return asked.error();
  return database.Execute("COPY (" + Unended(question) + "\n) TO " + QuotedLiteral(path) +
                          " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 40960, USE_TMP_FILE false)");
}

}  // namespace tacitus
