// What spaCy makes of a parser's arcs: roots, non-projective arcs, sentences.
//
// Pseudo-projective parsing (Nivre and Nilsson 2005; spacy/pipeline/_parser_internals/nonproj.pyx): a label "a||b" says
// that the token was lifted; its head is the nearest token labelled "b" below the head it has, breadth first, left to
// right. Sentences (spacy/tokens/doc.pyx, set_children_from_heads) begin at the left edge of each root's subtree.
//
// Tested in tests/unit/parse/dependency_tree_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parse/annotation.h"
#include "parse/string_store.h"
#include "tacitus/parse.h"

namespace tacitus {

// Labels "a||b" taken apart, by label.
class LiftedLabels {
 public:
  // Of a dependency label that a parser may give.
  void Add(Label label, StringStore& strings);

  [[nodiscard]] bool IsLifted(Label label) const { return label < parts_.size() && parts_[label].own != kNoLabel; }
  [[nodiscard]] Label OwnOf(Label label) const { return parts_[label].own; }
  [[nodiscard]] Label HeadsOf(Label label) const { return parts_[label].heads; }

 private:
  struct Parts {
    Label own = kNoLabel;
    Label heads = kNoLabel;
  };
  std::vector<Parts> parts_;
};

// Buffers of one thread.
struct TreeScratch {
  std::vector<std::uint32_t> left_edge;
  std::vector<std::uint32_t> right_edge;
  std::vector<std::uint32_t> queue;
  std::vector<std::uint32_t> next_queue;
};

// From the heads and labels of one document's tokens, as set in the annotation, makes final ones and the starts of
// sentences. A token that is its own head gets `root`.
void FinishTree(Annotation& annotation, TokenSpan document, Label root, const LiftedLabels& lifted,
                TreeScratch& scratch);

}  // namespace tacitus
