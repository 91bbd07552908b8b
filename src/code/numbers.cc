#include "code/numbers.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr double kThousand = 1000;

std::string LowerText(const Tree& tree, std::uint32_t token) { return LowerAscii(tree.text(token)); }

bool IsToken(const Tree& tree, std::uint32_t token, std::string_view text) {
  return token < tree.parse().tokens.size() && LowerText(tree, token) == text;
}

bool IsHyphen(const Tree& tree, std::uint32_t token) {
  return token < tree.parse().tokens.size() && (tree.text(token) == "-" || tree.text(token) == "–");
}

}  // namespace

std::optional<double> ParseDigits(std::string_view text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  std::string digits;
  std::size_t since_comma = 0;
  bool comma = false;
  bool point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
      ++since_comma;
    } else if (c == ',' && !point && (comma ? since_comma == 3 : since_comma <= 3)) {
      comma = true;
      since_comma = 0;
    } else if (c == '.' && !point) {
      if (comma && since_comma != 3) return std::nullopt;
      point = true;
      digits += c;
    } else {
      return std::nullopt;
    }
  }
  if (comma && !point && since_comma != 3) return std::nullopt;
  double value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

Result<NumberWords> NumberWords::Load(const std::string& data_folder) {
  static const std::map<std::string_view, Kind> kKinds = {
      {"unit", Kind::kUnit},      {"tens", Kind::kTens},       {"scale", Kind::kScale},
      {"plural", Kind::kPlural},  {"vague", Kind::kVague},     {"fraction", Kind::kFraction},
      {"at_least", Kind::kFloor}, {"at_most", Kind::kCeiling}, {"about", Kind::kAbout}};
  const Result<TableFile> table = TableFile::Read(data_folder, "cues/numbers.tsv", {"words", "kind", "value"});
  if (!table) return table.error();
  NumberWords result;
  for (const TableFile::Row& row : table->rows()) {
    const auto kind = kKinds.find(row.cells[1]);
    if (kind == kKinds.end()) {
      return TableFile::At(row, "\"" + std::string(row.cells[1]) + "\" is not a kind of number word; see the top of " +
                                    "the file for those there are");
    }
    if (kind->second >= Kind::kFloor) {
      Bound bound;
      for (const std::string_view word : SplitValues(row.cells[0], ' ')) bound.words.emplace_back(word);
      bound.kind = kind->second;
      result.bounds_.push_back(std::move(bound));
      continue;
    }
    const std::optional<double> value = ParseDigits(row.cells[2]);
    if (!value) return TableFile::At(row, "the value \"" + std::string(row.cells[2]) + "\" is not a number");
    result.words_[std::string(row.cells[0])] = {kind->second, *value};
  }
  result.starts_ = {"a", "an", "the", "between"};
  for (const auto& [word, meaning] : result.words_) result.starts_.insert(word);
  for (const Bound& bound : result.bounds_) result.starts_.insert(bound.words.front());
  std::stable_sort(result.bounds_.begin(), result.bounds_.end(),
                   [](const Bound& a, const Bound& b) { return a.words.size() > b.words.size(); });
  return result;
}

const NumberWords::Word* NumberWords::Find(const Tree& tree, std::uint32_t token) const {
  if (token >= tree.parse().tokens.size()) return nullptr;
  const auto found = words_.find(LowerText(tree, token));
  return found == words_.end() ? nullptr : &found->second;
}

std::optional<NumberPhrase> NumberWords::ReadVague(const Tree& tree, std::uint32_t first) const {
  // "a few", "a couple of", "tens of thousands", "several hundred"
  std::uint32_t at = first;
  if (IsToken(tree, at, "a") || IsToken(tree, at, "the")) ++at;
  const Word* word = Find(tree, at);
  if (word == nullptr || (word->kind != Kind::kVague && word->kind != Kind::kPlural)) return std::nullopt;
  if (at != first && word->kind == Kind::kPlural) return std::nullopt;
  double low = word->value * (word->kind == Kind::kPlural ? 2 : 1);
  ++at;
  while (true) {
    std::uint32_t next = at;
    if (IsToken(tree, next, "of")) ++next;
    const Word* more = Find(tree, next);
    const bool scales = more != nullptr && (more->kind == Kind::kPlural || more->kind == Kind::kScale);
    if (!scales) break;
    low *= more->value;
    at = next + 1;
  }
  if (IsToken(tree, at, "of") && word->kind == Kind::kVague) ++at;
  return NumberPhrase{{first, at}, low, std::nullopt, true};
}

