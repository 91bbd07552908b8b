#include "code/times/event_date.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/strings.h"
#include "code/times/attachment.h"
#include "code/times/same_event.h"
#include "code/times/tense.h"

namespace tacitus {
namespace {

using std::chrono::days;

constexpr int kCurrentDays = 8;   // an event that ended within them is the news itself
constexpr int kRecentDays = 366;  // within them it is background of the last year
constexpr int kClimbs = 6;        // clauses that are climbed in search of a date

class DateFinder {
 public:
  DateFinder(const Tree& tree, const Document& document, const Coding& coding, const TimeKnowledge& knowledge)
      : tree_(tree), coding_(coding), knowledge_(knowledge) {
    if (document.published_at) published_ = std::chrono::floor<days>(*document.published_at);
    attachments_ = AttachTimes(tree, coding.times, published_);
  }

  EventDate Find(const Frame& frame) const {
    const std::uint32_t carrier = frame.governor == kNoIndex ? frame.head : frame.governor;
    EventDate date;
    const bool found = FromAnniversary(frame.head, date) || FromAttached(frame.head, date) ||
                       FromAttached(carrier, date) || FromAttached(Attempted(carrier), date) ||
                       FromDeed(carrier, date) || FromWhenClause(carrier, date) || FromDuration(carrier, date) ||
                       FromRelative(carrier, date) || FromClauses(carrier, date) || FromQuotation(carrier, date) ||
                       FromOpening(carrier, date);
    if (!found) FromTense(carrier, date);
    date.edtf = FormatEdtf({date.begin, date.end});
    date.standing = StandingOf(date, carrier);
    return date;
  }

 private:
  // The dated event of the document that this is, by an anniversary.
  bool FromAnniversary(std::uint32_t head, EventDate& date) const {
    for (const TimeExpression& time : coding_.times) {
      if (time.anniversary_of == kNoIndex || !time.begin) continue;
      if (time.anniversary_of != head && !AreSameEvent(tree_, knowledge_, time.anniversary_of, head)) continue;
      Take(time, {time.begin, time.end}, "the anniversary of it is dated", date);
      return true;
    }
    return false;
  }

  // An expression that hangs on the trigger itself, or on its object where nothing else could be meant.
  bool FromAttached(std::uint32_t trigger, EventDate& date) const {
    if (trigger == kNoIndex) return false;
    const TimeAttachment* best = nullptr;
    for (const TimeAttachment& attachment : attachments_) {
      const bool direct = attachment.governor == trigger;
      if (!direct && !DatesThroughObject(attachment, trigger) && !DatesThroughPhrase(attachment, trigger)) continue;
      if (attachment.since && IsPunctual(trigger)) continue;
      if (best == nullptr || IsNarrower(attachment.days, best->days)) best = &attachment;
    }
    if (best == nullptr) return false;
    const bool direct = best->governor == trigger;
    Take(coding_.times[best->time], ClosedBy(*best),
         direct ? "hangs on the trigger" : "hangs on a phrase of the trigger", date);
    return true;
  }

  // "shot two in a town under curfew since Friday": a deed told in the past is done once; what lasts since then is
  // another thing, but for acts that go on ("was held since Friday").
  bool IsPunctual(std::uint32_t verb) const {
    return TenseOf(tree_, verb) == Tense::kPast && !knowledge_.IsCue("consequence", tree_.token(verb).lemma);
  }

  // "The 1998 bombing killed 213": harm is of the day of the deed that did it.
  bool FromDeed(std::uint32_t verb, EventDate& date) const {
    const std::uint32_t deed = tree_.Child(verb, "nsubj");
    if (deed == kNoIndex || !knowledge_.IsCue("harm", tree_.token(verb).lemma) ||
        !knowledge_.AreSameAct(tree_.token(deed).lemma, tree_.token(deed).lemma)) {
      return false;
    }
    for (const TimeAttachment& attachment : attachments_) {
      if (attachment.governor != deed) continue;
      Take(coding_.times[attachment.time], attachment.days, "dates the deed that did it", date);
      return true;
    }
    return false;
  }

