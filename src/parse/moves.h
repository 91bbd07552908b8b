// The moves of a transition system in the order of a model's outputs: the file `moves` of a parser's or entity
// recognizer's folder (spacy/pipeline/_parser_internals/transition_system.pyx).
//
// The file maps each move's number to labels with frequencies; a class is a move with one label. Classes are ordered by
// move, then by falling frequency and label. Labels with negative frequencies were added later: they follow at the end.
// Tested in tests/unit/parse/moves_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parse/aligned_floats.h"
#include "tacitus/result.h"

namespace tacitus {

struct Move {
  std::uint32_t kind = 0;  // the number in the file
  std::string label;       // may be empty

  friend bool operator==(const Move&, const Move&) = default;
};

// Fails where the file is malformed or a kind is not below `kinds`.
Result<std::vector<Move>> ReadMoves(const std::string& path, std::uint32_t kinds);

// Which classes may be taken: for each state of affairs that the owner tells apart, a mask to add to the scores, and
// the class to take unseen where there is but one.
class MoveMasks {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // `padded` scores a state, at least as many as classes.
  MoveMasks(std::size_t states, std::size_t padded);
  void Allow(std::size_t state, std::size_t move_class);

  [[nodiscard]] const float* MaskOf(std::size_t state) const { return masks_.data() + state * padded_; }
  [[nodiscard]] std::size_t CountOf(std::size_t state) const { return counts_[state]; }
  // The only class; of no meaning where there are more.
  [[nodiscard]] std::size_t OnlyOf(std::size_t state) const { return only_[state]; }

 private:
  std::size_t padded_;
  AlignedFloats masks_;
  std::vector<std::size_t> counts_;
  std::vector<std::size_t> only_;
};

}  // namespace tacitus
