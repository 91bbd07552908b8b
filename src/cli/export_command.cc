// tacitus export: the events of a store in the form of another data set.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <system_error>

#include "base/grouped.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "export/export_events.h"
#include "store/store_views.h"

namespace tacitus {
namespace {

constexpr const char* kStandardOutput = "/dev/stdout";

struct ExportCommand {
  Options options;
  ExportOptions choice;
  std::string store;
  std::string output;
};

const ExportFormat& ChosenFormat(const ExportCommand& command) {
  return *std::find_if(ExportFormats().begin(), ExportFormats().end(),
                       [&](const ExportFormat& format) { return format.name == command.options.format; });
}

std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const ExportFormat& format : ExportFormats()) names.emplace_back(format.name);
  return names;
}

// A file that is whole or not there: written under another name first. Devices and pipes are written to directly.
class OutputFile {
 public:
  explicit OutputFile(std::string path) : path_(std::move(path)) {
    std::error_code error;
    const auto status = std::filesystem::status(path_, error);
    const bool direct = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
    written_ = direct ? path_ : path_ + ".part";
  }
  [[nodiscard]] const std::string& path_to_write() const { return written_; }

  Result<Done> Finish() const {
    std::error_code error;
    if (written_ != path_) std::filesystem::rename(written_, path_, error);
    return error ? Failure(error) : Result<Done>(Done{});
  }
  void Discard() const {
    std::error_code error;
    if (written_ != path_) std::filesystem::remove(written_, error);
  }
  [[nodiscard]] Result<Done> Failure(const std::error_code& error) const {
    return Error{ErrorCode::kUnreadable, "cannot be written: " + error.message(), path_};
  }

 private:
  std::string path_;
  std::string written_;
};

Result<ExportReport> WriteToStream(Database& store, const ExportCommand& command, const std::string& data) {
  const ExportFormat& format = ChosenFormat(command);
  Output output;
  Result<ExportReport> report = format.form == ExportForm::kParquet
                                    ? ExportEventsAsParquet(store, format, command.choice, data, kStandardOutput)
                                    : ExportEvents(store, format, command.choice, data,
                                                   [&output](std::string_view text) { return output.Write(text); });
  const std::optional<Error> failure = output.Failure("the events");
  return report && failure ? Result<ExportReport>(*failure) : report;
}

Result<ExportReport> WriteToFile(Database& store, const ExportCommand& command, const std::string& data,
                                 const OutputFile& file) {
  const ExportFormat& format = ChosenFormat(command);
  if (format.form == ExportForm::kParquet) {
    return ExportEventsAsParquet(store, format, command.choice, data, file.path_to_write());
  }
  int failure = 0;
  errno = 0;
  std::ofstream stream(file.path_to_write(), std::ios::binary);
  if (!stream) return file.Failure(std::error_code(errno, std::generic_category())).error();
  const auto went_wrong = [&] {
    if (!stream && failure == 0) failure = errno != 0 ? errno : EIO;
    return failure != 0;
  };
  Result<ExportReport> report = ExportEvents(store, format, command.choice, data, [&](std::string_view text) {
    errno = 0;
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    return !went_wrong();
  });
  errno = 0;
  stream.close();
  if (!report || !went_wrong()) return report;
  return file.Failure(std::error_code(failure, std::generic_category())).error();
}

void PrintSummary(const ExportCommand& command, const ExportReport& report) {
  std::cerr << command.output << ": " << Grouped(report.selected) << " of " << Grouped(report.events) << " events\n";
}

int RunExport(const ExportCommand& command) {
  const bool to_stream = command.output.empty() || command.output == "-";
  const bool parquet = ChosenFormat(command).form == ExportForm::kParquet;
  if (to_stream && parquet && StandardOutputIsTerminal()) {
    PrintError({ErrorCode::kInvalid, "Parquet is not for terminals: name a file with --output", {}});
    return kExitUsage;
  }
  const Result<std::string> data = DataFolder(command.options);
  if (!data) return PrintError(data.error()), kExitUsage;
  const OutputFile file(command.output);
  const std::string written = !parquet ? "" : to_stream ? kStandardOutput : file.path_to_write();
  Result<Database> store = OpenStoreForQuestions(command.store, written, kExportDatabase);
  if (!store) return PrintError(store.error()), kExitUsage;
  const Result<ExportReport> report =
      to_stream ? WriteToStream(*store, command, *data) : WriteToFile(*store, command, *data, file);
  const Result<Done> finished = to_stream || !report ? Result<Done>(Done{}) : file.Finish();
  if (!report && !to_stream) file.Discard();
  if (!report || !finished) {
    const Error& error = report ? finished.error() : report.error();
    PrintError(error);
    return error.code == ErrorCode::kUnreadable ? kExitRejected : kExitUsage;
  }
  if (!to_stream) PrintSummary(command, *report);
  return kExitOk;
}

void AddFilter(CLI::App& command, ExportFilter& filter) {
  command
      .add_option("--status", filter.status,
                  "Events to take: all, occurred (what came about: the default, except for csv, jsonl and parquet), or "
                  "statuses with commas between")
      ->type_name("LIST");
  command.add_option("--since", filter.since, "No event before this day (2019-11-03)")->type_name("DAY");
  command.add_option("--until", filter.until, "No event after this day")->type_name("DAY");
  command
      .add_option("--country", filter.country,
                  "Only events whose source, target or place is of this country (ISO 3166-1 alpha-3: IRN)")
      ->type_name("CODE");
  command
      .add_option("--where", filter.where,
                  "Only events that meet a condition in SQL: \"confidence > 0.5 AND source.country = 'IRN'\"")
      ->type_name("SQL");
}

}  // namespace

std::function<int()> DeclareExport(CLI::App& command) {
  auto chosen = std::make_shared<ExportCommand>();
  command.add_option("--store", chosen->store, "Folder of the store")->type_name("DIR")->required();
  AddFormat(command, chosen->options, FormatNames(), "docs/exports.md describes each");
  command.get_option("--format")->required();
  command.add_option("-o,--output", chosen->output, "File to write (default: standard output)")->type_name("FILE");
  AddFilter(command, chosen->choice.filter);
  command.add_flag("--header", chosen->choice.header,
                   "Begin with a line of names also where the format has none: gdelt, gdelt-mentions, phoenix");
  AddData(command, chosen->options);
  return [chosen] { return RunExport(*chosen); };
}

}  // namespace tacitus
