// Fits the linear models of the coder on gold and writes their tables to standard output.
//
//   build/fit_models reports ../shared/gold/polnear > data/models/report_cues.tsv
//   build/fit_models extents ../shared/gold/polnear > data/models/cue_extents.tsv
//   build/fit_models factuality ../shared/gold/uw_status_train.jsonl > data/models/factuality.tsv
//   build/fit_models reliability SENTENCES.jsonl docs/precision/SEED.tsv … > data/models/reliability.tsv
//   build/fit_models parties TOKENS MARKED SENTENCES.jsonl docs/precision/SEED.tsv … > data/models/parties.tsv
//   build/fit_models events TOKENS MARKED OWN SENTENCES.jsonl docs/precision/SEED.tsv … > marked.jsonl
//   build/fit_models unmarked SENTENCES.jsonl > unmarked.jsonl
//
// `build/fit_models reports ../shared/gold/polnear 4` writes what these two score on articles they were not fitted on,
// in four folds, instead; `reliability` writes the like to standard error. train/reliability.sh and train/parties.sh
// draw the sentences. `events` and `unmarked` write what train/events.py teaches the encoder of events from.
//
// Run from the repository's root, after `make model`. See src/eval/fit_models.h.
#include "eval/fit_models.h"

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "code/events/knowledge.h"
#include "code/quotes/find_quotations.h"
#include "eval/party_training.h"
#include "eval/reliability_training.h"
#include "eval/report_training.h"
#include "tacitus/coder.h"
#include "tacitus/parse_document.h"
#include "tacitus/parser.h"

namespace {

constexpr const char* kDataFolder = "data";
constexpr const char* kPipeline = "data/models/en_core_web_sm-3.8.0";

int Fail(const tacitus::Error& error) {
  std::cerr << error.ToString() << '\n';
  return 1;
}

// The table of the cues or of their extents; with folds, what both score in cross-validation.
int FitReports(const std::string& model, const char* gold, int folds, const tacitus::Parser& parser) {
  const tacitus::Result<tacitus::QuoteKnowledge> tables = tacitus::QuoteKnowledge::LoadTables(kDataFolder);
  if (!tables) return Fail(tables.error());
  tacitus::Parser::Scratch scratch;
  const auto parse = [&](std::string_view text) {
    tacitus::Document document;
    document.text = text;
    return tacitus::ParseDocument(parser, document, scratch);
  };
  if (folds > 0) {
    const tacitus::Result<tacitus::QuotesReport> report = tacitus::CrossValidateReports(gold, parse, *tables, folds);
    if (!report) return Fail(report.error());
    std::cout << report->headline << '\n';
    return 0;
  }
  const tacitus::Result<tacitus::ReportTables> fitted = tacitus::FitReports(gold, parse, *tables);
  if (!fitted) return Fail(fitted.error());
  std::cout << (model == "reports" ? fitted->cues : fitted->extents);
  return 0;
}

int FitFactuality(const char* gold, const tacitus::Parser& parser) {
  // Factuality looks at the quotations that the fitted cues leave, so the cues are fitted first.
  const tacitus::Result<tacitus::QuoteKnowledge> quotes = tacitus::QuoteKnowledge::Load(kDataFolder);
  if (!quotes) return Fail(quotes.error());
  const tacitus::Result<tacitus::StatusKnowledge> status = tacitus::StatusKnowledge::LoadTables(kDataFolder);
  if (!status) return Fail(status.error());
  const auto code = [&](std::string_view text) {
    tacitus::CodedText coded;
    coded.parse = parser.Run(text);
    tacitus::FindQuotations(tacitus::Tree(coded.parse), *quotes, coded.coding);
    return coded;
  };
  const tacitus::Result<std::string> table = tacitus::FitFactuality(gold, code, *status);
  if (!table) return Fail(table.error());
  std::cout << *table;
  return 0;
}

tacitus::CodeDocument DocumentCoder(const tacitus::Coder& coder, const tacitus::Parser& parser) {
  return [&, scratch = std::make_shared<tacitus::Parser::Scratch>()](const tacitus::Document& document) {
    tacitus::CodedText coded;
    coded.parse = tacitus::ParseDocument(parser, document, *scratch);
    coded.coding = coder.Run(document, coded.parse);
    return coded;
  };
}

// The table, and what it is worth out of fold on standard error.
int FitReliability(const std::string& sentences, const std::vector<std::string>& verdicts,
                   const tacitus::Parser& parser) {
  tacitus::CoderOptions options;
  options.least_reliability = 0;
  const tacitus::Result<tacitus::Coder> coder = tacitus::Coder::Load(kDataFolder, options);
  if (!coder) return Fail(coder.error());
  const tacitus::Result<tacitus::ReliabilityTraining> fitted =
      tacitus::FitReliability(sentences, verdicts, DocumentCoder(*coder, parser));
  if (!fitted) return Fail(fitted.error());
  std::cout << fitted->table;
  std::cerr << fitted->verdicts << fitted->curve;
  return 0;
}

// Parties and the encoder of events are learned from what the coder makes of sentences without that encoder.
template <typename Use>
int WithCoder(const tacitus::Parser& parser, const Use& use) {
  tacitus::CoderOptions options;
  options.types = tacitus::TypesChoice::kFast;
  const tacitus::Result<tacitus::Coder> coder = tacitus::Coder::Load(kDataFolder, options);
  if (!coder) return Fail(coder.error());
  const tacitus::Result<tacitus::CodingKnowledge> knowledge = tacitus::CodingKnowledge::Load(kDataFolder);
  if (!knowledge) return Fail(knowledge.error());
  const tacitus::CandidateKnowledge rules{knowledge->rules, knowledge->ontology, knowledge->transforms,
                                          knowledge->status};
  return use(DocumentCoder(*coder, parser), rules);
}

int FitParties(const tacitus::PartyGold& gold, const tacitus::Parser& parser) {
  return WithCoder(parser, [&](const tacitus::CodeDocument& code, const tacitus::CandidateKnowledge& rules) {
    const tacitus::Result<tacitus::PartyTraining> fitted = tacitus::FitParties(gold, code, rules);
    if (!fitted) return Fail(fitted.error());
    std::cout << fitted->table;
    std::cerr << fitted->choices << " choices\n";
    return 0;
  });
}

int WriteEvents(const tacitus::PartyGold& gold, const tacitus::Parser& parser) {
  return WithCoder(parser, [&](const tacitus::CodeDocument& code, const tacitus::CandidateKnowledge& rules) {
    const tacitus::Result<tacitus::Done> written =
        gold.verdicts.empty() ? tacitus::WriteUnmarkedEvents(gold.sentences, code, rules, std::cout)
                              : tacitus::WriteMarkedEvents(gold, code, rules, std::cout);
    return written ? 0 : Fail(written.error());
  });
}

}  // namespace

