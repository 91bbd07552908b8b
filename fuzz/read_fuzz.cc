// Any bytes: reading gives documents whose spans lie in their text, or errors that say something; and the same from a
// file as from memory.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/documents.h"
#include "fuzz/require.h"
#include "tacitus/read.h"

namespace {

tacitus::ReadReport ReadFromFile(std::string_view bytes) {
  const int file = ::memfd_create("input", 0);
  tacitus::Require(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
                   "a file is written");
  tacitus::ReadReport report = tacitus::ReadFile("/proc/self/fd/" + std::to_string(file));
  ::close(file);
  return report;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const tacitus::ReadReport report = tacitus::ReadBytes(input, "input");
  for (const tacitus::Document& document : report.documents) {
    tacitus::RequireSound(document);
  }
  for (const tacitus::Reject& reject : report.rejects) {
    tacitus::Require(!reject.message.empty(), "an error says what is wrong");
  }
  const tacitus::ReadReport from_file = ReadFromFile(input);
  tacitus::Require(from_file.rejects.size() == report.rejects.size(), "a file gives the same errors");
  tacitus::Require(from_file.documents.size() == report.documents.size(), "a file gives the same documents");
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    tacitus::Require(from_file.documents[i].text == report.documents[i].text, "a file gives the same texts");
  }
  return 0;
}
