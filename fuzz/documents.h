// What must hold of all documents, whatever they were read from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "fuzz/require.h"
#include "read/record_reader.h"
#include "tacitus/document.h"

namespace tacitus {

inline void RequireSound(const Document& document) {
  const ByteSpan whole{0, static_cast<std::uint32_t>(document.text.size())};
  Require(document.text.find('\0') == std::string::npos, "a text has no NUL bytes");
  Require(FirstInvalidUtf8(document.text) == std::string_view::npos, "a text is UTF-8");
  Require(whole.Contains(document.title), "the title lies in the text");
  Require(whole.Contains(document.dateline), "the dateline lies in the text");
  Require(!document.id.empty(), "a document has an id");
}

inline void RequireSound(const Result<Document>& document) {
  if (document) {
    RequireSound(*document);
  } else {
    Require(!document.error().message.empty(), "an error says what is wrong");
  }
}

// Reads to the end, which comes.
inline void RequireSound(RecordReader& records) {
  while (const std::optional<Record> record = records.Next()) RequireSound(record->document);
}

}  // namespace tacitus
