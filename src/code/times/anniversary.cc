#include "code/times/anniversary.h"

#include <cstdlib>

#include "base/calendar.h"
#include "code/times/resolve_time.h"

namespace tacitus {
namespace {

// The token of "anniversary" inside the expression.
std::uint32_t AnniversaryNoun(const Tree& tree, TokenSpan span) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (tree.token(i).lemma == "anniversary") return i;
  }
  return span.last - 1;
}

// What it is the anniversary of: "the 40th anniversary of the seizure", "the revolution's 40th anniversary".
std::uint32_t CommemoratedEvent(const Tree& tree, std::uint32_t noun) {
  for (const std::uint32_t child : tree.Children(noun)) {
    if (tree.token(child).dep == "poss") return child;
    if (tree.token(child).dep != "prep" || (tree.text(child) != "of" && tree.text(child) != "since")) continue;
    const std::uint32_t object = tree.Child(child, "pobj");
    if (object != kNoIndex) return object;
    const std::uint32_t clause = tree.Child(child, "pcomp");
    if (clause != kNoIndex) return clause;
  }
  return kNoIndex;
}

bool IsOneDay(const TimeExpression& time) {
  return time.type != TimeType::kSet && time.begin && time.begin == time.end && time.anniversary_of == kNoIndex;
}

std::uint32_t HeadOf(const Tree& tree, TokenSpan span) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (tree.IsRoot(i) || !span.Contains(tree.Head(i))) return i;
  }
  return span.first;
}

// The verb or root that a token hangs on.
std::uint32_t ClauseOf(const Tree& tree, std::uint32_t token) {
  std::uint32_t at = token;
  while (!tree.IsRoot(at)) {
    at = tree.Head(at);
    if (tree.token(at).pos == Pos::kVerb || tree.token(at).pos == Pos::kAux) return at;
  }
  return at;
}

// The day that a dated verb at or above the anniversary's clause happens on.
std::optional<Date> DayOfClause(const Tree& tree, std::uint32_t noun, const std::vector<TimeExpression>& times) {
  for (const TimeExpression& time : times) {
    if (!IsOneDay(time)) continue;
    const std::uint32_t clause = ClauseOf(tree, HeadOf(tree, time.tokens));
    if (tree.SentenceOf(clause) == tree.SentenceOf(noun) && tree.IsWithin(noun, clause)) return time.begin;
  }
  return std::nullopt;
}

// The event's own date, where it stands inside its phrase.
const TimeExpression* OwnDate(const Tree& tree, std::uint32_t event, const std::vector<TimeExpression>& times) {
  if (event == kNoIndex) return nullptr;
  for (const TimeExpression& time : times) {
    const bool inside = tree.IsWithin(HeadOf(tree, time.tokens), event);
    if (inside && time.type == TimeType::kDate && time.begin && time.end) return &time;
  }
  return nullptr;
}

}  // namespace

void ResolveAnniversary(const Tree& tree, const Anniversary& anniversary, std::optional<Date> anchor,
                        std::vector<TimeExpression>& times) {
  const TimeParts& parts = anniversary.match.parts;
  const std::uint32_t noun = AnniversaryNoun(tree, anniversary.match.tokens);
  const std::uint32_t event = CommemoratedEvent(tree, noun);
  const bool measured = !parts.unit.empty() && !anniversary.match.pattern->argument.empty();
  const std::optional<Date> clause_day = DayOfClause(tree, noun, times);
  const TimeExpression* own = OwnDate(tree, event, times);
  TimeExpression& time = times[anniversary.time];
  time.type = TimeType::kDate;
  time.anniversary_of = event;

  std::optional<int> years = parts.ordinal;
  if (!years && parts.number && parts.number->Exact()) years = static_cast<int>(*parts.number->low);
  const std::optional<Date> base = clause_day ? clause_day : anchor;
  if (own != nullptr) {
    time.value = own->value;
    time.begin = own->begin;
    time.end = own->end;
  } else if (!years || !base || *years >= YearOf(*base)) {
    time.value = "PAST_REF";
  } else if (measured || clause_day) {
    Date day = *base;
    if (measured) {
      const double count = parts.number ? parts.number->low.value_or(1) : 1;
      day = AddUnits(day, parts.unit, std::atoi(anniversary.match.pattern->argument.c_str()) * static_cast<int>(count));
    }
    time.begin = AddYears(day, -*years);
    time.end = time.begin;
    time.value = FormatDate(*time.begin);
  } else {
    const DateRange year = YearRange(YearOf(*base) - *years);
    time.begin = year.begin;
    time.end = year.end;
    time.value = FormatEdtf(year);
  }
}

}  // namespace tacitus
