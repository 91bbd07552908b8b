#include "code/places/place_spans.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kLongestName = 6;  // tokens

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class SpanFinder {
 public:
  SpanFinder(const Tree& tree, const PlaceKnowledge& knowledge)
      : tree_(tree), knowledge_(knowledge), taken_(tree.parse().tokens.size(), false) {}

  std::vector<PlaceSpan> Find() {
    for (const NamedEntity& entity : tree_.parse().entities) {
      if (IsOneOf(entity.label, {"GPE", "LOC", "FAC"})) AddEntity(entity.tokens, entity.label);
    }
    AddFacilities();
    AddDatelines();
    AddKnownNames();
    AddDemonyms();
    std::sort(spans_.begin(), spans_.end(),
              [](const PlaceSpan& a, const PlaceSpan& b) { return a.tokens.first < b.tokens.first; });
    return std::move(spans_);
  }

 private:
  [[nodiscard]] std::uint32_t Size() const { return static_cast<std::uint32_t>(tree_.parse().tokens.size()); }
  [[nodiscard]] std::string Lower(std::uint32_t token) const {
    return token < Size() ? LowerAscii(tree_.text(token)) : std::string();
  }
  [[nodiscard]] bool IsCapitalised(std::uint32_t token) const {
    if (token >= Size()) return false;
    const auto c = static_cast<unsigned char>(tree_.text(token).front());
    return (c >= 'A' && c <= 'Z') || c >= 0xC3;
  }
  [[nodiscard]] bool IsNameWord(std::uint32_t token) const {
    return IsCapitalised(token) && tree_.token(token).pos != Pos::kPunct && tree_.token(token).pos != Pos::kPron;
  }
  [[nodiscard]] bool IsFree(TokenSpan span) const {
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      if (taken_[i]) return false;
    }
    return !span.empty();
  }

  void Add(TokenSpan span, bool demonym, bool facility) {
    if (!IsFree(span)) return;
    for (std::uint32_t i = span.first; i < span.last; ++i) taken_[i] = true;
    spans_.push_back({span, demonym, facility});
  }

  enum class NameKind { kPlace, kDemonym };
  [[nodiscard]] bool IsKnown(TokenSpan span, NameKind kind) const {
    for (const NamedPlace& place : knowledge_.gazetteer().Find(NameOfSpan(tree_, span))) {
      // Abbreviations are places only as they are written: "Ind." and "IN", never "in" or "In".
      if (place.abbreviation && !IsWrittenAsAbbreviation(span)) continue;
      if (place.demonym == (kind == NameKind::kDemonym)) return true;
    }
    return false;
  }
  [[nodiscard]] bool IsWrittenAsAbbreviation(TokenSpan span) const {
    const std::string_view text = tree_.parse().TextOf(span);
    const bool capitals = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return capitals || text.ends_with('.');
  }

  // Without "the" at the start and a possessive at the end.
  [[nodiscard]] TokenSpan Trimmed(TokenSpan span) const {
    const auto is_space = [&](std::uint32_t token) { return tree_.token(token).pos == Pos::kSpace; };
    while (span.size() > 0 && is_space(span.first)) ++span.first;
    while (span.size() > 0 && is_space(span.last - 1)) --span.last;
    if (span.size() > 1 && IsOneOf(Lower(span.last - 1), {"'s", "’s", "'", "’"})) --span.last;
    if (span.size() > 1 && IsOneOf(Lower(span.first), {"the", "a", "an"}) && !IsKnownWithArticle(span)) ++span.first;
    return span;
  }
  [[nodiscard]] bool IsKnownWithArticle(TokenSpan span) const {
    return IsCapitalised(span.first) && NameOfSpan(tree_, span) == "The Hague";
  }

  void AddEntity(TokenSpan entity, std::string_view label) {
    const TokenSpan span = Trimmed(entity);
    if (span.empty()) return;
    if (IsKnown(span, NameKind::kPlace)) return Add(span, false, false);
    if (IsFacility(span)) return Add(span, false, true);
    if (IsKnown(span, NameKind::kDemonym)) return Add(span, true, false);
    // "Bam, Iran" and "northern Syria": what the gazetteer knows of it, from the left, the longest first.
    bool any = false;
    for (std::uint32_t first = span.first; first < span.last; ++first) {
      for (std::uint32_t last = span.last; last > first; --last) {
        const TokenSpan part{first, last};
        if (!IsNameWord(first) || !IsKnown(part, NameKind::kPlace)) continue;
        Add(part, false, false);
        any = true;
        first = last - 1;
        break;
      }
    }
    const bool named = IsNameWord(span.first) || label != "GPE";
    if (!any && named && HasCapital(span)) Add(span, false, false);
  }

  [[nodiscard]] bool HasCapital(TokenSpan span) const {
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      if (IsCapitalised(i)) return true;
    }
    return false;
  }

  [[nodiscard]] bool IsFacility(TokenSpan span) const {
    return span.size() > 1 && IsCapitalised(span.last - 1) && knowledge_.IsCue("facility", Lower(span.last - 1));
  }

  // "Rest Acres Road", "T.J. Health Hospital": capitalised words up to a word for a building, street or the like.
  void AddFacilities() {
    for (std::uint32_t i = 0; i < Size(); ++i) {
      if (!IsCapitalised(i) || !knowledge_.IsCue("facility", Lower(i))) continue;
      TokenSpan span{i, i + 1};
      while (span.first > 0 && IsNameWord(span.first - 1) && tree_.token(span.first - 1).pos == Pos::kPropn &&
             !IsSentenceStart(span.first)) {
        --span.first;
      }
      if (IsNameWord(i + 1) && tree_.token(i + 1).pos == Pos::kPropn) continue;
      if (span.size() > 1 && StandsLikeAPlace(span)) Add(span, false, true);
    }
  }
  [[nodiscard]] bool IsSentenceStart(std::uint32_t token) const { return tree_.token(token).sentence_start; }

  // After a preposition of place, with or without an article.
  [[nodiscard]] bool StandsLikeAPlace(TokenSpan span) const {
    if (span.first == 0) return false;
    std::uint32_t before = span.first - 1;
    if (IsOneOf(Lower(before), {"the", "a", "central", "downtown"}) && before > 0) --before;
    return knowledge_.IsCue("locative", Lower(before)) || IsOneOf(Lower(before), {"to", "from", "into", "through"});
  }

  // "EDMONTON — ", "PARIS (AP) ": capitals at the start of a line, before a dash, a bracket or a colon.
  void AddDatelines() {
    for (std::uint32_t i = 0; i < Size(); ++i) {
      if (!StartsLine(i)) continue;
      TokenSpan span{i, i};
      while (span.last < Size() && span.size() < kLongestName && IsInCapitals(span.last)) ++span.last;
      if (span.empty() || !IsOneOf(Lower(span.last), {"—", "–", "-", "(", ":", ",", "--"})) continue;
      if (IsKnown(span, NameKind::kPlace)) Add(span, false, false);
    }
  }
  [[nodiscard]] bool StartsLine(std::uint32_t token) const {
    return token == 0 || tree_.text(token - 1).find('\n') != std::string_view::npos;
  }
  [[nodiscard]] bool IsInCapitals(std::uint32_t token) const {
    const std::string_view text = tree_.text(token);
    return IsCapitalised(token) && text.size() > 1 &&
           std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // Names that the parser took for something else, or for nothing, where places stand.
  void AddKnownNames() {
    for (std::uint32_t i = 0; i < Size(); ++i) {
      if (taken_[i] || !IsNameWord(i) || (i > 0 && IsNameWord(i - 1) && !taken_[i - 1])) continue;
      std::uint32_t run = i;
      while (run < Size() && IsNameWord(run) && !taken_[run] && run - i < kLongestName) ++run;
      const TokenSpan span{i, run};
      if (!IsKnown(span, NameKind::kPlace)) continue;
      if (StandsAsKnownPlace(span)) Add(span, false, false);
    }
  }
  [[nodiscard]] bool StandsAsKnownPlace(TokenSpan span) const {
    const std::string before = span.first > 0 ? Lower(span.first - 1) : std::string();
    const bool dated = tree_.token(span.first).entity == "DATE" || tree_.token(span.first).pos == Pos::kNum;
    if (dated) return false;
    if (before == "," && span.first > 1 && taken_[span.first - 2] && IsContainerName(span)) return true;
    const std::string_view label = tree_.token(span.first).entity;
    if (label == "PERSON" || label == "ORG" || label.empty() || label == "NORP" || label == "PRODUCT") {
      return IsOneOf(before, {"in", "near", "outside", "from", "across", "throughout", "around"}) ||
             (before == "at" && label.empty());
    }
    return false;
  }
  // A country or first-level division, as follows a town after a comma.
  [[nodiscard]] bool IsContainerName(TokenSpan span) const {
    const auto places = knowledge_.gazetteer().Find(NameOfSpan(tree_, span));
    return std::any_of(places.begin(), places.end(), [&](const NamedPlace& place) {
      const std::string_view feature = knowledge_.gazetteer().FeatureOf(place.place);
      return !place.demonym && (feature == "ADM1" || feature.starts_with("PCL"));
    });
  }

  void AddDemonyms() {
    for (std::uint32_t i = 0; i < Size(); ++i) {
      if (taken_[i] || !IsCapitalised(i)) continue;
      if (IsOneOf(tree_.token(i).entity, {"PERSON", "LANGUAGE", "WORK_OF_ART"})) continue;
      if (IsKnown({i, i + 1}, NameKind::kDemonym) && !IsKnown({i, i + 1}, NameKind::kPlace)) Add({i, i + 1}, true, false);
    }
  }

  const Tree& tree_;
  const PlaceKnowledge& knowledge_;
  std::vector<bool> taken_;
  std::vector<PlaceSpan> spans_;
};

}  // namespace

std::vector<PlaceSpan> FindPlaceSpans(const Tree& tree, const PlaceKnowledge& knowledge) {
  return SpanFinder(tree, knowledge).Find();
}

std::string NameOfSpan(const Tree& tree, TokenSpan span) {
  std::string name;
  for (const char c : tree.parse().TextOf(span)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) name += c;
    if (space && !name.ends_with(' ')) name += ' ';
  }
  return name;
}

}  // namespace tacitus
