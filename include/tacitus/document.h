// One article, as it was read: its text and what its record says of it.
//
// Every byte range in Tacitus counts into Document::text, which is the title, a blank line and the body with its
// dateline, otherwise verbatim (no-break spaces included); where a source gives a bare text, that text alone.
//
//   for (const tacitus::Document& document : tacitus::ReadFile("talks.md").documents)
//     std::cout << document.id << '\n';
//
// Plain data: safe to share between threads while nobody writes.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tacitus {

// A half-open range of bytes into Document::text.
struct ByteSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - start; }
  [[nodiscard]] bool empty() const { return start == end; }
  [[nodiscard]] bool Contains(ByteSpan other) const { return start <= other.start && other.end <= end; }
  [[nodiscard]] bool Overlaps(ByteSpan other) const { return start < other.end && other.start < end; }
  friend bool operator==(ByteSpan, ByteSpan) = default;
};

struct Document {
  std::string id;          // the input's own id where it has one, else its path (with "#n" for the n-th of several)
  std::string text;        // UTF-8, no NUL bytes
  ByteSpan title;          // empty where there is none
  ByteSpan dateline;       // the place a report was filed from ("DUBAI"), without its colon; not where things happened
  std::uint32_t lead = 0;  // where the report begins, behind "DUBAI, Nov 3 (AP) - "; 0 where there is no dateline
  std::optional<std::chrono::sys_seconds> published_at;      // UTC
  std::string url;                                           // canonical address of the original; may be empty
  std::string outlet;                                        // who published it; may be empty
  std::string author;                                        // may be empty
  std::string language;                                      // BCP 47 ("en"), as the input says or as detected
  std::vector<std::pair<std::string, std::string>> headers;  // every other header, in order, as written
};

}  // namespace tacitus
