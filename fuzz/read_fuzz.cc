// Any bytes: reading gives documents whose spans lie in their text, or errors that say something.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "fuzz/require.h"
#include "tacitus/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const tacitus::ReadReport report = tacitus::ReadBytes(input, "input");
  for (const tacitus::Document& document : report.documents) {
    const tacitus::ByteSpan whole{0, static_cast<std::uint32_t>(document.text.size())};
    tacitus::Require(document.text.find('\0') == std::string::npos, "a text has no NUL bytes");
    tacitus::Require(tacitus::FirstInvalidUtf8(document.text) == std::string_view::npos, "a text is UTF-8");
    tacitus::Require(whole.Contains(document.title), "the title lies in the text");
    tacitus::Require(whole.Contains(document.dateline), "the dateline lies in the text");
    tacitus::Require(!document.id.empty(), "a document has an id");
  }
  for (const tacitus::Error& reject : report.rejects) {
    tacitus::Require(!reject.message.empty(), "an error says what is wrong");
  }
  return 0;
}
