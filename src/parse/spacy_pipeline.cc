#include "parse/spacy_pipeline.h"

#include <numeric>

namespace tacitus {
namespace {

// The projections of this token and those after it.
float* RowOf(AlignedFloats& projections, std::size_t token, std::size_t stride) {
  return projections.data() + token * stride;
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
  const std::size_t size = scratch.batch.pieces.size();
  scratch.encoders.resize(encoders_.size());
  scratch.tags.resize(size);
  for (std::size_t i = 0; i < encoders_.size(); ++i) {
    const auto prepare = [&](const auto& listening, AlignedFloats& projections) -> const PackedMatrix* {
      if (!listening || listening->encoder != i) return nullptr;
      const PackedMatrix& projection = listening->component.model().projection();
      projections.resize(size * projection.sums());
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
      if (tagger_ && tagger_->encoder == i) {
        tagger_->component.Run(vectors, count, scratch.tag_scores, scratch.tags.data() + first);
      }
      project(dependencies, first, count, vectors, scratch.dependency_projections);
      project(entities, first, count, vectors, scratch.entity_projections);
    };
    encoders_[i].Run(scratch.batch.pieces, scratch.documents, scratch.lexemes.generation(), scratch.lexemes.size(),
                     scratch.encoders[i], sink);
  }
}

void SpacyPipeline::Tag(PipelineScratch& scratch) const { scratch.batch.tag = scratch.tags; }

void SpacyPipeline::ParseDependencies(PipelineScratch& scratch) const {
  const std::size_t stride = parser_->component.model().projection().sums();
  for (const TokenSpan document : scratch.documents) {
    const ConstRows projections = {RowOf(scratch.dependency_projections, document.first, stride), stride};
    parser_->component.Run(scratch.batch, document, projections, scratch.dependencies);
  }
}

void SpacyPipeline::RuleAttributes(PipelineScratch& scratch) const {
  for (const TokenSpan document : scratch.documents) ruler_->Run(scratch.batch, document);
}

void SpacyPipeline::Lemmatize(PipelineScratch& scratch) const {
  lemmatizer_->Run(scratch.batch, {0, static_cast<std::uint32_t>(scratch.batch.pieces.size())}, scratch.lemmas);
}

void SpacyPipeline::RecognizeEntities(PipelineScratch& scratch) const {
  const std::size_t stride = recognizer_->component.model().projection().sums();
  for (const TokenSpan document : scratch.documents) {
    const ConstRows projections = {RowOf(scratch.entity_projections, document.first, stride), stride};
    recognizer_->component.Run(scratch.batch, document, projections, scratch.entities);
  }
}

}  // namespace tacitus
