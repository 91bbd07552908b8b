#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "encode/encoder_kernels.h"

namespace tacitus {
namespace {

class EncoderKernelsTest : public testing::TestWithParam<const EncoderKernels* (*)()> {
 protected:
  void SetUp() override {
    kernels_ = GetParam()();
    if (kernels_ == nullptr) GTEST_SKIP() << "this processor lacks the instructions";
  }
  const EncoderKernels* kernels_ = nullptr;
  const EncoderKernels* plain_ = PlainEncoderKernels();
};

INSTANTIATE_TEST_SUITE_P(All, EncoderKernelsTest,
                         testing::Values(PlainEncoderKernels, Avx2EncoderKernels, VnniEncoderKernels));

CacheLineVector<float> RandomRow(std::size_t count, unsigned seed, float width = 2.0F) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal(0.0F, width);
  CacheLineVector<float> row(count);
  for (float& value : row) value = normal(generator);
  return row;
}

struct Product {
  std::size_t inputs;
  std::size_t outputs;
  std::vector<std::int8_t> weights;
  std::vector<float> scale;
  std::vector<float> bias;

  Product(std::size_t in, std::size_t out) : inputs(in), outputs(out), weights(in * out), scale(out), bias(out) {
    std::mt19937 generator(static_cast<unsigned>(in * out));
    for (std::int8_t& weight : weights) weight = static_cast<std::int8_t>(static_cast<int>(generator() % 255) - 127);
    for (std::size_t i = 0; i < out; ++i) {
      scale[i] = 0.01F + 0.001F * static_cast<float>(i);
      bias[i] = 0.5F - 0.1F * static_cast<float>(i);
    }
  }
  [[nodiscard]] QuantisedMatrix Packed(std::int32_t offset) const {
    const MatrixRows rows = {weights, scale, bias};
    return PackMatrix({&rows, 1}, inputs, offset);
  }
};

// What the kernels make of `rows` rows of numbers from -127 to 127, -127 and 127 among them.
CacheLineVector<float> Multiplied(const EncoderKernels& kernels, const Product& product, std::size_t rows) {
  std::vector<std::uint8_t> bytes(rows * product.inputs);
  std::vector<float> scales(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    scales[row] = 0.25F * static_cast<float>(row + 1);
    for (std::size_t i = 0; i < product.inputs; ++i) {
      const int value = static_cast<int>((row * 31 + i * 17) % 255) - 127;
      bytes[row * product.inputs + i] = static_cast<std::uint8_t>(value + kernels.input_offset);
    }
  }
  const QuantisedMatrix matrix = product.Packed(kernels.input_offset);
  CacheLineVector<float> out(rows * matrix.outputs());
  kernels.multiply({bytes.data(), product.inputs, scales.data()}, rows, matrix, out.data(), matrix.outputs());
  return out;
}

TEST_P(EncoderKernelsTest, SumsOfProductsAreExact) {
  for (const std::size_t inputs : {16U, 48U, 384U}) {
    for (const std::size_t outputs : {1U, 16U, 47U, 48U, 49U, 100U}) {
      const Product product(inputs, outputs);
      for (const std::size_t rows : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 15U, 23U}) {
        const CacheLineVector<float> out = Multiplied(*kernels_, product, rows);
        const std::size_t stride = RoundUpToPanels(outputs);
        for (std::size_t row = 0; row < rows; ++row) {
          for (std::size_t o = 0; o < outputs; ++o) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < inputs; ++i) {
              sum += (static_cast<int>((row * 31 + i * 17) % 255) - 127) * product.weights[o * inputs + i];
            }
            const float scaled = static_cast<float>(sum) * (0.25F * static_cast<float>(row + 1)) * product.scale[o];
            ASSERT_EQ(out[row * stride + o], scaled + product.bias[o]) << inputs << " " << outputs << " " << rows;
          }
          for (std::size_t o = outputs; o < stride; ++o) ASSERT_EQ(out[row * stride + o], 0.0F);
        }
      }
    }
  }
}

