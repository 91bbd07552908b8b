#include "parse/kernels.h"

#include <gtest/gtest.h>

#include <limits>

#include "parse/layer_norm.h"
#include "tests/reference/slow_layers.h"
#include "tests/support/thinc_bytes.h"

namespace tacitus {
namespace {

class KernelsTest : public testing::TestWithParam<const Kernels* (*)()> {
 protected:
  void SetUp() override {
    kernels_ = GetParam()();
    if (kernels_ == nullptr) GTEST_SKIP() << "this processor lacks the instructions";
  }
  const Kernels* kernels_ = nullptr;
};

INSTANTIATE_TEST_SUITE_P(All, KernelsTest, testing::Values(PlainKernels, Avx2Kernels, Avx512Kernels));

slow::Layer RandomLayer(std::size_t outputs, std::size_t pieces, std::size_t inputs) {
  RandomFloats random(static_cast<std::uint32_t>(outputs * 1000 + pieces * 100 + inputs));
  return {outputs, pieces, inputs, random.Take(outputs * pieces * inputs), random.Take(outputs * pieces)};
}

slow::Vector Doubles(const float* floats, std::size_t count) { return {floats, floats + count}; }

TEST_P(KernelsTest, AffineAgreesWithTheSlowLayer) {
  for (const std::size_t outputs : {1U, 15U, 16U, 33U, 50U, 64U, 74U, 106U, 150U}) {
    for (const std::size_t rows : {1U, 2U, 3U, 5U, 8U, 13U, 37U}) {
      const std::size_t inputs = 21;
      const slow::Layer layer = RandomLayer(outputs, 1, inputs);
      const PackedMatrix matrix = PackAffine(layer.weights, layer.bias, outputs, {1, inputs, 32});
      AlignedFloats in(rows * 40, 7.0F);  // what is beyond the inputs must not count
      RandomFloats random(1);
      for (std::size_t row = 0; row < rows; ++row) {
        const std::vector<float> values = random.Take(inputs);
        std::copy(values.begin(), values.end(), in.begin() + static_cast<std::ptrdiff_t>(row * 40));
      }
      AlignedFloats out(rows * matrix.sums());
      kernels_->affine({in.data(), 40}, rows, matrix, {out.data(), matrix.sums()});
      for (std::size_t row = 0; row < rows; ++row) {
        const slow::Vector wanted = slow::Maxout(layer, Doubles(in.data() + row * 40, inputs));
        for (std::size_t o = 0; o < outputs; ++o) {
          ASSERT_NEAR(static_cast<double>(out[row * matrix.sums() + o]), wanted[o], 1e-5) << outputs << " " << rows;
        }
        for (std::size_t o = outputs; o < matrix.sums(); ++o) ASSERT_EQ(out[row * matrix.sums() + o], 0.0F);
      }
    }
  }
}

// A window of three padded rows is one run of memory.
TEST_P(KernelsTest, MaxoutAgreesWithTheSlowLayer) {
  for (const std::size_t pieces : {1U, 2U, 3U, 4U}) {
    for (const std::size_t rows : {1U, 2U, 7U, 8U, 16U, 29U}) {
      const std::size_t width = 20;
      const std::size_t stride = 32;
      const slow::Layer layer = RandomLayer(width, pieces, 3 * width);
      const PackedMatrix matrix = PackMaxout(layer.weights, layer.bias, width, pieces, {3, width, stride});
      RandomFloats random(2);
      AlignedFloats in((rows + 2) * stride, 0.0F);
      for (std::size_t row = 0; row < rows + 2; ++row) {
        const std::vector<float> values = random.Take(width);
        std::copy(values.begin(), values.end(), in.begin() + static_cast<std::ptrdiff_t>(row * stride));
      }
      AlignedFloats out(rows * stride);
      kernels_->maxout({in.data(), stride}, rows, matrix, {out.data(), stride});
      for (std::size_t row = 0; row < rows; ++row) {
        slow::Vector window;
        for (std::size_t j = 0; j < 3; ++j) {
          const slow::Vector part = Doubles(in.data() + (row + j) * stride, width);
          window.insert(window.end(), part.begin(), part.end());
        }
        const slow::Vector wanted = slow::Maxout(layer, window);
        for (std::size_t o = 0; o < width; ++o) {
          ASSERT_NEAR(static_cast<double>(out[row * stride + o]), wanted[o], 1e-5) << pieces << " " << rows;
        }
      }
    }
  }
}

TEST_P(KernelsTest, ARowIsTheSameAloneAndAmongOthers) {
  const slow::Layer layer = RandomLayer(96, 3, 288);
  const PackedMatrix maxout = PackMaxout(layer.weights, layer.bias, 96, 3, {1, 288, 288});
  const PackedMatrix affine = PackAffine(layer.weights, layer.bias, 288, {1, 288, 288});
  constexpr std::size_t kRows = 23;
  const std::vector<float> in = RandomFloats(3).Take(kRows * 288);
  AlignedFloats together(kRows * 320);
  AlignedFloats alone(320);
  for (const bool is_maxout : {true, false}) {
    const auto run = is_maxout ? kernels_->maxout : kernels_->affine;
    const PackedMatrix& matrix = is_maxout ? maxout : affine;
    run({in.data(), 288}, kRows, matrix, {together.data(), 320});
    for (std::size_t row = 0; row < kRows; ++row) {
      run({in.data() + row * 288, 288}, 1, matrix, {alone.data(), 320});
      for (std::size_t o = 0; o < (is_maxout ? 96U : 288U); ++o) ASSERT_EQ(together[row * 320 + o], alone[o]);
    }
  }
}

TEST_P(KernelsTest, MaxoutOfSumsAddsPartsInOrder) {
  const PackedMatrix matrix = PackMaxout(std::vector<float>(40, 0.0F), RandomFloats(4).Take(40), 20, 2, {1, 1, 1});
  RandomFloats random(5);
  const std::vector<float> parts[3] = {random.Take(64), random.Take(64), random.Take(64)};
  const float* pointers[3] = {parts[0].data(), parts[1].data(), parts[2].data()};
  AlignedFloats out(32);
  for (const std::size_t count : {1U, 2U, 3U}) {
    kernels_->maxout_of_sums({pointers, count}, matrix, out.data());
    for (std::size_t o = 0; o < 20; ++o) {
      float best = -std::numeric_limits<float>::infinity();
      for (std::size_t piece = 0; piece < 2; ++piece) {
        const std::size_t at = o / 16 * 32 + piece * 16 + o % 16;
        float sum = parts[0][at];
        for (std::size_t i = 1; i < count; ++i) sum += parts[i][at];
        best = std::max(best, sum + matrix.bias[at]);
      }
      ASSERT_EQ(out[o], best);
    }
  }
}

TEST_P(KernelsTest, NormalizesAsTheSlowLayerDoes) {
  for (const std::size_t width : {5U, 16U, 20U, 96U, 128U, 136U, 300U}) {
    const std::size_t stride = RoundUpToLanes(width);
    RandomFloats random(6);
    LayerNorm norm = {width, AlignedFloats(stride, 0.0F), AlignedFloats(stride, 0.0F)};
    const std::vector<float> gain = random.Take(width);
    const std::vector<float> bias = random.Take(width);
    std::copy(gain.begin(), gain.end(), norm.gain.begin());
    std::copy(bias.begin(), bias.end(), norm.bias.begin());
    const std::vector<float> residual = random.Take(2 * stride);
    std::vector<float> rows = random.Take(2 * stride);
    const std::vector<float> before = rows;
    kernels_->normalize({rows.data(), stride}, 2, norm, {residual.data(), stride});
    for (std::size_t row = 0; row < 2; ++row) {
      const slow::Vector wanted = slow::Normalize(Doubles(before.data() + row * stride, width), gain, bias);
      for (std::size_t i = 0; i < width; ++i) {
        const double sum = wanted[i] + static_cast<double>(residual[row * stride + i]);
        ASSERT_NEAR(static_cast<double>(rows[row * stride + i]), sum, 1e-5) << width;
      }
    }
  }
}

// Computed by thinc's LayerNorm on arange(20) ** 2 / 7 with gains from 0.5 to 1.5 and biases from -1 to 1.
TEST_P(KernelsTest, NormalizesAsThincDoesToTheBit) {
  constexpr double kWanted[] = {-0x1.8b48b4p+0, -0x1.7dc068p+0, -0x1.6d4054p+0, -0x1.59121cp+0, -0x1.407f68p+0,
                                -0x1.22d1e2p+0, -0x1.fea65cp-1, -0x1.aa99e2p-1, -0x1.4811a8p-1, -0x1.ab4200p-2,
                                -0x1.476cc0p-3, 0x1.12b1e2p-3,  0x1.dec54ep-2,  0x1.afb414p-1,  0x1.4386b8p+0,
                                0x1.bb6db4p+0,  0x1.2022b0p+1,  0x1.696206p+1,  0x1.b9d004p+1,  0x1.08e3f4p+2};
  LayerNorm norm = {20, AlignedFloats(32, 0.0F), AlignedFloats(32, 0.0F)};
  AlignedFloats row(32, 0.0F);
  for (std::size_t i = 0; i < 20; ++i) {
    norm.gain[i] = static_cast<float>(0.5 + static_cast<double>(i) / 19);
    norm.bias[i] = static_cast<float>(-1 + 2 * static_cast<double>(i) / 19);
    row[i] = static_cast<float>(i * i) / 7;
  }
  kernels_->normalize({row.data(), 32}, 1, norm, {nullptr, 0});
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(row[i], static_cast<float>(kWanted[i])) << i;
  for (std::size_t i = 20; i < 32; ++i) EXPECT_EQ(row[i], 0.0F);
}

TEST_P(KernelsTest, ArgMaxTakesTheFirstOfEqualsThatIsAllowed) {
  constexpr float kBarred = -std::numeric_limits<float>::infinity();
  for (std::size_t first = 0; first < 48; ++first) {
    for (std::size_t second = first; second < 48; second += 5) {
      AlignedFloats scores(48, -3.0F);
      AlignedFloats mask(48, 0.0F);
      scores[first] = scores[second] = 2.5F;
      if (first > 0) {
        scores[first - 1] = 9.0F;
        mask[first - 1] = kBarred;
      }
      ASSERT_EQ(kernels_->arg_max(scores.data(), mask.data(), 48), first);
    }
  }
}

// Tiles of a random window layer: what each version makes of them.
struct Tiles {
  static constexpr std::size_t kStride = 32;
  static constexpr std::size_t kWidth = 20;

