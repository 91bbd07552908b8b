#include "read/publication_time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/calendar.h"
#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::size_t kLongest = 100;  // bytes; longer is a sentence

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

struct Zone {
  std::string_view name;
  int minutes;  // east of Greenwich
};

// RFC 822, section 5.1, and what newspapers write besides.
constexpr std::array kZones = {
    Zone{"z", 0},      Zone{"gmt", 0},    Zone{"utc", 0},    Zone{"ut", 0},     Zone{"est", -300}, Zone{"edt", -240},
    Zone{"et", -300},  Zone{"cst", -360}, Zone{"cdt", -300}, Zone{"mst", -420}, Zone{"mdt", -360}, Zone{"pst", -480},
    Zone{"pdt", -420}, Zone{"bst", 60},   Zone{"wat", 60},   Zone{"cet", 60},   Zone{"cest", 120}, Zone{"eet", 120},
    Zone{"eest", 180}, Zone{"cat", 120},  Zone{"sast", 120}, Zone{"eat", 180},  Zone{"msk", 180},  Zone{"gst", 240},
    Zone{"pkt", 300},  Zone{"ist", 330},  Zone{"wib", 420},  Zone{"sgt", 480},  Zone{"hkt", 480},  Zone{"jst", 540},
    Zone{"kst", 540},  Zone{"aest", 600}, Zone{"aedt", 660}, Zone{"nzst", 720}, Zone{"nzdt", 780},
};

std::optional<int> Number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

// 1 to `names.size()` where the word is a name or its first three or more letters; else 0.
template <typename Names>
int NameNumber(const Names& names, std::string_view word) {
  if (word == "sept") return NameNumber(names, "september");
  if (word.size() < 3) return 0;
  const auto found =
      std::find_if(names.begin(), names.end(), [&](std::string_view name) { return name.starts_with(word); });
  return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

// What the words have said so far.
struct Parts {
  int year = -1;
  int month = -1;
  int day = -1;
  int seconds = -1;  // of the day
  int zone = 0;      // minutes

  bool Take(std::string_view word);

 private:
  bool TakeNumber(std::string_view word);
  bool TakeClock(std::string_view word);
  bool TakeOffset(std::string_view word);
  bool TakeHalfOfDay(std::string_view word);
};

bool Parts::TakeNumber(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
  }
  const std::optional<int> number = Number(word);
  if (!number) return false;
  if (word.size() == 4 && year < 0) return year = *number, true;
  if (word.size() > 2) return false;
  if (day < 0) return day = *number, true;
  if (word.size() != 2 || year >= 0 || month < 0) return false;
  year = *number + (*number < 70 ? 2000 : 1900);  // RFC 822 has two digits
  return true;
}

// "18:01", "18:01:30", "6:01pm".
bool Parts::TakeClock(std::string_view word) {
  std::string_view half;
  if (word.ends_with("am") || word.ends_with("pm")) {
    half = word.substr(word.size() - 2);
    word.remove_suffix(2);
  }
  const std::size_t colon = word.find(':');
  const std::string_view rest = colon == std::string_view::npos ? "" : word.substr(colon + 1);
  const std::size_t second_colon = std::min(rest.find(':'), rest.size());
  const std::optional<int> hour = Number(word.substr(0, std::min(colon, word.size())));
  const std::optional<int> minute = rest.empty() ? std::optional<int>(0) : Number(rest.substr(0, second_colon));
  const std::optional<int> second =
      second_colon == rest.size() ? std::optional<int>(0) : Number(rest.substr(second_colon + 1));
  if (!hour || !minute || !second || *hour > 24 || *minute > 59 || *second > 60 || seconds >= 0) return false;
  seconds = *hour * 3600 + *minute * 60 + std::min(*second, 59);
  return half.empty() || TakeHalfOfDay(half);
}

bool Parts::TakeOffset(std::string_view word) {
  std::string digits(word.substr(1));
  std::erase(digits, ':');
  const std::optional<int> number = Number(digits);
  if (!number || (digits.size() != 2 && digits.size() != 4)) return false;
  const int minutes = digits.size() == 2 ? *number * 60 : *number / 100 * 60 + *number % 100;
  zone = word.front() == '-' ? -minutes : minutes;
  return true;
}

