#include "code/actors/profile.h"

#include <algorithm>
#include <array>

namespace tacitus {

Profile ProfileOfPronoun(std::string_view pronoun) {
  struct Row {
    std::string_view word;
    Profile profile;
  };
  static constexpr std::array<Row, 16> kRows = {{
      {"he", {Number::kSingular, Animacy::kPerson, 'm'}},
      {"him", {Number::kSingular, Animacy::kPerson, 'm'}},
      {"his", {Number::kSingular, Animacy::kPerson, 'm'}},
      {"himself", {Number::kSingular, Animacy::kPerson, 'm'}},
      {"she", {Number::kSingular, Animacy::kPerson, 'f'}},
      {"her", {Number::kSingular, Animacy::kPerson, 'f'}},
      {"hers", {Number::kSingular, Animacy::kPerson, 'f'}},
      {"herself", {Number::kSingular, Animacy::kPerson, 'f'}},
      {"it", {Number::kSingular, Animacy::kBody, 0}},
      {"its", {Number::kSingular, Animacy::kBody, 0}},
      {"itself", {Number::kSingular, Animacy::kBody, 0}},
      {"they", {Number::kPlural, Animacy::kUnknown, 0}},
      {"them", {Number::kPlural, Animacy::kUnknown, 0}},
      {"their", {Number::kPlural, Animacy::kUnknown, 0}},
      {"theirs", {Number::kPlural, Animacy::kUnknown, 0}},
      {"themselves", {Number::kPlural, Animacy::kUnknown, 0}},
  }};
  for (const Row& row : kRows) {
    if (row.word == pronoun) return row.profile;
  }
  return {};
}

bool Agrees(const Profile& wanted, const Profile& known) {
  if (wanted.animacy == Animacy::kPerson && known.animacy != Animacy::kPerson) return false;
  if (wanted.animacy == Animacy::kBody && known.animacy != Animacy::kBody) return false;
  if (wanted.number == Number::kSingular && known.number == Number::kPlural) return false;
  if (wanted.number == Number::kPlural && known.number == Number::kSingular) return false;
  return wanted.gender == 0 || known.gender == 0 || wanted.gender == known.gender;
}

bool IsPartOfName(const std::string& part, const std::string& whole) {
  if (part.empty() || part.size() >= whole.size()) return false;
  return (whole.ends_with(part) && whole[whole.size() - part.size() - 1] == ' ') ||
         (whole.starts_with(part) && whole[part.size()] == ' ' && part.find(' ') != std::string::npos);
}

bool IsAcronym(const std::string& name, const std::string& whole) {
  if (name.size() < 2) return false;
  std::string initials;
  bool start = true;
  for (const char c : whole) {
    if (start) initials += c;
    start = c == ' ';
  }
  std::string content;  // without "of", "the", "and"
  for (std::size_t i = 0; i < whole.size();) {
    const std::size_t end = std::min(whole.find(' ', i), whole.size());
    const std::string_view word = std::string_view(whole).substr(i, end - i);
    if (word != "of" && word != "the" && word != "and" && word != "for") content += word.empty() ? ' ' : word.front();
    i = end + 1;
  }
  return name == initials || name == content;
}

}  // namespace tacitus
