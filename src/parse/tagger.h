// The component "tagger" (spacy/pipeline/tagger.pyx): of each token the tag with the highest score, the first of
// equals.
#pragma once

#include <string>
#include <vector>

#include "parse/annotation.h"
#include "parse/kernels.h"
#include "parse/string_store.h"
#include "parse/thinc_model.h"
#include "tacitus/result.h"

namespace tacitus {

class Tagger {
 public:
  // `tok2vec` is the listener or the encoder below.
  static LayerTree Tree(LayerTree tok2vec);
  // `labels` are the tags in the order of the model's outputs.
  static Result<Tagger> Load(const std::vector<std::string>& labels, std::size_t width, const ThincModel& model,
                             const LayerTree& tree, const Kernels& kernels, StringStore& strings);

  // The tags of `count` tokens with these vectors.
  void Run(ConstRows vectors, std::size_t count, AlignedFloats& scores, Label* tags) const;

 private:
  const Kernels* kernels_ = nullptr;
  PackedMatrix scores_;
  AlignedFloats mask_;  // bars the outputs beyond the last tag
  std::vector<Label> tags_;
};

}  // namespace tacitus
