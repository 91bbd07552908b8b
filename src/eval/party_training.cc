#include "eval/party_training.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/table_file.h"
#include "code/events/party_features.h"
#include "code/events/party_options.h"
#include "eval/choice_fit.h"
#include "eval/event_gold.h"
#include "eval/marked_sentences.h"
#include "eval/named_at.h"
#include "eval/ridge.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

const ChoiceOptions kFit = {.penalty = 1, .step = 0.3, .epochs = 30, .rarest = 2, .seed = 1};
constexpr double kSmallest = 0.02;  // weights below this are left out
// Marks of source and target are exact, and drawn news is what users have; tags are of any party of the sentence.
constexpr double kMarkedWeight = 2;
constexpr double kVerdictWeight = 2;

struct Parties {
  std::vector<ByteSpan> sources;
  std::vector<ByteSpan> targets;
};

// Links between two tokens in the tree.
std::size_t LinksBetween(const Tree& tree, std::uint32_t from, std::uint32_t to) {
  std::size_t links = 0;
  for (std::uint32_t up = from;; up = tree.Head(up), ++links) {
    std::size_t down = 0;
    for (std::uint32_t node = to;; node = tree.Head(node), ++down) {
      if (node == up) return links + down;
      if (tree.IsRoot(node)) break;
    }
    if (tree.IsRoot(up)) return tree.parse().tokens.size();
  }
}

class ChoiceWriter {
 public:
  explicit ChoiceWriter(const CandidateKnowledge& knowledge) : knowledge_(knowledge) {}

  // The event of a sentence that the marks are about: the first, or the first of the type that is marked.
  void AddSentence(const CodedText& coded, const Parties& gold, const std::string& root, double weight) {
    const Tree tree(coded.parse);
    for (const Candidate& candidate : CandidatesOf(tree, coded)) {
      if (!root.empty() && FoldedRoot(candidate.event) != root) continue;
      Add(tree, coded, candidate, gold, weight);
      return;
    }
  }

  // The event with this trigger.
  void AddEvent(const CodedText& coded, std::uint32_t start, const Parties& gold) {
    const Tree tree(coded.parse);
    for (const Candidate& candidate : CandidatesOf(tree, coded)) {
      if (tree.token(candidate.frame.head).start == start) Add(tree, coded, candidate, gold, kVerdictWeight);
    }
  }

  PartyTraining Fit() const {
    std::vector<std::pair<std::string, double>> weights;
    for (const std::vector<Choice>& choices : choices_) {
      for (const auto& [key, weight] : FitChoices(choices, kFit)) {
        if (std::abs(weight) >= kSmallest) weights.emplace_back(names_.at(key), weight);
      }
    }
    std::sort(weights.begin(), weights.end());
    return {ModelTable({"Weights of the model of who is a party of an event: features of",
                        "src/code/events/party_features.cc.",
                        "Source: fitted on " + std::to_string(choices_[0].size()) + " sources and " +
                            std::to_string(choices_[1].size()) +
                            " targets of ../shared/gold and docs/precision/; no sentence is here.",
                        "Command: train/parties.sh"},
                       weights),
            choices_[0].size() + choices_[1].size()};
  }

 private:
  // What the rules found and the coder kept, with the types it gave them in the end.
  [[nodiscard]] std::vector<Candidate> CandidatesOf(const Tree& tree, const CodedText& coded) const {
    std::vector<Candidate> candidates = FindCandidates(tree, knowledge_, coded.coding);
    std::erase_if(candidates, [&](Candidate& candidate) {
      const std::uint32_t start = tree.token(candidate.frame.head).start;
      const auto event = std::find_if(coded.coding.events.begin(), coded.coding.events.end(),
                                      [&](const Event& e) { return e.trigger.start == start; });
      if (event == coded.coding.events.end()) return true;
      candidate.event = event->event;
      return candidate.frame.reciprocal;
    });
    return candidates;
  }

  // Of the options in each marked span, those nearest the predicate.
  static std::vector<bool> RightOnes(const Tree& tree, const CodedText& coded, const Candidate& candidate,
                                     const std::vector<PartyOption>& options, const std::vector<ByteSpan>& marked) {
    std::vector<bool> right(options.size(), false);
    for (const ByteSpan span : marked) {
      std::vector<std::pair<std::size_t, std::size_t>> inside;  // links from the predicate, option
      for (std::size_t i = 0; i < options.size(); ++i) {
        const std::uint32_t m = options[i].mention;
        const TokenSpan tokens =
            m == kNoIndex ? TokenSpan{options[i].token, options[i].token + 1} : coded.coding.mentions[m].tokens;
        if (!NamedAt(coded, coded.parse.BytesOf(tokens)).Overlaps(span)) continue;
        inside.emplace_back(LinksBetween(tree, candidate.frame.head, options[i].token), i);
      }
      std::sort(inside.begin(), inside.end());
      for (const auto& [links, i] : inside) {
        if (links == inside.front().first) right[i] = true;
      }
    }
    return right;
  }

