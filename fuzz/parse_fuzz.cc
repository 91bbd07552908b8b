// Any text: the tokens follow one another through the whole of it, every head is in its own sentence, sentences and
// entities are in order; and a Scratch that has seen other texts changes nothing.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "fuzz/require.h"
#include "tacitus/parser.h"

namespace {

const tacitus::Parser& TheParser() {
  static const tacitus::Result<tacitus::Parser> parser =
      tacitus::Parser::Load(TACITUS_SOURCE_DIR "/data/models/en_core_web_sm-3.8.0");
  if (!parser) {
    std::fprintf(stderr, "%s\n", parser.error().ToString().c_str());
    std::exit(1);
  }
  return *parser;
}

void CheckTokens(const tacitus::Parse& parse) {
  std::uint32_t at = 0;
  for (const tacitus::Token& token : parse.tokens) {
    tacitus::Require(token.start == at, "a token starts where the one before it ends");
    tacitus::Require(token.end > token.start, "a token is not empty");
    tacitus::Require(token.head < parse.tokens.size(), "a head is a token");
    at = token.end + (token.space_after ? 1 : 0);
  }
  tacitus::Require(at == parse.text.size(), "the tokens end where the text does");
}

void CheckSentences(const tacitus::Parse& parse) {
  std::uint32_t next = 0;
  for (const tacitus::TokenSpan& sentence : parse.sentences) {
    tacitus::Require(sentence.first == next && !sentence.empty(), "sentences follow one another");
    next = sentence.last;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      tacitus::Require(sentence.Contains(parse.tokens[i].head), "a head is in its token's sentence");
    }
  }
  tacitus::Require(next == parse.tokens.size(), "the sentences cover all tokens");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static tacitus::Parser::Scratch kept;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const tacitus::Parse parse = TheParser().Run(text, kept);
  CheckTokens(parse);
  CheckSentences(parse);
  const tacitus::Parse again = TheParser().Run(text);
  tacitus::Require(parse.tokens.size() == again.tokens.size(), "a fresh Scratch gives the same tokens");
  for (std::size_t i = 0; i < parse.tokens.size(); ++i) {
    tacitus::Require(parse.tokens[i].head == again.tokens[i].head && parse.tokens[i].tag == again.tokens[i].tag,
                     "a fresh Scratch gives the same tree");
  }
  return 0;
}
