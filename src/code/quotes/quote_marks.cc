#include "code/quotes/quote_marks.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace tacitus {
namespace {

enum class MarkFamily : std::uint8_t { kDouble, kSingle, kGuillemet };
enum class MarkSide : std::uint8_t { kOpening, kClosing, kEither };

struct MarkKind {
  std::string_view text;
  MarkFamily family;
  MarkSide side;
};

// U+201C is an opening mark in English and a closing one in German, so its side is left to its surroundings.
constexpr MarkKind kMarks[] = {
    {"\"", MarkFamily::kDouble, MarkSide::kEither},    {"“", MarkFamily::kDouble, MarkSide::kEither},
    {"”", MarkFamily::kDouble, MarkSide::kClosing},    {"„", MarkFamily::kDouble, MarkSide::kOpening},
    {"``", MarkFamily::kDouble, MarkSide::kOpening},   {"''", MarkFamily::kDouble, MarkSide::kEither},
    {"«", MarkFamily::kGuillemet, MarkSide::kOpening}, {"»", MarkFamily::kGuillemet, MarkSide::kClosing},
    {"'", MarkFamily::kSingle, MarkSide::kEither},     {"‘", MarkFamily::kSingle, MarkSide::kEither},
    {"’", MarkFamily::kSingle, MarkSide::kClosing},    {"`", MarkFamily::kSingle, MarkSide::kOpening},
    {"‚", MarkFamily::kSingle, MarkSide::kOpening},
};

const MarkKind* KindOf(std::string_view text) {
  const auto* found =
      std::find_if(std::begin(kMarks), std::end(kMarks), [&](const MarkKind& k) { return k.text == text; });
  return found == std::end(kMarks) ? nullptr : found;
}

bool IsLineBreak(const Parse& parse, std::uint32_t i) {
  return parse.tokens[i].pos == Pos::kSpace && parse.TextOf(i).find('\n') != std::string_view::npos;
}

struct OpenMark {
  std::uint32_t token;
  MarkFamily family;
};

// Matches the marks of one paragraph.
class ParagraphMatcher {
 public:
  ParagraphMatcher(const Parse& parse, TokenSpan paragraph, bool next_opens)
      : parse_(parse), paragraph_(paragraph), next_opens_(next_opens) {}

  std::vector<QuotedSpan> Run() {
    for (std::uint32_t i = paragraph_.first; i < paragraph_.last; ++i) {
      if (const MarkKind* kind = KindOf(parse_.TextOf(i))) Take(i, *kind);
    }
    CloseWhatRunsOn();
    return std::move(spans_);
  }

 private:
  bool SpaceBefore(std::uint32_t i) const {
    if (i == paragraph_.first) return true;
    const Token& before = parse_.tokens[i - 1];
    const std::string_view text = parse_.TextOf(i - 1);
    return before.end < parse_.tokens[i].start || before.pos == Pos::kSpace || text == "(" || text == "[" ||
           text == "—" || text == "–" || text == "-" || text == "--" || KindOf(text) != nullptr;
  }

  bool SpaceAfter(std::uint32_t i) const {
    if (i + 1 >= paragraph_.last) return true;
    const Token& after = parse_.tokens[i + 1];
    return parse_.tokens[i].end < after.start || after.pos == Pos::kSpace || after.pos == Pos::kPunct;
  }

  std::optional<std::size_t> FindOpen(MarkFamily family) const {
    for (std::size_t k = open_.size(); k > 0; --k) {
      if (open_[k - 1].family == family) return k - 1;
    }
    return std::nullopt;
  }

  // An apostrophe ("workers' rights", "the '90s") is not a mark unless a later one can close what it opens.
  bool HasLaterSingleClosing(std::uint32_t i) const {
    for (std::uint32_t k = i + 2; k < paragraph_.last; ++k) {
      const MarkKind* kind = KindOf(parse_.TextOf(k));
      if (kind == nullptr) continue;
      if (kind->family == MarkFamily::kDouble && FindOpen(MarkFamily::kDouble)) return false;
      if (kind->family == MarkFamily::kSingle && kind->side != MarkSide::kOpening && SpaceAfter(k)) return true;
    }
    return false;
  }

  bool IsPossessive(std::uint32_t i) const { return parse_.tokens[i].tag == "POS" && HasLaterSingleClosing(i); }

