// What an encoder says of a sentence: one score a class, for each of its heads.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tacitus {

// What a head looks at.
enum class EncoderInput {
  kPair,      // a sentence with its source and target marked
  kSentence,  // a sentence as it is
  kPiece,     // each piece of a sentence with a word marked
  kFirst,     // [CLS] of such a sentence
  kWord,      // the marked word in it
};

struct EncoderHead {
  std::string name;  // "root"
  EncoderInput input = EncoderInput::kPair;
  std::vector<std::string> classes;
  float temperature = 1.0F;     // what scores are divided by before a softmax makes them probabilities
  std::size_t first_score = 0;  // where its scores begin among those of all heads
};

// The scores (logits) of the heads that look at what was encoded. Valid until the Scratch they came from is used again.
struct EncoderScores {
  std::span<const float> all;  // of all heads, one after the other; those of heads of other inputs are 0

  [[nodiscard]] std::span<const float> Of(const EncoderHead& head) const {
    return all.subspan(head.first_score, head.classes.size());
  }
};

// The probability of each class: softmax(scores / temperature). Precondition: as many as there are classes.
void Probabilities(const EncoderHead& head, std::span<const float> scores, std::span<float> probabilities);

}  // namespace tacitus
