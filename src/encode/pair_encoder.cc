#include "encode/pair_encoder.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "encode/encoder_body.h"

namespace tacitus {
namespace {

// The mean of rows of `sums.size()` floats, scaled to length 1; zeros where there are no rows, or their sum is zero.
void MeanOfLengthOne(const float* rows, std::size_t count, std::span<float> mean) {
  SumRows(rows, count, mean);
  double squares = 0.0;
  for (const float value : mean) squares += static_cast<double>(value) * static_cast<double>(value);
  if (squares == 0.0) return;
  const auto factor = static_cast<float>(1.0 / std::sqrt(squares));
  for (float& value : mean) value *= factor;
}

}  // namespace

void Probabilities(const EncoderHead& head, std::span<const float> scores, std::span<float> probabilities) {
  const float greatest = *std::max_element(scores.begin(), scores.end());
  float sum = 0.0F;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    probabilities[i] = std::exp((scores[i] - greatest) / head.temperature);
    sum += probabilities[i];
  }
  for (float& probability : probabilities) probability /= sum;
}

struct PairEncoder::Scratch::State {
  EncoderTokens tokens;
  NetworkBuffers network;
  CacheLineVector<float> pools;  // sentence, source, target
  std::vector<float> scores;
};

struct PairEncoder::Model {
  EncoderBody body;

  // Leaves the scores of the heads of this input in `state`.
  void Score(EncoderInput input, std::string_view sentence, ByteSpan source, ByteSpan target,
             Scratch::State& state) const;
  void ScoreHeads(EncoderInput input, Scratch::State& state) const;
};

void PairEncoder::Model::Score(EncoderInput input, std::string_view sentence, ByteSpan source, ByteSpan target,
                               Scratch::State& state) const {
  const EncoderShape& shape = body.file.shape();
  MakeEncoderTokens(body.tokenizer, body.marks, sentence, source, target, shape.max_tokens, state.tokens);
  body.network.Run(state.tokens.pieces, state.network);
  const PieceSpan pooled[] = {{0, state.tokens.pieces.size()}, state.tokens.source, state.tokens.target};
  state.pools.resize(std::size(pooled) * shape.hidden);
  const std::span<float> pools = state.pools;
  for (std::size_t i = 0; i < std::size(pooled); ++i) {
    MeanOfLengthOne(state.network.tokens.data() + pooled[i].first * shape.hidden, pooled[i].last - pooled[i].first,
                    pools.subspan(i * shape.hidden, shape.hidden));
  }
  ScoreHeads(input, state);
}

void PairEncoder::Model::ScoreHeads(EncoderInput input, Scratch::State& state) const {
  const EncoderHead& last = body.file.heads().back();
  state.scores.assign(last.first_score + last.classes.size(), 0.0F);
  for (std::size_t i = 0; i < body.heads.size(); ++i) {
    const EncoderHead& head = body.file.heads()[i];
    if (head.input != input) continue;
    body.ScoreHead(i, state.pools.data(), std::span(state.scores).subspan(head.first_score, head.classes.size()));
  }
}

Result<PairEncoder> PairEncoder::Load(const std::string& path) { return Load(path, BestEncoderKernels()); }

Result<PairEncoder> PairEncoder::Load(const std::string& path, const EncoderKernels& kernels) {
  Result<EncoderBody> body = EncoderBody::Load(path, kernels, {EncoderInput::kPair, EncoderInput::kSentence});
  if (!body) return std::move(body).error();
  return PairEncoder(std::make_shared<const Model>(Model{std::move(*body)}));
}

EncoderScores PairEncoder::ScorePair(std::string_view sentence, ByteSpan source, ByteSpan target,
                                     Scratch& scratch) const {
  model_->Score(EncoderInput::kPair, sentence, source, target, *scratch.state_);
  return {scratch.state_->scores};
}

EncoderScores PairEncoder::ScoreSentence(std::string_view sentence, Scratch& scratch) const {
  model_->Score(EncoderInput::kSentence, sentence, {}, {}, *scratch.state_);
  return {scratch.state_->scores};
}

const std::vector<EncoderHead>& PairEncoder::heads() const { return model_->body.file.heads(); }

const EncoderHead* PairEncoder::FindHead(std::string_view name) const {
  for (const EncoderHead& head : heads()) {
    if (head.name == name) return &head;
  }
  return nullptr;
}

const char* PairEncoder::kernels() const { return model_->body.kernels->name; }

PairEncoder::PairEncoder(std::shared_ptr<const Model> model) : model_(std::move(model)) {}
PairEncoder::PairEncoder(PairEncoder&&) noexcept = default;
PairEncoder& PairEncoder::operator=(PairEncoder&&) noexcept = default;
PairEncoder::~PairEncoder() = default;

PairEncoder::Scratch::Scratch() : state_(std::make_unique<State>()) {}
PairEncoder::Scratch::Scratch(Scratch&&) noexcept = default;
PairEncoder::Scratch& PairEncoder::Scratch::operator=(Scratch&&) noexcept = default;
PairEncoder::Scratch::~Scratch() = default;

}  // namespace tacitus
