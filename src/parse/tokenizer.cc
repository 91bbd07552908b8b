#include "parse/tokenizer.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"
#include "parse/affix_rules.h"
#include "parse/lexeme_store.h"
#include "parse/unicode.h"
#include "parse/vocabulary.h"

namespace tacitus {
namespace {

// For a byte of valid UTF-8: whether it begins white space surely, never, or only perhaps.
enum class SpaceByte : std::uint8_t { kNever, kAlways, kPerhaps };

constexpr std::array<SpaceByte, 256> kSpaceBytes = [] {
  std::array<SpaceByte, 256> bytes{};
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    if (IsSpace(static_cast<char32_t>(byte))) bytes[byte] = SpaceByte::kAlways;
  }
  // The first bytes of U+0085 and U+00A0, U+1680, U+2000 to U+205F, U+3000.
  for (const std::size_t byte : {0xc2U, 0xe1U, 0xe2U, 0xe3U}) bytes[byte] = SpaceByte::kPerhaps;
  return bytes;
}();

// The length of the white-space character at `at`, 0 where there is none.
std::size_t SpaceLength(std::string_view text, std::size_t at) {
  switch (kSpaceBytes[static_cast<unsigned char>(text[at])]) {
    case SpaceByte::kNever:
      return 0;
    case SpaceByte::kAlways:
      return 1;
    case SpaceByte::kPerhaps:
      break;
  }
  std::size_t end = at;
  return IsSpace(NextCharacter(text, end)) ? end - at : 0;
}

std::size_t EndOfSpace(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t length = SpaceLength(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

std::size_t EndOfWord(std::string_view text, std::size_t at) {
  while (at < text.size() && SpaceLength(text, at) == 0) ++at;  // a byte within a character never begins white space
  return at;
}

// A range of pieces that together may be a special case.
struct CaseSpan {
  std::size_t first = 0;
  std::size_t last = 0;  // past the end
};

// Longer spans come first, then earlier ones; a span is dropped where its first or last piece belongs to any span
// before it, dropped or not (Tokenizer._filter_special_spans). In text order.
std::vector<CaseSpan> FilterSpans(std::vector<CaseSpan> spans) {
  std::sort(spans.begin(), spans.end(), [](const CaseSpan& a, const CaseSpan& b) {
    const std::size_t a_size = a.last - a.first;
    const std::size_t b_size = b.last - b.first;
    return a_size != b_size ? a_size > b_size : a.first < b.first;
  });
  std::vector<CaseSpan> kept;
  std::unordered_set<std::size_t> seen;
  for (const CaseSpan& span : spans) {
    if (!seen.contains(span.first) && !seen.contains(span.last - 1)) kept.push_back(span);
    for (std::size_t i = span.first; i < span.last; ++i) seen.insert(i);
  }
  std::sort(kept.begin(), kept.end(), [](const CaseSpan& a, const CaseSpan& b) { return a.first < b.first; });
  return kept;
}

// The pieces' offsets count in a repaired text, where a bad byte has become the three bytes of U+FFFD; make them
// count in the original.
void RestoreOffsets(std::span<TokenPiece> pieces, const std::vector<std::size_t>& replaced) {
  std::size_t before = 0;
  const auto original = [&](std::uint32_t offset) {
    while (before < replaced.size() && replaced[before] < offset) ++before;
    return static_cast<std::uint32_t>(offset - 2 * before);
  };
  for (TokenPiece& piece : pieces) {
    piece.start = original(piece.start);
    piece.end = original(piece.end);
  }
}

}  // namespace

struct Tokenizer::Rules {
  AffixRules affixes;
  Vocabulary vocabulary;
  // The special cases that the affix loop may tear apart, as the StringIds of what is left of them, by the first.
  std::unordered_map<std::uint64_t, std::vector<std::vector<std::uint64_t>>> torn_cases;

  void FindTornCases();
  const Lexeme* LexemeOf(std::string_view text, std::uint64_t case_norm, LexemeCache::State& cache) const;
  std::span<const Lexeme* const> Cut(std::string_view chunk, LexemeCache::State& cache,
                                     std::vector<const Lexeme*>& uncached) const;
  void MendCases(std::string_view text, std::size_t first_piece, LexemeCache::State& cache,
                 std::vector<TokenPiece>& pieces) const;
  void AddMatches(std::span<const TokenPiece> pieces, std::size_t at, std::vector<CaseSpan>& spans) const;
};

void Tokenizer::Rules::FindTornCases() {
  RegexScratch scratch;
  std::vector<ChunkPart> parts;
  for (const auto& [text, tokens] : affixes.special_cases()) {
    if (!affixes.NeedsSearch(text, scratch)) continue;
    parts.clear();
    affixes.Split(text, /*with_special_cases=*/false, scratch, parts);
    std::vector<std::uint64_t> orths;
    for (const ChunkPart& part : parts) orths.push_back(StringId(part.text));
    torn_cases[orths.front()].push_back(std::move(orths));
  }
}

const Lexeme* Tokenizer::Rules::LexemeOf(std::string_view text, std::uint64_t case_norm,
                                         LexemeCache::State& cache) const {
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15ULL;
  const std::uint64_t hash = MurmurHash64(text, 0) + case_norm * kMultiplier;
  const auto known = cache.lexeme_index.Find(hash, [&](std::uint32_t id) {
    return cache.lexemes[id].text == text && (case_norm == 0 || cache.lexemes[id].norm == case_norm);
  });
  if (known) return &cache.lexemes[*known];
  if (case_norm != 0) {
    const Lexeme* plain = LexemeOf(text, 0, cache);
    if (plain->norm == case_norm) return plain;
  }
  const std::string lower = ToLower(text);
  const std::string_view kept = cache.texts.Keep(text);
  Lexeme lexeme = vocabulary.Describe(kept, lower == text ? kept : cache.texts.Keep(lower), cache.regex);
  if (case_norm != 0) lexeme.norm = case_norm;
  lexeme.may_start_case = torn_cases.contains(lexeme.orth);
  lexeme.id = static_cast<std::uint32_t>(cache.lexemes.size());
  cache.lexeme_index.Add(hash, lexeme.id);
  return &cache.lexemes.emplace_back(lexeme);
}

// The lexemes that a chunk is cut into, in text order; together they have all its bytes.
std::span<const Lexeme* const> Tokenizer::Rules::Cut(std::string_view chunk, LexemeCache::State& cache,
                                                     std::vector<const Lexeme*>& uncached) const {
  const std::uint64_t hash = MurmurHash64(chunk, 0);
  const auto known =
      cache.chunk_index.Find(hash, [&](std::uint32_t number) { return cache.chunks[number].text == chunk; });
  if (known) {
    const LexemeCache::State::Chunk& found = cache.chunks[*known];
    return std::span(cache.chunk_lexemes).subspan(found.first, found.count);
  }
  std::vector<ChunkPart> parts;
  affixes.Split(chunk, /*with_special_cases=*/true, cache.regex, parts);
  uncached.clear();
  for (const ChunkPart& part : parts) {
    const bool has_norm = part.from_case != nullptr && !part.from_case->norm.empty();
    uncached.push_back(LexemeOf(part.text, has_norm ? StringId(part.from_case->norm) : 0, cache));
  }
  if (cache.chunks.size() < cache.maximum_chunks) {
    cache.chunk_index.Add(hash, static_cast<std::uint32_t>(cache.chunks.size()));
    cache.chunks.push_back({cache.texts.Keep(chunk), static_cast<std::uint32_t>(cache.chunk_lexemes.size()),
                            static_cast<std::uint32_t>(uncached.size())});
    cache.chunk_lexemes.insert(cache.chunk_lexemes.end(), uncached.begin(), uncached.end());
  }
  return uncached;
}

void Tokenizer::Rules::AddMatches(std::span<const TokenPiece> pieces, std::size_t at,
                                  std::vector<CaseSpan>& spans) const {
  for (const std::vector<std::uint64_t>& orths : torn_cases.find(pieces[at].lexeme->orth)->second) {
    if (at + orths.size() > pieces.size()) continue;
    const bool matches =
        std::equal(orths.begin(), orths.end(), pieces.begin() + static_cast<std::ptrdiff_t>(at),
                   [](std::uint64_t orth, const TokenPiece& piece) { return piece.lexeme->orth == orth; });
    if (matches) spans.push_back({at, at + orths.size()});
  }
}

// Puts special cases together again that the affix loop has torn apart: "n't" in "(didn't)"-like chunks.
void Tokenizer::Rules::MendCases(std::string_view text, std::size_t first_piece, LexemeCache::State& cache,
                                 std::vector<TokenPiece>& pieces) const {
  std::vector<CaseSpan> spans;
  for (std::size_t i = first_piece; i < pieces.size(); ++i) {
    if (pieces[i].lexeme->may_start_case) AddMatches(pieces, i, spans);
  }
  if (spans.empty()) return;
  std::vector<TokenPiece> mended;
  std::size_t next = first_piece;
  for (const CaseSpan& span : FilterSpans(std::move(spans))) {
    const TokenPiece& last = pieces[span.last - 1];
    const auto found =
        affixes.special_cases().find(text.substr(pieces[span.first].start, last.end - pieces[span.first].start));
    if (found == affixes.special_cases().end()) continue;  // white space between the pieces
    mended.insert(mended.end(), pieces.begin() + static_cast<std::ptrdiff_t>(next),
                  pieces.begin() + static_cast<std::ptrdiff_t>(span.first));
    std::uint32_t start = pieces[span.first].start;
    for (const CaseToken& token : found->second) {
      const auto end = static_cast<std::uint32_t>(start + token.text.size());
      mended.push_back({start, end, LexemeOf(token.text, token.norm.empty() ? 0 : StringId(token.norm), cache), false});
      start = end;
    }
    mended.back().space_after = last.space_after;
    next = span.last;
  }
  mended.insert(mended.end(), pieces.begin() + static_cast<std::ptrdiff_t>(next), pieces.end());
  pieces.resize(first_piece);
  pieces.insert(pieces.end(), mended.begin(), mended.end());
}

Tokenizer::Tokenizer(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::Load(const std::string& pipeline_folder, std::shared_ptr<const StringStore> strings) {
  const std::string path = pipeline_folder + "/tokenizer";
  const Result<MsgPackFile> file = MsgPackFile::Read(path);
  if (!file) return file.error();
  Result<AffixRules> affixes = AffixRules::Read(file->root(), path);
  if (!affixes) return affixes.error();
  Result<Vocabulary> vocabulary = Vocabulary::Load(pipeline_folder, std::move(strings));
  if (!vocabulary) return vocabulary.error();
  auto rules = std::make_unique<Rules>(Rules{std::move(*affixes), std::move(*vocabulary), {}});
  rules->FindTornCases();
  return Tokenizer(std::move(rules));
}

void Tokenizer::Run(std::string_view text, LexemeCache& cache, std::vector<TokenPiece>& pieces) const {
  const std::size_t first_piece = pieces.size();
  RepairedText repaired;
  if (FirstInvalidUtf8(text) != std::string_view::npos) {
    repaired = RepairUtf8(text);
    text = repaired.text;
  }
  std::vector<const Lexeme*> uncached;
  const auto add = [&](std::size_t start, std::size_t end) {
    for (const Lexeme* lexeme : rules_->Cut(text.substr(start, end - start), *cache.state_, uncached)) {
      const std::size_t next = start + lexeme->text.size();
      pieces.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(next), lexeme, false});
      start = next;
    }
  };
  // Words and white space take turns. One ' ' after a word is a flag of its last token; what follows is a token.
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space_end = EndOfSpace(text, at);
    if (space_end > at) add(at, space_end);
    if (space_end == text.size()) break;
    const std::size_t word_end = EndOfWord(text, space_end);
    add(space_end, word_end);
    at = word_end;
    if (at < text.size() && text[at] == ' ') {
      pieces.back().space_after = true;
      ++at;
    }
  }
  rules_->MendCases(text, first_piece, *cache.state_, pieces);
  if (!repaired.replaced.empty()) RestoreOffsets(std::span(pieces).subspan(first_piece), repaired.replaced);
}

}  // namespace tacitus