  slow::Layer layer;
  TiledWindow window;
  std::vector<std::uint32_t> first;
  AlignedFloats in;

  Tiles(std::size_t pieces, std::size_t tiles) : layer(RandomLayer(kWidth, pieces, 3 * kWidth)) {
    window = PackTiledWindow(layer.weights, layer.bias, kWidth, pieces, kWidth);
    // Every other tile follows its neighbour; the others leave a gap, as between documents.
    for (std::size_t i = 0; i < tiles; ++i) first.push_back(static_cast<std::uint32_t>(1 + 4 * i + i / 2 * 3));
    RandomFloats random(static_cast<std::uint32_t>(tiles));
    in.assign((first.back() + 5) * kStride, 0.0F);
    for (std::size_t row = 0; row < in.size() / kStride; ++row) {
      const std::vector<float> values = random.Take(kWidth);
      std::copy(values.begin(), values.end(), in.begin() + static_cast<std::ptrdiff_t>(row * kStride));
    }
  }

  [[nodiscard]] AlignedFloats Run(const Kernels& kernels, std::span<const std::uint32_t> some) const {
    AlignedFloats transformed(kTileProducts * some.size() * kStride);
    AlignedFloats out(in.size(), 0.0F);
    kernels.transform_tiles({in.data(), kStride}, some, kStride, transformed.data());
    kernels.tiled_maxout(transformed.data(), some, window, {out.data(), kStride});
    return out;
  }
};

TEST_P(KernelsTest, TiledMaxoutAgreesWithTheSlowLayer) {
  for (const std::size_t pieces : {1U, 2U, 3U, 4U}) {
    for (const std::size_t count : {1U, 2U, 7U, 8U, 29U}) {
      const Tiles tiles(pieces, count);
      const AlignedFloats out = tiles.Run(*kernels_, tiles.first);
      for (const std::uint32_t first : tiles.first) {
        for (std::size_t row = first; row < first + kTileRows; ++row) {
          slow::Vector window;
          for (std::size_t j = 0; j < 3; ++j) {
            const slow::Vector part = Doubles(tiles.in.data() + (row + j - 1) * Tiles::kStride, Tiles::kWidth);
            window.insert(window.end(), part.begin(), part.end());
          }
          const slow::Vector wanted = slow::Maxout(tiles.layer, window);
          for (std::size_t o = 0; o < Tiles::kWidth; ++o) {
            ASSERT_NEAR(static_cast<double>(out[row * Tiles::kStride + o]), wanted[o], 1e-5) << pieces << " " << row;
          }
        }
      }
    }
  }
}

TEST_P(KernelsTest, ATileIsTheSameAloneAndAmongOthers) {
  const Tiles tiles(3, 19);
  const AlignedFloats together = tiles.Run(*kernels_, tiles.first);
  for (const std::uint32_t& first : tiles.first) {
    const AlignedFloats alone = tiles.Run(*kernels_, {&first, 1});
    for (std::size_t i = first * Tiles::kStride; i < (first + kTileRows) * Tiles::kStride; ++i) {
      ASSERT_EQ(alone[i], together[i]);
    }
  }
}

TEST(KernelVersionsTest, VectorVersionsAgreeOnTilesToTheBit) {
  if (Avx512Kernels() == nullptr) GTEST_SKIP() << "this processor lacks AVX-512";
  const Tiles tiles(3, 19);
  EXPECT_EQ(tiles.Run(*Avx512Kernels(), tiles.first), tiles.Run(*Avx2Kernels(), tiles.first));
}

TEST(KernelVersionsTest, VectorVersionsAgreeToTheBit) {
  if (Avx512Kernels() == nullptr) GTEST_SKIP() << "this processor lacks AVX-512";
  const slow::Layer layer = RandomLayer(96, 3, 288);
  const PackedMatrix matrix = PackMaxout(layer.weights, layer.bias, 96, 3, {1, 288, 288});
  const std::vector<float> in = RandomFloats(7).Take(11 * 288);
  AlignedFloats wide(11 * 96);
  AlignedFloats narrow(11 * 96);
  Avx512Kernels()->maxout({in.data(), 288}, 11, matrix, {wide.data(), 96});
  Avx2Kernels()->maxout({in.data(), 288}, 11, matrix, {narrow.data(), 96});
  EXPECT_EQ(wide, narrow);
}

TEST(KernelVersionsTest, TheBestIsOneOfThem) {
  const Kernels* best = &BestKernels();
  EXPECT_TRUE(best == PlainKernels() || best == Avx2Kernels() || best == Avx512Kernels());
}

// numpy splits sums of more than 128 numbers in half.
TEST(LayerNormTest, SumsInNumpysOrder) {
  const auto term = [](std::size_t i) { return i == 0 ? 16777216.0F : 1.0F; };
  EXPECT_EQ(PairwiseSum(0, 7, term), 16777216.0F);    // one after the other: each 1 is lost
  EXPECT_EQ(PairwiseSum(0, 16, term), 16777230.0F);   // eight lanes: one is lost with the first
  EXPECT_EQ(PairwiseSum(0, 256, term), 16777456.0F);  // two halves of eight lanes
}

}  // namespace
}  // namespace tacitus
