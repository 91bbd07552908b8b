#include "parse/moves.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "parse/msgpack.h"

namespace tacitus {
namespace {

struct Counted {
  std::int64_t frequency;
  std::string label;
  std::uint32_t kind;
};

// By falling frequency, then falling label; kinds keep their order.
void SortByFrequency(std::vector<Counted>& moves) {
  std::stable_sort(moves.begin(), moves.end(), [](const Counted& a, const Counted& b) {
    return std::tie(a.frequency, a.label) > std::tie(b.frequency, b.label);
  });
}

void AddOnce(Counted&& counted, std::vector<Move>& moves) {
  Move move = {counted.kind, std::move(counted.label)};
  if (std::find(moves.begin(), moves.end(), move) == moves.end()) moves.push_back(std::move(move));
}

bool ReadKind(const std::string& text, std::uint32_t kinds, std::uint32_t& kind) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), kind);
  return fault == std::errc() && end == text.data() + text.size() && kind < kinds;
}

}  // namespace

Result<std::vector<Move>> ReadMoves(const std::string& path, std::uint32_t kinds) {
  const Result<MsgPackFile> file = MsgPackFile::Read(path);
  if (!file) return file.error();
  const MsgPack* text = file->root().Find("moves");
  const Error malformed = {ErrorCode::kMalformed, "not the moves of a transition system", path};
  if (text == nullptr) return malformed;
  const nlohmann::json json = nlohmann::json::parse(text->text(), nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return malformed;
  std::vector<Move> moves;
  std::vector<Counted> added;
  for (const auto& [name, labels] : json.items()) {  // in the order of the names, as spaCy has it
    std::uint32_t kind = 0;
    if (!labels.is_object() || !ReadKind(name, kinds, kind)) return malformed;
    std::vector<Counted> counted;
    for (const auto& [label, frequency] : labels.items()) {
      if (!frequency.is_number_integer()) return malformed;
      const auto count = frequency.get<std::int64_t>();
      (count < 0 ? added : counted).push_back({count, label, kind});
    }
    SortByFrequency(counted);
    for (Counted& move : counted) AddOnce(std::move(move), moves);
  }
  SortByFrequency(added);
  for (Counted& move : added) AddOnce(std::move(move), moves);
  if (moves.empty()) return malformed;
  return moves;
}

MoveMasks::MoveMasks(std::size_t states, std::size_t padded)
    : padded_(padded),
      masks_(states * padded, -std::numeric_limits<float>::infinity()),
      counts_(states, 0),
      only_(states, kNone) {}

void MoveMasks::Allow(std::size_t state, std::size_t move_class) {
  masks_[state * padded_ + move_class] = 0;
  only_[state] = move_class;
  ++counts_[state];
}

}  // namespace tacitus
