// Any bytes as a page, in any encoding that it declares.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/documents.h"
#include "read/html_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  tacitus::RequireSound(tacitus::ReadHtmlPage(input, {"", "https://example.org/a/b"}, "page"));
  return 0;
}
