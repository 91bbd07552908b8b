#include "eval/encoder_opinions.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <utility>

#include "code/types/type_classifier.h"

namespace tacitus {
namespace {

using AskRow = std::function<std::vector<double>(const PairEncoder&, const MarkedSentence&, PairEncoder::Scratch&)>;
using LoadEncoder = std::function<Result<PairEncoder>(const std::string& file)>;

std::string FileOfFold(std::string pattern, int fold) {
  const std::size_t place = pattern.find("%d");
  if (place != std::string::npos) pattern.replace(place, 2, std::to_string(fold));
  return pattern;
}

Result<EncoderOpinions> Ask(const TypesGold& gold, const EncoderFiles& files, const LoadEncoder& load,
                            const AskRow& ask) {
  EncoderOpinions opinions;
  opinions.probabilities.resize(gold.rows.size());
  const int folds =
      files.by_fold() && !files.fold_of.empty() ? *std::max_element(files.fold_of.begin(), files.fold_of.end()) + 1 : 1;
  PairEncoder::Scratch scratch;
  for (int fold = 0; fold < folds; ++fold) {
    const Result<PairEncoder> encoder = load(FileOfFold(files.pattern, fold));
    if (!encoder) return encoder.error();
    const std::clock_t start = std::clock();
    for (std::size_t i = 0; i < gold.rows.size(); ++i) {
      if (folds > 1 && files.fold_of[i] != fold) continue;
      opinions.probabilities[i] = ask(*encoder, gold.rows[i], scratch);
    }
    opinions.seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  }
  return opinions;
}

ByteSpan First(const std::vector<ByteSpan>& spans) { return spans.empty() ? ByteSpan{} : spans.front(); }

}  // namespace

Result<EncoderOpinions> AskAboutPairs(const TypesGold& gold, const std::vector<std::string>& classes,
                                      const EncoderFiles& files) {
  Result<EncoderOpinions> opinions = Ask(
      gold, files, [&](const std::string& file) { return LoadTypeEncoder(files.data_folder, file, classes); },
      [](const PairEncoder& encoder, const MarkedSentence& row, PairEncoder::Scratch& scratch) {
        return AskEncoder(encoder, row.text, First(row.sources), First(row.targets), scratch);
      });
  if (opinions) opinions->classes = classes;
  return opinions;
}

Result<EncoderOpinions> AskAboutSentences(const TypesGold& gold, const EncoderFiles& files) {
  std::vector<std::string> classes;
  Result<EncoderOpinions> opinions = Ask(
      gold, files,
      [&](const std::string& file) -> Result<PairEncoder> {
        Result<PairEncoder> encoder = LoadStatementEncoder(files.data_folder, file);
        if (encoder) classes = encoder->FindHead("statement")->classes;
        return encoder;
      },
      [](const PairEncoder& encoder, const MarkedSentence& row, PairEncoder::Scratch& scratch) {
        return AskStatement(encoder, row.text, scratch);
      });
  if (opinions) opinions->classes = classes;
  return opinions;
}

}  // namespace tacitus
