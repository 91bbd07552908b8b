#include "store/table_schema.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "record/event_record.h"
#include "tests/unit/query/sample_event.h"

namespace tacitus {
namespace {

using Json = nlohmann::ordered_json;

// The names in a record, nested, in their order.
std::string Names(const Json& record) {
  std::string names;
  for (const auto& [name, value] : record.items()) {
    names += name;
    if (value.is_object()) names += "{" + Names(value) + "}";
    if (value.is_array() && !value.empty() && value[0].is_object()) names += "[" + Names(value[0]) + "]";
    names += " ";
  }
  return names;
}

std::string Names(const std::vector<Column>& columns) {
  std::string names;
  for (const Column& column : columns) {
    names += column.name;
    if (column.type == ColumnType::kStruct) {
      names += (column.list ? "[" : "{") + Names(column.fields) + (column.list ? "]" : "}");
    }
    names += " ";
  }
  return names;
}

TEST(TableSchema, EventsHaveTheFieldsOfTheRecord) {
  EXPECT_EQ(Names(WithoutLabels(EventsSchema()).columns), Names(EventRecord(SampleEvent(SampleDocument()))));
}

TEST(TableSchema, LabelsAreTheLastColumns) {
  EXPECT_EQ(Names(DocumentsSchema().columns),
            Names(WithoutLabels(DocumentsSchema()).columns) + "story_id joined_stories ");
  EXPECT_EQ(Names(EventsSchema().columns),
            Names(WithoutLabels(EventsSchema()).columns) + "happening_id joined_happenings ");
}

TEST(TableSchema, WritesDeltaLakesForm) {
  const TableSchema schema{"t",
                           {{"id", ColumnType::kString, false, {}},
                            {"list", ColumnType::kStruct, true, {{"n", ColumnType::kInteger, false, {}}}}},
                           {},
                           0};
  EXPECT_EQ(DeltaSchemaString(schema),
            R"({"type":"struct","fields":[{"name":"id","type":"string","nullable":true,"metadata":{}},)"
            R"({"name":"list","type":{"type":"array","elementType":{"type":"struct","fields":[)"
            R"({"name":"n","type":"integer","nullable":true,"metadata":{}}]},"containsNull":true},)"
            R"("nullable":true,"metadata":{}},)"
            R"({"name":"published_month","type":"string","nullable":true,"metadata":{}}]})");
  EXPECT_EQ(JsonStructure(schema.columns), R"({"id":"VARCHAR","list":[{"n":"INTEGER"}]})");
}

}  // namespace
}  // namespace tacitus