bool Parts::TakeHalfOfDay(std::string_view word) {
  if (seconds < 0) return false;
  const int hour = seconds / 3600;
  if (hour < 1 || hour > 12) return hour <= 24;  // "18:01 pm" is said, too
  seconds += ((hour % 12) - hour + (word == "pm" ? 12 : 0)) * 3600;
  return true;
}

bool Parts::Take(std::string_view word) {
  if (word == "at" || word == "on" || word == "the" || word == "-" || word == "|" || word == "of") return true;
  if (word == "am" || word == "pm") return TakeHalfOfDay(word);
  if (const int number = NameNumber(kMonths, word); number > 0 && month < 0) return month = number, true;
  if (NameNumber(kWeekdays, word) > 0) return true;
  if (word.front() == '+' || word.front() == '-') return seconds >= 0 && TakeOffset(word);
  const bool clock = word.find(':') != std::string_view::npos || word.ends_with("am") || word.ends_with("pm");
  if (clock && word.front() >= '0' && word.front() <= '9') return TakeClock(word);
  if (const std::optional<Date> date = ParseDate(word); date && day < 0 && month < 0 && year < 0) {
    year = YearOf(*date);
    month = MonthOf(*date);
    day = DayOf(*date);
    return true;
  }
  if (TakeNumber(word)) return true;
  const auto* known = std::find_if(kZones.begin(), kZones.end(), [&](const Zone& z) { return z.name == word; });
  if (known == kZones.end()) return false;
  zone = known->minutes;
  return true;
}

// In small letters, with "p.m." as "pm", "2019/11/03" as "2019-11-03", and "(UTC)" without its brackets.
std::string Plain(std::string_view text) {
  std::string plain = LowerAscii(text);
  std::erase_if(plain, [](char c) { return c == '.' || c == '(' || c == ')'; });
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == ',' || c == '\t' || c == '\n' || c == '\r'; }, ' ');
  if (plain.size() >= 10 && plain[4] == '/' && plain[7] == '/') plain[4] = plain[7] = '-';
  if (plain.size() > 10 && plain[4] == '-' && plain[10] == 't') plain[10] = ' ';
  for (std::size_t at = plain.find("\xC2\xA0"); at != std::string::npos; at = plain.find("\xC2\xA0"))
    plain.replace(at, 2, " ");
  return plain;
}

// "20191103", "20191103T1801", "20191103180100", with or without "Z", in the extended form.
std::string Extended(std::string_view basic) {
  std::string digits(basic);
  if (digits.size() > 8 && (digits[8] == 'T' || digits[8] == 't')) digits.erase(8, 1);
  if (digits.ends_with('Z')) digits.pop_back();
  if (digits.size() != 8 && digits.size() != 12 && digits.size() != 14) return {};
  if (digits.find_first_not_of("0123456789") != std::string::npos) return {};
  std::string extended = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  if (digits.size() >= 12) extended += "T" + digits.substr(8, 2) + ":" + digits.substr(10, 2);
  if (digits.size() == 14) extended += ":" + digits.substr(12, 2);
  return extended;
}

}  // namespace

std::optional<std::chrono::sys_seconds> ParsePublicationTime(std::string_view text) {
  text = Trim(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (const auto time = ParseDateTime(text)) return time;
  if (const std::string extended = Extended(text); !extended.empty()) return ParseDateTime(extended);
  const std::string plain = Plain(text);
  Parts parts;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    if (end > at && !parts.Take(std::string_view(plain).substr(at, end - at))) return std::nullopt;
    at = end + 1;
  }
  const std::optional<Date> date = MakeDate(parts.year, parts.month, parts.day);
  if (!date) return std::nullopt;
  return std::chrono::sys_seconds(*date) + std::chrono::seconds(std::max(parts.seconds, 0)) -
         std::chrono::minutes(parts.zone);
}

}  // namespace tacitus
