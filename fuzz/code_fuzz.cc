// Any text, from bytes to events: every span of an event lies in the text and says what the event says it does.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/require.h"
#include "tacitus/coder.h"
#include "tacitus/parse_document.h"
#include "tacitus/parser.h"
#include "tacitus/read.h"

namespace {

template <typename T>
const T& Loaded(const tacitus::Result<T>& result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().ToString().c_str());
    std::exit(1);
  }
  return *result;
}

const tacitus::Parser& TheParser() {
  static const auto parser = tacitus::Parser::Load(TACITUS_SOURCE_DIR "/data/models/en_core_web_sm-3.8.0");
  return Loaded(parser);
}

const tacitus::Coder& TheCoder() {
  static const auto coder = tacitus::Coder::Load(TACITUS_SOURCE_DIR "/data");
  return Loaded(coder);
}

// Whether `part`, with text, start and end, is what the document has there.
template <typename Part>
bool Stands(const std::string& text, const Part& part) {
  return part.start <= part.end && part.end <= text.size() &&
         text.substr(part.start, part.end - part.start) == part.text;
}

void CheckEvent(const std::string& text, const tacitus::Event& event) {
  tacitus::Require(event.source || event.target, "an event has a source or a target");
  tacitus::Require(!event.source || Stands(text, *event.source), "the source stands in the text");
  tacitus::Require(!event.target || Stands(text, *event.target), "the target stands in the text");
  tacitus::Require(Stands(text, event.trigger), "the trigger stands in the text");
  tacitus::Require(!event.place || Stands(text, *event.place), "the place stands in the text");
  for (const tacitus::Count& count : event.counts) tacitus::Require(Stands(text, count), "a count stands in the text");
  tacitus::Require(event.confidence >= 0 && event.confidence <= 1, "a confidence is between 0 and 1");
  tacitus::Require(event.event != tacitus::EventType::kNone, "an event has a type");
  tacitus::Require(!event.date_start || !event.date_end || *event.date_start <= *event.date_end, "an event ends last");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static tacitus::Parser::Scratch scratch;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const tacitus::ReadReport report = tacitus::ReadBytes(input, "input");
  for (const tacitus::Document& document : report.documents) {
    const tacitus::Coding coding = TheCoder().Run(document, tacitus::ParseDocument(TheParser(), document, scratch));
    for (const tacitus::Event& event : coding.events) CheckEvent(document.text, event);
  }
  return 0;
}