  void Take(std::uint32_t i, const MarkKind& kind) {
    const std::optional<std::size_t> opener = FindOpen(kind.family);
    const bool may_open = kind.side == MarkSide::kOpening || (kind.side == MarkSide::kEither && SpaceBefore(i));
    const bool may_close =
        kind.side != MarkSide::kOpening && (kind.side == MarkSide::kClosing || SpaceAfter(i) || !may_open);
    const bool single = kind.family == MarkFamily::kSingle;
    if (single && kind.side == MarkSide::kClosing && !SpaceAfter(i)) return;  // ’ inside a word
    const bool opens_anew = may_open && !SpaceAfter(i);
    if (opener && may_close && !opens_anew && !(single && IsPossessive(i))) return Close(i, *opener);
    if (may_open && (!single || HasLaterSingleClosing(i))) return Open(i, kind.family);
    if (opener && !single && may_close) Close(i, *opener);
  }

  void Open(std::uint32_t i, MarkFamily family) { open_.push_back({i, family}); }

  void Close(std::uint32_t i, std::size_t opener) {
    const std::uint32_t opening = open_[opener].token;
    open_.resize(opener);
    if (opening + 1 < i) spans_.push_back({{opening + 1, i}, opening, i});
  }

  // The first double mark still open at the paragraph's end may hold to there.
  void CloseWhatRunsOn() {
    const auto runs_on =
        std::find_if(open_.begin(), open_.end(), [](const OpenMark& m) { return m.family != MarkFamily::kSingle; });
    if (runs_on == open_.end()) return;
    const std::uint32_t i = runs_on->token;
    const bool after_colon = i > paragraph_.first && parse_.TextOf(i - 1) == ":";
    if (!next_opens_ && !after_colon && i != paragraph_.first) return;
    if (i + 1 < paragraph_.last) spans_.push_back({{i + 1, paragraph_.last}, i});
  }

  const Parse& parse_;
  TokenSpan paragraph_;
  bool next_opens_;
  std::vector<OpenMark> open_;
  std::vector<QuotedSpan> spans_;
};

void AddParents(std::vector<QuotedSpan>& spans) {
  std::vector<std::uint32_t> around;
  for (std::uint32_t i = 0; i < spans.size(); ++i) {
    while (!around.empty() && spans[around.back()].tokens.last <= spans[i].opening) around.pop_back();
    if (!around.empty()) spans[i].parent = around.back();
    around.push_back(i);
  }
}

bool OpensWithMark(const Parse& parse, TokenSpan paragraph) {
  const MarkKind* kind = KindOf(parse.TextOf(paragraph.first));
  return kind != nullptr && kind->family != MarkFamily::kSingle && kind->side != MarkSide::kClosing;
}

}  // namespace

bool IsQuoteMark(std::string_view text) { return KindOf(text) != nullptr; }

std::vector<TokenSpan> Paragraphs(const Parse& parse) {
  std::vector<TokenSpan> paragraphs;
  std::uint32_t first = 0;
  const auto size = static_cast<std::uint32_t>(parse.tokens.size());
  for (std::uint32_t i = 0; i <= size; ++i) {
    if (i < size && !IsLineBreak(parse, i)) continue;
    while (first < i && parse.tokens[first].pos == Pos::kSpace) ++first;
    if (first < i) paragraphs.push_back({first, i});
    first = i + 1;
  }
  return paragraphs;
}

std::vector<QuotedSpan> MatchQuoteMarks(const Parse& parse) {
  const std::vector<TokenSpan> paragraphs = Paragraphs(parse);
  std::vector<QuotedSpan> result;
  bool runs_on = false;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const bool next_opens = p + 1 < paragraphs.size() && OpensWithMark(parse, paragraphs[p + 1]);
    std::vector<QuotedSpan> spans = ParagraphMatcher(parse, paragraphs[p], next_opens).Run();
    std::sort(spans.begin(), spans.end(),
              [](const QuotedSpan& a, const QuotedSpan& b) { return a.opening < b.opening; });
    for (QuotedSpan& span : spans) {
      span.continues = runs_on && span.opening == paragraphs[p].first;
      result.push_back(span);
    }
    runs_on = next_opens &&
              std::any_of(spans.begin(), spans.end(), [](const QuotedSpan& s) { return s.closing == kNoIndex; });
  }
  AddParents(result);
  return result;
}

}  // namespace tacitus
