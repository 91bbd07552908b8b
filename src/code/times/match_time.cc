#include "code/times/match_time.h"

#include <algorithm>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr int kFirstYearWritten = 1100;  // four digits below are more often amounts
constexpr int kLastYearWritten = 2100;

bool AllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int ToInt(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 9)) value = value * 10 + (c - '0');
  return value;
}

// Headlines and social media write "december"; other words are spelled like the rest.
bool IsMonthInSmallLetters(std::string_view word) {
  return word == "june" || word == "july" || (word.size() > 4 && word != "march" && word != "august");
}

// Tries to match one pattern; backtracks over optional elements.
class Matcher {
 public:
  Matcher(const Tree& tree, const TimeKnowledge& knowledge) : tree_(tree), knowledge_(knowledge) {}

  // The end of the longest match of elements from `element` on at `token`, with its parts; nothing without one.
  std::optional<std::pair<std::uint32_t, TimeParts>> Match(const TimePattern& pattern, std::size_t element,
                                                           std::uint32_t token, const TimeParts& parts) const {
    if (element == pattern.elements.size()) return std::pair{token, parts};
    const TimePattern::Element& wanted = pattern.elements[element];
    std::optional<std::pair<std::uint32_t, TimeParts>> best;
    const std::uint32_t at = element == 0 ? token : SkipSpace(token);
    TimeParts captured = parts;
    const std::uint32_t end = Take(wanted, at, captured);
    if (end != at) best = Match(pattern, element + 1, end, captured);
    if (!best && wanted.optional) best = Match(pattern, element + 1, token, parts);
    return best;
  }

 private:
  [[nodiscard]] bool Exists(std::uint32_t token) const { return token < tree_.parse().tokens.size(); }
  [[nodiscard]] std::string Lower(std::uint32_t token) const {
    return Exists(token) ? LowerAscii(tree_.text(token)) : std::string();
  }
  [[nodiscard]] std::uint32_t SkipSpace(std::uint32_t token) const {
    while (Exists(token) && tree_.token(token).pos == Pos::kSpace &&
           tree_.text(token).find("\n\n") == std::string_view::npos) {
      ++token;
    }
    return token;
  }

  // The token after what the element matches at `at`, or `at` where it does not.
  std::uint32_t Take(const TimePattern::Element& wanted, std::uint32_t at, TimeParts& parts) const {
    if (!Exists(at)) return at;
    switch (wanted.category) {
      case TimeCategory::kLiteral: {
        const std::string word = Lower(at);
        return std::find(wanted.words.begin(), wanted.words.end(), word) == wanted.words.end() ? at : at + 1;
      }
      case TimeCategory::kNumber: {
        parts.number = knowledge_.numbers().ReadAmount(tree_, at);
        return parts.number ? parts.number->tokens.last : at;
      }
      case TimeCategory::kYear:
        return TakeYear(at, parts);
      case TimeCategory::kShortYear:
        return TakeShortYear(at, parts);
      case TimeCategory::kDayNumber:
        return TakeDayNumber(at, parts);
      case TimeCategory::kDecade:
        return TakeDecade(at, parts);
      case TimeCategory::kOrdinal:
        return TakeOrdinal(at, parts);
      case TimeCategory::kClock:
      case TimeCategory::kHour:
        return TakeClock(at, parts, wanted.category == TimeCategory::kClock);
      case TimeCategory::kIsoDate:
        return TakeIsoDate(at, parts);
      default:
        return TakeWord(wanted.category, at, parts);
    }
  }

