#include "eval/polnear.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace tacitus {
namespace {

using PathsByText = std::map<std::string, std::vector<std::filesystem::path>>;

Result<std::string> ReadAll(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::kUnreadable, "cannot open the file", path.string()};
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

// NAME_xxxx.ann belongs to NAME.txt.
Result<PathsByText> ListAnnotations(const std::filesystem::path& folder) {
  PathsByText result;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    if (entry.path().extension() != ".ann") continue;
    const std::string stem = entry.path().stem().string();
    result[stem.substr(0, stem.rfind('_'))].push_back(entry.path());
  }
  if (problem) {
    return Error{ErrorCode::kNotFound,
                 "cannot list the annotations; give the folder that holds text/ and attributions/", folder.string()};
  }
  for (auto& [name, paths] : result) std::sort(paths.begin(), paths.end());
  return result;
}

}  // namespace

Result<std::vector<PolnearText>> ReadPolnear(const std::string& folder) {
  const std::filesystem::path root(folder);
  const Result<PathsByText> paths_by_text = ListAnnotations(root / "attributions");
  if (!paths_by_text) return paths_by_text.error();
  std::vector<PolnearText> texts;
  for (const auto& [name, paths] : *paths_by_text) {
    Result<std::string> text = ReadAll(root / "text" / (name + ".txt"));
    if (!text) return text.error();
    PolnearText& added = texts.emplace_back(PolnearText{name, *std::move(text), {}});
    for (const std::filesystem::path& path : paths) {
      const Result<std::string> content = ReadAll(path);
      if (!content) return content.error();
      Result<std::vector<BratSpan>> spans = ReadBratSpans(*content, path.string());
      if (!spans) return spans.error();
      added.annotations.push_back(*std::move(spans));
    }
  }
  return texts;
}

CharacterMap::CharacterMap(std::string_view text) : character_of_byte_(text.size() + 1) {
  std::uint32_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool continues = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    if (!continues && i > 0) ++characters;
    character_of_byte_[i] = characters;
  }
  character_of_byte_[text.size()] = text.empty() ? 0 : characters + 1;
}

TokenSpan CharacterMap::TokensAt(const Parse& parse, CharacterSpan span) const {
  TokenSpan result{0, 0};
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    const Token& token = parse.tokens[i];
    if (CharacterAt(token.start) >= span.end || CharacterAt(token.end) <= span.start) continue;
    if (result.empty()) result.first = i;
    result.last = i + 1;
  }
  return result;
}

}  // namespace tacitus
