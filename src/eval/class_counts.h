// How often each class was meant, said and both: what F1 over classes is made of.
// Tested in tests/unit/eval/class_counts_test.cc.
#pragma once

#include <map>
#include <string>

namespace tacitus {

struct ClassCounts {
  int gold = 0;
  int said = 0;
  int right = 0;
  [[nodiscard]] double F1() const { return gold + said == 0 ? 0 : 2.0 * right / (gold + said); }
};

using CountsByClass = std::map<std::string, ClassCounts>;

inline void Tally(const std::string& gold, const std::string& said, CountsByClass& classes) {
  ++classes[gold].gold;
  ++classes[said].said;
  if (gold == said) ++classes[gold].right;
}

// The mean F1 of the classes that the gold has.
inline double MacroF1(const CountsByClass& classes) {
  double sum = 0;
  int count = 0;
  for (const auto& [name, counts] : classes) {
    if (counts.gold == 0) continue;
    sum += counts.F1();
    ++count;
  }
  return count == 0 ? 0 : sum / count;
}

}  // namespace tacitus
