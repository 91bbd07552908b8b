#include "export/export_events.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "export/export_rows.h"
#include "export/export_vocabulary.h"
#include "export/tab_separated.h"
#include "store/table_schema.h"

namespace tacitus {
namespace {

struct Prepared {
  ExportView view;
  ExportReport report;
};

Result<std::uint64_t> CountOf(Database& database, const std::string& view) {
  const Result<TextRows> rows = database.Query("SELECT CAST(count(*) AS VARCHAR) FROM " + view);
  if (!rows) return rows.error();
  std::uint64_t count = 0;
  const std::string& text = *rows->front().front();
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

Result<Prepared> Prepare(Database& database, const ExportFormat& format, const ExportFilter& filter,
                         const std::string& data_folder) {
  const Result<std::string> condition = SelectionOf(filter, format, data_folder);
  if (!condition) return condition.error();
  const Result<Done> defined = DefineExportVocabulary(database, data_folder);
  if (!defined) return defined.error();
  const Result<ExportView> view = MakeExportRows(database, format, *condition);
  if (!view) return view.error();
  const Result<std::uint64_t> events = CountOf(database, "events");
  if (!events) return events.error();
  const Result<std::uint64_t> selected = CountOf(database, "told");
  if (!selected) return selected.error();
  return Prepared{*view, {*events, *selected}};
}

// The record's columns, as the view `events` has them: it leaves out what it has made sense of itself.
Result<std::vector<Column>> RecordColumns(Database& database) {
  const Result<Statement> events = database.Prepare("SELECT * FROM events");
  if (!events) return events.error();
  std::vector<Column> columns;
  for (const Column& column : EventsSchema().columns) {
    const bool shown = std::any_of(events->columns().begin(), events->columns().end(),
                                   [&](const StatementColumn& other) { return other.name == column.name; });
    if (shown) columns.push_back(column);
  }
  return columns;
}

// Structs become a column for each of their fields, "source_country"; lists stay.
std::string Flattened(const std::vector<Column>& columns) {
  std::string selected;
  for (const Column& column : columns) {
    const bool split = column.type == ColumnType::kStruct && !column.list;
    const std::string name = QuotedName(column.name);
    if (!split) selected.append(selected.empty() ? "" : ", ").append(name);
    for (const Column& field : split ? column.fields : std::vector<Column>{}) {
      selected.append(selected.empty() ? "" : ", ").append(name).append(".").append(QuotedName(field.name));
      selected.append(" AS ").append(QuotedName(column.name + "_" + field.name));
    }
  }
  return selected;
}

std::string Nested(const std::vector<Column>& columns) {
  std::string selected;
  for (const Column& column : columns) selected.append(selected.empty() ? "" : ", ").append(QuotedName(column.name));
  return selected;
}

std::string From(const ExportView& view, const std::string& selected, const std::string& condition = "true") {
  return "SELECT " + selected + " FROM " + view.name + " WHERE " + condition + " ORDER BY " + view.order;
}

// What stands in a cell of which nothing is known: never "None" in a column of numbers, which it would make one of
// text.
std::string UnknownIn(const ExportColumn& column, const ExportFormat& format) {
  const bool said = !column.value.empty() && (column.type == "text" || column.type == "integer");
  return said ? std::string(format.unknown) : std::string();
}

std::string Names(const std::vector<ExportColumn>& columns) {
  std::vector<std::string> names;
  for (const ExportColumn& column : columns) names.push_back(column.name);
  return TabSeparated(names);
}

// False where nobody wants more.
Result<bool> WriteLines(Statement& statement, const std::vector<std::string>& unknown, const AnswerSink& write) {
  for (;;) {
    const Result<TextRows> rows = statement.Next();
    if (!rows) return rows.error();
    if (rows->empty()) return true;
    std::string lines;
    for (const TextRow& row : *rows) {
      std::vector<std::string> cells;
      for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(row[i] && !row[i]->empty() ? *row[i] : unknown[i]);
      lines += TabSeparated(cells);
    }
    if (!write(lines)) return false;
  }
}

Result<Done> WriteTabs(Database& database, const ExportView& view, const std::vector<ExportColumn>& columns,
                       const ExportFormat& format, const ExportOptions& options, const AnswerSink& write) {
  const std::uint64_t at_once = format.rows == RowKind::kDaily ? options.events_at_once / 2 : options.events_at_once;
  const Result<std::vector<std::string>> passes = PassesOf(database, at_once);
  if (!passes) return passes.error();
  std::string selected;
  std::vector<std::string> unknown;
  for (const ExportColumn& column : columns) {
    selected.append(selected.empty() ? "CAST((" : ", CAST((").append(column.value.empty() ? "NULL" : column.value);
    selected.append(") AS VARCHAR)");
    unknown.push_back(UnknownIn(column, format));
  }
  bool named = !options.header && !format.header;
  for (const std::string& pass : *passes) {
    Result<Statement> statement = database.Prepare(From(view, selected, pass));
    if (!statement) {
      return Error{statement.error().code, statement.error().message,
                   "data/export/" + std::string(format.name) + ".tsv"};
    }
    if (!named && !write(Names(columns))) return Done{};
    named = true;
    const Result<bool> wanted = WriteLines(*statement, unknown, write);
    if (!wanted) return wanted.error();
    if (!*wanted) break;
  }
  return Done{};
}

}  // namespace

Result<ExportReport> ExportEvents(Database& database, const ExportFormat& format, const ExportOptions& options,
                                  const std::string& data_folder, const AnswerSink& write) {
  std::vector<ExportColumn> columns;
  if (format.form == ExportForm::kTabs) {
    Result<std::vector<ExportColumn>> read = ReadExportColumns(data_folder, format);
    if (!read) return read.error();
    columns = std::move(*read);
  }
  const Result<Prepared> prepared = Prepare(database, format, options.filter, data_folder);
  if (!prepared) return prepared.error();
  const Result<std::vector<Column>> record = RecordColumns(database);
  if (!record) return record.error();
  Result<Done> done = Done{};
  if (format.form == ExportForm::kTabs) {
    done = WriteTabs(database, prepared->view, columns, format, options, write);
  } else {
    const bool csv = format.form == ExportForm::kCsv;
    done = WriteAnswer(database, From(prepared->view, csv ? Flattened(*record) : Nested(*record)),
                       csv ? AnswerFormat::kCsv : AnswerFormat::kJsonLines, {}, write);
  }
  if (!done) return done.error();
  return prepared->report;
}

Result<ExportReport> ExportEventsAsParquet(Database& database, const ExportFormat& format, const ExportOptions& options,
                                           const std::string& data_folder, const std::string& path) {
  const Result<Prepared> prepared = Prepare(database, format, options.filter, data_folder);
  if (!prepared) return prepared.error();
  const Result<std::vector<Column>> record = RecordColumns(database);
  if (!record) return record.error();
  // Each thread that writes holds row groups of all columns.
  Result<Done> done = database.Execute("SET threads = 1");
  if (done) done = WriteAnswerAsParquet(database, From(prepared->view, Nested(*record)), path);
  if (!done) return done.error();
  return prepared->report;
}

}  // namespace tacitus
