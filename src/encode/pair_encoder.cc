#include "encode/pair_encoder.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "encode/encoder_file.h"
#include "encode/encoder_input.h"
#include "encode/encoder_kernels.h"
#include "encode/encoder_network.h"
#include "encode/wordpiece.h"

namespace tacitus {
namespace {

// The weights of a head, [classes][inputs].
struct HeadWeights {
  std::span<const float> weight;
  std::span<const float> bias;
};

// The mean of rows of `sums.size()` floats, scaled to length 1; zeros where there are no rows, or their sum is zero.
void MeanOfLengthOne(const float* rows, std::size_t count, std::span<float> mean) {
  std::fill(mean.begin(), mean.end(), 0.0F);
  for (std::size_t row = 0; row < count; ++row, rows += mean.size()) {
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += rows[i];
  }
  double squares = 0.0;
  for (const float value : mean) squares += static_cast<double>(value) * static_cast<double>(value);
  if (squares == 0.0) return;
  const auto factor = static_cast<float>(1.0 / std::sqrt(squares));
  for (float& value : mean) value *= factor;
}

// Over lanes, so that the compiler has something to do side by side; `inputs` is a multiple of kEncoderLanes.
float DotProduct(const float* a, const float* b, std::size_t inputs) {
  float sums[kEncoderLanes] = {};
  for (std::size_t i = 0; i < inputs; i += kEncoderLanes) {
    for (std::size_t lane = 0; lane < kEncoderLanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  float sum = 0.0F;
  for (const float lane : sums) sum += lane;
  return sum;
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
  EncoderFile file;
  WordPieceTokenizer tokenizer;
  MarkPieces marks;
  EncoderNetwork network;
  std::vector<HeadWeights> heads;
  const EncoderKernels* kernels;

  // Leaves the scores of the heads of this input in `state`.
  void Score(EncoderInput input, std::string_view sentence, ByteSpan source, ByteSpan target,
             Scratch::State& state) const;
  void ScoreHeads(EncoderInput input, Scratch::State& state) const;
};

void PairEncoder::Model::Score(EncoderInput input, std::string_view sentence, ByteSpan source, ByteSpan target,
                               Scratch::State& state) const {
  const EncoderShape& shape = file.shape();
  MakeEncoderTokens(tokenizer, marks, sentence, source, target, shape.max_tokens, state.tokens);
  network.Run(state.tokens.pieces, state.network);
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
  const EncoderHead& last = file.heads().back();
  state.scores.assign(last.first_score + last.classes.size(), 0.0F);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const EncoderHead& head = file.heads()[i];
    if (head.input != input) continue;
    const std::size_t inputs = heads[i].weight.size() / head.classes.size();
    for (std::size_t c = 0; c < head.classes.size(); ++c) {
      state.scores[head.first_score + c] =
          DotProduct(state.pools.data(), heads[i].weight.data() + c * inputs, inputs) + heads[i].bias[c];
    }
  }
}

Result<PairEncoder> PairEncoder::Load(const std::string& path) { return Load(path, BestEncoderKernels()); }

Result<PairEncoder> PairEncoder::Load(const std::string& path, const EncoderKernels& kernels) {
  Result<EncoderFile> file = EncoderFile::Read(path);
  if (!file) return std::move(file).error();
  const Result<std::string_view> vocabulary = file->Vocabulary();
  if (!vocabulary) return vocabulary.error();
  Result<WordPieceTokenizer> tokenizer = WordPieceTokenizer::FromVocabulary(std::string(*vocabulary));
  if (!tokenizer) return file->Fault(tokenizer.error().message);
  const Result<MarkPieces> marks = FindMarkPieces(*tokenizer);
  if (!marks) return file->Fault(marks.error().message);
  Result<EncoderNetwork> network = EncoderNetwork::FromFile(*file, tokenizer->size(), kernels);
  if (!network) return std::move(network).error();
  std::vector<HeadWeights> heads;
  for (const EncoderHead& head : file->heads()) {
    const std::size_t inputs = file->shape().hidden * (head.input == EncoderInput::kPair ? 3 : 1);
    const auto weight = file->Floats("head." + head.name + ".weight", {head.classes.size(), inputs});
    if (!weight) return weight.error();
    const auto bias = file->Floats("head." + head.name + ".bias", {head.classes.size()});
    if (!bias) return bias.error();
    heads.push_back({*weight, *bias});
  }
  return PairEncoder(std::make_shared<const Model>(
      Model{std::move(*file), std::move(*tokenizer), *marks, std::move(*network), std::move(heads), &kernels}));
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

const std::vector<EncoderHead>& PairEncoder::heads() const { return model_->file.heads(); }

const EncoderHead* PairEncoder::FindHead(std::string_view name) const {
  for (const EncoderHead& head : heads()) {
    if (head.name == name) return &head;
  }
  return nullptr;
}

const char* PairEncoder::kernels() const { return model_->kernels->name; }

PairEncoder::PairEncoder(std::shared_ptr<const Model> model) : model_(std::move(model)) {}
PairEncoder::PairEncoder(PairEncoder&&) noexcept = default;
PairEncoder& PairEncoder::operator=(PairEncoder&&) noexcept = default;
PairEncoder::~PairEncoder() = default;

PairEncoder::Scratch::Scratch() : state_(std::make_unique<State>()) {}
PairEncoder::Scratch::Scratch(Scratch&&) noexcept = default;
PairEncoder::Scratch& PairEncoder::Scratch::operator=(Scratch&&) noexcept = default;
PairEncoder::Scratch::~Scratch() = default;

}  // namespace tacitus