  std::uint32_t TakeWord(TimeCategory category, std::uint32_t at, TimeParts& parts) const {
    if (category == TimeCategory::kApprox) return TakeApprox(at);
    const std::string* value = knowledge_.Find(Lower(at), category);
    if (value == nullptr) return at;
    switch (category) {
      case TimeCategory::kMonth:
        // "may", "march" and abbreviations are months only with a capital.
        if (tree_.text(at).front() >= 'a' && !IsMonthInSmallLetters(tree_.text(at))) return at;
        parts.month = ToInt(*value);
        break;
      case TimeCategory::kWeekday:
      case TimeCategory::kWeekdays: {
        // "sat", "sun" and "wed" abbreviate days only with a capital.
        if (tree_.text(at).front() >= 'a' && tree_.text(at).size() < 6) return at;
        parts.weekday = ToInt(*value);
        break;
      }
      case TimeCategory::kUnit:
      case TimeCategory::kUnits:
        parts.unit = *value;
        parts.plural_unit = category == TimeCategory::kUnits;
        break;
      case TimeCategory::kSeason:
        parts.season = *value;
        break;
      case TimeCategory::kNightWord:
      case TimeCategory::kPart:
        parts.part = *value;
        break;
      case TimeCategory::kDayWord:
        parts.day_word = *value;
        break;
      case TimeCategory::kShift:
        parts.shift = *value == "-1" ? -1 : ToInt(*value);
        break;
      case TimeCategory::kEdge:
        parts.edge = *value;
        break;
      case TimeCategory::kSetWord:
        parts.set_word = *value;
        break;
      case TimeCategory::kHoliday:
        parts.holiday = *value;
        break;
      case TimeCategory::kAmPm:
        parts.am_pm = *value;
        break;
      case TimeCategory::kClockWord:
        parts.hour = ToInt(std::string_view(*value).substr(0, 2));
        parts.minute = 0;
        break;
      default:
        break;
    }
    return at + 1;
  }

  // "nearly", or a bound of number words that stands alone before "a year" or a clock time.
  std::uint32_t TakeApprox(std::uint32_t at) const {
    return knowledge_.Find(Lower(at), TimeCategory::kApprox) != nullptr ? at + 1 : at;
  }

  std::uint32_t TakeYear(std::uint32_t at, TimeParts& parts) const {
    const std::string_view text = tree_.text(at);
    if (text.size() == 4 && AllDigits(text)) {
      const int year = ToInt(text);
      if (year < kFirstYearWritten || year > kLastYearWritten) return at;
      parts.year = year;
      return at + 1;
    }
    return TakeSpelledYear(at, parts);
  }

  // "nineteen seventy-nine", "two thousand", "two thousand and five".
  std::uint32_t TakeSpelledYear(std::uint32_t at, TimeParts& parts) const {
    const std::string first = Lower(at);
    if (first == "nineteen" || first == "eighteen" || first == "seventeen" || first == "twenty") {
      const std::optional<NumberPhrase> rest = knowledge_.numbers().ReadNumber(tree_, at + 1);
      const std::optional<double> value = rest ? rest->Exact() : std::nullopt;
      const bool spelled = value && *value >= 10 && *value < 100 && !AllDigits(tree_.text(at + 1));
      if (!spelled) return at;
      const int century = first == "twenty" ? 20 : first == "nineteen" ? 19 : first == "eighteen" ? 18 : 17;
      parts.year = century * 100 + static_cast<int>(*value);
      return rest->tokens.last;
    }
    if (first != "two" || Lower(at + 1) != "thousand") return at;
    const std::optional<NumberPhrase> whole = knowledge_.numbers().ReadNumber(tree_, at);
    const std::optional<double> value = whole ? whole->Exact() : std::nullopt;
    // Followed by a noun, two thousand is an amount.
    if (!value || *value > kLastYearWritten) return at;
    const std::uint32_t next = whole->tokens.last;
    if (Exists(next) && (tree_.token(next).pos == Pos::kNoun || tree_.token(next).pos == Pos::kAdj)) return at;
    parts.year = static_cast<int>(*value);
    return next;
  }

  // "'79" as one token or two.
  std::uint32_t TakeShortYear(std::uint32_t at, TimeParts& parts) const {
    std::string text = Lower(at);
    std::uint32_t end = at + 1;
    if (text == "'" || text == "’" || text == "‘") text = "'" + Lower(end++);
    for (const std::string_view mark : {"'", "’", "‘"}) {
      if (!text.starts_with(mark)) continue;
      const std::string digits = text.substr(mark.size());
      if (digits.size() != 2 || !AllDigits(digits)) return at;
      const int value = ToInt(digits);
      parts.year = value + (value < 30 ? 2000 : 1900);
      return end;
    }
    return at;
  }

