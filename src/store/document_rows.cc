#include "store/document_rows.h"

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "record/event_record.h"

namespace tacitus {
namespace {

using Json = nlohmann::ordered_json;

Json TextOrNull(std::string_view text) { return text.empty() ? Json() : Json(std::string(text)); }

// A faulty input must not break the JSON that DuckDB reads.
std::string Dump(const Json& record) { return record.dump(-1, ' ', false, Json::error_handler_t::replace); }

Partition MonthOf(const Document& document) {
  if (!document.published_at) return std::nullopt;
  return FormatDateTime(*document.published_at).substr(0, 7);
}

std::string DocumentRecord(const Document& document, const CodedDocument& coded) {
  const auto words_at = [&](ByteSpan span) { return TextOrNull(document.text.substr(span.start, span.size())); };
  Json record;
  record["document_id"] = coded.document_id;
  record["document"] = TextOrNull(document.id);
  record["published_at"] = document.published_at ? Json(FormatDateTime(*document.published_at)) : Json();
  record["title"] = words_at(document.title);
  record["text"] = document.text;
  record["dateline"] = words_at(document.dateline);
  record["url"] = TextOrNull(document.url);
  record["outlet"] = TextOrNull(document.outlet);
  record["author"] = TextOrNull(document.author);
  record["language"] = TextOrNull(document.language);
  record["headers"] = Json::array();
  for (const auto& [name, value] : document.headers) record["headers"].push_back({{"name", name}, {"value", value}});
  record["words"] = coded.words;
  record["sentences"] = coded.sentences;
  record["events"] = coded.events.size();
  record["coded_with"] = TextOrNull(coded.coded_with);
  return Dump(record);
}

}  // namespace

DocumentRows RowsOf(const Document& document, const CodedDocument& coded) {
  const Partition month = MonthOf(document);
  std::optional<Date> day;
  if (document.published_at) day = std::chrono::floor<std::chrono::days>(*document.published_at);
  const std::string_view title = std::string_view(document.text).substr(document.title.start, document.title.size());
  DocumentRows rows{{coded.document_id, month, DocumentRecord(document, coded), StoryTextOf(document.text, title, day)},
                    {}};
  for (const Event& event : coded.events) {
    rows.events.push_back(
        {coded.document_id, month, Dump(EventRecord(event)), ToldEvent{event.event_id, FactsOf(event)}});
  }
  return rows;
}

}  // namespace tacitus
