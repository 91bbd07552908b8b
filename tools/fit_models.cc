// Fits the linear models of the coder on gold and writes their tables to standard output.
//
//   build/fit_models reports ../shared/gold/polnear > data/models/report_cues.tsv
//   build/fit_models factuality ../shared/gold/uw_status_train.jsonl > data/models/factuality.tsv
//
// Run from the repository's root, after `make model`. See src/eval/fit_models.h.
#include "eval/fit_models.h"

#include <iostream>
#include <string>

#include "code/quotes/find_quotations.h"
#include "tacitus/parser.h"

namespace {

constexpr const char* kDataFolder = "data";
constexpr const char* kPipeline = "data/models/en_core_web_sm-3.8.0";

int Fail(const tacitus::Error& error) {
  std::cerr << error.ToString() << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string model = argc == 3 ? argv[1] : "";
  if (model != "factuality" && model != "reports") {
    std::cerr << "usage: fit_models factuality|reports GOLD > data/models/TABLE\n";
    return 2;
  }
  const tacitus::Result<tacitus::Parser> parser = tacitus::Parser::Load(kPipeline);
  if (!parser) return Fail(parser.error());
  // Factuality looks at the quotations that the fitted cues leave, so the cues are fitted first.
  const tacitus::Result<tacitus::QuoteKnowledge> quotes = model == "reports"
                                                              ? tacitus::QuoteKnowledge::LoadTables(kDataFolder)
                                                              : tacitus::QuoteKnowledge::Load(kDataFolder);
  if (!quotes) return Fail(quotes.error());
  const tacitus::Result<tacitus::StatusKnowledge> status = tacitus::StatusKnowledge::LoadTables(kDataFolder);
  if (!status) return Fail(status.error());
  const auto code = [&](std::string_view text) {
    tacitus::CodedText coded;
    coded.parse = parser->Run(text);
    tacitus::FindQuotations(tacitus::Tree(coded.parse), *quotes, coded.coding);
    return coded;
  };
  const tacitus::Result<std::string> table = model == "factuality" ? tacitus::FitFactuality(argv[2], code, *status)
                                                                   : tacitus::FitReports(argv[2], code, *quotes);
  if (!table) return Fail(table.error());
  std::cout << *table;
  return 0;
}
