#include "encode/encoder_input.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

namespace tacitus {
namespace {

// Where a mark is written.
struct Border {
  std::uint32_t at;
  bool opens;
  bool of_source;

  [[nodiscard]] auto Order() const { return std::make_tuple(at, opens, !of_source); }
};

// In the order in which they are written.
struct Borders {
  std::array<Border, 4> borders;
  std::size_t count = 0;

  void Add(ByteSpan span, bool of_source) {
    if (span.empty()) return;
    Insert({span.start, true, of_source});
    Insert({span.end, false, of_source});
  }
  void Insert(Border border) {
    std::size_t at = count++;
    for (; at > 0 && border.Order() < borders[at - 1].Order(); --at) borders[at] = borders[at - 1];
    borders[at] = border;
  }
};

ByteSpan Within(std::string_view sentence, ByteSpan span) {
  const auto size = static_cast<std::uint32_t>(sentence.size());
  return {std::min(span.start, size), std::min(span.end, size)};
}

// The pieces that are kept of `count`, those of [CLS] and [SEP] not counted.
PieceSpan Window(std::size_t count, PieceSpan marked, std::size_t limit) {
  if (count <= limit) return {0, count};
  const std::size_t middle = (marked.first + marked.last) / 2;
  const std::size_t first = std::min(middle - std::min(middle, limit / 2), count - limit);
  return {first, first + limit};
}

PieceSpan Cut(PieceSpan span, PieceSpan window) {
  const std::size_t first = std::max(span.first, window.first);
  const std::size_t last = std::min(span.last, window.last);
  if (first >= last) return {};
  return {first - window.first + 1, last - window.first + 1};  // [CLS] comes first
}

// From the first piece of either span to the last.
PieceSpan Around(const Borders& borders, PieceSpan source, PieceSpan target) {
  if (borders.count == 0) return {};
  if (borders.count == 2) return borders.borders[0].of_source ? source : target;
  return {std::min(source.first, target.first), std::max(source.last, target.last)};
}

}  // namespace

Result<MarkPieces> FindMarkPieces(const WordPieceTokenizer& tokenizer) {
  MarkPieces marks;
  const std::pair<const char*, std::uint32_t*> pieces[] = {
      {"[CLS]", &marks.begin}, {"[SEP]", &marks.end}, {"@", &marks.source}, {"#", &marks.target}};
  for (const auto& [piece, id] : pieces) {
    const std::optional<std::uint32_t> found = tokenizer.Find(piece);
    if (!found) return Error{ErrorCode::kMalformed, "the vocabulary lacks the piece " + std::string(piece), ""};
    *id = *found;
  }
  return marks;
}

void MakeEncoderTokens(const WordPieceTokenizer& tokenizer, const MarkPieces& marks, std::string_view sentence,
                       ByteSpan source, ByteSpan target, std::size_t max_tokens, EncoderTokens& tokens) {
  std::vector<WordPiece>& pieces = tokens.pieces;
  pieces.clear();
  Borders borders;
  borders.Add(Within(sentence, source), true);
  borders.Add(Within(sentence, target), false);
  PieceSpan marked[2];  // target, source
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < borders.count; ++i) {
    const Border& border = borders.borders[i];
    tokenizer.Tokenize(sentence.substr(at, border.at - at), at, tokens.buffer, pieces);
    at = border.at;
    PieceSpan& span = marked[border.of_source ? 1 : 0];
    if (!border.opens) span.last = pieces.size();
    pieces.push_back({border.of_source ? marks.source : marks.target, at, at});
    if (border.opens) span.first = pieces.size();
  }
  tokenizer.Tokenize(sentence.substr(at), at, tokens.buffer, pieces);

  const PieceSpan window = Window(pieces.size(), Around(borders, marked[1], marked[0]), max_tokens - 2);
  const std::uint32_t end = static_cast<std::uint32_t>(sentence.size());
  pieces.resize(window.last);
  pieces.push_back({marks.end, end, end});
  pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(window.first));
  pieces.insert(pieces.begin(), {marks.begin, 0, 0});
  tokens.source = Cut(marked[1], window);
  tokens.target = Cut(marked[0], window);
}

}  // namespace tacitus
