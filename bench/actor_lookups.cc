// Who is who: how many questions a second the actor tables answer, by the call that `tacitus actor` makes.
//
//   actor_lookups DATA_FOLDER
//   actors: 312000 look-ups per CPU second (one thread, 72000 questions, 87.1 % with a code)
//
// The questions are of four kinds in equal parts, shuffled: names that the tables hold; roles with the country they
// serve; people that the tables lack; and names of countries and people with two letters swapped. Every second question
// has a date, every fourth words around it. So many differ that a processor's caches do not hold their answers.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "code/actors/resolve.h"

namespace tacitus {
namespace {

constexpr std::size_t kQuestionsOfAKind = 18000;
constexpr double kShortestRun = 0.5;  // CPU seconds for each kind, and for all

constexpr std::array<std::string_view, 16> kGivenNames = {"Jorun", "Amadi", "Tevita", "Oksana", "Bram",  "Yusuf",
                                                          "Ilse",  "Keoni", "Dagny",  "Ravi",   "Marta", "Chidi",
                                                          "Soren", "Leila", "Paolo",  "Hana"};
constexpr std::array<std::string_view, 12> kFamilyBeginnings = {"Oster", "Kava", "Bel",  "Tor", "Miran", "Hal",
                                                                "Zel",   "Dra",  "Nova", "Per", "Quin",  "Ska"};
constexpr std::array<std::string_view, 12> kFamilyEndings = {"gaard", "lani", "mont", "escu", "dahl",  "ovic",
                                                             "berg",  "wala", "tano", "vik",  "saari", "rand"};

struct ActorQuestion {
  std::string text;
  std::string context;
  std::optional<Date> date;
};

struct QuestionKind {
  std::string_view name;
  std::vector<ActorQuestion> questions;
};

std::string WithLettersSwapped(std::string text, std::mt19937& random) {
  for (int tries = 0; tries < 8; ++tries) {
    const std::size_t at = 1 + random() % std::max<std::size_t>(1, text.size() - 2);
    const auto is_small = [&](std::size_t i) { return i < text.size() && text[i] >= 'a' && text[i] <= 'z'; };
    if (!is_small(at) || !is_small(at + 1) || text[at] == text[at + 1]) continue;
    std::swap(text[at], text[at + 1]);
    break;
  }
  return text;
}

template <typename T>
const T& Any(const std::vector<T>& of, std::mt19937& random) {
  return of[random() % of.size()];
}

std::vector<QuestionKind> AskAll(const ActorKnowledge& knowledge) {
  std::mt19937 random(1);
  std::vector<QuestionKind> kinds = {{"names", {}}, {"roles", {}}, {"unknown people", {}}, {"misspelt names", {}}};
  const auto ask = [&](QuestionKind& kind, std::string text) {
    ActorQuestion question{std::move(text), {}, {}};
    if (kind.questions.size() % 2 == 0) question.date = Date(std::chrono::days(random() % 20000));
    if (kind.questions.size() % 4 == 1) question.context = "in " + std::string(Any(knowledge.countries, random).name);
    kind.questions.push_back(std::move(question));
  };
  for (std::size_t i = 0; i < kQuestionsOfAKind; ++i) {
    const auto name = [&] {
      return std::string(knowledge.actors[i * knowledge.actors.size() / kQuestionsOfAKind].name);
    };
    const auto country = [&] { return std::string(Any(knowledge.countries, random).name); };
    ask(kinds[0], name());
    ask(kinds[1], country() + "'s " + std::string(Any(knowledge.roles, random).name));
    const char initial = static_cast<char>('A' + random() % 26);
    ask(kinds[2], std::string(kGivenNames[i % kGivenNames.size()]) + " " + initial + ". " +
                      std::string(kFamilyBeginnings[i / kGivenNames.size() % kFamilyBeginnings.size()]) +
                      std::string(kFamilyEndings[random() % kFamilyEndings.size()]));
    ask(kinds[3], WithLettersSwapped(i % 2 == 0 ? country() : name(), random));
  }
  for (QuestionKind& kind : kinds) std::shuffle(kind.questions.begin(), kind.questions.end(), random);
  return kinds;
}

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Answers all questions, over and over, for at least kShortestRun; prints how fast, and for how many something is
// known.
void Answer(const std::string& name, const std::vector<ActorQuestion>& questions, const ActorKnowledge& knowledge) {
  std::size_t asked = 0;
  std::size_t known = 0;
  double seconds = 0;
  const double start = CpuSeconds();
  while (seconds < kShortestRun) {
    for (const ActorQuestion& question : questions) {
      known += ResolveActor(question.text, question.context, question.date, knowledge).actor.code.empty() ? 0U : 1U;
    }
    asked += questions.size();
    seconds = CpuSeconds() - start;
  }
  std::printf("%s: %.0f look-ups per CPU second (one thread, %zu questions, %.1f %% with a code)\n", name.c_str(),
              static_cast<double>(asked) / seconds, questions.size(),
              100.0 * static_cast<double>(known) / static_cast<double>(asked));
}

void AnswerAll(const std::vector<QuestionKind>& kinds, const ActorKnowledge& knowledge) {
  std::vector<ActorQuestion> all;
  for (const QuestionKind& kind : kinds) {
    Answer("  " + std::string(kind.name), kind.questions, knowledge);
    all.insert(all.end(), kind.questions.begin(), kind.questions.end());
  }
  std::mt19937 random(2);
  std::shuffle(all.begin(), all.end(), random);
  Answer("actors", all, knowledge);
}

}  // namespace
}  // namespace tacitus

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: actor_lookups DATA_FOLDER\n");
    return 2;
  }
  const tacitus::Result<tacitus::ActorKnowledge> knowledge = tacitus::ActorKnowledge::Load(argv[1]);
  if (!knowledge) {
    std::fprintf(stderr, "%s\n", knowledge.error().ToString().c_str());
    return 1;
  }
  tacitus::AnswerAll(tacitus::AskAll(*knowledge), *knowledge);
  return 0;
}
