// How many: people killed, hurt, arrested, held, marching; troops; money.
//
// What is counted follows from the act and the thing counted, by data/cues/counts.tsv: "held 52 Americans" counts
// the held, "12 people died" the killed, "thousands marched" the marching. Numbers may be digits, words, or vague
// ("dozens"), with bounds ("at least 12", "between 3 and 5", "up to 200").
//
// Tested in tests/unit/code/counts/counts_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/numbers.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

// The words of data/cues/counts.tsv and numbers.tsv. Immutable; any number of threads.
class CountKnowledge {
 public:
  static Result<CountKnowledge> Load(const std::string& data_folder);

  // What is counted when `predicate` (a lemma) happens to people, or people of this noun do it; "" where nothing is.
  struct Entry {
    std::string lemma;
    std::string what;   // "killed"
    std::string role;   // "object": those it is done to; "subject": those who do it; "self": the noun counted itself
    Origin origin;
  };
  [[nodiscard]] const Entry* Find(std::string_view lemma, std::string_view role) const;
  [[nodiscard]] const NumberWords& numbers() const { return numbers_; }

 private:
  std::vector<Entry> entries_;  // sorted by lemma, then role
  NumberWords numbers_;
};

// The counts of the event that `frame` is, in text order.
std::vector<Count> CountsOf(const Tree& tree, const CountKnowledge& knowledge, const Coding& coding,
                            const Frame& frame);

}  // namespace tacitus
