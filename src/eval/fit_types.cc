#include "eval/fit_types.h"

#include <utility>

#include "eval/encoder_opinions.h"
#include "eval/format.h"
#include "eval/fusion_fit.h"

namespace tacitus {
namespace {

constexpr int kFolds = 5;

struct PairRows {
  TypesGold gold;
  TypesExamples examples;
};

Result<PairRows> Read(const std::string& gold_file, const ParseText& parse, const PairKnowledge& knowledge) {
  Result<TypesGold> gold = ReadTypesGold(gold_file);
  if (!gold) return gold.error();
  if (!gold->has_pairs) return Error{ErrorCode::kInvalid, "this gold has no marked pairs", gold_file};
  Result<TypesExamples> examples = ReadExamples(*gold, {}, parse, knowledge);
  if (!examples) return examples.error();
  return PairRows{std::move(*gold), std::move(*examples)};
}

std::string Row(const char* name, double value) { return Format("%s\t%.4g\n", name, value); }

std::string WriteFusion(const TypeFusion& fusion) {
  return "# How the linear model and the encoder of event types are weighed (src/code/types/type_fusion.h): the powers "
         "of\n"
         "# their probabilities, and the linear model's probability from which on the encoder is not asked.\n"
         "# Source: fitted on answers out of fold about PLV (Hu et al. 2024), development rows. Command:\n"
         "# build/fit_types fusion ../shared/gold/plv_train.tsv 'build/train/fold_%d.encoder'\n"
         "weight\tvalue\n" +
         Row("linear", fusion.linear) + Row("encoder", fusion.encoder) + Row("sure", fusion.sure);
}

}  // namespace

Result<std::string> FitLinearTypes(const std::string& gold_file, const ParseText& parse,
                                   const PairKnowledge& knowledge) {
  const Result<PairRows> read = Read(gold_file, parse, knowledge);
  if (!read) return read.error();
  return FitTypeModel(read->examples)
      .Write({"Weights of the linear model of event types: hashed features of src/code/types/pair_features.cc; the "
              "form is",
              "described in src/code/types/type_model.h.",
              "Source: fitted on PLV (Hu et al. 2024), development rows, and what data/rules/ says of them; no "
              "sentence is "
              "here.",
              "Licence: Apache-2.0. Command: build/fit_types linear ../shared/gold/plv_train.tsv"});
}

Result<std::string> FitTypeFusion(const std::string& gold_file, const std::string& encoders, const ParseText& parse,
                                  const PairKnowledge& knowledge) {
  const Result<PairRows> read = Read(gold_file, parse, knowledge);
  if (!read) return read.error();
  const TypesExamples& examples = read->examples;
  const ClassProbabilities linear = AnswerOutOfFold(examples, examples.plain, kFolds);
  const Result<EncoderOpinions> encoder =
      AskAboutPairs(read->gold, examples.classes, {encoders, "", FoldsOf(read->gold, kFolds)});
  if (!encoder) return encoder.error();
  std::vector<FusionRow> answers;
  for (std::size_t i = 0; i < linear.size(); ++i) {
    answers.push_back({&linear[i], &encoder->probabilities[i], examples.plain[i].label});
  }
  return WriteFusion(FitFusion(answers));
}

}  // namespace tacitus
