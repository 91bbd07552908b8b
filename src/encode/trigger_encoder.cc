#include "encode/trigger_encoder.h"

#include <utility>

#include "encode/encoder_body.h"

namespace tacitus {
namespace {

void Mean(const float* rows, std::size_t count, std::span<float> mean) {
  SumRows(rows, count, mean);
  if (count == 0) return;
  for (float& value : mean) value /= static_cast<float>(count);
}

}  // namespace

struct TriggerEncoder::Scratch::State {
  EncoderTokens tokens;
  NetworkBuffers network;
  CacheLineVector<float> word;
  std::vector<float> scores;
  std::vector<float> of_pieces;
};

struct TriggerEncoder::Model {
  EncoderBody body;
  std::size_t classes_of_pieces = 0;
};

Result<TriggerEncoder> TriggerEncoder::Load(const std::string& path) {
  Result<EncoderBody> body =
      EncoderBody::Load(path, BestEncoderKernels(), {EncoderInput::kPiece, EncoderInput::kFirst, EncoderInput::kWord});
  if (!body) return std::move(body).error();
  std::size_t classes = 0;
  for (const EncoderHead& head : body->file.heads()) {
    if (head.input == EncoderInput::kPiece) classes += head.classes.size();
  }
  return TriggerEncoder(std::make_shared<const Model>(Model{std::move(*body), classes}));
}

TriggerReading TriggerEncoder::Read(std::string_view sentence, ByteSpan word, Scratch& scratch) const {
  const EncoderBody& body = model_->body;
  Scratch::State& state = *scratch.state_;
  const std::size_t hidden = body.file.shape().hidden;
  MakeEncoderTokens(body.tokenizer, body.marks, sentence, word, {}, body.file.shape().max_tokens, state.tokens);
  body.network.Run(state.tokens.pieces, state.network);
  const float* vectors = state.network.tokens.data();
  const PieceSpan marked = state.tokens.source;
  state.word.resize(hidden);
  Mean(vectors + marked.first * hidden, marked.last - marked.first, state.word);

  const EncoderHead& last = body.file.heads().back();
  const std::size_t pieces = state.tokens.pieces.size();
  state.scores.assign(last.first_score + last.classes.size(), 0.0F);
  state.of_pieces.assign(pieces * model_->classes_of_pieces, 0.0F);
  std::size_t column = 0;
  for (std::size_t i = 0; i < body.heads.size(); ++i) {
    const EncoderHead& head = body.file.heads()[i];
    if (head.input != EncoderInput::kPiece) {
      const float* inputs = head.input == EncoderInput::kFirst ? vectors : state.word.data();
      body.ScoreHead(i, inputs, std::span(state.scores).subspan(head.first_score, head.classes.size()));
      continue;
    }
    for (std::size_t p = 0; p < pieces; ++p) {
      const std::size_t at = p * model_->classes_of_pieces + column;
      body.ScoreHead(i, vectors + p * hidden, std::span(state.of_pieces).subspan(at, head.classes.size()));
    }
    column += head.classes.size();
  }
  return {state.tokens.pieces, state.scores, state.of_pieces};
}

const EncoderHead* TriggerEncoder::FindHead(std::string_view name, EncoderInput input) const {
  for (const EncoderHead& head : model_->body.file.heads()) {
    if (head.name == name && head.input == input) return &head;
  }
  return nullptr;
}

TriggerEncoder::TriggerEncoder(std::shared_ptr<const Model> model) : model_(std::move(model)) {}
TriggerEncoder::TriggerEncoder(TriggerEncoder&&) noexcept = default;
TriggerEncoder& TriggerEncoder::operator=(TriggerEncoder&&) noexcept = default;
TriggerEncoder::~TriggerEncoder() = default;

TriggerEncoder::Scratch::Scratch() : state_(std::make_unique<State>()) {}
TriggerEncoder::Scratch::Scratch(Scratch&&) noexcept = default;
TriggerEncoder::Scratch& TriggerEncoder::Scratch::operator=(Scratch&&) noexcept = default;
TriggerEncoder::Scratch::~Scratch() = default;

}  // namespace tacitus