  // "from 3 May to 9 May": the range that one expression opens and another on the same word closes.
  DateRange ClosedBy(const TimeAttachment& open) const {
    if (!open.days.begin || open.days.end) return open.days;
    for (const TimeAttachment& other : attachments_) {
      const bool closes = other.governor == open.governor && !other.days.begin && other.days.end;
      if (closes && *open.days.begin <= *other.days.end) return {open.days.begin, other.days.end};
    }
    return open.days;
  }

  // "tried to kill him on Monday": an attempt is of the day of what is attempted.
  std::uint32_t Attempted(std::uint32_t verb) const {
    return knowledge_.IsCue("attempt", tree_.token(verb).lemma) ? tree_.Child(verb, "xcomp") : kNoIndex;
  }

  // "met Merkel on Tuesday" is often parsed with "on Tuesday" inside the object. What is dated there is the verb,
  // unless the noun is an event of its own ("condemned the attack on Tuesday").
  bool DatesThroughObject(const TimeAttachment& attachment, std::uint32_t trigger) const {
    if (attachment.modifier || !IsVerbal(tree_.token(trigger))) return false;
    std::uint32_t at = attachment.governor;
    while (at != trigger) {
      const bool noun = tree_.token(at).dep == "pobj";  // "through the crossing on Sunday", a verb to the tagger
      if (tree_.IsRoot(at) || (IsVerbal(tree_.token(at)) && !noun) || IsEventNoun(at)) return false;
      if (IsOneOf(tree_.token(at).dep, {"nsubj", "nsubjpass"})) return false;
      at = tree_.Head(at);
    }
    return true;
  }

  // "toppled during the 1979 revolution": the noun's date is the verb's where the phrase is a time of its own.
  bool DatesThroughPhrase(const TimeAttachment& attachment, std::uint32_t trigger) const {
    if (!attachment.modifier || tree_.token(attachment.governor).dep != "pobj") return false;
    const std::uint32_t preposition = tree_.Head(attachment.governor);
    return tree_.Head(preposition) == trigger && IsOneOf(LowerAscii(tree_.text(preposition)), {"during", "throughout"});
  }

  // "held 52 Americans for 444 days at the embassy": from the dated event of the document at the same thing.
  bool FromDuration(std::uint32_t trigger, EventDate& date) const {
    if (!knowledge_.IsCue("consequence", tree_.token(trigger).lemma)) return false;
    const TimeExpression* duration = DurationOf(trigger);
    if (duration == nullptr) return false;
    for (const TimeExpression& time : coding_.times) {
      if (time.anniversary_of == kNoIndex || !time.begin || time.begin != time.end) continue;
      if (!SharesThing(tree_, time.anniversary_of, trigger)) continue;
      Take(*duration, {time.begin, time.begin}, "lasted this long from the dated event at the same place", date);
      const std::optional<int> length = DaysOf(*duration);
      date.end = length ? std::optional<Date>(*date.begin + days(*length)) : std::nullopt;
      return true;
    }
    return false;
  }

  // "were killed when police fired on a crowd that evening": the clause of time dates the verb that it belongs to.
  bool FromWhenClause(std::uint32_t trigger, EventDate& date) const {
    for (const std::uint32_t child : tree_.Children(trigger)) {
      if (tree_.token(child).dep != "advcl") continue;
      const std::uint32_t when = tree_.Child(child, "advmod");
      if (when == kNoIndex || LowerAscii(tree_.text(when)) != "when" || !FromAttached(child, date)) continue;
      date.why = "happens with \"" + std::string(tree_.text(child)) + "\", which is dated";
      return true;
    }
    return false;
  }

