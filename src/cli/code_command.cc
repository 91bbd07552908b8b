// tacitus code: events as a table, JSON Lines or CSV.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "query/write_events.h"
#include "tacitus/parse_document.h"

namespace tacitus {
namespace {

enum class Format { kTable, kJsonLines, kCsv };

Format ChosenFormat(const Options& options) {
  if (options.format == "table") return Format::kTable;
  if (options.format == "csv") return Format::kCsv;
  if (options.format == "jsonl") return Format::kJsonLines;
  return StandardOutputIsTerminal() ? Format::kTable : Format::kJsonLines;
}

std::string WriteEvents(const Document& document, const Coding& coding, Format format, const TerminalStyle& style) {
  switch (format) {
    case Format::kTable:
      return TableOfDocument(document, coding.events, style);
    case Format::kCsv:
      return EventsAsCsv(coding.events);
    case Format::kJsonLines:
      break;
  }
  return EventsAsJsonLines(coding.events);
}

int RunCode(const Options& options) {
  const Result<Parser> parser = LoadParser(options);
  if (!parser) return PrintError(parser.error()), kExitUsage;
  const Result<Coder> coder = LoadCoder(options, {});
  if (!coder) return PrintError(coder.error()), kExitUsage;
  const Format format = ChosenFormat(options);
  const TerminalStyle style = StandardOutputStyle();
  const auto make_work = [&]() -> BatchWork {
    return [&, scratch = std::make_shared<Parser::Scratch>()](const std::vector<Document>& documents) {
      BatchResult result;
      for (const Document& document : documents) {
        const Parse parse = ParseDocument(*parser, document, *scratch);
        const Coding coding = coder->Run(document, parse);
        result.text += WriteEvents(document, coding, format, style);
        result.tally.sentences += parse.sentences.size();
        result.tally.events += coding.events.size();
      }
      result.tally.documents = documents.size();
      return result;
    };
  };
  StreamText text;
  if (format == Format::kCsv) text.head = CsvHeader();
  if (format == Format::kTable) {
    text.head = TableHead(style);
    text.foot = [&style](const Tally& tally) { return TableFoot(tally, style); };
  }
  return StreamDocuments(options, make_work, text);
}

}  // namespace

std::function<int()> DeclareCode(CLI::App& command) {
  auto options = std::make_shared<Options>();
  AddInputs(command, *options);
  AddFormat(command, *options, {"table", "jsonl", "csv"}, "Default: table on a terminal, jsonl elsewhere");
  AddTypes(command, *options);
  AddThreads(command, *options);
  AddData(command, *options);
  AddModel(command, *options);
  AddDictionaries(command, *options);
  return [options] { return RunCode(*options); };
}

}  // namespace tacitus