  std::uint32_t TakeDayNumber(std::uint32_t at, TimeParts& parts) const {
    std::string text = Lower(at);
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
      if (text.size() > 2 && text.size() <= 4 && text.ends_with(suffix)) text.resize(text.size() - 2);
    }
    if (text.size() > 2 || !AllDigits(text)) {
      const std::string* ordinal = knowledge_.Find(text, TimeCategory::kOrdinal);
      if (ordinal == nullptr) return at;
      text = *ordinal;
    }
    const int day = ToInt(text);
    if (day < 1 || day > 31) return at;
    parts.day = day;
    return at + 1;
  }

  // "1990s", "'90s", "nineties".
  std::uint32_t TakeDecade(std::uint32_t at, TimeParts& parts) const {
    std::string text = Lower(at);
    std::uint32_t end = at + 1;
    if (const std::string* word = knowledge_.Find(text, TimeCategory::kDecade); word != nullptr) {
      parts.decade = ToInt(*word);
      parts.century_known = false;
      return end;
    }
    for (const std::string_view prefix : {"mid-", "early-", "late-"}) {
      if (text.starts_with(prefix)) text.erase(0, prefix.size());
    }
    if (text == "'" || text == "’" || text == "‘") text = Lower(end++);
    for (const std::string_view mark : {"'", "’", "‘"}) {
      if (text.starts_with(mark)) text.erase(0, mark.size());
    }
    if (!text.ends_with("s")) {
      if (Lower(end) != "'s" && Lower(end) != "’s") return at;
      ++end;
    } else {
      text.pop_back();
      for (const std::string_view mark : {"'", "’"}) {
        if (text.ends_with(mark)) text.resize(text.size() - mark.size());
      }
    }
    if (!AllDigits(text) || !text.ends_with('0')) return at;
    const int value = ToInt(text);
    const bool whole = text.size() == 4 && value >= kFirstYearWritten && value < kLastYearWritten;
    if (!whole && (text.size() != 2 || value < 20)) return at;
    parts.decade = value;
    parts.century_known = whole;
    return end;
  }

  // "40th", "fortieth", "twenty-first" (one token or three).
  std::uint32_t TakeOrdinal(std::uint32_t at, TimeParts& parts) const {
    const std::string text = Lower(at);
    if (const std::string* word = knowledge_.Find(text, TimeCategory::kOrdinal); word != nullptr) {
      parts.ordinal = ToInt(*word);
      return at + 1;
    }
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
      if (text.size() <= 2 || !text.ends_with(suffix)) continue;
      const std::string digits = text.substr(0, text.size() - 2);
      if (!AllDigits(digits) || digits.size() > 4) return at;
      parts.ordinal = ToInt(digits);
      return at + 1;
    }
    const std::optional<NumberPhrase> tens = knowledge_.numbers().ReadNumber(tree_, at);
    if (!tens || !tens->Exact() || tens->tokens.size() != 1 || *tens->low < 20 || *tens->low > 90) return at;
    const std::string* unit = Lower(at + 1) == "-" ? knowledge_.Find(Lower(at + 2), TimeCategory::kOrdinal) : nullptr;
    if (unit == nullptr) return at;
    parts.ordinal = static_cast<int>(*tens->low) + ToInt(*unit);
    return at + 3;
  }

  // "7:15", "7.15" before am or pm, "7:15pm"; an hour alone is 1 to 12, or glued to am or pm.
  std::uint32_t TakeClock(std::uint32_t at, TimeParts& parts, bool with_minutes) const {
    std::string text = Lower(at);
    for (const std::string_view suffix : {"am", "pm", "a.m.", "p.m."}) {
      if (text.size() <= suffix.size() || !text.ends_with(suffix)) continue;
      text.resize(text.size() - suffix.size());
      parts.am_pm = suffix.front() == 'a' ? "AM" : "PM";
      break;
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) {
      if (with_minutes) return at;
      int hour = AllDigits(text) && text.size() <= 2 ? ToInt(text) : 0;
      if (hour == 0) {
        const std::optional<NumberPhrase> spelled = knowledge_.numbers().ReadNumber(tree_, at);
        if (!spelled || !spelled->Exact() || spelled->tokens.size() != 1 || AllDigits(text)) return at;
        if (*spelled->low > 12) return at;
        hour = static_cast<int>(*spelled->low);
      }
      if (hour < 1 || hour > 12) return at;
      parts.hour = hour;
      parts.minute.reset();
      return at + 1;
    }
    const std::string hours = text.substr(0, colon);
    const std::string minutes = text.substr(colon + 1, 2);
    const std::string rest = text.substr(std::min(text.size(), colon + 3));
    if (!with_minutes || !AllDigits(hours) || hours.size() > 2 || !AllDigits(minutes) || minutes.size() != 2) return at;
    if (ToInt(hours) > 24 || ToInt(minutes) > 59 || (!rest.empty() && !rest.starts_with(':'))) return at;
    parts.hour = ToInt(hours);
    parts.minute = ToInt(minutes);
    return at + 1;
  }

  // "2019-11-03" (one token or five), "11/03/2019" (month first), "20191103".
  std::uint32_t TakeIsoDate(std::uint32_t at, TimeParts& parts) const {
    std::string text = Lower(at);
    std::uint32_t end = at + 1;
    if (text.size() == 4 && AllDigits(text) && Lower(at + 1) == "-" && Lower(at + 3) == "-") {
      text = text + "-" + Lower(at + 2) + "-" + Lower(at + 4);
      end = at + 5;
    }
    const std::size_t slash = text.find('/');
    const std::size_t second = slash == std::string::npos ? slash : text.find('/', slash + 1);
    if (second != std::string::npos) {
      const std::string month = text.substr(0, slash);
      const std::string day = text.substr(slash + 1, second - slash - 1);
      const std::string year = text.substr(second + 1);
      if (!AllDigits(month) || !AllDigits(day) || !AllDigits(year) || year.size() != 4) return at;
      parts.iso_date = MakeDate(ToInt(year), ToInt(month), ToInt(day));
      if (!parts.iso_date) parts.iso_date = MakeDate(ToInt(year), ToInt(day), ToInt(month));
    } else if (text.size() == 8 && AllDigits(text)) {
      const int number = ToInt(text);
      if (number / 10000 < kFirstYearWritten || number / 10000 > kLastYearWritten) return at;
      parts.iso_date = MakeDate(number / 10000, number / 100 % 100, number % 100);
    } else {
      parts.iso_date = ParseDate(text);
    }
    return parts.iso_date ? end : at;
  }

  const Tree& tree_;
  const TimeKnowledge& knowledge_;
};

