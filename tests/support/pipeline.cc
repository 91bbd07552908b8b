#include "tests/support/pipeline.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace tacitus {

std::string TestPipelineFolder() {
  const char* chosen = std::getenv("TACITUS_MODEL");
  return chosen != nullptr ? chosen : TACITUS_SOURCE_DIR "/data/models/en_core_web_sm-3.8.0";
}

bool HasTestPipeline() { return std::filesystem::exists(TestPipelineFolder() + "/config.cfg"); }

const Parser& TestParser() {
  static const Result<Parser> parser = Parser::Load(TestPipelineFolder());
  if (!parser) {
    std::fprintf(stderr, "%s\n", parser.error().ToString().c_str());
    std::exit(1);
  }
  return *parser;
}

}  // namespace tacitus
