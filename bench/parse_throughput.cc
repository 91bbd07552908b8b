// Parses files in one thread, several times over, and prints what each pass took:
//
//   parse_throughput PIPELINE PASSES FILE…
//   {"name": "first", "texts": 84, "words": 67495, "tokens": 81742, "wall": 1.21, "cpu": 1.20, "peak_kb": 138296}
//
// The first pass begins with empty caches; it is what one gets from distinct articles. The others know every type.
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/parser.h"

namespace {

constexpr std::size_t kBatchTexts = 256;

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char byte : text) {
    const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
    if (!space && !in_word) ++words;
    in_word = !space;
  }
  return words;
}

// The most memory this process has had, in kB.
std::size_t PeakMemory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6));
  }
  return 0;
}

void Pass(const char* name, const tacitus::Parser& parser, std::span<const std::string_view> texts,
          tacitus::Parser::Scratch& scratch) {
  std::size_t words = 0;
  for (const std::string_view text : texts) words += CountWords(text);
  std::size_t tokens = 0;
  const std::size_t count = texts.size();
  const auto wall_start = std::chrono::steady_clock::now();
  const double cpu_start = CpuSeconds();
  while (!texts.empty()) {
    const std::size_t size = std::min(kBatchTexts, texts.size());
    for (const tacitus::Parse& parse : parser.RunBatch(texts.first(size), scratch)) tokens += parse.tokens.size();
    texts = texts.subspan(size);
  }
  const double cpu = CpuSeconds() - cpu_start;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wall_start;
  std::printf(
      "{\"name\": \"%s\", \"texts\": %zu, \"words\": %zu, \"tokens\": %zu, \"wall\": %.4f, \"cpu\": %.4f, "
      "\"peak_kb\": %zu}\n",
      name, count, words, tokens, wall.count(), cpu, PeakMemory());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: parse_throughput PIPELINE PASSES FILE...\n");
    return 2;
  }
  const tacitus::Result<tacitus::Parser> parser = tacitus::Parser::Load(argv[1]);
  if (!parser) {
    std::fprintf(stderr, "%s\n", parser.error().ToString().c_str());
    return 1;
  }
  int passes = 1;
  const std::string_view number = argv[2];
  std::from_chars(number.data(), number.data() + number.size(), passes);
  std::vector<std::string> contents;
  for (const char* path : std::span(argv + 3, argv + argc)) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
      std::fprintf(stderr, "%s: cannot open\n", path);
      return 1;
    }
    contents.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  const std::vector<std::string_view> texts(contents.begin(), contents.end());
  tacitus::Parser::Scratch scratch;
  for (int pass = 0; pass < passes; ++pass) Pass(pass == 0 ? "first" : "again", *parser, texts, scratch);
  return 0;
}
