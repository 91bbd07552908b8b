// Fits the linear models of the coder on gold; tools/fit_models.cc is the program.
//
// Each returns the whole table for data/models/, with its source and the command in its comments. The parse must be
// that of the parser the models will be used with.
#pragma once

#include <string>

#include "code/quotes/quote_knowledge.h"
#include "code/status/status_knowledge.h"
#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

// data/models/factuality.tsv, on a file as the suite `status` reads it.
Result<std::string> FitFactuality(const std::string& gold_file, const CodeText& code, const StatusKnowledge& tables);

}  // namespace tacitus
