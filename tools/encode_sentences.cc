// Prints what the encoder makes of sentences: for tools/wordpiece_parity.sh and train/reference_encoder.py, which
// compare it with others' answers.
//
//   build/encode_sentences ENCODER < pairs.jsonl             pieces [id, start, end] and the scores of every head
//   build/encode_sentences ENCODER --pieces < pairs.jsonl    the pieces alone
//
// A line is {"sentence": …, "source": [start, end], "target": [start, end]} in bytes; either span may be missing.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "encode/encoder_file.h"
#include "encode/encoder_input.h"
#include "encode/pair_encoder.h"

namespace tacitus {
namespace {

using nlohmann::json;

ByteSpan SpanOf(const json& pair, const char* name) {
  if (!pair.contains(name)) return {};
  return {pair.at(name).at(0).get<std::uint32_t>(), pair.at(name).at(1).get<std::uint32_t>()};
}

json PiecesOf(const EncoderTokens& tokens) {
  json pieces = json::array();
  for (const WordPiece& piece : tokens.pieces) pieces.push_back({piece.id, piece.start, piece.end});
  return pieces;
}

int Fail(const Error& error) {
  std::cerr << error.ToString() << '\n';
  return 1;
}

int Run(const std::string& path, bool only_pieces) {
  const Result<EncoderFile> file = EncoderFile::Read(path);
  if (!file) return Fail(file.error());
  const Result<PairEncoder> encoder = PairEncoder::Load(path);
  if (!encoder) return Fail(encoder.error());
  const auto tokenizer = WordPieceTokenizer::FromVocabulary(std::string(file->Vocabulary().value_or("")));
  const Result<MarkPieces> marks = FindMarkPieces(*tokenizer);
  PairEncoder::Scratch scratch;
  EncoderTokens tokens;
  for (std::string line; std::getline(std::cin, line);) {
    const json pair = json::parse(line);
    const auto sentence = pair.at("sentence").get<std::string>();
    const ByteSpan source = SpanOf(pair, "source");
    const ByteSpan target = SpanOf(pair, "target");
    const std::size_t most = only_pieces ? sentence.size() + 6 : file->shape().max_tokens;
    MakeEncoderTokens(*tokenizer, *marks, sentence, source, target, most, tokens);
    json answer = {{"pieces", PiecesOf(tokens)}};
    if (!only_pieces) {
      for (const EncoderHead& head : encoder->heads()) {
        const EncoderScores scores = head.input == EncoderInput::kPair
                                         ? encoder->ScorePair(sentence, source, target, scratch)
                                         : encoder->ScoreSentence(sentence, scratch);
        const std::span<const float> values = scores.Of(head);
        answer["scores"][head.name] = std::vector<float>(values.begin(), values.end());
      }
    }
    std::cout << answer << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace tacitus

int main(int argc, char** argv) {
  const bool only_pieces = argc == 3 && std::string_view(argv[2]) == "--pieces";
  if (argc != 2 && !only_pieces) {
    std::cerr << "usage: encode_sentences ENCODER [--pieces] < pairs.jsonl\n";
    return 2;
  }
  try {
    return tacitus::Run(argv[1], only_pieces);
  } catch (const std::exception& error) {
    std::cerr << "encode_sentences: " << error.what() << '\n';
    return 1;
  }
}
