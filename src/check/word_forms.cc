#include "check/word_forms.h"

namespace tacitus {
namespace {

void AddStemsOfS(std::string_view word, std::vector<std::string>& stems) {
  if (!word.ends_with('s') || word.ends_with("ss")) return;
  if (word.ends_with("ies")) stems.push_back(std::string(word.substr(0, word.size() - 3)) + "y");
  stems.emplace_back(word.substr(0, word.size() - 1));
  if (word.ends_with("es")) stems.emplace_back(word.substr(0, word.size() - 2));
}

}  // namespace

std::vector<std::string> StemsOfVerb(std::string_view word) {
  std::vector<std::string> stems;
  for (const std::string_view ending : {"ing", "ed"}) {
    if (!word.ends_with(ending)) continue;
    const std::string stem(word.substr(0, word.size() - ending.size()));
    if (stem.size() < 2) continue;
    stems.push_back(stem);
    stems.push_back(stem + "e");
    if (stem[stem.size() - 1] == stem[stem.size() - 2]) stems.push_back(stem.substr(0, stem.size() - 1));
    if (stem.ends_with('i')) stems.push_back(stem.substr(0, stem.size() - 1) + "y");
  }
  AddStemsOfS(word, stems);
  return stems;
}

std::vector<std::string> StemsOfNoun(std::string_view word) {
  std::vector<std::string> stems;
  AddStemsOfS(word, stems);
  return stems;
}

}  // namespace tacitus
