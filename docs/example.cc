// Prints who did what to whom in one article. A first program to copy:
//
//   build/docs/example data/samples/iran-talks.md
#include <iostream>
#include <optional>
#include <string>

#include "tacitus/coder.h"
#include "tacitus/parse_document.h"
#include "tacitus/parser.h"
#include "tacitus/read.h"

namespace {

std::string Who(const std::optional<tacitus::Actor>& actor) {
  if (!actor) return "somebody";
  return actor->name.empty() ? actor->text : actor->name;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: example ARTICLE\n";
    return 2;
  }
  const auto parser = tacitus::Parser::Load("data/models/en_core_web_sm-3.8.0");
  const auto coder = tacitus::Coder::Load("data");
  if (!parser || !coder) {
    std::cerr << (parser ? coder.error() : parser.error()).ToString() << '\n';
    return 1;
  }
  tacitus::Parser::Scratch scratch;
  const tacitus::ReadReport report = tacitus::ReadFile(argv[1]);
  for (const tacitus::Error& reject : report.rejects) std::cerr << reject.ToString() << '\n';
  for (const tacitus::Document& document : report.documents) {
    const tacitus::Parse parse = tacitus::ParseDocument(*parser, document, scratch);
    for (const tacitus::Event& event : coder->Run(document, parse).events) {
      std::cout << Who(event.source) << ' ' << Name(event.event) << ' ' << Who(event.target) << ": "
                << event.trigger.text << " (" << Name(event.status) << ")\n";
    }
  }
  return report.rejects.empty() ? 0 : 1;
}
