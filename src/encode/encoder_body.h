// What every encoder is made of: its file, its vocabulary, its network and the weights of its heads.
//
// Immutable once loaded: any number of threads.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "encode/encoder_file.h"
#include "encode/encoder_input.h"
#include "encode/encoder_kernels.h"
#include "encode/encoder_network.h"
#include "encode/wordpiece.h"
#include "tacitus/result.h"

namespace tacitus {

// The weights of a head, [classes][inputs].
struct HeadWeights {
  std::span<const float> weight;
  std::span<const float> bias;
};

struct EncoderBody {
  EncoderFile file;
  WordPieceTokenizer tokenizer;
  MarkPieces marks;
  EncoderNetwork network;
  std::vector<HeadWeights> heads;  // in the order of file.heads()
  const EncoderKernels* kernels;

  // Fails where the file is missing or malformed, or has heads of other inputs than these.
  static Result<EncoderBody> Load(const std::string& path, const EncoderKernels& kernels,
                                  std::initializer_list<EncoderInput> inputs);

  // What head `index` says of these inputs: a score a class.
  void ScoreHead(std::size_t index, const float* inputs, std::span<float> scores) const;
};

// The sum of rows of `sum.size()` floats.
void SumRows(const float* rows, std::size_t count, std::span<float> sum);

// How many numbers a head looks at, in widths of the network.
std::size_t WidthsOf(EncoderInput input);

}  // namespace tacitus