  // The exact duration that hangs on the trigger.
  const TimeExpression* DurationOf(std::uint32_t trigger) const {
    for (const TimeExpression& time : coding_.times) {
      if (time.type != TimeType::kDuration || !DaysOf(time)) continue;
      std::uint32_t at = HeadOfSpan(tree_, time.tokens);
      while (at != trigger && !tree_.IsRoot(at) && !IsVerbal(tree_.token(at))) at = tree_.Head(at);
      if (at == trigger) return &time;
    }
    return nullptr;
  }

  // "P444D", "P2W" in days; nothing for other units, whose length varies.
  static std::optional<int> DaysOf(const TimeExpression& time) {
    const std::string& value = time.value;
    if (value.size() < 3 || value.size() > 8 || value[0] != 'P') return std::nullopt;
    int number = 0;
    for (const char c : value.substr(1, value.size() - 2)) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + (c - '0');
    }
    if (value.back() == 'D') return number;
    return value.back() == 'W' ? std::optional<int>(7 * number) : std::nullopt;
  }

  // "a 2015 pact under which Tehran accepted curbs": the pact's date is the accepting's.
  bool FromRelative(std::uint32_t trigger, EventDate& date) const {
    if (tree_.token(trigger).dep != "relcl" || !HasLocatingRelative(trigger)) return false;
    std::uint32_t noun = tree_.Head(trigger);
    if (FromTimeItself(noun, date)) return true;
    for (int climbs = 0; climbs < kClimbs; ++climbs) {
      for (const TimeAttachment& attachment : attachments_) {
        if (attachment.governor != noun) continue;
        Take(coding_.times[attachment.time], attachment.days, "dates the noun that the clause is about", date);
        return true;
      }
      if (!IsOneOf(tree_.token(noun).dep, {"pobj", "conj", "appos"})) return false;
      noun = tree_.Head(noun);
      if (tree_.token(noun).pos == Pos::kAdp) noun = tree_.Head(noun);
      if (IsVerbal(tree_.token(noun))) return false;
    }
    return false;
  }

  // "in January 2016, when protesters stormed the embassy": the clause hangs on the time itself.
  bool FromTimeItself(std::uint32_t noun, EventDate& date) const {
    for (const TimeExpression& time : coding_.times) {
      if (!time.tokens.Contains(noun) || (!time.begin && !time.end)) continue;
      Take(time, {time.begin, time.end}, "the clause is about this time", date);
      return true;
    }
    return false;
  }

  // "under which", "in which", "when": the clause happens with the noun, not to it.
  bool HasLocatingRelative(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.Children(verb)) {
      if (child > verb) return false;
      const Token& token = tree_.token(child);
      if (token.tag == "WRB") return true;
      const bool prepositional = token.dep == "prep" && tree_.Child(child, "pobj") != kNoIndex;
      if (prepositional && tree_.token(tree_.Child(child, "pobj")).tag == "WDT") return true;
    }
    return false;
  }

  // The clause above that this one shares its time with, as far as its date is known; else a bound from it.
  bool FromClauses(std::uint32_t trigger, EventDate& date) const {
    std::uint32_t at = trigger;
    for (int climbs = 0; climbs < kClimbs && !tree_.IsRoot(at); ++climbs) {
      const Link link = LinkOf(at);
      if (link == Link::kNone) return false;
      const std::uint32_t above = ClauseAbove(at);
      if (FromAttached(above, date)) {
        const bool window = IsDuration(date.evidence);
        if (link == Link::kSame && !window) {
          date.why = "happens with \"" + std::string(tree_.text(above)) + "\", which is dated";
          return true;
        }
        const std::optional<Date> end = date.end;
        date.begin.reset();
        date.end = end && published_ ? std::min(*end, *published_) : end;
        date.why = "was over by the time of \"" + std::string(tree_.text(above)) + "\"";
        return true;
      }
      if (link != Link::kSame) return false;
      at = above;
    }
    return false;
  }