// The bits of the categories that may match at a token with this word: those of the table, and the computed ones that
// its first character or the number words allow. Most tokens have none, which is what makes matching fast.
std::uint32_t PossibleCategories(const std::string& word, const TimeKnowledge& knowledge) {
  constexpr std::uint32_t kNumeric = BitOf(TimeCategory::kNumber) | BitOf(TimeCategory::kYear) |
                                     BitOf(TimeCategory::kHour) | BitOf(TimeCategory::kOrdinal) |
                                     BitOf(TimeCategory::kDayNumber) | BitOf(TimeCategory::kDecade) |
                                     BitOf(TimeCategory::kClock) | BitOf(TimeCategory::kIsoDate);
  std::uint32_t bits = knowledge.CategoriesOf(word);
  if ((bits & BitOf(TimeCategory::kOrdinal)) != 0) bits |= BitOf(TimeCategory::kDayNumber);
  if ((word.front() >= '0' && word.front() <= '9') || knowledge.numbers().MayStart(word)) bits |= kNumeric;
  const bool mark = word.front() == '\'' || word.starts_with("’") || word.starts_with("‘");
  if (mark) bits |= BitOf(TimeCategory::kShortYear) | BitOf(TimeCategory::kDecade);
  if (word.find('-') != std::string::npos) bits |= BitOf(TimeCategory::kDecade);
  return bits;
}

}  // namespace

std::vector<TimeMatch> MatchTimesAt(const Tree& tree, const TimeKnowledge& knowledge, std::uint32_t first) {
  std::vector<TimeMatch> matches;
  if (tree.token(first).pos == Pos::kSpace) return matches;
  const Matcher matcher(tree, knowledge);
  const std::string word = LowerAscii(tree.text(first));
  const std::uint32_t categories = PossibleCategories(word, knowledge);
  const bool literal = knowledge.StartsPattern(word);
  if (categories == 0 && !literal) return matches;
  for (const TimePattern& pattern : knowledge.patterns()) {
    const bool possible = (pattern.first_categories & categories) != 0 ||
                          (literal && std::find(pattern.first_words.begin(), pattern.first_words.end(), word) !=
                                          pattern.first_words.end());
    if (!possible) continue;
    std::optional<std::pair<std::uint32_t, TimeParts>> match = matcher.Match(pattern, 0, first, {});
    if (!match || match->first == first) continue;
    const TokenSpan span{first, match->first};
    const bool known =
        std::any_of(matches.begin(), matches.end(), [&](const TimeMatch& other) { return other.tokens == span; });
    if (!known) matches.push_back({span, &pattern, std::move(match->second)});
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const TimeMatch& a, const TimeMatch& b) { return a.tokens.last > b.tokens.last; });
  return matches;
}

}  // namespace tacitus
