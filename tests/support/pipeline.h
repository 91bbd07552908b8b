// The real pipeline, for tests on real text: loaded once a program.
#pragma once

#include <string>

#include "tacitus/parser.h"

namespace tacitus {

// The folder that the environment variable TACITUS_MODEL names, else data/models/en_core_web_sm-3.8.0 of the
// repository, which tools/fetch_model.sh fetches.
std::string TestPipelineFolder();

// Whether that folder is there; tests on real text are skipped where it is not.
bool HasTestPipeline();

// Ends the program with the reason where the folder does not load.
const Parser& TestParser();

}  // namespace tacitus
