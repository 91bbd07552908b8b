#include "code/actors/mentions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

// Entity labels that say the words are no actor, unless a table knows them.
constexpr std::array<std::string_view, 11> kNoActorLabels = {
    "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"};
constexpr std::array<std::string_view, 7> kActorLabels = {"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT"};
// Labels of a token inside the phrase to the left of its head.
constexpr std::array<std::string_view, 14> kPremodifiers = {"compound", "amod",     "nummod", "nmod", "poss",
                                                            "case",     "quantmod", "det",    "cc",   "conj",
                                                            "advmod",   "npadvmod", "predet", "neg"};
constexpr std::array<std::string_view, 5> kModifierLabels = {"compound", "amod", "nummod", "nmod", "quantmod"};

class Finder {
 public:
  Finder(const Tree& tree, const ActorKnowledge& knowledge, Coding& coding)
      : tree_(tree), parse_(tree.parse()), knowledge_(knowledge), coding_(coding), words_(tree.parse()) {}

  void Find() {
    const auto size = static_cast<std::uint32_t>(parse_.tokens.size());
    taken_.assign(size, false);
    covered_.assign(size, false);
    MarkDatelines();
    for (std::uint32_t i = 0; i < size; ++i) {
      if (IsPronoun(i)) {
        AddPronoun(i);
      } else if (IsNominalHead(i) && !covered_[i]) {
        AddPhrase(i);
      }
    }
    for (const NamedEntity& entity : parse_.entities) AddMissedEntity(entity);
    std::stable_sort(coding_.mentions.begin(), coding_.mentions.end(), [](const Mention& a, const Mention& b) {
      return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
    });
  }