// The greatest sums there are: an instruction of AVX2 adds pairs of products in 16 bits.
TEST_P(EncoderKernelsTest, GreatestProductsDoNotOverflow) {
  for (const int sign : {1, -1}) {
    Product product(384, 16);
    std::fill(product.weights.begin(), product.weights.end(), static_cast<std::int8_t>(sign * 127));
    const QuantisedMatrix matrix = product.Packed(kernels_->input_offset);
    for (const int value : {127, -127}) {
      const std::vector<std::uint8_t> bytes(384, static_cast<std::uint8_t>(value + kernels_->input_offset));
      std::vector<std::uint8_t> input = bytes;
      float scale = 1.0F;
      CacheLineVector<float> out(matrix.outputs());
      kernels_->multiply({input.data(), 384, &scale}, 1, matrix, out.data(), matrix.outputs());
      EXPECT_EQ(out[0], static_cast<float>(sign * value * 127 * 384) * product.scale[0] + product.bias[0]);
    }
  }
}

TEST_P(EncoderKernelsTest, QuantisesToTheGreatestMagnitude) {
  CacheLineVector<float> row(32, 0.0F);
  row[3] = -254.0F;
  row[4] = 127.0F;  // 63.5 steps: halves go to even
  row[5] = 125.0F;  // 62.5
  row[6] = 1.1F;
  std::vector<std::uint8_t> bytes(32);
  float scale = 0.0F;
  kernels_->quantise(row.data(), 32, bytes.data(), &scale);
  EXPECT_EQ(scale, 2.0F);
  const auto step = [&](std::size_t i) {
    return static_cast<int>(static_cast<std::int8_t>(static_cast<std::uint8_t>(bytes[i] - kernels_->input_offset)));
  };
  EXPECT_EQ(step(3), -127);
  EXPECT_EQ(step(4), 64);
  EXPECT_EQ(step(5), 62);
  EXPECT_EQ(step(6), 1);
  EXPECT_EQ(step(0), 0);
}

TEST_P(EncoderKernelsTest, NothingButZerosIsQuantisedToZeros) {
  const CacheLineVector<float> row(16, 0.0F);
  std::vector<std::uint8_t> bytes(16, 7);
  float scale = 1.0F;
  kernels_->quantise(row.data(), 16, bytes.data(), &scale);
  EXPECT_EQ(scale, 0.0F);
  EXPECT_THAT(bytes, testing::Each(static_cast<std::uint8_t>(kernels_->input_offset)));
}

TEST_P(EncoderKernelsTest, GeluIsWithinAMillionth) {
  CacheLineVector<float> values;
  for (int i = -1600; i < 1600; ++i) values.push_back(static_cast<float>(i) * 0.005F);
  const CacheLineVector<float> given = values;
  kernels_->gelu(values.data(), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto x = static_cast<double>(given[i]);
    ASSERT_NEAR(static_cast<double>(values[i]), x * std::erfc(-x / std::sqrt(2.0)) / 2.0, 1e-6) << x;
  }
}

TEST_P(EncoderKernelsTest, NormalisesTheSum) {
  constexpr std::size_t kWidth = 96;
  CacheLineVector<float> values = RandomRow(kWidth, 1);
  const CacheLineVector<float> given = values;
  const CacheLineVector<float> added = RandomRow(kWidth, 2);
  const CacheLineVector<float> weight = RandomRow(kWidth, 3);
  const CacheLineVector<float> bias = RandomRow(kWidth, 4);
  kernels_->add_and_normalise(values.data(), added.data(), kWidth, {weight.data(), bias.data(), 0.1F});
  double mean = 0.0;
  double variance = 0.0;
  const auto sum = [&](std::size_t i) { return static_cast<double>(given[i]) + static_cast<double>(added[i]); };
  for (std::size_t i = 0; i < kWidth; ++i) mean += sum(i) / kWidth;
  for (std::size_t i = 0; i < kWidth; ++i) variance += (sum(i) - mean) * (sum(i) - mean) / kWidth;
  for (std::size_t i = 0; i < kWidth; ++i) {
    const double wanted = (sum(i) - mean) / std::sqrt(variance + 0.1) * static_cast<double>(weight[i]);
    ASSERT_NEAR(static_cast<double>(values[i]), wanted + static_cast<double>(bias[i]), 1e-5);
  }
}

