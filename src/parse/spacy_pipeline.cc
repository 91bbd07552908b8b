#include "parse/spacy_pipeline.h"

#include <numeric>

namespace tacitus {
namespace {

// The row of projections of this row of the encoder.
float* RowOf(AlignedFloats& projections, std::size_t row, std::size_t stride) {
  return projections.data() + row * stride;
}

}  // namespace

std::size_t SpacyPipeline::Run(std::span<const std::string_view> texts, std::size_t token_limit,
                               PipelineScratch& scratch) const {
  scratch.lexemes.Trim();
  scratch.lemmas.Trim();
  Annotation& batch = scratch.batch;
  batch.pieces.clear();
  scratch.documents.clear();
  for (const std::string_view text : texts) {
    const auto first = static_cast<std::uint32_t>(batch.pieces.size());
    tokenizer_.Run(text, scratch.lexemes, batch.pieces);
    scratch.documents.push_back({first, static_cast<std::uint32_t>(batch.pieces.size())});
    if (batch.pieces.size() >= token_limit) break;
  }
  batch.Resize();
  std::iota(batch.head.begin(), batch.head.end(), 0U);
  Encode(scratch);
  for (const Step step : steps_) (this->*step)(scratch);
  return scratch.documents.size();
}

void SpacyPipeline::Encode(PipelineScratch& scratch) const {
  scratch.encodings.resize(encoders_.size());
  for (std::size_t i = 0; i < encoders_.size(); ++i) {
    PaddedRows& rows = scratch.encodings[i].rows;
    rows.Build(scratch.batch.pieces, scratch.documents, encoders_[i].padding());
    const bool tags = tagger_ && tagger_->encoder == i;
    if (tags) scratch.row_tags.resize(rows.tokens.size());
    const auto prepare = [&](const auto& listening, AlignedFloats& projections) -> const PackedMatrix* {
      if (!listening || listening->encoder != i) return nullptr;
      const PackedMatrix& projection = listening->component.model().projection();
      projections.resize(rows.tokens.size() * projection.sums());
      return &projection;
    };
    const PackedMatrix* dependencies = prepare(parser_, scratch.dependency_projections);
    const PackedMatrix* entities = prepare(recognizer_, scratch.entity_projections);
    const auto project = [&](const PackedMatrix* matrix, std::size_t first, std::size_t count, ConstRows vectors,
                             AlignedFloats& projections) {
      if (matrix == nullptr) return;
      kernels_->affine(vectors, count, *matrix, {RowOf(projections, first, matrix->sums()), matrix->sums()});
    };
    const TokenEncoder::Sink sink = [&](std::size_t first, std::size_t count, ConstRows vectors) {
      if (tags) tagger_->component.Run(vectors, count, scratch.tag_scores, scratch.row_tags.data() + first);
      project(dependencies, first, count, vectors, scratch.dependency_projections);
      project(entities, first, count, vectors, scratch.entity_projections);
    };
    encoders_[i].Run(rows, scratch.lexemes.generation(), scratch.lexemes.size(), scratch.encodings[i].scratch, sink);
  }
}

void SpacyPipeline::Tag(PipelineScratch& scratch) const {
  const PaddedRows& rows = scratch.encodings[tagger_->encoder].rows;
  for (std::size_t i = 0; i < scratch.documents.size(); ++i) {
    const TokenSpan document = scratch.documents[i];
    for (std::uint32_t token = document.first; token < document.last; ++token) {
      scratch.batch.tag[token] = scratch.row_tags[rows.first[i] + (token - document.first)];
    }
  }
}

void SpacyPipeline::ParseDependencies(PipelineScratch& scratch) const {
  const PaddedRows& rows = scratch.encodings[parser_->encoder].rows;
  const std::size_t stride = parser_->component.model().projection().sums();
  for (std::size_t i = 0; i < scratch.documents.size(); ++i) {
    const ConstRows projections = {RowOf(scratch.dependency_projections, rows.first[i], stride), stride};
    parser_->component.Run(scratch.batch, scratch.documents[i], projections, scratch.dependencies);
  }
}

void SpacyPipeline::RuleAttributes(PipelineScratch& scratch) const {
  for (const TokenSpan document : scratch.documents) ruler_->Run(scratch.batch, document);
}

void SpacyPipeline::Lemmatize(PipelineScratch& scratch) const {
  lemmatizer_->Run(scratch.batch, {0, static_cast<std::uint32_t>(scratch.batch.pieces.size())}, scratch.lemmas);
}

void SpacyPipeline::RecognizeEntities(PipelineScratch& scratch) const {
  const PaddedRows& rows = scratch.encodings[recognizer_->encoder].rows;
  const std::size_t stride = recognizer_->component.model().projection().sums();
  for (std::size_t i = 0; i < scratch.documents.size(); ++i) {
    const ConstRows projections = {RowOf(scratch.entity_projections, rows.first[i], stride), stride};
    recognizer_->component.Run(scratch.batch, scratch.documents[i], projections, scratch.entities);
  }
}

}  // namespace tacitus
