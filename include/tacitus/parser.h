// Runs a spaCy 3 pipeline natively, without Python.
//
//   tacitus::Result<tacitus::Parser> parser = tacitus::Parser::Load("data/models/en_core_web_sm-3.8.0");
//   if (!parser) return Report(parser.error().ToString());
//   tacitus::Parse parse = parser->Run("Iran rejected the offer.");
//
// A Parser is immutable once loaded and may be shared by any number of threads. Each thread that parses more than
// one document keeps a Parser::Scratch of its own: the buffers and per-type caches that make the second document
// faster than the first. Results never depend on what a Scratch has seen before.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

class Parser {
 public:
  class Scratch;

  // Reads a pipeline folder as spaCy writes it (config.cfg, tokenizer, vocab/, one folder a component). The config
  // decides all shapes. Fails with the file at fault where one is missing, malformed, or asks for a component or
  // architecture that this runtime does not have.
  static Result<Parser> Load(const std::string& folder);

  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  // Parses one text (UTF-8; invalid bytes are taken as U+FFFD would be, offsets stay those of the input).
  [[nodiscard]] Parse Run(std::string_view text) const;
  [[nodiscard]] Parse Run(std::string_view text, Scratch& scratch) const;

  // Parses several texts together, which is faster than one by one and gives the same result.
  [[nodiscard]] std::vector<Parse> RunBatch(std::span<const std::string_view> texts, Scratch& scratch) const;

  // "en_core_web_sm 3.8.0", for Event::coded_with.
  [[nodiscard]] std::string_view Version() const;

 private:
  struct Pipeline;
  explicit Parser(std::shared_ptr<const Pipeline> pipeline);
  std::shared_ptr<const Pipeline> pipeline_;
};

// Buffers and bounded caches of one thread. Cheap to make, better kept.
class Parser::Scratch {
 public:
  Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();

 private:
  friend class Parser;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tacitus
