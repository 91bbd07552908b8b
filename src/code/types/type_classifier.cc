#include "code/types/type_classifier.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace tacitus {
namespace {

constexpr const char* kEncoder = "/models/types.encoder";
constexpr const char* kRoot = "root";
constexpr const char* kStatement = "statement";

Result<PairEncoder> LoadEncoder(const std::string& path) {
  std::error_code problem;
  if (std::filesystem::exists(path, problem)) return PairEncoder::Load(path);
  return Error{ErrorCode::kNotFound, "the encoder of event types is missing: --types fast does without it", path};
}

std::string EncoderPath(const std::string& data_folder, const std::string& file) {
  return file.empty() ? data_folder + kEncoder : file;
}

}  // namespace

Result<PairEncoder> LoadTypeEncoder(const std::string& data_folder, const std::string& file,
                                    const std::vector<std::string>& classes) {
  const std::string path = EncoderPath(data_folder, file);
  Result<PairEncoder> encoder = LoadEncoder(path);
  if (!encoder) return encoder.error();
  const EncoderHead* head = encoder->FindHead(kRoot);
  if (head == nullptr || head->input != EncoderInput::kPair || head->classes != classes) {
    return Error{ErrorCode::kMalformed, "the encoder's head \"root\" does not have the linear model's classes", path};
  }
  return encoder;
}

Result<PairEncoder> LoadStatementEncoder(const std::string& data_folder, const std::string& file) {
  const std::string path = EncoderPath(data_folder, file);
  Result<PairEncoder> encoder = LoadEncoder(path);
  if (!encoder) return encoder.error();
  const EncoderHead* head = encoder->FindHead(kStatement);
  if (head == nullptr || head->input != EncoderInput::kSentence) {
    return Error{ErrorCode::kMalformed, "the encoder has no head \"statement\" that looks at sentences", path};
  }
  return encoder;
}

Result<TypeClassifier> TypeClassifier::Load(const std::string& data_folder, TypesChoice choice,
                                            const std::string& encoder) {
  Result<TypeModel> linear = TypeModel::Load(data_folder);
  if (!linear) return linear.error();
  if (choice == TypesChoice::kFast) return TypeClassifier(std::move(*linear), {}, std::nullopt);
  const Result<TypeFusion> fusion = TypeFusion::Load(data_folder);
  if (!fusion) return fusion.error();
  Result<PairEncoder> loaded = LoadTypeEncoder(data_folder, encoder, linear->classes());
  if (!loaded) return loaded.error();
  return TypeClassifier(std::move(*linear), *fusion, std::move(*loaded));
}

bool TypeClassifier::HasStatement(const std::optional<PairEncoder>& encoder) {
  constexpr std::size_t kClasses = 5;  // no event, and four quad classes
  const EncoderHead* head = encoder ? encoder->FindHead(kStatement) : nullptr;
  return head != nullptr && head->input == EncoderInput::kSentence && head->classes.size() == kClasses;
}

std::vector<double> AskEncoder(const PairEncoder& encoder, std::string_view sentence, ByteSpan source, ByteSpan target,
                               PairEncoder::Scratch& scratch) {
  const EncoderHead& head = *encoder.FindHead(kRoot);
  const EncoderScores scores = encoder.ScorePair(sentence, source, target, scratch);
  return Softmax(scores.Of(head), static_cast<double>(head.temperature));
}

std::vector<double> AskStatement(const PairEncoder& encoder, std::string_view sentence, PairEncoder::Scratch& scratch) {
  const EncoderHead& head = *encoder.FindHead(kStatement);
  return Softmax(encoder.ScoreSentence(sentence, scratch).Of(head), static_cast<double>(head.temperature));
}

std::string TypeClassOf(EventType event) {
  return event == EventType::kConcede || event == EventType::kRetreat ? "YIELD" : std::string(Name(event));
}

TypeVerdict VerdictOf(std::vector<double> probabilities, bool by_encoder) {
  TypeVerdict verdict;
  verdict.type =
      static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
  verdict.probabilities = std::move(probabilities);
  verdict.by_encoder = by_encoder;
  return verdict;
}

TypeVerdict TypeClassifier::Classify(const PairQuestion& question, PairEncoder::Scratch& scratch) const {
  const TypeModel::Scores scores = linear_.Score(question.features);
  const std::span<const float> given(scores.data(), linear_.classes().size());
  TypeVerdict fast = VerdictOf(Softmax(given, linear_.temperature()), false);
  if (!encoder_ || fast.probability() >= fusion_.sure) return fast;
  const std::vector<double> said = AskEncoder(*encoder_, question.sentence, question.source, question.target, scratch);
  return VerdictOf(Pool(fusion_, fast.probabilities, said), true);
}

}  // namespace tacitus