  void Add(const Tree& tree, const CodedText& coded, const Candidate& candidate, const Parties& gold, double weight) {
    const MentionIndex mentions(coded.coding, coded.parse.tokens.size());
    const std::vector<PartyOption> options = PartyOptionsOf(tree, mentions, candidate);
    const std::vector<OptionFacts> facts = FactsOf(tree, mentions, candidate, options);
    for (const PartySide side : {PartySide::kSource, PartySide::kTarget}) {
      const bool source = side == PartySide::kSource;
      Choice choice;
      choice.right = RightOnes(tree, coded, candidate, options, source ? gold.sources : gold.targets);
      const bool nobody = std::find(choice.right.begin(), choice.right.end(), true) == choice.right.end();
      choice.right.push_back(nobody);
      choice.options = PartyFeatures(tree, mentions, candidate, knowledge_.ontology.Quad(candidate.event), options,
                                     facts, side, &names_);
      choice.weight = weight;
      choices_[source ? 0 : 1].push_back(std::move(choice));
    }
  }

  const CandidateKnowledge& knowledge_;
  std::array<std::vector<Choice>, 2> choices_;  // of sources and of targets
  FeatureNames names_;
};

// "12-25,40-52"; none for "-".
std::optional<std::vector<ByteSpan>> ReadSpans(std::string_view cell) {
  std::vector<ByteSpan> spans;
  if (cell == "-") return spans;
  for (const std::string_view part : SplitValues(cell, ',')) {
    ByteSpan span;
    const auto [dash, problem] = std::from_chars(part.data(), part.data() + part.size(), span.start);
    if (problem != std::errc() || dash == part.data() + part.size() || *dash != '-') return std::nullopt;
    const auto [end, wrong] = std::from_chars(dash + 1, part.data() + part.size(), span.end);
    if (wrong != std::errc() || end != part.data() + part.size()) return std::nullopt;
    spans.push_back(span);
  }
  return spans;
}

using VerdictsByLine = std::map<std::string, std::map<std::uint32_t, Parties>>;  // line, start of the trigger

Result<Done> ReadVerdicts(const std::string& path, VerdictsByLine& verdicts) {
  const std::size_t slash = path.rfind('/');
  const Result<TableFile> table = TableFile::Read(slash == std::string::npos ? "." : path.substr(0, slash),
                                                  slash == std::string::npos ? path : path.substr(slash + 1),
                                                  {"line", "start", "right_type", "right_source", "right_target"});
  if (!table) return table.error();
  for (const TableFile::Row& row : table->rows()) {
    if (row.cells[1] == "-" || row.cells[2] == "none") continue;
    const std::optional<std::vector<ByteSpan>> sources = ReadSpans(row.cells[3]);
    const std::optional<std::vector<ByteSpan>> targets = ReadSpans(row.cells[4]);
    std::uint32_t start = 0;
    const auto [end, problem] = std::from_chars(row.cells[1].data(), row.cells[1].data() + row.cells[1].size(), start);
    if (!sources || !targets || problem != std::errc()) {
      return TableFile::At(row, "bytes are written as 12-25, several with commas between");
    }
    verdicts[std::string(row.cells[0])][start] = {*sources, *targets};
  }
  return Done{};
}

Result<Done> AddTokens(const std::string& path, const CodeDocument& code, ChoiceWriter& choices) {
  const Result<EventGold> gold = ReadEventGold(path);
  if (!gold) return gold.error();
  for (const EventGoldRow& row : gold->rows) {
    Document document;
    document.text = row.text;
    const auto bytes_of = [&](const std::vector<TokenSpan>& spans) {
      std::vector<ByteSpan> bytes;
      for (const TokenSpan span : spans) bytes.push_back({row.tokens[span.first].start, row.tokens[span.last - 1].end});
      return bytes;
    };
    choices.AddSentence(code(document), {bytes_of(row.sources), bytes_of(row.targets)}, "", 1);
  }
  return Done{};
}

Result<Done> AddMarked(const std::string& path, const CodeDocument& code, ChoiceWriter& choices) {
  const Result<std::vector<MarkedSentence>> sentences = ReadMarkedSentences(path);
  if (!sentences) return sentences.error();
  for (const MarkedSentence& sentence : *sentences) {
    Document document;
    document.text = sentence.text;
    choices.AddSentence(code(document), {sentence.sources, sentence.targets}, sentence.root, kMarkedWeight);
  }
  return Done{};
}

Result<Done> AddVerdicts(const PartyGold& gold, const CodeDocument& code, ChoiceWriter& choices) {
  VerdictsByLine verdicts;
  for (const std::string& file : gold.verdicts) {
    if (Result<Done> read = ReadVerdicts(file, verdicts); !read) return read.error();
  }
  DocumentReader reader({gold.sentences});
  for (std::optional<ReadResult> next = reader.Next(); next; next = reader.Next()) {
    if (!*next) continue;  // a line that is not English
    const auto line = verdicts.find((*next)->id);
    if (line == verdicts.end()) continue;
    const CodedText coded = code(**next);
    for (const auto& [start, parties] : line->second) choices.AddEvent(coded, start, parties);
  }
  return Done{};
}

}  // namespace

Result<PartyTraining> FitParties(const PartyGold& gold, const CodeDocument& code, const CandidateKnowledge& knowledge) {
  ChoiceWriter choices(knowledge);
  if (!gold.tokens.empty()) {
    if (Result<Done> added = AddTokens(gold.tokens, code, choices); !added) return added.error();
  }
  if (!gold.marked.empty()) {
    if (Result<Done> added = AddMarked(gold.marked, code, choices); !added) return added.error();
  }
  if (!gold.verdicts.empty()) {
    if (Result<Done> added = AddVerdicts(gold, code, choices); !added) return added.error();
  }
  return choices.Fit();
}

}  // namespace tacitus