// Rows of query, key and value, and what the kernels make of them.
struct AttentionCase {
  std::size_t tokens;
  std::size_t size;
  std::size_t stride = 3 * size;
  CacheLineVector<float> rows = RandomRow((tokens + kAttentionRows) * stride, static_cast<unsigned>(tokens));

  [[nodiscard]] CacheLineVector<float> Run(const EncoderKernels& kernels) const {
    CacheLineVector<float> buffer(AttentionFloats(tokens, size));
    CacheLineVector<float> out((tokens + kAttentionRows) * size);
    const float* query = rows.data();
    kernels.attend({query, query + size, query + 2 * size, stride, size}, tokens, buffer.data(), out.data(), size);
    out.resize(tokens * size);
    return out;
  }
  [[nodiscard]] double At(std::size_t row, std::size_t column) const {
    return static_cast<double>(rows[row * stride + column]);
  }
};

TEST_P(EncoderKernelsTest, AttentionIsTheSoftmaxOfScores) {
  for (const std::size_t size : {16U, 32U, 48U, 64U}) {
    for (const std::size_t tokens : {1U, 2U, 5U, 16U, 17U, 46U, 50U}) {
      const AttentionCase attention = {.tokens = tokens, .size = size};
      const CacheLineVector<float> out = attention.Run(*kernels_);
      for (std::size_t i = 0; i < tokens; ++i) {
        std::vector<double> weights(tokens);
        double most = -1e30;
        for (std::size_t j = 0; j < tokens; ++j) {
          for (std::size_t d = 0; d < size; ++d) weights[j] += attention.At(i, d) * attention.At(j, size + d);
          weights[j] /= std::sqrt(static_cast<double>(size));
          most = std::max(most, weights[j]);
        }
        double sum = 0.0;
        for (double& weight : weights) sum += weight = std::exp(weight - most);
        for (std::size_t d = 0; d < size; ++d) {
          double wanted = 0.0;
          for (std::size_t j = 0; j < tokens; ++j) wanted += weights[j] / sum * attention.At(j, 2 * size + d);
          ASSERT_NEAR(static_cast<double>(out[i * size + d]), wanted, 2e-5) << tokens << " " << size;
        }
      }
    }
  }
}

// Scores must not depend on the machine.
TEST_P(EncoderKernelsTest, AgreesWithThePlainOnesToTheBit) {
  const CacheLineVector<float> row = RandomRow(1536, 9);
  CacheLineVector<float> gelu = row;
  CacheLineVector<float> plain_gelu = row;
  kernels_->gelu(gelu.data(), gelu.size());
  plain_->gelu(plain_gelu.data(), plain_gelu.size());
  EXPECT_EQ(gelu, plain_gelu);

  const CacheLineVector<float> added = RandomRow(1536, 10);
  CacheLineVector<float> normal = row;
  CacheLineVector<float> plain_normal = row;
  kernels_->add_and_normalise(normal.data(), added.data(), normal.size(), {row.data(), added.data(), 1e-12F});
  plain_->add_and_normalise(plain_normal.data(), added.data(), normal.size(), {row.data(), added.data(), 1e-12F});
  EXPECT_EQ(normal, plain_normal);

  std::vector<std::uint8_t> bytes(row.size());
  std::vector<std::uint8_t> plain_bytes(row.size());
  float scale = 0.0F;
  float plain_scale = 1.0F;
  kernels_->quantise(row.data(), row.size(), bytes.data(), &scale);
  plain_->quantise(row.data(), row.size(), plain_bytes.data(), &plain_scale);
  EXPECT_EQ(scale, plain_scale);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(byte - kernels_->input_offset);
  EXPECT_EQ(bytes, plain_bytes);

  const AttentionCase attention = {.tokens = 37, .size = 32};
  EXPECT_EQ(attention.Run(*kernels_), attention.Run(*plain_));
  const Product product(1536, 96);
  EXPECT_EQ(Multiplied(*kernels_, product, 13), Multiplied(*plain_, product, 13));
}

TEST(BestEncoderKernelsTest, AreTheFastestThereAre) {
  const EncoderKernels* best = VnniEncoderKernels();
  if (best == nullptr) best = Avx2EncoderKernels();
  if (best == nullptr) best = PlainEncoderKernels();
  EXPECT_EQ(&BestEncoderKernels(), best);
}

}  // namespace
}  // namespace tacitus
