// News that is nobody's politics: matches, films, markets, the weather; and figures of speech ("the markets fought
// back"). What looks like an event there is left out, with the words that say so.
//
// Read from data/noise/:
//   topics.tsv   words of a topic with weights. A sentence is of a topic where its words weigh enough by themselves, or
//                a little in an article that is of the topic throughout.
//   parties.tsv  who does news whatever the topic, or in some topics: a minister in a stadium is a minister.
//   figures.tsv  things that do, or undergo, an act of some type only in a figure of speech (or by accident).
//   general.tsv  words that make a noun stand for its kind (generality.h).
//
// Immutable; any number of threads. Tested in tests/unit/code/events/noise_test.cc and through the cases.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "code/events/candidates.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

enum class FigureRole : std::uint8_t { kDoer, kUndergoer, kModifier };

class NoiseKnowledge {
 public:
  static constexpr std::size_t kLongestWords = 3;  // of a row of topics.tsv

  struct TopicWord {
    std::size_t topic = 0;  // position in topics()
    int weight = 0;
    Origin origin;
  };
  struct Figure {
    FigureRole role = FigureRole::kDoer;
    std::uint32_t events = 0;  // bit n: the n-th EventType
    Origin origin;
  };

  // Fails with file:line where a table is missing or malformed.
  static Result<NoiseKnowledge> Load(const std::string& data_folder);

  [[nodiscard]] const std::vector<std::string>& topics() const { return topics_; }
  // `words`: lemmas in lower case with single spaces. Null where the tables do not have them.
  [[nodiscard]] const TopicWord* FindTopicWord(std::string_view words) const;
  [[nodiscard]] const Figure* FindFigure(std::string_view lemma, FigureRole role, EventType event) const;
  // Whether what those of a sector do is news even where the sentence is of this topic; "country" for states as such.
  [[nodiscard]] bool IsNews(std::string_view sector, std::size_t topic) const;
  // `word` in lower case.
  [[nodiscard]] bool IsGeneralDeterminer(std::string_view word) const { return general_determiners_.contains(word); }
  [[nodiscard]] bool IsGeneralCollective(std::string_view word) const { return general_collectives_.contains(word); }
  [[nodiscard]] bool IsGeneralPronoun(std::string_view word) const { return general_pronouns_.contains(word); }

 private:
  std::vector<std::string> topics_;
  std::unordered_map<std::string, TopicWord, WordHash, std::equal_to<>> topic_words_;
  std::unordered_map<std::string, std::vector<Figure>, WordHash, std::equal_to<>> figures_;
  std::map<std::string, std::vector<bool>, std::less<>> political_sectors_;  // of each topic
  std::set<std::string, std::less<>> general_determiners_;
  std::set<std::string, std::less<>> general_pronouns_;
  std::set<std::string, std::less<>> general_collectives_;
};

// Moves candidates that are noise to coding.left_out. Precondition: mentions and entities of `coding` are filled.
void LeaveOutNoise(const Tree& tree, const NoiseKnowledge& knowledge, Coding& coding,
                   std::vector<Candidate>& candidates);

}  // namespace tacitus
