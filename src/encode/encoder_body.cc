#include "encode/encoder_body.h"

#include <algorithm>
#include <utility>

namespace tacitus {
namespace {

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

void SumRows(const float* rows, std::size_t count, std::span<float> sum) {
  std::fill(sum.begin(), sum.end(), 0.0F);
  for (std::size_t row = 0; row < count; ++row, rows += sum.size()) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += rows[i];
  }
}

std::size_t WidthsOf(EncoderInput input) { return input == EncoderInput::kPair ? 3 : 1; }

Result<EncoderBody> EncoderBody::Load(const std::string& path, const EncoderKernels& kernels,
                                      std::initializer_list<EncoderInput> inputs) {
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
    if (std::find(inputs.begin(), inputs.end(), head.input) == inputs.end()) {
      return file->Fault("the head " + head.name + " is of another kind of encoder");
    }
    const std::size_t width = file->shape().hidden * WidthsOf(head.input);
    const auto weight = file->Floats("head." + head.name + ".weight", {head.classes.size(), width});
    if (!weight) return weight.error();
    const auto bias = file->Floats("head." + head.name + ".bias", {head.classes.size()});
    if (!bias) return bias.error();
    heads.push_back({*weight, *bias});
  }
  return EncoderBody{std::move(*file), std::move(*tokenizer), *marks, std::move(*network), std::move(heads), &kernels};
}

void EncoderBody::ScoreHead(std::size_t index, const float* inputs, std::span<float> scores) const {
  const EncoderHead& head = file.heads()[index];
  const std::size_t width = heads[index].weight.size() / head.classes.size();
  for (std::size_t c = 0; c < head.classes.size(); ++c) {
    scores[c] = DotProduct(inputs, heads[index].weight.data() + c * width, width) + heads[index].bias[c];
  }
}

}  // namespace tacitus