  // What is quoted as planned, refused or going on is dated by the saying.
  bool FromQuotation(std::uint32_t trigger, EventDate& date) const {
    const Tense tense = TenseOf(tree_, trigger);
    if (tense != Tense::kFuture && tense != Tense::kPresent) return false;
    const Quotation* quotation = QuotationOf(trigger);
    if (quotation == nullptr || quotation->cue.empty()) return false;
    const std::uint32_t cue = HeadOfSpan(tree_, quotation->cue);
    if (!FromAttached(cue, date) && !FromClauses(cue, date)) return false;
    date.why = "quoted, and the saying is dated";
    return true;
  }

  // "In 2011 fighting around the temple killed 18": what opens the sentence dates an event with no finite clause above
  // it, wherever the parser hung the two.
  bool FromOpening(std::uint32_t trigger, EventDate& date) const {
    for (std::uint32_t at = trigger; !tree_.IsRoot(at);) {
      at = tree_.Head(at);
      if (IsVerbal(tree_.token(at)) && !IsOneOf(tree_.token(at).tag, {"VBG", "VBN"})) return false;
    }
    for (const TimeAttachment& attachment : attachments_) {
      const TokenSpan time = coding_.times[attachment.time].tokens;
      const std::uint32_t first =
          time.first > 0 && tree_.token(time.first - 1).pos == Pos::kAdp ? time.first - 1 : time.first;
      const bool opens = first == 0 || tree_.SentenceOf(first - 1) != tree_.SentenceOf(first);
      if (!opens || time.first > trigger || tree_.SentenceOf(first) != tree_.SentenceOf(trigger)) continue;
      Take(coding_.times[attachment.time], attachment.days, "opens the sentence", date);
      return true;
    }
    return false;
  }

  // The innermost quotation around a token.
  const Quotation* QuotationOf(std::uint32_t token) const {
    const Quotation* innermost = nullptr;
    for (const Quotation& quotation : coding_.quotations) {
      if (!quotation.tokens.Contains(token)) continue;
      if (innermost == nullptr || quotation.tokens.size() < innermost->tokens.size()) innermost = &quotation;
    }
    return innermost;
  }

  enum class Link { kNone, kSame, kBefore };

  bool IsDuration(ByteSpan evidence) const {
    return std::any_of(coding_.times.begin(), coding_.times.end(), [&](const TimeExpression& time) {
      return time.type == TimeType::kDuration && tree_.parse().BytesOf(time.tokens) == evidence;
    });
  }

  // The verb (or root) above, through prepositions and nouns.
  std::uint32_t ClauseAbove(std::uint32_t token) const {
    std::uint32_t at = tree_.Head(token);
    while (!tree_.IsRoot(at) && !IsVerbal(tree_.token(at))) at = tree_.Head(at);
    return at;
  }

  // How the clause (or noun) at `token` stands in time to the clause above it.
  Link LinkOf(std::uint32_t token) const {
    const Token& word = tree_.token(token);
    const std::uint32_t above = ClauseAbove(token);
    const bool report = knowledge_.IsCue("report", tree_.token(above).lemma);
    if (!IsVerbal(word)) return report ? Link::kNone : LinkOfNoun(word, token);
    if (word.dep == "ccomp" || word.dep == "parataxis") {
      const Tense tense = TenseOf(tree_, token);
      if (tense == Tense::kFuture || tense == Tense::kPresent || HasWould(token)) return Link::kSame;
      return report ? Link::kBefore : Link::kNone;
    }
    if (word.dep == "xcomp") return Link::kSame;
    if (word.dep == "conj") return tree_.HasChild(token, "nsubj") ? Link::kNone : Link::kSame;
    if (word.dep != "advcl") return Link::kNone;
    const std::uint32_t mark = tree_.Child(token, "mark");
    const std::uint32_t when = tree_.Child(token, "advmod");
    if (mark != kNoIndex && LowerAscii(tree_.text(mark)) == "after") return Link::kBefore;
    if (mark != kNoIndex && IsOneOf(LowerAscii(tree_.text(mark)), {"as", "while"})) return Link::kSame;
    if (when != kNoIndex && LowerAscii(tree_.text(when)) == "when") return Link::kSame;
    return word.tag == "VBG" && mark == kNoIndex && !tree_.HasChild(token, "aux") ? Link::kSame : Link::kNone;
  }

