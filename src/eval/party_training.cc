#include "eval/party_training.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "code/events/party_features.h"
#include "eval/choice_fit.h"
#include "eval/ridge.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

using nlohmann::json;

const ChoiceOptions kFit = {.penalty = 1, .step = 0.3, .epochs = 30, .rarest = 2, .seed = 1};
constexpr double kSmallest = 0.02;  // weights below this are left out

// Marks of source and target are exact, and drawn news is what users have; tags are of any party of the sentence.
double WeightOf(PartyGoldKind kind) { return kind == PartyGoldKind::kTokens ? 1 : 2; }

std::string_view NameOf(PartyGoldKind kind) {
  switch (kind) {
    case PartyGoldKind::kTokens:
      return "tokens";
    case PartyGoldKind::kMarked:
      return "marked";
    case PartyGoldKind::kOwn:
      return "own";
    case PartyGoldKind::kVerdict:
      break;
  }
  return "news";
}

class ChoiceWriter {
 public:
  explicit ChoiceWriter(const CandidateKnowledge& knowledge) : knowledge_(knowledge) {}

  void Add(const Tree& tree, const CodedText& coded, const Candidate& candidate, const MarkedEvent& marks) {
    if (candidate.frame.reciprocal || marks.type == "none") return;
    const MentionIndex mentions(coded.coding, coded.parse.tokens.size());
    const std::vector<PartyOption> options = PartyOptionsOf(tree, mentions, candidate);
    const std::vector<OptionFacts> facts = FactsOf(tree, mentions, candidate, options);
    for (const PartySide side : {PartySide::kSource, PartySide::kTarget}) {
      const bool source = side == PartySide::kSource;
      Choice choice;
      choice.right = RightOptions(tree, coded, candidate, options, source ? marks.sources : marks.targets);
      const bool nobody = std::find(choice.right.begin(), choice.right.end(), true) == choice.right.end();
      choice.right.push_back(nobody);
      choice.options = PartyFeatures(tree, mentions, candidate, knowledge_.ontology.Quad(candidate.event), options,
                                     facts, side, &names_);
      choice.weight = WeightOf(marks.kind);
      choices_[source ? 0 : 1].push_back(std::move(choice));
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
  const CandidateKnowledge& knowledge_;
  std::array<std::vector<Choice>, 2> choices_;  // of sources and of targets
  FeatureNames names_;
};

// An event as the encoder is shown it: bytes are of its sentence.
json RowOf(const Tree& tree, const CodedText& coded, const Candidate& candidate, const MarkedEvent& marks) {
  const MentionIndex mentions(coded.coding, coded.parse.tokens.size());
  const std::vector<PartyOption> options = PartyOptionsOf(tree, mentions, candidate);
  const std::uint32_t predicate = candidate.frame.head;
  const ByteSpan sentence = coded.parse.BytesOf(coded.parse.sentences[tree.SentenceOf(predicate)]);
  const auto inside = [&](ByteSpan span) { return json{span.start - sentence.start, span.end - sentence.start}; };
  const auto all_inside = [&](const std::vector<ByteSpan>& spans) {
    json list = json::array();
    for (const ByteSpan span : spans) {
      if (sentence.Contains(span)) list.push_back(inside(span));
    }
    return list;
  };
  const auto right = [&](const std::vector<ByteSpan>& spans) {
    json numbers = json::array();
    const std::vector<bool> is_right = RightOptions(tree, coded, candidate, options, spans);
    for (std::size_t i = 0; i < is_right.size(); ++i) {
      if (is_right[i]) numbers.push_back(i);
    }
    return numbers;
  };
  json spans = json::array();
  for (const PartyOption& option : options) spans.push_back(inside(BytesOf(coded, option)));
  return {{"id", marks.id},
          {"sentence", coded.parse.text.substr(sentence.start, sentence.size())},
          {"trigger", inside(coded.parse.BytesOf({predicate, predicate + 1}))},
          {"options", spans},
          {"sources", right(marks.sources)},
          {"targets", right(marks.targets)},
          {"source_spans", all_inside(marks.sources)},
          {"target_spans", all_inside(marks.targets)},
          {"reciprocal", candidate.frame.reciprocal},
          {"coded_type", Name(candidate.event)},
          {"coded_status", Name(candidate.status.status)},
          {"type", marks.type},
          {"status", marks.status}};
}

void Write(const json& row, std::ostream& out) {
  out << row.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
}

}  // namespace

Result<PartyTraining> FitParties(const PartyGold& gold, const CodeDocument& code, const CandidateKnowledge& knowledge) {
  ChoiceWriter choices(knowledge);
  const Result<Done> read =
      ReadPartyGold(gold, code, knowledge,
                    [&](const Tree& tree, const CodedText& coded, const Candidate& candidate,
                        const MarkedEvent& marks) { choices.Add(tree, coded, candidate, marks); });
  if (!read) return read.error();
  return choices.Fit();
}

Result<Done> WriteMarkedEvents(const PartyGold& gold, const CodeDocument& code, const CandidateKnowledge& knowledge,
                               std::ostream& out) {
  return ReadPartyGold(
      gold, code, knowledge,
      [&](const Tree& tree, const CodedText& coded, const Candidate& candidate, const MarkedEvent& marks) {
        json row = RowOf(tree, coded, candidate, marks);
        row["gold"] = NameOf(marks.kind);
        Write(row, out);
      });
}

Result<Done> WriteUnmarkedEvents(const std::string& sentences, const CodeDocument& code,
                                 const CandidateKnowledge& knowledge, std::ostream& out) {
  DocumentReader reader({sentences});
  for (std::optional<ReadResult> next = reader.Next(); next; next = reader.Next()) {
    if (!*next) continue;  // a line that is not English
    const CodedText coded = code(**next);
    const Tree tree(coded.parse);
    for (const Candidate& candidate : FindCandidates(tree, knowledge, coded.coding)) {
      MarkedEvent marks;
      marks.id = (*next)->id;
      json row = RowOf(tree, coded, candidate, marks);
      row["gold"] = "unlabelled";
      Write(row, out);
    }
  }
  return Done{};
}

}  // namespace tacitus