std::optional<NumberPhrase> NumberWords::ReadNumber(const Tree& tree, std::uint32_t first) const {
  if (const std::optional<NumberPhrase> vague = ReadVague(tree, first)) return vague;
  double total = 0;       // of the groups closed by a thousand or more
  double group = 0;       // being read, below a thousand unless given in digits
  bool any = false;       // a number has been read
  bool below_ten = true;  // the group may take a unit after tens
  std::uint32_t end = first;
  for (std::uint32_t at = first; at < tree.parse().tokens.size();) {
    const std::optional<double> digits = ParseDigits(tree.text(at));
    const Word* word = Find(tree, at);
    if (digits && !any) {
      group = *digits;
      below_ten = false;
    } else if (word != nullptr && word->kind == Kind::kScale && any) {
      group = std::max(group, 1.0) * word->value;
      if (word->value >= kThousand) {
        total += group;
        group = 0;
      }
      below_ten = true;
    } else if (word != nullptr && word->kind == Kind::kTens && (!any || below_ten)) {
      group += word->value;
      below_ten = true;
    } else if (word != nullptr && word->kind == Kind::kUnit && (!any || below_ten)) {
      group += word->value;
      below_ten = false;
    } else if (!any && (IsToken(tree, at, "a") || IsToken(tree, at, "an"))) {
      const Word* scale = Find(tree, at + 1);
      if (scale == nullptr || (scale->kind != Kind::kScale)) return std::nullopt;
      group = scale->value;
      ++at;
      if (scale->value >= kThousand) {
        total = group;
        group = 0;
      }
    } else if (!any && word != nullptr && word->kind == Kind::kFraction &&
               (IsToken(tree, at + 1, "a") || IsToken(tree, at + 1, "an"))) {
      // "half a million"; "half an hour" is one half
      const Word* scale = Find(tree, at + 2);
      const bool scaled = scale != nullptr && scale->kind == Kind::kScale;
      return NumberPhrase{{first, at + (scaled ? 3U : 1U)},
                          word->value * (scaled ? scale->value : 1),
                          word->value * (scaled ? scale->value : 1),
                          false};
    } else {
      break;
    }
    any = true;
    end = ++at;
    // What may stand between the words of one number: "twenty-one", "two hundred and six", "two and a half".
    if (IsHyphen(tree, at) && Find(tree, at + 1) != nullptr && Find(tree, at + 1)->kind <= Kind::kScale) ++at;
    if (IsToken(tree, at, "and")) {
      const std::uint32_t after = at + 1;
      const Word* fraction = IsToken(tree, after, "a") ? Find(tree, after + 1) : nullptr;
      if (fraction != nullptr && fraction->kind == Kind::kFraction) {
        group += fraction->value;
        end = at = after + 2;
        below_ten = false;
      } else if (total + group >= 100 && Find(tree, after) != nullptr && Find(tree, after)->kind <= Kind::kTens) {
        at = after;
      }
    }
  }
  if (!any) return std::nullopt;
  return NumberPhrase{{first, end}, total + group, total + group, false};
}

const NumberWords::Bound* NumberWords::ReadBound(const Tree& tree, std::uint32_t first) const {
  for (const Bound& bound : bounds_) {
    std::uint32_t at = first;
    bool same = true;
    for (const std::string& word : bound.words) same = same && IsToken(tree, at++, word);
    if (same) return &bound;
  }
  return nullptr;
}

std::optional<NumberPhrase> NumberWords::ReadRange(const Tree& tree, std::uint32_t first) const {
  const bool between = IsToken(tree, first, "between");
  const std::optional<NumberPhrase> low = ReadNumber(tree, between ? first + 1 : first);
  if (!low || !low->Exact()) return std::nullopt;
  const std::uint32_t link = low->tokens.last;
  const bool linked = between ? IsToken(tree, link, "and")
                              : IsToken(tree, link, "to") || IsToken(tree, link, "or") || IsHyphen(tree, link);
  if (!linked) return std::nullopt;
  const std::optional<NumberPhrase> high = ReadNumber(tree, link + 1);
  if (!high || !high->Exact()) return std::nullopt;
  // "40 to 50 thousand": the scale is meant for both.
  double least = *low->low;
  while (least > 0 && *high->high >= kThousand && least < kThousand && least * kThousand <= *high->high) {
    least *= kThousand;
  }
  if (*high->high <= least) return std::nullopt;
  return NumberPhrase{{first, high->tokens.last}, least, high->high, false};
}

std::optional<NumberPhrase> NumberWords::ReadAmount(const Tree& tree, std::uint32_t first) const {
  const Bound* bound = ReadBound(tree, first);
  const std::uint32_t start = bound == nullptr ? first : first + static_cast<std::uint32_t>(bound->words.size());
  std::optional<NumberPhrase> number = ReadRange(tree, start);
  if (!number) number = ReadNumber(tree, start);
  if (!number) return std::nullopt;
  number->tokens.first = first;
  if (bound != nullptr && bound->kind == Kind::kFloor) number->high.reset();
  if (bound != nullptr && bound->kind == Kind::kCeiling) {
    number->high = number->high ? number->high : number->low;
    number->low.reset();
  }
  return number;
}

}  // namespace tacitus
