#include "code/petrarch/dictionary_file.h"

#include <fstream>
#include <iterator>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

// Takes <!-- … --> out of a line; `inside` says whether the line begins in a comment, and then whether it ends in one.
std::string WithoutMarkup(std::string_view line, bool& inside) {
  std::string kept;
  while (!line.empty()) {
    if (inside) {
      const std::size_t end = line.find("-->");
      if (end == std::string_view::npos) return kept;
      line.remove_prefix(end + 3);
      inside = false;
      continue;
    }
    std::size_t begin = line.find("<!");
    if (begin != std::string_view::npos && Trim(line.substr(begin + 2)).substr(0, 2) != "--") {
      begin = std::string_view::npos;
    }
    kept.append(line.substr(0, begin));
    if (begin == std::string_view::npos) return kept;
    line.remove_prefix(begin + 2);
    inside = true;
  }
  return kept;
}

// Whether the ';' at `at` begins a comment: beside a blank, a code's end or the line's.
bool IsComment(std::string_view line, std::size_t at) {
  constexpr std::string_view kBefore = " \t]}";
  const bool after = at + 1 == line.size() || line[at + 1] == ' ';
  return after || at == 0 || kBefore.find(line[at - 1]) != std::string_view::npos;
}

// The line up to the '#' or ';' that begins a comment.
std::string_view WithoutComment(std::string_view line) {
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[' || line[i] == '{') ++depth;
    if (line[i] == ']' || line[i] == '}') --depth;
    const bool begins = line[i] == '#' || (line[i] == ';' && IsComment(line, i));
    if (begins && depth <= 0) return line.substr(0, i);
  }
  return line;
}

}  // namespace

Result<DictionaryFile> DictionaryFile::Read(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kUnreadable, "the dictionary cannot be opened", path};
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  return FromText(path, text);
}

DictionaryFile DictionaryFile::FromText(const std::string& name, std::string_view text) {
  DictionaryFile file;
  file.name = InternName(name);
  bool in_comment = false;
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string kept = WithoutMarkup(text.substr(0, end), in_comment);
    const std::string_view line = WithoutComment(kept);
    const std::string_view trimmed = Trim(line);
    if (!trimmed.empty()) {
      file.lines.push_back({std::string(trimmed), number, line.front() == ' ' || line.front() == '\t'});
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return file;
}

Error DictionaryFile::At(const DictionaryLine& line, std::string message) const {
  return {ErrorCode::kMalformed, std::move(message), OriginOf(line).ToString()};
}

}  // namespace tacitus
