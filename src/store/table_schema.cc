#include "store/table_schema.h"

#include <nlohmann/json.hpp>

namespace tacitus {
namespace {

using Json = nlohmann::ordered_json;

Column Text(std::string name) { return {std::move(name), ColumnType::kString, false, {}}; }
Column Texts(std::string name) { return {std::move(name), ColumnType::kString, true, {}}; }
Column Whole(std::string name) { return {std::move(name), ColumnType::kInteger, false, {}}; }
Column Real(std::string name) { return {std::move(name), ColumnType::kDouble, false, {}}; }
Column Struct(std::string name, std::vector<Column> fields) {
  return {std::move(name), ColumnType::kStruct, false, std::move(fields)};
}
Column Structs(std::string name, std::vector<Column> fields) {
  return {std::move(name), ColumnType::kStruct, true, std::move(fields)};
}

std::vector<Column> ActorColumns() {
  return {Text("text"),     Text("name"), Text("actor_id"), Text("country"), Whole("cow"),
          Texts("sectors"), Text("role"), Text("code"),     Whole("start"),  Whole("end")};
}

std::vector<Column> PlaceColumns() {
  return {Text("name"),   Whole("geonameid"), Real("latitude"), Real("longitude"), Text("country"), Text("admin1"),
          Text("admin2"), Text("feature"),    Text("text"),     Whole("start"),    Whole("end")};
}

TableSchema MakeEventsSchema() {
  const Column date_start{"date_start", ColumnType::kDate, false, {}};
  const Column date_end{"date_end", ColumnType::kDate, false, {}};
  const Column published_at{"published_at", ColumnType::kTimestamp, false, {}};
  return {"events",
          {Text("event_id"),
           Text("document"),
           Text("document_id"),
           published_at,
           Text("coded_with"),
           Text("group_id"),
           Struct("source", ActorColumns()),
           Struct("target", ActorColumns()),
           Text("event"),
           Text("mode"),
           Texts("contexts"),
           Text("cameo"),
           Whole("quad"),
           Real("goldstein"),
           Text("status"),
           Text("condition"),
           Text("standing"),
           date_start,
           date_end,
           Text("date_edtf"),
           Text("date_text"),
           Struct("place", PlaceColumns()),
           Structs("attribution", {Struct("speaker", ActorColumns()), Text("cue"), Text("medium"), Text("quote"),
                                   Whole("start"), Whole("end")}),
           Structs("counts", {Text("what"), Real("low"), Real("high"), Text("text"), Whole("start"), Whole("end")}),
           Text("sentence"),
           Whole("sentence_number"),
           Struct("trigger", {Text("text"), Text("lemma"), Whole("start"), Whole("end")}),
           Text("rule"),
           Real("confidence"),
           Text("happening_id"),
           Texts("joined_happenings")},
          {"document_id", "published_at", "event", "quad", "goldstein", "date_start", "date_end", "confidence"},
          2};
}

TableSchema MakeDocumentsSchema() {
  return {"documents",
          {Text("document_id"),
           Text("document"),
           {"published_at", ColumnType::kTimestamp, false, {}},
           Text("title"),
           Text("text"),
           Text("dateline"),
           Text("url"),
           Text("outlet"),
           Text("author"),
           Text("language"),
           Structs("headers", {Text("name"), Text("value")}),
           Whole("words"),
           Whole("sentences"),
           Whole("events"),
           Text("coded_with"),
           Text("story_id"),
           Texts("joined_stories")},
          {"document_id", "published_at"},
          2};
}

std::string_view DeltaTypeName(ColumnType type) {
  switch (type) {
    case ColumnType::kInteger:
      return "integer";
    case ColumnType::kDouble:
      return "double";
    case ColumnType::kDate:
      return "date";
    case ColumnType::kTimestamp:
      return "timestamp";
    case ColumnType::kString:
    case ColumnType::kStruct:
      break;
  }
  return "string";
}

Json DeltaFields(const std::vector<Column>& columns);

Json DeltaType(const Column& column) {
  Json type = std::string(DeltaTypeName(column.type));
  if (column.type == ColumnType::kStruct) type = {{"type", "struct"}, {"fields", DeltaFields(column.fields)}};
  if (!column.list) return type;
  return {{"type", "array"}, {"elementType", type}, {"containsNull", true}};
}

Json DeltaFields(const std::vector<Column>& columns) {
  Json fields = Json::array();
  for (const Column& column : columns) {
    fields.push_back(
        {{"name", column.name}, {"type", DeltaType(column)}, {"nullable", true}, {"metadata", Json::object()}});
  }
  return fields;
}

std::string_view DuckDbTypeName(ColumnType type) {
  switch (type) {
    case ColumnType::kInteger:
      return "INTEGER";
    case ColumnType::kDouble:
      return "DOUBLE";
    case ColumnType::kDate:
      return "DATE";
    case ColumnType::kTimestamp:
      return "TIMESTAMPTZ";
    case ColumnType::kString:
    case ColumnType::kStruct:
      break;
  }
  return "VARCHAR";
}

Json Structure(const std::vector<Column>& columns) {
  Json structure = Json::object();
  for (const Column& column : columns) {
    Json type = std::string(DuckDbTypeName(column.type));
    if (column.type == ColumnType::kStruct) type = Structure(column.fields);
    structure[column.name] = column.list ? Json::array({type}) : type;
  }
  return structure;
}

}  // namespace

const TableSchema& EventsSchema() {
  static const TableSchema schema = MakeEventsSchema();
  return schema;
}

const TableSchema& DocumentsSchema() {
  static const TableSchema schema = MakeDocumentsSchema();
  return schema;
}

std::string DeltaSchemaString(const TableSchema& schema) {
  std::vector<Column> columns = schema.columns;
  columns.push_back(Text(std::string(kPartitionColumn)));
  return Json({{"type", "struct"}, {"fields", DeltaFields(columns)}}).dump();
}

TableSchema WithoutLabels(const TableSchema& schema) {
  TableSchema older = schema;
  older.columns.resize(schema.columns.size() - schema.labels);
  older.labels = 0;
  return older;
}

std::string JsonStructure(const std::vector<Column>& columns) { return Structure(columns).dump(); }

}  // namespace tacitus
