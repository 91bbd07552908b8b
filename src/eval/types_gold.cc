#include "eval/types_gold.h"

#include <fstream>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tacitus {
namespace {

bool IsSentenceRow(const std::vector<std::string>& cells) {
  return cells.size() == 2 && cells[1].size() == 1 && cells[1][0] >= '0' && cells[1][0] <= '4';
}

Result<TypesGold> ReadSentences(std::ifstream& stream, std::vector<std::string> cells, const std::string& path) {
  TypesGold gold;
  std::string line;
  for (int number = 1;; ++number) {
    if (!IsSentenceRow(cells)) {
      return Error{ErrorCode::kMalformed, "the row is not a sentence, a tab and a class from 0 to 4",
                   path + ":" + std::to_string(number)};
    }
    gold.rows.push_back({cells[0], {}, {}, "", cells[1]});
    if (!std::getline(stream, line)) return gold;
    cells = SplitTabs(line);
  }
}

TokenSpan TokensOf(const Parse& parse, const std::vector<ByteSpan>& spans) {
  TokenSpan tokens;
  if (spans.empty()) return tokens;
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    const Token& token = parse.tokens[i];
    if (token.pos == Pos::kSpace || token.pos == Pos::kPunct || !spans[0].Overlaps({token.start, token.end})) continue;
    if (tokens.empty()) tokens.first = i;
    tokens.last = i + 1;
  }
  return tokens;
}

}  // namespace

std::vector<std::size_t> TypesGold::Groups() const {
  std::unordered_map<std::string_view, std::size_t> first;
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < rows.size(); ++i) groups.push_back(first.emplace(rows[i].text, i).first->second);
  return groups;
}

Result<TypesGold> ReadTypesGold(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kUnreadable, "cannot read this gold", path};
  std::string line;
  std::getline(stream, line);
  const std::vector<std::string> cells = SplitTabs(line);
  if (IsSentenceRow(cells)) return ReadSentences(stream, cells, path);
  Result<std::vector<MarkedSentence>> pairs = ReadMarkedSentences(path);
  if (!pairs) return pairs.error();
  return TypesGold{true, std::move(*pairs)};
}

PartyPair MarkedPair(const MarkedSentence& row, const Parse& parse) {
  return {TokensOf(parse, row.sources), TokensOf(parse, row.targets)};
}

}  // namespace tacitus
