// What one party does to another: the linear model's opinion and, where that is not sure, the encoder's pooled with it.
//
//   Result<TypeClassifier> types = TypeClassifier::Load("data", {});
//   TypeVerdict verdict = types->Classify({features, "The Kremlin blamed the West.", {0, 11}, {19, 27}}, scratch);
//   types->classes()[verdict.type]   // "ACCUSE"
//
// Classes are PLOVER's events, with CONCEDE and RETREAT as one, YIELD: the gold it is fitted on does not part them.
// Immutable; any number of threads, each with a Scratch of its own. Tested in
// tests/unit/code/types/type_classifier_test.cc.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "code/types/pair_features.h"
#include "code/types/type_fusion.h"
#include "code/types/type_model.h"
#include "encode/pair_encoder.h"
#include "tacitus/coder.h"
#include "tacitus/document.h"
#include "tacitus/event.h"
#include "tacitus/result.h"

namespace tacitus {

// A pair in its sentence. A party that is not given is empty.
struct PairQuestion {
  std::span<const Feature> features;  // pair_features.h
  std::string_view sentence;          // without marks; spans are bytes of it
  ByteSpan source;
  ByteSpan target;
};

struct TypeVerdict {
  std::vector<double> probabilities;  // of each class
  std::size_t type = 0;               // the likeliest
  bool by_encoder = false;            // whether the encoder was asked

  [[nodiscard]] double probability() const { return probabilities[type]; }
};

class TypeClassifier {
 public:
  // `encoder`: a file to use in place of data/models/types.encoder; "" is that one. Fails where a model is missing or
  // malformed, or the two do not have the same classes.
  static Result<TypeClassifier> Load(const std::string& data_folder, TypesChoice choice, const std::string& encoder);

  [[nodiscard]] const std::vector<std::string>& classes() const { return linear_.classes(); }
  // Null where the choice is the fast one.
  [[nodiscard]] const PairEncoder* encoder() const { return encoder_ ? &*encoder_ : nullptr; }
  // Whether AskStatement can be asked: there is an encoder, and it has the head.
  [[nodiscard]] bool states() const { return states_; }

  [[nodiscard]] TypeVerdict Classify(const PairQuestion& question, PairEncoder::Scratch& scratch) const;

 private:
  TypeClassifier(TypeModel linear, TypeFusion fusion, std::optional<PairEncoder> encoder)
      : linear_(std::move(linear)), fusion_(fusion), encoder_(std::move(encoder)), states_(HasStatement(encoder_)) {}

  static bool HasStatement(const std::optional<PairEncoder>& encoder);

  TypeModel linear_;
  TypeFusion fusion_;
  std::optional<PairEncoder> encoder_;
  bool states_ = false;
};

// The encoder of the data folder, or in another file, with the head "root" over these classes.
Result<PairEncoder> LoadTypeEncoder(const std::string& data_folder, const std::string& file,
                                    const std::vector<std::string>& classes);

// The probabilities of the classes of the head "root".
std::vector<double> AskEncoder(const PairEncoder& encoder, std::string_view sentence, ByteSpan source, ByteSpan target,
                               PairEncoder::Scratch& scratch);

// The same with the head "statement": no event (0), or one of a quad class (1 to 4). It looks at no parties.
Result<PairEncoder> LoadStatementEncoder(const std::string& data_folder, const std::string& file);
std::vector<double> AskStatement(const PairEncoder& encoder, std::string_view sentence, PairEncoder::Scratch& scratch);

// The class of an event: its name, or YIELD for both kinds of yielding.
std::string TypeClassOf(EventType event);

// What the probabilities say.
TypeVerdict VerdictOf(std::vector<double> probabilities, bool by_encoder);

}  // namespace tacitus
