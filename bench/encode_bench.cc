// Where the encoder's time goes: whole sentences, which count as items, with each version of the kernels; loading; the
// tokenizer; and each product at the shapes of MiniLM (width 384), with its products a second.
//
// Reads data/models/types.encoder, or the file that TACITUS_ENCODER names.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "encode/encoder_file.h"
#include "encode/encoder_input.h"
#include "encode/encoder_kernels.h"
#include "encode/pair_encoder.h"

namespace tacitus {
namespace {

std::string EncoderPath() {
  const char* path = std::getenv("TACITUS_ENCODER");
  return path != nullptr ? path : TACITUS_SOURCE_DIR "/data/models/types.encoder";
}

const EncoderKernels* KernelsOf(std::int64_t version) {
  return version == 2 ? VnniEncoderKernels() : version == 1 ? Avx2EncoderKernels() : PlainEncoderKernels();
}

struct MarkedSentence {
  std::string_view text;
  std::string_view source;
  std::string_view target;

  [[nodiscard]] ByteSpan Find(std::string_view part) const {
    const auto start = static_cast<std::uint32_t>(text.find(part));
    return {start, start + static_cast<std::uint32_t>(part.size())};
  }
};

// Of the usual length of a sentence of news: 35 to 45 pieces.
constexpr std::array<MarkedSentence, 4> kSentences = {{
    {"Iran's Supreme Leader Ayatollah Ali Khamenei renewed a ban on talks with the United States on Sunday, describing "
     "the two countries as implacable foes a day before the anniversary of the embassy's seizure.",
     "Ayatollah Ali Khamenei", "the United States"},
    {"The Kenyan government said on Tuesday that it would send 400 police officers to Haiti within weeks, after the "
     "transitional council there had asked for help against the gangs that hold most of the capital.",
     "The Kenyan government", "Haiti"},
    {"Police in the Colombian city of Cali fired tear gas at students who had marched on the regional parliament to "
     "protest against higher fares, and arrested at least 23 of them, the opposition said.",
     "Police", "students"},
    {"Talks between Armenia and Azerbaijan broke down late on Friday when the Azerbaijani foreign minister accused "
     "Yerevan of holding on to two villages that it had agreed to hand over in April.",
     "the Azerbaijani foreign minister", "Yerevan"},
}};

void ScorePair(benchmark::State& state) {
  const EncoderKernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  const Result<PairEncoder> encoder = PairEncoder::Load(EncoderPath(), *kernels);
  if (!encoder) return state.SkipWithError(encoder.error().ToString().c_str());
  PairEncoder::Scratch scratch;
  for (auto _ : state) {
    for (const MarkedSentence& sentence : kSentences) {
      benchmark::DoNotOptimize(
          encoder->ScorePair(sentence.text, sentence.Find(sentence.source), sentence.Find(sentence.target), scratch));
    }
  }
  state.SetLabel(kernels->name);
  state.SetItemsProcessed(static_cast<std::int64_t>(kSentences.size()) * state.iterations());
}
BENCHMARK(ScorePair)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

void LoadEncoder(benchmark::State& state) {
  for (auto _ : state) {
    const Result<PairEncoder> encoder = PairEncoder::Load(EncoderPath());
    if (!encoder) return state.SkipWithError(encoder.error().ToString().c_str());
  }
}
BENCHMARK(LoadEncoder)->Unit(benchmark::kMillisecond);

void MakeTokens(benchmark::State& state) {
  const Result<EncoderFile> file = EncoderFile::Read(EncoderPath());
  if (!file) return state.SkipWithError(file.error().ToString().c_str());
  const auto tokenizer = WordPieceTokenizer::FromVocabulary(std::string(file->Vocabulary().value_or("")));
  if (!tokenizer) return state.SkipWithError(tokenizer.error().ToString().c_str());
  const Result<MarkPieces> marks = FindMarkPieces(*tokenizer);
  if (!marks) return state.SkipWithError(marks.error().ToString().c_str());
  EncoderTokens tokens;
  std::size_t pieces = 0;
  for (auto _ : state) {
    for (const MarkedSentence& sentence : kSentences) {
      MakeEncoderTokens(*tokenizer, *marks, sentence.text, sentence.Find(sentence.source),
                        sentence.Find(sentence.target), 128, tokens);
      pieces += tokens.pieces.size();
    }
  }
  const auto sentences = static_cast<double>(kSentences.size()) * static_cast<double>(state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(sentences));
  state.counters["pieces"] = static_cast<double>(pieces) / sentences;
}
BENCHMARK(MakeTokens)->Unit(benchmark::kMicrosecond);

void Multiply(benchmark::State& state) {
  const EncoderKernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  const auto inputs = static_cast<std::size_t>(state.range(1));
  const auto outputs = static_cast<std::size_t>(state.range(2));
  constexpr std::size_t kRows = 48;
  std::mt19937 generator(1);
  std::vector<std::int8_t> weights(inputs * outputs);
  for (std::int8_t& weight : weights) weight = static_cast<std::int8_t>(static_cast<int>(generator() % 255) - 127);
  const std::vector<float> ones(outputs, 1.0F);
  const MatrixRows rows = {weights, ones, ones};
  const QuantisedMatrix matrix = PackMatrix({&rows, 1}, inputs, kernels->input_offset);
  std::vector<std::uint8_t> bytes(kRows * inputs, 3);
  std::vector<float> scales(kRows, 1.0F);
  CacheLineVector<float> out(kRows * matrix.outputs());
  for (auto _ : state) {
    kernels->multiply({bytes.data(), inputs, scales.data()}, kRows, matrix, out.data(), matrix.outputs());
    benchmark::ClobberMemory();
  }
  state.SetLabel(kernels->name);
  state.counters["GMAC/s"] =
      benchmark::Counter(1e-9 * static_cast<double>(kRows * inputs * outputs) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}
BENCHMARK(Multiply)
    ->ArgsProduct({{0, 1, 2}, {384}, {1152, 1536}})
    ->ArgsProduct({{0, 1, 2}, {1536}, {384}})
    ->Unit(benchmark::kMicrosecond);

void Gelu(benchmark::State& state) {
  const EncoderKernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  CacheLineVector<float> values(1536, 0.5F);
  for (auto _ : state) {
    kernels->gelu(values.data(), values.size());
    benchmark::ClobberMemory();
  }
  state.SetLabel(kernels->name);
}
BENCHMARK(Gelu)->DenseRange(0, 2);

void Quantise(benchmark::State& state) {
  const EncoderKernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  CacheLineVector<float> values(1536, 0.5F);
  std::vector<std::uint8_t> bytes(values.size());
  float scale = 0.0F;
  for (auto _ : state) {
    kernels->quantise(values.data(), values.size(), bytes.data(), &scale);
    benchmark::ClobberMemory();
  }
  state.SetLabel(kernels->name);
}
BENCHMARK(Quantise)->DenseRange(0, 2);

void Attend(benchmark::State& state) {
  const EncoderKernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  constexpr std::size_t kTokens = 46;
  constexpr std::size_t kStride = 1536;
  const CacheLineVector<float> rows(48 * kStride, 0.5F);
  CacheLineVector<float> buffer(AttentionFloats(kTokens, 32));
  CacheLineVector<float> out(48 * 384);
  for (auto _ : state) {
    kernels->attend({rows.data(), rows.data() + 384, rows.data() + 768, kStride, 32}, kTokens, buffer.data(),
                    out.data(), 384);
    benchmark::ClobberMemory();
  }
  state.SetLabel(kernels->name);
}
BENCHMARK(Attend)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tacitus

BENCHMARK_MAIN();
