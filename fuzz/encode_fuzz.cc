// Any text: its scores are numbers, and the same with a Scratch that has seen other texts.
// The first two bytes choose the spans. And the same bytes over the header of an encoder: a fault, or an encoder that
// can be used.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <string_view>

#include "encode/pair_encoder.h"
#include "fuzz/require.h"

namespace {

const std::string kTinyEncoder = TACITUS_SOURCE_DIR "/tests/reference/encode/tiny.encoder";

const tacitus::PairEncoder& TheEncoder() {
  static const tacitus::Result<tacitus::PairEncoder> encoder = tacitus::PairEncoder::Load(kTinyEncoder);
  if (!encoder) {
    std::fprintf(stderr, "%s\n", encoder.error().ToString().c_str());
    std::exit(1);
  }
  return *encoder;
}

void CheckScores(std::string_view text, tacitus::ByteSpan source, tacitus::ByteSpan target) {
  static tacitus::PairEncoder::Scratch kept;
  tacitus::PairEncoder::Scratch fresh;
  const std::span<const float> scores = TheEncoder().ScorePair(text, source, target, kept).all;
  const std::span<const float> again = TheEncoder().ScorePair(text, source, target, fresh).all;
  tacitus::Require(std::equal(scores.begin(), scores.end(), again.begin(), again.end()),
                   "a fresh Scratch gives the same scores");
  for (const float score : scores) tacitus::Require(std::isfinite(score), "a score is a number");
}

// The tiny encoder with these bytes at a place that the first of them choose.
void CheckBrokenFile(std::string_view bytes) {
  static const std::string content = [] {
    std::ifstream stream(kTinyEncoder, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  }();
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("encode_fuzz_" + std::to_string(std::random_device()()) + ".encoder"))
          .string();
  const std::size_t at = static_cast<unsigned char>(bytes[0]) * 256U + static_cast<unsigned char>(bytes[1]);
  std::string broken = content;
  broken.replace(at % broken.size(), bytes.size() - 2, bytes.substr(2));
  std::ofstream(path, std::ios::binary) << broken;
  const tacitus::Result<tacitus::PairEncoder> encoder = tacitus::PairEncoder::Load(path);
  tacitus::PairEncoder::Scratch scratch;
  if (encoder) static_cast<void>(encoder->ScorePair("The minister left.", {0, 12}, {}, scratch));
  std::filesystem::remove(path);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  CheckScores(input.substr(2), {bytes[0], bytes[0] + bytes[1] / 16U}, {bytes[1], bytes[1] + bytes[0] / 16U});
  CheckBrokenFile(input);
  return 0;
}
