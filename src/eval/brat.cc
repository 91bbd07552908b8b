#include "eval/brat.h"

#include <algorithm>
#include <sstream>

namespace tacitus {
namespace {

// "Source 89 106" or "Content 292 543;560 571".
bool ReadSpan(const std::string& field, BratSpan& result) {
  std::string numbers = field;
  std::replace(numbers.begin(), numbers.end(), ';', ' ');
  std::istringstream in(numbers);
  if (!(in >> result.type >> result.span.start >> result.span.end)) return false;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  while (in >> start >> end) {
    result.span.start = std::min(result.span.start, start);
    result.span.end = std::max(result.span.end, end);
  }
  return result.span.start < result.span.end;
}

}  // namespace

Result<std::vector<BratSpan>> ReadBratSpans(const std::string& content, const std::string& name) {
  std::vector<BratSpan> spans;
  std::istringstream lines(content);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.empty() || line.front() != 'T') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    BratSpan span;
    if (second == std::string::npos || !ReadSpan(line.substr(first + 1, second - first - 1), span)) {
      return Error{ErrorCode::kMalformed, "not a text-bound annotation of brat (ID<TAB>TYPE START END<TAB>TEXT)",
                   name + ":" + std::to_string(number)};
    }
    spans.push_back(std::move(span));
  }
  return spans;
}

}  // namespace tacitus
