// Any bytes as each of the forms of many records, though they would not be recognised as such: a list of JSON, a table,
// a feed, a web archive.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "fuzz/documents.h"
#include "read/feed.h"
#include "read/record_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using tacitus::ByteSource;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const std::string table = "id,title,text\n" + std::string(input);
  const std::unique_ptr<tacitus::RecordReader> readers[] = {
      tacitus::ReadJsonValues(ByteSource::OfMemory(input), "input"),
      tacitus::ReadTable(ByteSource::OfMemory(table), "input"),
      tacitus::ReadFeed(ByteSource::OfMemory(input), "input", nullptr),
      tacitus::ReadWarc(ByteSource::OfMemory(input), "input")};
  for (const auto& reader : readers) tacitus::RequireSound(*reader);
  return 0;
}