  // "said it would give": what is to come, said in the past.
  bool HasWould(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.Children(verb)) {
      if (tree_.token(child).dep == "aux" && IsOneOf(tree_.token(child).lemma, {"would", "'d"})) return true;
    }
    return false;
  }

  // A noun shares the time of the verb it is subject or object of, or that happens with it.
  Link LinkOfNoun(const Token& word, std::uint32_t token) const {
    if (IsOneOf(word.dep, {"nsubj", "nsubjpass", "dobj"})) return Link::kSame;
    const bool with = word.dep == "pobj" && IsOneOf(LowerAscii(tree_.text(tree_.Head(token))), {"with", "in", "amid"});
    return with && IsVerbal(tree_.token(tree_.Head(tree_.Head(token)))) ? Link::kSame : Link::kNone;
  }

  // What the tense alone says: by publication, or from it on.
  void FromTense(std::uint32_t trigger, EventDate& date) const {
    if (!published_) return;
    switch (TenseOf(tree_, trigger)) {
      case Tense::kPast:
      case Tense::kPerfect:
      case Tense::kPastPerfect:
        date.end = published_;
        date.why = "a past tense without a date: by the day of publication";
        break;
      case Tense::kFuture:
        // What somebody says will be is an act of speech now as often as an act to come: no date is safe.
        if (QuotationOf(trigger) != nullptr) return;
        date.begin = published_;
        date.why = "a future tense without a date: from the day of publication on";
        break;
      default:
        break;
    }
  }

  bool IsEventNoun(std::uint32_t token) const {
    return std::any_of(coding_.frames.begin(), coding_.frames.end(),
                       [&](const Frame& frame) { return frame.kind == FrameKind::kNoun && frame.head == token; });
  }

  static bool IsNarrower(const DateRange& a, const DateRange& b) {
    if (!a.begin || !a.end) return false;
    return !b.begin || !b.end || *a.end - *a.begin < *b.end - *b.begin;
  }

  void Take(const TimeExpression& time, const DateRange& range, std::string why, EventDate& date) const {
    date.begin = range.begin;
    date.end = range.end;
    date.evidence = tree_.parse().BytesOf(time.tokens);
    date.text = std::string(tree_.parse().TextOf(time.tokens));
    date.why = std::move(why);
    date.origin = time.origin;
  }

  Standing StandingOf(const EventDate& date, std::uint32_t trigger) const {
    if (!published_) return Standing::kCurrent;
    const bool over = date.end && *date.end < *published_ - days(kCurrentDays);
    if (over) return *date.end < *published_ - days(kRecentDays) ? Standing::kHistorical : Standing::kRecent;
    if (!date.text.empty() && !date.begin && date.end == published_) return StandingOfOpen(date);
    return TenseOf(tree_, trigger) == Tense::kPastPerfect ? Standing::kRecent : Standing::kCurrent;
  }

  // "decades ago", "years ago" are history; "recently" and "after …" are the last year's background.
  Standing StandingOfOpen(const EventDate& date) const {
    for (const std::string_view unit : {"decade", "centur", "years", "generation"}) {
      if (date.text.find(unit) != std::string::npos) return Standing::kHistorical;
    }
    return Standing::kRecent;
  }

  const Tree& tree_;
  const Coding& coding_;
  const TimeKnowledge& knowledge_;
  std::optional<Date> published_;
  std::vector<TimeAttachment> attachments_;
};

}  // namespace

EventDate DateOf(const Tree& tree, const Document& document, const Coding& coding, const TimeKnowledge& knowledge,
                 const Frame& frame) {
  return DateFinder(tree, document, coding, knowledge).Find(frame);
}

}  // namespace tacitus
