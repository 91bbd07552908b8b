#include "code/times/attachment.h"

#include <string>

#include "base/strings.h"

namespace tacitus {
namespace {

using std::chrono::days;

bool IsPreposition(const Tree& tree, std::uint32_t token) {
  return tree.token(token).pos == Pos::kAdp || tree.token(token).dep == "prep" || tree.token(token).dep == "mark";
}

// "since March", "by Friday": what the preposition leaves of the days.
DateRange Bounded(const std::string& preposition, const DateRange& days_named, std::optional<Date> anchor) {
  if (preposition == "since") return {days_named.begin, anchor};
  if (preposition == "from") return {days_named.begin, std::nullopt};
  if (preposition == "after") return {days_named.end, std::nullopt};
  if (preposition == "until" || preposition == "till" || preposition == "by" || preposition == "to") {
    return {std::nullopt, days_named.end};
  }
  if (preposition == "before" && days_named.begin) return {std::nullopt, *days_named.begin - days(1)};
  return days_named;
}

bool IsInTime(const std::vector<TimeExpression>& times, std::uint32_t token) {
  for (const TimeExpression& time : times) {
    if (time.tokens.Contains(token)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t HeadOfSpan(const Tree& tree, TokenSpan span) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (tree.IsRoot(i) || !span.Contains(tree.Head(i))) return i;
  }
  return span.first;
}

std::uint32_t DatedVerb(const Tree& tree, TokenSpan time, std::uint32_t verb) {
  if (tree.token(verb).dep != "ccomp") return verb;
  const std::uint32_t above = tree.Head(verb);
  const std::uint32_t subject = tree.Child(verb, "nsubj");
  if (!IsVerbal(tree.token(above)) || above >= time.first || subject == kNoIndex || subject < time.last) return verb;
  const std::uint32_t first = time.first > 0 && IsPreposition(tree, time.first - 1) ? time.first - 1 : time.first;
  return above + 1 == first ? above : verb;
}

bool IsVerbal(const Token& token) { return token.pos == Pos::kVerb || token.pos == Pos::kAux; }

std::vector<TimeAttachment> AttachTimes(const Tree& tree, const std::vector<TimeExpression>& times,
                                        std::optional<Date> anchor) {
  std::vector<TimeAttachment> attachments;
  for (std::uint32_t i = 0; i < times.size(); ++i) {
    const TimeExpression& time = times[i];
    if (time.anniversary_of != kNoIndex || (!time.begin && !time.end)) continue;
    TimeAttachment attachment{i, 0, false, false, {time.begin, time.end}};
    std::uint32_t at = HeadOfSpan(tree, time.tokens);
    bool through_preposition = false;
    while (!tree.IsRoot(at)) {
      const std::uint32_t above = tree.Head(at);
      if (IsPreposition(tree, above) && !IsVerbal(tree.token(above))) {
        const std::string preposition = LowerAscii(tree.text(above));
        if (!through_preposition) attachment.days = Bounded(preposition, attachment.days, anchor);
        attachment.since = attachment.since || preposition == "since";
        through_preposition = true;
      } else if (!IsInTime(times, above)) {
        attachment.modifier = !through_preposition && !IsVerbal(tree.token(above));
        at = above;
        break;
      }
      at = above;
    }
    attachment.governor = DatedVerb(tree, time.tokens, at);
    attachments.push_back(attachment);
  }
  return attachments;
}

}  // namespace tacitus
