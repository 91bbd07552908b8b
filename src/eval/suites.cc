#include "eval/suites.h"

#include <algorithm>
#include <array>
#include <memory>

#include "eval/actors.h"
#include "eval/coded_text.h"
#include "eval/events.h"
#include "eval/petrarch.h"
#include "eval/places.h"
#include "eval/quotes.h"
#include "eval/status.h"
#include "eval/times.h"
#include "eval/types.h"
#include "tacitus/parse_document.h"

namespace tacitus {
namespace {

CodeDocument DocumentCoder(const SuiteInputs& inputs) {
  return [&inputs, scratch = std::make_shared<Parser::Scratch>()](const Document& document) {
    CodedText coded;
    coded.parse = ParseDocument(inputs.parser, document, *scratch);
    coded.coding = inputs.coder.Run(document, coded.parse);
    return coded;
  };
}

CodeText TextCoder(const SuiteInputs& inputs) {
  return [code = DocumentCoder(inputs)](std::string_view text) {
    Document document;
    document.text = text;
    return code(document);
  };
}

template <typename Report>
Result<SuiteScore> ScoreOf(Result<Report> report) {
  if (!report) return report.error();
  return SuiteScore{std::move(report->headline), std::move(report->predictions)};
}

Result<SuiteScore> RunTypes(const std::string& gold, const SuiteInputs& inputs) {
  const auto parse = [&inputs, scratch = std::make_shared<Parser::Scratch>()](std::string_view text) {
    Document document;
    document.text = text;
    return ParseDocument(inputs.parser, document, *scratch);
  };
  Result<TypesReport> report = EvaluateTypes(gold, {TextCoder(inputs), parse, inputs.data_folder}, inputs.options);
  if (!report) return report.error();
  return SuiteScore{std::move(report->headline), std::move(report->predictions), std::move(report->notes),
                    std::move(report->confusion), std::move(report->confidence)};
}

Result<SuiteScore> RunEvents(const std::string& gold, const SuiteInputs& inputs) {
  return ScoreOf(EvaluateEvents(gold, DocumentCoder(inputs)));
}

Result<SuiteScore> RunActors(const std::string& gold, const SuiteInputs& inputs) {
  const Result<ActorKnowledge> knowledge = ActorKnowledge::Load(inputs.data_folder);
  if (!knowledge) return knowledge.error();
  return ScoreOf(EvaluateActors(gold, *knowledge));
}

Result<SuiteScore> RunPlaces(const std::string& gold, const SuiteInputs& inputs) {
  const Result<PlaceKnowledge> knowledge = PlaceKnowledge::Load(inputs.data_folder);
  if (!knowledge) return knowledge.error();
  return ScoreOf(EvaluatePlaces(gold, *knowledge, DocumentCoder(inputs)));
}

Result<SuiteScore> RunTimes(const std::string& gold, const SuiteInputs& inputs) {
  return ScoreOf(EvaluateTimes(gold, DocumentCoder(inputs)));
}

Result<SuiteScore> RunQuotes(const std::string& gold, const SuiteInputs& inputs) {
  return ScoreOf(EvaluateQuotes(gold, TextCoder(inputs)));
}

Result<SuiteScore> RunStatus(const std::string& gold, const SuiteInputs& inputs) {
  const Result<StatusKnowledge> knowledge = StatusKnowledge::Load(inputs.data_folder);
  if (!knowledge) return knowledge.error();
  return ScoreOf(EvaluateStatus(gold, TextCoder(inputs), *knowledge));
}

Result<SuiteScore> RunPetrarch(const std::string& gold, const SuiteInputs& inputs) {
  const auto parse = [&inputs, scratch = std::make_shared<Parser::Scratch>()](std::string_view text) {
    Document document;
    document.text = text;
    return ParseDocument(inputs.parser, document, *scratch);
  };
  Result<PetrarchReport> report = EvaluatePetrarch(gold, inputs.data_folder, parse);
  if (!report) return report.error();
  return SuiteScore{std::move(report->headline), std::move(report->predictions), std::move(report->notes)};
}

}  // namespace

std::span<const Suite> Suites() {
  static constexpr std::array kSuites = {
      Suite{"types", "a table of sentences with marked source and target", RunTypes},
      Suite{"events", "sentences with classes, tags, marks or records: a TSV, token or JSON file", RunEvents},
      Suite{"actors", "a table of phrases with country and sectors", RunActors},
      Suite{"places", "an XML file of articles with toponyms", RunPlaces},
      Suite{"times", "a folder of TimeML files", RunTimes},
      Suite{"quotes", "a folder with text/ and attributions/", RunQuotes},
      Suite{"status", "JSON lines of sentences with factuality", RunStatus},
      Suite{"petrarch", "PETRARCH's unit tests, an XML file beside its dictionaries", RunPetrarch},
  };
  return kSuites;
}

// "(n=70, located 12)" gives counts; before it, scores have a point, and "within 161 km" is a name.
std::vector<std::pair<std::string, std::string>> FiguresOf(std::string_view headline) {
  std::vector<std::pair<std::string, std::string>> figures;
  std::string name;
  bool counts = false;
  headline.remove_prefix(std::min(headline.size(), headline.find(": ") + 2));
  while (!headline.empty()) {
    const std::size_t end = std::min(headline.find_first_of(" =,)"), headline.size());
    std::string_view word = headline.substr(0, end);
    headline.remove_prefix(std::min(end + 1, headline.size()));
    if (word.starts_with('(')) {
      counts = true;
      word.remove_prefix(1);
    }
    const bool number = !word.empty() && word.find_first_not_of("-.0123456789") == std::string_view::npos;
    if (number && (counts || word.find('.') != std::string_view::npos)) {
      figures.emplace_back(std::exchange(name, {}), word);
    } else if (!word.empty()) {
      name.append(name.empty() ? "" : " ").append(word);
    }
  }
  return figures;
}

}  // namespace tacitus