 private:
  const Token& At(std::uint32_t i) const { return parse_.tokens[i]; }
  bool IsNewline(std::uint32_t i) const {
    return At(i).pos == Pos::kSpace && parse_.TextOf(i).find('\n') != std::string_view::npos;
  }
  bool LineBreakBetween(std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i) {
      if (IsNewline(i)) return true;
    }
    return false;
  }

  // "DUBAI:", "WASHINGTON (AP) --": capitals at the beginning of a line, up to a colon or dash with no verb between; or
  // "New Delhi:", a city alone.
  void MarkDatelines() {
    dateline_.assign(parse_.tokens.size(), false);
    bool line_start = true;
    for (std::uint32_t i = 0; i < parse_.tokens.size(); ++i) {
      if (line_start && At(i).pos != Pos::kSpace) MarkDateline(i);
      line_start = IsNewline(i) || (line_start && At(i).pos == Pos::kSpace);
    }
  }

  void MarkDateline(std::uint32_t begin) {
    const std::span<const Word> first = words_.Of({begin, begin + 1});
    if (first.empty() || !first.front().capital) return;
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(parse_.tokens.size(), begin + 12));
    for (std::uint32_t i = begin; i < end; ++i) {
      const std::string_view text = parse_.TextOf(i);
      if (At(i).pos == Pos::kVerb || IsNewline(i)) return;
      const bool dash =
          text == "--" || text == "\xe2\x80\x94" || text == "\xe2\x80\x93" || (text == "-" && At(i).space_after);
      if (text != ":" && !dash) continue;
      if (!first.front().upper && !IsCity({begin, i})) return;
      for (std::uint32_t k = begin; k < i; ++k) dateline_[k] = true;
      return;
    }
  }

  bool IsCity(TokenSpan words) const {
    DescribeOptions options;
    options.surnames = false;
    const HeadKind head = Describe(words_.Of(words), parse_.text, options, knowledge_).head;
    return head == HeadKind::kCapital || head == HeadKind::kRegion;
  }

  bool IsPronoun(std::uint32_t i) const {
    const Token& token = At(i);
    if (token.tag == "PRP" || token.tag == "PRP$" || token.tag == "WP" || token.tag == "WP$") return true;
    if (token.tag == "WDT") return token.dep != "det";
    return token.tag == "DT" && token.pos == Pos::kPron &&
           (token.dep == "nsubj" || token.dep == "nsubjpass" || token.dep == "dobj" || token.dep == "pobj");
  }

  void AddPronoun(std::uint32_t i) {
    Mention mention;
    mention.tokens = {i, i + 1};
    mention.head = i;
    mention.kind = MentionKind::kPronoun;
    Finish(mention);
  }

  bool IsNominalHead(std::uint32_t i) const {
    const Token& token = At(i);
    if (IsNationalityBefore(i)) return false;
    const bool nominal = token.pos == Pos::kNoun || token.pos == Pos::kPropn;
    if (nominal) {
      if (!IsOneOf(token.dep, kModifierLabels)) return token.dep != "npadvmod" || IsOneOf(token.entity, kActorLabels);
      // A modifier of something on another line is none; nor is one half of "Iran and world powers".
      return LineBreakBetween(i, token.head) || (token.dep == "nmod" && tree_.HasChild(i, "cc"));
    }
    // "the French", "the wounded"
    return token.pos == Pos::kAdj &&
           (token.dep == "nsubj" || token.dep == "nsubjpass" || token.dep == "dobj" || token.dep == "pobj" ||
            token.dep == "conj") &&
           (tree_.HasChild(i, "det") || token.entity == "NORP");
  }

  // "Thai and Cambodian troops": neither is somebody besides the troops.
  bool IsNationalityBefore(std::uint32_t i) const {
    std::uint32_t top = i;
    while (At(top).dep == "conj" && At(top).head < top) top = At(top).head;
    if ((At(top).dep != "nmod" && At(top).dep != "amod") || At(top).head < i || LineBreakBetween(i, At(top).head))
      return false;
    const Entry* entry = knowledge_.Find(HashWord(FoldWord(parse_.TextOf(i))));
    return entry != nullptr && entry->kind == EntryKind::kAdjective;
  }

  std::uint32_t PhraseStart(std::uint32_t head) const {
    std::uint32_t first = head;
    while (first > 0) {
      const std::uint32_t i = first - 1;
      const Token& token = At(i);
      if (!tree_.IsWithin(i, head) || IsNewline(i)) break;
      const std::string_view text = parse_.TextOf(i);
      const bool joins = token.pos == Pos::kSpace || text == "-" || text == "/" || text == "." ||
                         text == "\xe2\x80\x93" || (text == "," && At(first).dep == "amod");
      const std::uint32_t title = TitleEndingAt(i, head);
      if (title != kNoIndex) {
        first = title;
        continue;
      }
      const std::uint32_t bracket = BracketEndingAt(i, head);
      if (bracket != kNoIndex) {
        first = bracket;
        continue;
      }
      if (!joins && !IsOneOf(token.dep, kPremodifiers)) break;
      if (token.dep == "cc" && (StartsAfter(i, head) || (i > 0 && parse_.TextOf(i - 1) == ")"))) break;
      first = i;
    }
    return SkipLeading(first, head);
  }

  // "the Liberation Front (LF) forces": where the brackets after a name that modifies the head begin.
  std::uint32_t BracketEndingAt(std::uint32_t last, std::uint32_t head) const {
    if (parse_.TextOf(last) != ")" || last < 3 || parse_.TextOf(last - 2) != "(") return kNoIndex;
    const Token& name = At(last - 3);
    // "New York (CNN) French President …" begins with a dateline.
    std::uint32_t first = last - 3;
    while (first > 0 && At(first).entity_position == EntityPosition::kInside) --first;
    const bool dateline = name.entity == "GPE" && At(first).sentence_start;
    const bool noun = name.dep == "compound" || name.dep == "nmod";
    const bool modifies = noun && !dateline && name.pos == Pos::kPropn && tree_.IsWithin(last - 3, head);
    return modifies && tree_.IsWithin(last - 2, head) && At(last - 1).pos == Pos::kPropn ? last - 2 : kNoIndex;
  }

  // "Secretary of State" before "Jim O'Brien": where a title with an "of" that modifies the head begins.
  std::uint32_t TitleEndingAt(std::uint32_t last, std::uint32_t head) const {
    const std::uint32_t preposition = At(last).head;
    if (At(last).dep != "pobj" || preposition >= last || At(preposition).lemma != "of") return kNoIndex;
    const std::uint32_t title = At(preposition).head;
    const bool modifies =
        title < preposition && At(title).head == head && (At(title).dep == "nmod" || At(title).dep == "compound");
    return modifies && At(title).pos == Pos::kPropn ? title : kNoIndex;
  }

  // Whether a conjunction inside a phrase parts two actors ("Iran and world powers") rather than two modifiers.
  bool StartsAfter(std::uint32_t conjunction, std::uint32_t head) const {
    const std::uint32_t left = At(conjunction).head;
    return left != head && At(left).pos == Pos::kPropn && At(left).dep != "amod" && At(left).entity != "NORP" &&
           At(left).entity_position != EntityPosition::kInside && At(conjunction).entity.empty();
  }

  std::uint32_t SkipLeading(std::uint32_t first, std::uint32_t head) const {
    while (first < head) {
      const Token& token = At(first);
      const bool leading = token.pos == Pos::kDet || token.pos == Pos::kPunct || token.pos == Pos::kSpace ||
                           token.pos == Pos::kCconj || token.tag == "PRP$" || token.tag == "WP$" ||
                           token.tag == "WRB" || token.dep == "predet" ||
                           (token.dep == "advmod" &&
                            (token.pos == Pos::kAdv || token.tag == "JJS" || token.tag == "RBS")) ||  // "at least"
                           token.dep == "det";
      if (!leading) break;
      ++first;
    }
    return first;
  }

  // The end of a name of the tables that begins in the phrase and goes on behind its head ("Republic of Korea").
  std::uint32_t NameEnd(TokenSpan phrase) const {
    std::uint32_t last = phrase.last;
    for (std::uint32_t w = words_.first[phrase.first]; w < words_.first[phrase.last]; ++w) {
      const PhraseMatch match = knowledge_.Longest(words_.words, w);
      if (match.entry == 0) continue;
      const Entry* entry = knowledge_.At(match.entry);
      const std::uint32_t end = words_.words[match.last - 1].token + 1;
      if (end > last && entry->kind != EntryKind::kModifier &&
          tree_.SentenceOf(end - 1) == tree_.SentenceOf(phrase.first) && !LineBreakBetween(phrase.first, end - 1)) {
        last = end;
      }
    }
    return last;
  }

  // "president of Iran", "spokesman for the ministry": the complement of a role that says whose it is.
  std::uint32_t ComplementEnd(std::uint32_t head, TokenSpan phrase, const Description& description) const {
    const bool role = description.role != nullptr || description.head == HeadKind::kUnknownName;
    if (!role || phrase.last >= parse_.tokens.size()) return phrase.last;
    const std::uint32_t preposition = phrase.last;
    const std::string_view text = parse_.TextOf(preposition);
    const bool from = text == "from" && description.role != nullptr && description.role->inherits;
    if ((text != "of" && text != "for" && !from) || At(preposition).head != head || At(preposition).dep != "prep")
      return phrase.last;
    const std::uint32_t object = tree_.Child(preposition, "pobj");
    if (object == kNoIndex || object < preposition || object > preposition + 8) return phrase.last;
    if (At(object).pos == Pos::kPropn) {
      const std::uint32_t end = NameEnd({PhraseStart(object), object + 1});
      return end == object + 1 ? MembersEnd(object) : end;
    }
    const TokenSpan inner{PhraseStart(object), object + 1};
    const Description owner = Describe(words_.Of(inner), parse_.text, OptionsFor(At(object)), knowledge_);
    const bool nothing = owner.head == HeadKind::kUnknown && owner.actor.country.empty();
    return nothing ? phrase.last : MembersEnd(object);
  }

  // "the president of the Association of Honduran Prosecutors": a body that is named by its members ends with them.
  std::uint32_t MembersEnd(std::uint32_t body) const {
    const std::uint32_t end = body + 1;
    if (end >= parse_.tokens.size() || At(end).lemma != "of" || At(end).head != body) return end;
    const Description description = Describe(words_.Of({body, end}), parse_.text, OptionsFor(At(body)), knowledge_);
    const std::uint32_t members = tree_.Child(end, "pobj");
    const bool inherits = description.role != nullptr && description.role->inherits;
    return inherits && members != kNoIndex && members > end && members <= end + 4 ? members + 1 : end;
  }

  void AddPhrase(std::uint32_t head) {
    TokenSpan phrase{PhraseStart(head), head + 1};
    phrase.last = NameEnd(phrase);
    // "between Iran and world powers": the parse may hang "world" elsewhere, but "world powers" is one name.
    if (phrase.last > head + 1 && IsAncestorWithin({head + 1, phrase.last}, head)) return;
    Mention mention;
    mention.head = head;
    if (JoinsPerson(phrase)) {
      phrase.last = NameEnd({phrase.first, EntityEnd(phrase.last)});
      mention.head = TopOf(phrase, head);
    }
    for (std::uint32_t i = head + 1; i < phrase.last; ++i) covered_[i] = true;
    Description description = Describe(words_.Of(phrase), parse_.text, OptionsFor(At(head)), knowledge_);
    const std::uint32_t end = ComplementEnd(head, phrase, description);
    if (end != phrase.last) {
      phrase.last = end;
      description = Describe(words_.Of(phrase), parse_.text, OptionsFor(At(head)), knowledge_);
    }
    mention.tokens = phrase;
    AddModifiers(head, phrase);
    if (!Classify(head, phrase, description, mention)) return;
    mention.actor = std::move(description.actor);
    mention.origin = description.origin;
    mention.is_place = IsPlace(head, description);
    Finish(mention);
  }

  // "Syrian President | Bashar al-Assad": a title that the parse keeps from the name right after it.
  bool JoinsPerson(TokenSpan phrase) const {
    if (phrase.last >= parse_.tokens.size()) return false;
    const Token& next = At(phrase.last);
    if (next.entity != "PERSON" || next.entity_position != EntityPosition::kBegin) return false;
    if (tree_.SentenceOf(phrase.last) != tree_.SentenceOf(phrase.first) || LineBreakBetween(phrase.first, phrase.last))
      return false;
    const Token& last = At(phrase.last - 1);
    if (last.pos != Pos::kPropn || last.entity == "PERSON") return false;
    const Description description = Describe(words_.Of(phrase), parse_.text, OptionsFor(last), knowledge_);
    return description.head == HeadKind::kRole && description.role->kind == RoleKind::kPerson &&
           description.actor.name.empty();
  }

  std::uint32_t EntityEnd(std::uint32_t first) const {
    std::uint32_t end = first + 1;
    while (end < parse_.tokens.size() && At(end).entity_position == EntityPosition::kInside && At(end).tag != "POS")
      ++end;
    return end;
  }

  // The token of the span that hangs on something outside it, `otherwise` where several do.
  std::uint32_t TopOf(TokenSpan span, std::uint32_t otherwise) const {
    std::uint32_t top = kNoIndex;
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      if (span.Contains(At(i).head) && !tree_.IsRoot(i)) continue;
      if (top != kNoIndex) return otherwise;
      top = i;
    }
    return top == kNoIndex ? otherwise : top;
  }

  bool IsAncestorWithin(TokenSpan span, std::uint32_t token) const {
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      if (tree_.IsWithin(token, i)) return true;
    }
    return false;
  }

  // Sets the kind; false where the phrase can be no actor.
  bool Classify(std::uint32_t head, TokenSpan phrase, const Description& description, Mention& mention) const {
    const Token& token = At(head);
    if (parse_.TextOf(head).find("://") != std::string_view::npos) return false;
    if (description.only_modifiers && token.pos == Pos::kPropn) return false;
    const bool title = token.entity == "WORK_OF_ART" || token.entity == "EVENT" || token.entity == "LAW";
    if (title && description.head >= HeadKind::kRole) return false;
    if (token.entity == "DATE" && description.head == HeadKind::kOrganisation) return false;  // "on November 17"
    switch (description.head) {
      case HeadKind::kPerson:
      case HeadKind::kOrganisation:
      case HeadKind::kCountry:
      case HeadKind::kCapital:
      case HeadKind::kSeat:
      case HeadKind::kRegion:
        mention.kind = MentionKind::kName;
        return true;
      case HeadKind::kNationality:
      case HeadKind::kGroup:
        mention.kind = MentionKind::kNationality;
        // "the Iranian-made drone" has another head.
        return description.head == HeadKind::kNationality || token.pos != Pos::kAdj || tree_.HasChild(head, "det");
      case HeadKind::kRole:
        mention.kind = IsDeictic(head, phrase) ? MentionKind::kDeictic : MentionKind::kRole;
        return true;
      case HeadKind::kUnknownName:
      case HeadKind::kUnknown:
        break;
    }
    if (IsDeictic(head, phrase)) {
      mention.kind = MentionKind::kDeictic;
      return true;
    }
    if (IsOneOf(token.entity, kNoActorLabels)) return false;
    if (IsOneOf(token.entity, kActorLabels)) {
      mention.kind = token.entity == "NORP" ? MentionKind::kNationality : MentionKind::kName;
      return true;
    }
    mention.kind = token.pos == Pos::kPropn ? MentionKind::kName : MentionKind::kNominal;
    return MayAct(head);
  }

  // "the two countries", "both sides", "the country".
  bool IsDeictic(std::uint32_t head, TokenSpan phrase) const {
    const std::string_view lemma = At(head).lemma;
    if (!knowledge_.IsOf(WordClass::kDeictic, lemma) && !knowledge_.IsOf(WordClass::kFoe, lemma)) return false;
    bool definite = false;
    bool bare = true;
    for (const std::uint32_t child : tree_.Children(head)) {
      const std::string_view text = At(child).lemma;
      if (child > head) {
        if (At(child).dep == "prep") bare = false;
        continue;
      }
      if (text == "the" || text == "both" || text == "these" || text == "this" || text == "those" || text == "that") {
        definite = true;
      } else if (text != "two" && text != "three" && At(child).pos != Pos::kPunct) {
        bare = false;
      }
    }
    return definite && bare && phrase.size() <= 2;
  }

  // Whether an unknown noun may be an actor: a proper noun that does something, the subject of a verb of speech or
  // force, or a noun that a person's clause hangs on.
  bool MayAct(std::uint32_t head) const {
    const Token& token = At(head);
    const bool argument = token.dep == "nsubj" || token.dep == "nsubjpass" || token.dep == "dobj" ||
                          token.dep == "conj" || token.dep == "poss" || token.dep == "pobj" || token.dep == "appos";
    if (token.pos == Pos::kPropn) return argument && !knowledge_.IsOf(WordClass::kEvent, LowerAscii(token.lemma));
    if (token.dep == "nsubj" && knowledge_.IsOf(WordClass::kSpeech, At(token.head).lemma)) return true;
    const std::uint32_t clause = tree_.Child(head, "relcl");
    if (clause != kNoIndex) {
      for (const std::uint32_t child : tree_.Children(clause)) {
        if (At(child).tag == "WP" && parse_.TextOf(child) == "who") return true;
      }
    }
    return false;
  }

  // Names inside the phrase that modify its head: "US" in "US embassy", "Iranian" in "Iranian officials".
  void AddModifiers(std::uint32_t head, TokenSpan phrase) {
    for (std::uint32_t w = words_.first[phrase.first]; w < words_.first[phrase.last];) {
      const PhraseMatch match = knowledge_.Longest(words_.words, w);
      const std::uint32_t next = std::max(match.last, w + 1);
      const TokenSpan span{words_.words[w].token, words_.words[next - 1].token + 1};
      const bool modifier =
          match.entry != 0 && span.last <= head && !IsOwnHead(span) && !InSameEntity(span.first, head);
      if (modifier) AddName(span, span.last - 1);
      w = next;
    }
  }

  // "Paul" of "Paul Ryan" is nobody of his own.
  bool InSameEntity(std::uint32_t first, std::uint32_t head) const {
    if (At(first).entity_position == EntityPosition::kOutside) return false;
    for (std::uint32_t i = first + 1; i <= head; ++i) {
      if (At(i).entity_position != EntityPosition::kInside) return false;
    }
    return true;
  }

  // Whether one of the tokens gets a mention of its own anyway.
  bool IsOwnHead(TokenSpan span) const {
    for (std::uint32_t i = span.first; i < span.last; ++i) {
      if (IsNominalHead(i)) return true;
    }
    return false;
  }

  void AddName(TokenSpan span, std::uint32_t head) {
    Description description = Describe(words_.Of(span), parse_.text, OptionsFor(At(head)), knowledge_);
    if (description.head == HeadKind::kUnknown || description.head == HeadKind::kRole) return;
    if (description.head == HeadKind::kUnknownName && At(head).entity.empty()) return;
    if (description.partial && At(head).entity != "PERSON") return;
    Mention mention;
    mention.tokens = span;
    mention.head = head;
    const bool nationality = description.head == HeadKind::kNationality || description.head == HeadKind::kGroup;
    mention.kind = nationality ? MentionKind::kNationality : MentionKind::kName;
    mention.is_place = description.head == HeadKind::kRegion || description.head == HeadKind::kCapital ||
                       At(head).entity == "LOC" || At(head).entity == "FAC";
    mention.actor = std::move(description.actor);
    mention.origin = description.origin;
    Finish(mention);
  }

  void AddMissedEntity(const NamedEntity& entity) {
    if (!IsOneOf(entity.label, kActorLabels)) return;
    for (std::uint32_t i = entity.tokens.first; i < entity.tokens.last; ++i) {
      if (taken_[i]) return;
    }
    TokenSpan span = entity.tokens;
    span.first = SkipLeading(span.first, span.last - 1);
    while (span.last > span.first + 1 && (At(span.last - 1).tag == "POS" || At(span.last - 1).pos == Pos::kPunct))
      --span.last;
    AddName(span, span.last - 1);
  }

  // Whether a name of a place is used for the place: "in Tehran", "Tehran, Iran", "the Tehran embassy".
  bool IsPlace(std::uint32_t head, const Description& description) const {
    if (dateline_[head]) return true;
    const Token& token = At(head);
    const bool place_name = description.head == HeadKind::kCountry || description.head == HeadKind::kCapital ||
                            description.head == HeadKind::kSeat || description.head == HeadKind::kRegion ||
                            token.entity == "GPE" || token.entity == "LOC" || token.entity == "FAC";
    if (!place_name || description.role != nullptr) return false;
    std::uint32_t top = head;
    while (At(top).dep == "conj" && At(top).head != top) top = At(top).head;
    const Token& above = At(top);
    if (above.dep == "pobj") {
      const std::string_view preposition = At(above.head).lemma;
      if (preposition == "on" || preposition == "from") return description.head == HeadKind::kRegion;
      if (preposition == "to") return IsMotion(At(above.head).head);
      return knowledge_.IsOf(WordClass::kLocative, preposition);
    }
    if (above.dep == "appos" || above.dep == "npadvmod" || above.dep == "nmod")
      return description.head != HeadKind::kCountry;
    const bool unknown_place = description.head >= HeadKind::kUnknown && description.head <= HeadKind::kUnknownName;
    if (description.head == HeadKind::kRegion || unknown_place) return above.dep != "nsubj";
    return above.dep == "dobj" && IsMotion(above.head);
  }

  bool IsMotion(std::uint32_t verb) const { return knowledge_.IsOf(WordClass::kMotion, At(verb).lemma); }

  void Finish(Mention mention) {
    const ByteSpan bytes = parse_.BytesOf(mention.tokens);
    mention.actor.start = bytes.start;
    mention.actor.end = bytes.end;
    mention.actor.text = std::string(parse_.TextOf(mention.tokens));
    for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) taken_[i] = true;
    coding_.mentions.push_back(std::move(mention));
  }

  const Tree& tree_;
  const Parse& parse_;
  const ActorKnowledge& knowledge_;
  Coding& coding_;
  DocumentWords words_;
  std::vector<bool> taken_;    // in a mention
  std::vector<bool> covered_;  // inside a name behind its head: "staff" in "chief of staff"
  std::vector<bool> dateline_;
};

}  // namespace

