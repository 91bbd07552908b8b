// From inputs named on the command line to standard output: what code, parse and explain have in common.
#pragma once

#include <functional>
#include <string>

#include "cli/options.h"
#include "cli/pipeline.h"

namespace tacitus {

// Prints an error on standard error, as all of the program's diagnostics are: "tacitus: where: message".
void PrintError(const Error& error);

struct StreamText {
  std::string head;                               // before all results
  std::function<std::string(const Tally&)> foot;  // after them; may be missing
  ReadOptions read;                               // what is read at all
};

// Reads options.inputs, sends them through the pipeline, writes the results, reports the rejects; gives an ExitCode.
// Documents in other languages are named and counted, but are no failure.
int StreamDocuments(const Options& options, const std::function<BatchWork()>& make_work, const StreamText& text = {});

}  // namespace tacitus
