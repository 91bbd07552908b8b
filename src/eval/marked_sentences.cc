#include "eval/marked_sentences.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>

#include "code/types/type_classifier.h"

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

using Columns = std::array<std::size_t, 3>;  // of marked sentence, root and quad class

std::optional<Columns> FindColumns(const std::vector<std::string>& header, std::string& missing) {
  constexpr std::array<std::array<std::string_view, 2>, 3> kNames = {
      {{"marked_sentence", "marked_sentence"}, {"gold_root", "root"}, {"gold_penta", "penta"}}};
  Columns columns{};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const auto found = std::find_first_of(header.begin(), header.end(), kNames.at(i).begin(), kNames.at(i).end());
    if (found == header.end()) {
      missing = kNames.at(i).front();
      return std::nullopt;
    }
    columns.at(i) = static_cast<std::size_t>(found - header.begin());
  }
  return columns;
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
  const auto at = [&](int number) { return path + ":" + std::to_string(number); };
  std::string line;
  std::optional<Columns> columns;
  std::vector<MarkedSentence> rows;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (line.starts_with('#')) continue;
    const std::vector<std::string> cells = SplitTabs(line);
    if (!columns) {
      std::string missing;
      columns = FindColumns(cells, missing);
      if (!columns) return Error{ErrorCode::kMalformed, "the gold has no column \"" + missing + "\"", at(number)};
      continue;
    }
    if (cells.size() <= *std::max_element(columns->begin(), columns->end())) {
      return Error{ErrorCode::kMalformed, "the row has too few cells", at(number)};
    }
    MarkedSentence row = ReadMarks(cells[columns->at(0)]);
    row.root = cells[columns->at(1)];
    row.quad = cells[columns->at(2)];
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<MarkedSentence>> ReadOwnRows(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".tsv") paths.push_back(entry.path().string());
  }
  if (paths.empty()) return Error{ErrorCode::kNotFound, "no tables (.tsv) of marked sentences here", folder};
  std::sort(paths.begin(), paths.end());
  std::vector<MarkedSentence> rows;
  for (const std::string& path : paths) {
    Result<std::vector<MarkedSentence>> more = ReadMarkedSentences(path);
    if (!more) return more.error();
    rows.insert(rows.end(), more->begin(), more->end());
  }
  return rows;
}

std::string FoldedRoot(EventType event) { return TypeClassOf(event); }

std::string FoldedQuad(EventType event, int quad) {
  return event == EventType::kConcede || event == EventType::kRetreat ? "2" : std::to_string(quad);
}

}  // namespace tacitus
