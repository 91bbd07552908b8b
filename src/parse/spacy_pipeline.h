// A spaCy pipeline as loaded from its folder: the components this runtime has, in the order in which they run.
//
//   tokenizer → token encoders (tok2vec, and those that components have of their own) → components
//
// An encoder runs once a batch; while a chunk's vectors are at hand, they become what the components that listen to it
// need of them: tags, and the projections of the transition models. Immutable once loaded; what a thread needs to run
// it is in PipelineScratch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/annotation.h"
#include "parse/attribute_ruler.h"
#include "parse/dependency_parser.h"
#include "parse/entity_recognizer.h"
#include "parse/lemmatizer.h"
#include "parse/lexeme.h"
#include "parse/string_store.h"
#include "parse/tagger.h"
#include "parse/token_encoder.h"
#include "parse/tokenizer.h"
#include "tacitus/result.h"

namespace tacitus {

// Buffers and caches of one thread. `batch` and `documents` hold the last batch's result.
struct PipelineScratch {
  LexemeCache lexemes;
  LemmaCache lemmas;
  Annotation batch;
  std::vector<TokenSpan> documents;
  std::vector<TokenEncoder::Scratch> encoders;
  AlignedFloats tag_scores;
  std::vector<Label> tags;  // what the tagger found, by token; the projections, too
  AlignedFloats dependency_projections;
  AlignedFloats entity_projections;
  DependencyParser::Scratch dependencies;
  EntityRecognizer::Scratch entities;
};

class SpacyPipeline {
 public:
  static Result<SpacyPipeline> Load(const std::string& folder);

  // Tokenizes texts from the first on until `token_limit` tokens are reached, but at least one text, and analyses
  // them; the result is in the scratch. Returns how many texts it took.
  std::size_t Run(std::span<const std::string_view> texts, std::size_t token_limit, PipelineScratch& scratch) const;

  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] const std::shared_ptr<const StringStore>& strings() const { return strings_; }

 private:
  friend class PipelineLoader;

  // A component that reads an encoder's vectors.
  template <typename T>
  struct Listening {
    T component;
    std::size_t encoder;
  };
  using Step = void (SpacyPipeline::*)(PipelineScratch&) const;

  explicit SpacyPipeline(Tokenizer tokenizer) : tokenizer_(std::move(tokenizer)) {}

  void Encode(PipelineScratch& scratch) const;
  void Tag(PipelineScratch& scratch) const;
  void ParseDependencies(PipelineScratch& scratch) const;
  void RuleAttributes(PipelineScratch& scratch) const;
  void Lemmatize(PipelineScratch& scratch) const;
  void RecognizeEntities(PipelineScratch& scratch) const;

  const Kernels* kernels_ = nullptr;
  std::string version_;
  std::shared_ptr<const StringStore> strings_;
  Tokenizer tokenizer_;
  std::vector<TokenEncoder> encoders_;
  std::optional<Listening<Tagger>> tagger_;
  std::optional<Listening<DependencyParser>> parser_;
  std::optional<Listening<EntityRecognizer>> recognizer_;
  std::optional<AttributeRuler> ruler_;
  std::optional<Lemmatizer> lemmatizer_;
  std::vector<Step> steps_;  // in the order of config.cfg
};

}  // namespace tacitus