DescribeOptions OptionsFor(const Token& head) {
  DescribeOptions options;
  options.slips = false;
  options.strict_head = true;
  options.regions = head.entity != "PERSON";
  options.organisation = head.entity == "ORG";
  options.surnames = (head.pos == Pos::kPropn || (head.pos == Pos::kNoun && head.sentence_start)) &&
                     (head.entity.empty() || head.entity == "PERSON" || head.entity == "NORP" || head.entity == "ORG");
  return options;
}

std::vector<std::string> CountriesPresent(const Coding& coding) {
  std::vector<std::string> countries;
  for (const Mention& mention : coding.mentions) {
    // A namesake's country may be spoken of nowhere else, and any country has a senate.
    if (mention.origin.file.ends_with(kPeopleFile) || mention.origin.file.ends_with(kOrganisationsFile)) continue;
    const std::string& country = mention.actor.country;
    if (!country.empty() && std::find(countries.begin(), countries.end(), country) == countries.end()) {
      countries.push_back(country);
    }
  }
  return countries;
}

DocumentWords::DocumentWords(const Parse& parse) : words(WordsOf(parse)), first(parse.tokens.size() + 1, 0) {
  for (const Word& word : words) ++first[word.token + 1];
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
}

void FindMentions(const Tree& tree, const ActorKnowledge& knowledge, Coding& coding) {
  Finder(tree, knowledge, coding).Find();
}

}  // namespace tacitus
