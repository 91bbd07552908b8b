// How many: people killed, hurt, arrested, held, marching; troops; money.
//
// What is counted follows from the act and the thing counted, by data/cues/counts.tsv: "held 52 Americans" counts the
// held, "12 people died" the killed, "thousands marched" the marching. Numbers may be digits, words, or vague
// ("dozens"), with bounds ("at least 12", "between 3 and 5", "up to 200"); dates and ages are no amounts.
//
// An event has the counts of its own trigger, of the verb it is the subject of ("the attack killed 12"), of clauses
// that tell what it did ("shelled the town, killing 12"), and of verbs joined to it ("killed 12 and wounded 30").
//
// Tested in tests/unit/code/counts/counts_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "code/numbers.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

// Whose number a word gives the meaning of; see the top of data/cues/counts.tsv.
enum class CountRole : std::uint8_t { kObject, kSubject, kSelf, kState, kPerson, kMoney };

// The words of data/cues/counts.tsv and numbers.tsv. Immutable; any number of threads.
class CountKnowledge {
 public:
  struct Entry {
    std::string what;          // "killed"
    bool people_only = false;  // only where the noun counted is one of people
    Origin origin;
  };

  static Result<CountKnowledge> Load(const std::string& data_folder);

  // What a lemma makes of a number in this role, or null.
  [[nodiscard]] const Entry* Find(std::string_view lemma, CountRole role) const;
  [[nodiscard]] const NumberWords& numbers() const { return numbers_; }

 private:
  std::map<std::pair<std::string, CountRole>, Entry> entries_;
  NumberWords numbers_;
};

// The counts of the event that `frame` is, in text order.
std::vector<Count> CountsOf(const Tree& tree, const CountKnowledge& knowledge, const Coding& coding,
                            const Frame& frame);

}  // namespace tacitus
