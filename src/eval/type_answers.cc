#include "eval/type_answers.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <utility>

#include "eval/encoder_opinions.h"
#include "eval/format.h"
#include "eval/fusion_fit.h"

namespace tacitus {
namespace {

struct LinearAnswers {
  ClassProbabilities probabilities;
  ClassProbabilities strict;
  double seconds = 0;  // CPU time of the shipped model's answers after the parse; 0 where it has other classes
};

Result<LinearAnswers> AnswerAsShipped(const TypesExamples& examples, const std::string& data_folder) {
  const Result<TypeModel> model = TypeModel::Load(data_folder);
  if (!model) return model.error();
  if (model->classes() != examples.classes) {
    return Error{ErrorCode::kInvalid, "the gold's roots are not the classes of the model of event types", data_folder};
  }
  LinearAnswers answers;
  const std::clock_t start = std::clock();
  for (const SoftmaxExample& example : examples.plain) {
    const TypeModel::Scores scores = model->Score(example.features);
    answers.probabilities.push_back(Softmax(std::span(scores).first(model->classes().size()), model->temperature()));
  }
  answers.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC + examples.seconds;
  return answers;
}

// Fitting takes much longer than answering: the time is that of the shipped model, which has as many weights.
LinearAnswers AnswerByFolds(const TypesExamples& examples, int folds, const std::string& data_folder) {
  const Result<LinearAnswers> shipped = AnswerAsShipped(examples, data_folder);
  return {AnswerOutOfFold(examples, examples.plain, folds), AnswerOutOfFold(examples, examples.borne, folds),
          shipped ? shipped->seconds : 0};
}

TypeFusion FitWithout(int fold, const std::vector<int>& fold_of, const ClassProbabilities& linear,
                      const ClassProbabilities& encoder, const TypesExamples& examples) {
  std::vector<FusionRow> others;
  for (std::size_t i = 0; i < linear.size(); ++i) {
    if (fold_of[i] != fold) others.push_back({&linear[i], &encoder[i], examples.plain[i].label});
  }
  return FitFusion(others);
}

// For each fold: how the two models are weighed there.
Result<std::vector<TypeFusion>> FusionsOf(const TypesOptions& options, const EncoderFiles& files,
                                          const std::string& data_folder, const ClassProbabilities& linear,
                                          const ClassProbabilities& encoder, const TypesExamples& examples) {
  const auto folds = static_cast<std::size_t>(options.folds == 0 ? 1 : options.folds);
  if (options.folds == 0 || !files.by_fold()) {
    const Result<TypeFusion> shipped = TypeFusion::Load(data_folder);
    if (!shipped) return shipped.error();
    return std::vector<TypeFusion>(folds, *shipped);
  }
  std::vector<TypeFusion> fusions;
  for (int fold = 0; fold < options.folds; ++fold) {
    fusions.push_back(FitWithout(fold, files.fold_of, linear, encoder, examples));
  }
  return fusions;
}

// The two models' answers made one; how many the encoder was asked for.
int Combine(const std::vector<TypeFusion>& fusions, const std::vector<int>& fold_of, const ClassProbabilities& encoder,
            ClassProbabilities& linear) {
  int asked = 0;
  for (std::size_t i = 0; i < linear.size(); ++i) {
    const auto fold = static_cast<std::size_t>(fold_of.empty() ? 0 : fold_of[i]);
    bool by_encoder = false;
    linear[i] = Cascade(fusions[fold], linear[i], encoder[i], by_encoder);
    if (by_encoder) ++asked;
  }
  return asked;
}

std::string EncoderNote(const EncoderOpinions& opinions, double linear_seconds, int asked) {
  const auto rows = static_cast<double>(opinions.probabilities.size());
  const double each = opinions.seconds / rows;
  std::string note = "the encoder was asked about " + std::to_string(asked) + " of " + Format("%.0f", rows) +
                     " rows; it reads " + Format("%.0f", 1 / each) + " sentences per CPU second";
  if (linear_seconds > 0) note += ", the cascade " + Format("%.0f", rows / (linear_seconds + asked * each));
  return note + " after the parse\n";
}

std::string TermsNote(const TypesOptions& options) {
  if (options.folds == 0) {
    return "weights as shipped: in sample where this gold is what they were fitted on (--folds 5 fits anew)\n";
  }
  return "out of fold for the model (" + std::to_string(options.folds) +
         " folds of whole sentences), in sample for rules written with this gold in view\n";
}

}  // namespace

Result<PairAnswers> AnswerPairs(const TypesGold& gold, const TypesProgram& program, const TypesOptions& options) {
  const Result<PairKnowledge> knowledge = PairKnowledge::Load(program.data_folder);
  if (!knowledge) return knowledge.error();
  std::vector<MarkedSentence> own;
  if (!options.own.empty()) {
    Result<std::vector<MarkedSentence>> rows = ReadOwnRows(options.own);
    if (!rows) return rows.error();
    own = std::move(*rows);
  }
  const Result<TypesExamples> examples = ReadExamples(gold, own, program.parse, *knowledge);
  if (!examples) return examples.error();
  Result<LinearAnswers> linear = options.folds > 0 ? AnswerByFolds(*examples, options.folds, program.data_folder)
                                                   : AnswerAsShipped(*examples, program.data_folder);
  if (!linear) return linear.error();
  PairAnswers answers;
  answers.classes = examples->classes;
  if (linear->seconds > 0) {
    answers.how = Format("%.0f", static_cast<double>(gold.rows.size()) / linear->seconds) +
                  " classifications per CPU second by rules and linear model after the parse\n";
  }
  if (options.types == TypesChoice::kAccurate) {
    const EncoderFiles files{options.encoder, program.data_folder,
                             options.folds > 0 ? FoldsOf(gold, options.folds) : std::vector<int>{}};
    const Result<EncoderOpinions> encoder = AskAboutPairs(gold, examples->classes, files);
    if (!encoder) return encoder.error();
    const Result<std::vector<TypeFusion>> fusions =
        FusionsOf(options, files, program.data_folder, linear->probabilities, encoder->probabilities, *examples);
    if (!fusions) return fusions.error();
    const int asked = Combine(*fusions, files.fold_of, encoder->probabilities, linear->probabilities);
    if (!linear->strict.empty()) Combine(*fusions, files.fold_of, encoder->probabilities, linear->strict);
    answers.how += EncoderNote(*encoder, linear->seconds, asked);
  }
  answers.how += TermsNote(options);
  answers.probabilities = std::move(linear->probabilities);
  answers.strict = std::move(linear->strict);
  return answers;
}

}  // namespace tacitus
