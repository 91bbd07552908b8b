// Where the parser's time goes: each kernel at the shapes of a usual model (width 96, window of 3, 3 pieces), and whole
// texts. Items are rows or tokens, so items per second compare across batch sizes. GFLOP/s is of the useful products.
#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "parse/kernels.h"
#include "parse/packed_matrix.h"
#include "tacitus/parser.h"

namespace tacitus {
namespace {

constexpr std::size_t kWidth = 96;
constexpr std::size_t kHidden = 64;

std::vector<float> RandomFloats(std::size_t count) {
  static std::mt19937 generator(1);
  std::normal_distribution<float> normal(0.0F, 0.1F);
  std::vector<float> floats(count);
  for (float& value : floats) value = normal(generator);
  return floats;
}

const Kernels* KernelsOf(std::int64_t version) {
  return version == 2 ? Avx512Kernels() : version == 1 ? Avx2Kernels() : PlainKernels();
}

void Report(benchmark::State& state, const Kernels& kernels, std::size_t rows, std::size_t products) {
  state.SetLabel(kernels.name);
  const auto done = static_cast<double>(state.iterations()) * static_cast<double>(rows);
  state.SetItemsProcessed(static_cast<std::int64_t>(done));
  state.counters["GFLOP/s"] =
      benchmark::Counter(2e-9 * static_cast<double>(products) * done, benchmark::Counter::kIsRate);
}

void WindowMaxout(benchmark::State& state) {
  const Kernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  const auto rows = static_cast<std::size_t>(state.range(1));
  const PackedMatrix matrix =
      PackMaxout(RandomFloats(kWidth * 3 * 3 * kWidth), RandomFloats(kWidth * 3), kWidth, 3, {3, kWidth, kWidth});
  const std::vector<float> in = RandomFloats((rows + 2) * kWidth);
  AlignedFloats out(rows * kWidth);
  for (auto _ : state) {
    kernels->maxout({in.data(), kWidth}, rows, matrix, {out.data(), kWidth});
    benchmark::ClobberMemory();
  }
  Report(state, *kernels, rows, 3 * kWidth * 3 * kWidth);
}
BENCHMARK(WindowMaxout)->ArgsProduct({{0, 1, 2}, {1, 16, 256}});

// The same results, four rows at a time: a quarter of the rows are tiles. GFLOP/s is of the products it stands for.
void TiledWindowMaxout(benchmark::State& state) {
  const Kernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  const auto rows = static_cast<std::size_t>(state.range(1));
  const TiledWindow window =
      PackTiledWindow(RandomFloats(kWidth * 3 * 3 * kWidth), RandomFloats(kWidth * 3), kWidth, 3, kWidth);
  const std::vector<float> in = RandomFloats((rows + 2) * kWidth);
  AlignedFloats out((rows + 2) * kWidth);
  AlignedFloats transformed(kTileProducts * rows / kTileRows * kWidth);
  std::vector<std::uint32_t> first;
  for (std::size_t row = 0; row < rows; row += kTileRows) first.push_back(static_cast<std::uint32_t>(row + 1));
  for (auto _ : state) {
    kernels->transform_tiles({in.data(), kWidth}, first, kWidth, transformed.data());
    kernels->tiled_maxout(transformed.data(), first, window, {out.data(), kWidth});
    benchmark::ClobberMemory();
  }
  Report(state, *kernels, rows, 3 * kWidth * 3 * kWidth);
}
BENCHMARK(TiledWindowMaxout)->ArgsProduct({{0, 1, 2}, {4, 16, 256}});

void LowerAffine(benchmark::State& state) {
  const Kernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  constexpr std::size_t kFeatures = 8;
  const std::size_t rows = 64;
  const PackedMatrix matrix =
      PackMaxout(RandomFloats(kFeatures * kHidden * 2 * kHidden), {}, kFeatures * kHidden, 2, {1, kHidden, kHidden});
  const std::vector<float> in = RandomFloats(rows * kHidden);
  AlignedFloats out(rows * matrix.sums());
  for (auto _ : state) {
    kernels->affine({in.data(), kHidden}, rows, matrix, {out.data(), matrix.sums()});
    benchmark::ClobberMemory();
  }
  Report(state, *kernels, rows, kFeatures * kHidden * 2 * kHidden);
}
BENCHMARK(LowerAffine)->DenseRange(0, 2);

void UpperAffine(benchmark::State& state) {
  const Kernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  constexpr std::size_t kClasses = 106;
  const PackedMatrix matrix = PackAffine(RandomFloats(kClasses * kHidden), {}, kClasses, {1, kHidden, kHidden});
  const std::vector<float> in = RandomFloats(kHidden);
  AlignedFloats out(matrix.sums());
  for (auto _ : state) {
    kernels->affine({in.data(), 0}, 1, matrix, {out.data(), 0});
    benchmark::ClobberMemory();
  }
  Report(state, *kernels, 1, kClasses * kHidden);
}
BENCHMARK(UpperAffine)->DenseRange(0, 2);

void NormalizeRows(benchmark::State& state) {
  const Kernels* kernels = KernelsOf(state.range(0));
  if (kernels == nullptr) return state.SkipWithError("the processor lacks the instructions");
  const std::size_t rows = 256;
  std::vector<float> values = RandomFloats(rows * kWidth);
  const std::vector<float> residual = RandomFloats(rows * kWidth);
  const LayerNorm norm = {kWidth, AlignedFloats(kWidth, 1.0F), AlignedFloats(kWidth, 0.0F)};
  for (auto _ : state) {
    kernels->normalize({values.data(), kWidth}, rows, norm, {residual.data(), kWidth});
    benchmark::ClobberMemory();
  }
  Report(state, *kernels, rows, kWidth);
}
BENCHMARK(NormalizeRows)->DenseRange(0, 2);

constexpr std::string_view kSentence =
    "Iran's Supreme Leader Ayatollah Ali Khamenei renewed a ban on talks with the United States on Sunday, describing "
    "the two countries as implacable foes a day before the anniversary of the seizure of the embassy in Tehran. ";

// One text of so many sentences, with caches that know its words.
void WholeText(benchmark::State& state) {
  const Result<Parser> parser = Parser::Load(TACITUS_SOURCE_DIR "/data/models/en_core_web_sm-3.8.0");
  if (!parser) return state.SkipWithError(parser.error().ToString().c_str());
  std::string text;
  for (std::int64_t i = 0; i < state.range(0); ++i) text += kSentence;
  Parser::Scratch scratch;
  std::size_t tokens = parser->Run(text, scratch).tokens.size();
  for (auto _ : state) {
    benchmark::DoNotOptimize(parser->Run(text, scratch));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(tokens) * state.iterations());
}
BENCHMARK(WholeText)->Arg(1)->Arg(8)->Arg(64)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tacitus

BENCHMARK_MAIN();
