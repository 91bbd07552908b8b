#include "code/places/place_spans.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kLongestName = 6;  // tokens
constexpr std::uint32_t kNotable = 5000;   // inhabitants of a town that is recognised by its name and position
constexpr std::uint32_t kLarge = 200000;   // of one that is recognised by its name alone

class SpanFinder {
 public:
  SpanFinder(const Tree& tree, const PlaceKnowledge& knowledge)
      : tree_(tree), knowledge_(knowledge), taken_(tree.parse().tokens.size(), false) {}

  std::vector<PlaceSpan> Find() {
    AddDemonyms();
    AddSplitNames();
    for (const NamedEntity& entity : tree_.parse().entities) {
      if (IsOneOf(entity.label, {"GPE", "LOC", "FAC"})) AddEntity(entity.tokens);
    }
    AddFacilities();
    AddDatelines();
    AddKnownNames();
    AddKnownNames();  // once more, for names that only later ones vouch for
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

  // Without "the" and punctuation at the start, punctuation and a possessive at the end.
  [[nodiscard]] TokenSpan Trimmed(TokenSpan span) const {
    const auto is_no_word = [&](std::uint32_t token) {
      return tree_.token(token).pos == Pos::kSpace ||
             IsOneOf(tree_.text(token), {",", "(", ")", "-", "–", "—", ":", ";"});
    };
    while (span.size() > 0 && is_no_word(span.first)) ++span.first;
    while (span.size() > 0 && is_no_word(span.last - 1)) --span.last;
    if (span.size() > 1 && IsOneOf(Lower(span.last - 1), {"'s", "’s", "'", "’"})) --span.last;
    if (span.size() > 1 && IsOneOf(Lower(span.first), {"the", "a", "an"}) && !IsKnownWithArticle(span)) ++span.first;
    return span;
  }
  [[nodiscard]] bool IsKnownWithArticle(TokenSpan span) const {
    return IsCapitalised(span.first) && NameOfSpan(tree_, span) == "The Hague";
  }

  // "Baja California" that the parser took for two places in a row.
  void AddSplitNames() {
    const std::vector<NamedEntity>& entities = tree_.parse().entities;
    for (std::size_t i = 0; i + 1 < entities.size(); ++i) {
      const TokenSpan both{entities[i].tokens.first, entities[i + 1].tokens.last};
      const bool places = entities[i].label == "GPE" && entities[i + 1].label == "GPE";
      if (!places || entities[i].tokens.last != entities[i + 1].tokens.first) continue;
      if (IsKnown(both, NameKind::kPlace) && IsNotable(both)) Add(both, false, false);
    }
  }

  void AddEntity(TokenSpan entity) {
    const TokenSpan span = Trimmed(entity);
    if (span.empty() || !HasCapital(span)) return;
    const bool located = StandsLikeAPlace(span);
    if (IsPerson(span) && !located) return;
    // "in Police" may be in Poland, "at the Police" and "in Police custody" are not.
    const bool article = (span.first > 0 && IsOneOf(Lower(span.first - 1), {"the", "a"})) || Modifies(span);
    const bool common = span.size() == 1 && knowledge_.IsCue("common", Lower(span.first)) && (!located || article);
    if (IsKnown(span, NameKind::kPlace) && !common) return Add(span, false, false);
    if (IsFacility(span)) return Add(span, false, true);
    // "Bam, Iran" and "northern Syria": what the gazetteer knows of it, from the left, the longest first.
    bool any = false;
    for (std::uint32_t first = span.first; first < span.last; ++first) {
      for (std::uint32_t last = span.last; last > first; --last) {
        const TokenSpan part{first, last};
        if (!IsNameWord(first) || !IsKnown(part, NameKind::kPlace) || !IsNotable(part)) continue;
        if (part.size() == 1 && knowledge_.IsCue("common", Lower(first))) continue;
        Add(part, false, false);
        any = true;
        first = last - 1;
        break;
      }
    }
    const bool of = span.first > 0 && IsOneOf(Lower(span.first - 1), {"of", "and", ","});
    if (!any && !common && IsNameWord(span.first) && (located || (of && !IsPartOfPerson(span))))
      Add(span, false, false);
  }

  [[nodiscard]] bool Modifies(TokenSpan span) const { return tree_.token(span.last - 1).dep == "compound"; }

  // "Ms Raggi", or one word of a name of somebody in the document.
  [[nodiscard]] bool IsPerson(TokenSpan span) const {
    const bool titled = span.first > 0 && knowledge_.IsCue("person", Lower(span.first - 1));
    return titled || knowledge_.IsCue("person", Lower(span.first)) || IsPartOfPerson(span);
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

  // Names that the parser took for something else, for part of an organisation's name, or for nothing. Known names
  // are tried from each word of a run of capitalised words, the longest first.
  void AddKnownNames() {
    for (std::uint32_t i = 0; i < Size(); ++i) {
      if (taken_[i] || !IsNameWord(i)) continue;
      std::uint32_t run = i;
      while (run < Size() && run - i < kLongestName && IsRunWord(run) && !taken_[run]) ++run;
      for (std::uint32_t last = run; last > i; --last) {
        const TokenSpan span{i, last};
        if (!IsNameWord(last - 1) || !IsKnown(span, NameKind::kPlace) || !StandsAsKnownPlace(span, run)) continue;
        Add(span, false, false);
        i = last - 1;
        break;
      }
    }
  }
  // A word of a name, or the hyphen inside one.
  [[nodiscard]] bool IsRunWord(std::uint32_t token) const {
    if (IsNameWord(token)) return true;
    return tree_.text(token) == "-" && token > 0 && IsNameWord(token - 1) && token + 1 < Size() &&
           IsNameWord(token + 1);
  }

  [[nodiscard]] bool StandsAsKnownPlace(TokenSpan span, std::uint32_t run) const {
    if (tree_.token(span.first).entity == "DATE" || tree_.token(span.first).pos == Pos::kNum) return false;
    if (tree_.token(span.first).pos == Pos::kVerb || tree_.token(span.first).pos == Pos::kDet) return false;
    const std::string before = span.first > 0 ? Lower(span.first - 1) : std::string();
    if (before == "," && span.first > 1 && taken_[span.first - 2] && IsContainerName(span)) return true;
    const bool whole = span.last == run && (span.first == 0 || !IsNameWord(span.first - 1));
    const bool common = span.size() == 1 && knowledge_.IsCue("common", Lower(span.first));
    if (common && Modifies(span)) return false;
    if (whole && IsOneOf(before, {"in", "near", "outside", "from", "across", "throughout", "around"})) return true;
    if (common) return false;
    if (!IsNotable(span) || IsPartOfPerson(span) || knowledge_.IsCue("person", before)) return false;
    if (whole && knowledge_.IsCue("direction", before)) return true;
    if (IsFoundElsewhere(span)) return true;
    const std::string_view label = tree_.token(span.first).entity;
    if (label == "PERSON" || label == "WORK_OF_ART" || label == "PRODUCT") return before == "of" && whole;
    // In an organisation's name: at its start before more words, or last after "of" and the like.
    if (label == "ORG" || label == "EVENT" || label == "FAC") {
      return !whole || IsOneOf(before, {"of", "at", "to", "for"}) || IsLarge(span);
    }
    return IsOneOf(before, {"of", "at", "to", "leave", "taking", "reach"}) || IsLarge(span);
  }

  // Whether the name is a well-known place's own: a country, a division, or a town of some size.
  [[nodiscard]] bool IsNotable(TokenSpan span) const { return LargestOf(span) >= kNotable; }
  [[nodiscard]] bool IsLarge(TokenSpan span) const { return LargestOf(span) >= kLarge; }
  [[nodiscard]] std::uint32_t LargestOf(TokenSpan span) const {
    const Gazetteer& gazetteer = knowledge_.gazetteer();
    std::uint32_t largest = 0;
    for (const NamedPlace& place : gazetteer.Find(NameOfSpan(tree_, span))) {
      if (place.demonym || (place.abbreviation && !IsWrittenAsAbbreviation(span))) continue;
      const std::string_view feature = gazetteer.FeatureOf(place.place);
      std::uint32_t size = gazetteer.PopulationOf(place.place);
      if (place.alternate) size /= 10;
      if (feature == "ADM2" && place.alternate) size = 0;
      if (feature.starts_with("PCL") || (feature == "ADM1" && !place.alternate) || feature == "CONT" ||
          feature == "RGN")
        size = kLarge;
      if (feature == "ADM2" && !place.alternate && span.size() > 1) size = kLarge;
      largest = std::max(largest, size);
    }
    return largest;
  }

  // The same words were taken for a place elsewhere in the document.
  [[nodiscard]] bool IsFoundElsewhere(TokenSpan span) const {
    const std::string name = NameOfSpan(tree_, span);
    return std::any_of(spans_.begin(), spans_.end(),
                       [&](const PlaceSpan& other) { return NameOfSpan(tree_, other.tokens) == name; });
  }

  // "Georgia" in an article on Georgia Harris: a word of a longer name of a person.
  [[nodiscard]] bool IsPartOfPerson(TokenSpan span) const {
    if (span.size() != 1) return false;
    const std::string_view word = tree_.text(span.first);
    for (const NamedEntity& entity : tree_.parse().entities) {
      if (entity.label != "PERSON" || entity.tokens.size() < 2) continue;
      for (std::uint32_t i = entity.tokens.first; i < entity.tokens.last; ++i) {
        if (tree_.text(i) == word && tree_.token(i).pos == Pos::kPropn) return true;
      }
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

  // Nationality adjectives, before places of the same name are looked for ("Canadian" is a town, too). Nouns for
  // people ("Turks", "Americans") name nobody's place.
  void AddDemonyms() {
    for (std::uint32_t i = 0; i < Size(); ++i) {
      if (taken_[i] || !IsCapitalised(i)) continue;
      const Token& token = tree_.token(i);
      if (token.tag == "NNPS" || token.tag == "NNS" || IsOneOf(token.entity, {"PERSON", "LANGUAGE", "WORK_OF_ART"}))
        continue;
      if (!IsKnown({i, i + 1}, NameKind::kDemonym)) continue;
      const bool adjective = token.pos == Pos::kAdj || token.entity == "NORP" || token.dep == "amod";
      if (adjective || !IsKnown({i, i + 1}, NameKind::kPlace)) Add({i, i + 1}, true, false);
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