int main(int argc, char** argv) {
  const std::string model = argc >= 3 ? argv[1] : "";
  const bool reports = model == "reports" || model == "extents";
  const int folds = argc == 4 && reports ? std::atoi(argv[3]) : 0;
  const bool reliability = model == "reliability" && argc > 3;
  const bool parties = model == "parties" && argc > 5;
  const bool events = (model == "events" && argc > 6) || (model == "unmarked" && argc == 3);
  if (!reliability && !parties && !events &&
      ((model != "factuality" && !reports) || argc > 4 || (argc == 4 && folds < 2))) {
    std::cerr << "usage: fit_models factuality|reports|extents GOLD > data/models/TABLE\n"
                 "       fit_models reports GOLD FOLDS\n"
                 "       fit_models parties TOKENS MARKED SENTENCES VERDICTS… > data/models/TABLE\n"
                 "       fit_models events TOKENS MARKED OWN SENTENCES VERDICTS…\n"
                 "       fit_models unmarked SENTENCES\n"
                 "       fit_models reliability SENTENCES VERDICTS… > data/models/TABLE\n";
    return 2;
  }
  const tacitus::Result<tacitus::Parser> parser = tacitus::Parser::Load(kPipeline);
  if (!parser) return Fail(parser.error());
  if (parties) return FitParties({argv[2], argv[3], {}, argv[4], {argv + 5, argv + argc}}, *parser);
  if (model == "unmarked") return WriteEvents({.sentences = argv[2]}, *parser);
  if (events) return WriteEvents({argv[2], argv[3], argv[4], argv[5], {argv + 6, argv + argc}}, *parser);
  if (reliability) return FitReliability(argv[2], {argv + 3, argv + argc}, *parser);
  return reports ? FitReports(model, argv[2], folds, *parser) : FitFactuality(argv[2], *parser);
}
