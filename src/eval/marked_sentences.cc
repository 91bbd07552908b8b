#include "eval/marked_sentences.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace tacitus {
namespace {

// Takes the marks out of a sentence and notes where they stood. A mark that is not closed runs to the end.
MarkedSentence ReadMarks(std::string_view marked) {
  MarkedSentence row;
  std::vector<ByteSpan>* open = nullptr;
  for (std::size_t i = 0; i < marked.size();) {
    const std::string_view rest = marked.substr(i);
    const bool opens = rest.starts_with("<s>") || rest.starts_with("<t>");
    if (opens || rest.starts_with("</s>") || rest.starts_with("</t>")) {
      const auto at = static_cast<std::uint32_t>(row.text.size());
      if (opens) {
        open = rest[1] == 's' ? &row.sources : &row.targets;
        open->push_back({at, static_cast<std::uint32_t>(marked.size())});
      } else if (open != nullptr) {
        open->back().end = at;
        open = nullptr;
      }
      i += opens ? 3 : 4;
      continue;
    }
    row.text += marked[i++];
  }
  return row;
}

}  // namespace

std::vector<std::string> SplitTabs(std::string_view line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

Result<std::vector<MarkedSentence>> ReadMarkedSentences(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kUnreadable, "cannot read this gold", path};
  std::string line;
  std::getline(stream, line);
  const std::vector<std::string> header = SplitTabs(line);
  std::array<std::size_t, 3> columns{};
  constexpr std::array<std::string_view, 3> kWanted = {"marked_sentence", "gold_root", "gold_penta"};
  for (std::size_t i = 0; i < kWanted.size(); ++i) {
    const auto found = std::find(header.begin(), header.end(), kWanted.at(i));
    if (found == header.end()) {
      return Error{ErrorCode::kMalformed, "the gold has no column \"" + std::string(kWanted.at(i)) + "\"", path + ":1"};
    }
    columns.at(i) = static_cast<std::size_t>(found - header.begin());
  }
  std::vector<MarkedSentence> rows;
  for (int number = 2; std::getline(stream, line); ++number) {
    const std::vector<std::string> cells = SplitTabs(line);
    if (cells.size() <= *std::max_element(columns.begin(), columns.end())) {
      return Error{ErrorCode::kMalformed, "the row has too few cells", path + ":" + std::to_string(number)};
    }
    MarkedSentence row = ReadMarks(cells[columns[0]]);
    row.root = cells[columns[1]];
    row.quad = cells[columns[2]];
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string FoldedRoot(EventType event) {
  return event == EventType::kConcede || event == EventType::kRetreat ? "YIELD" : std::string(Name(event));
}

std::string FoldedQuad(EventType event, int quad) {
  return event == EventType::kConcede || event == EventType::kRetreat ? "2" : std::to_string(quad);
}

}  // namespace tacitus
