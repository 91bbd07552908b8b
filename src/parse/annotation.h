// What the components of a pipeline fill in, one after the other: arrays over the tokens of a batch of documents.
//
// The tokenizer appends pieces; Resize gives every other array their length with nothing set; then each component
// works on the tokens of one document, or of all where documents do not matter. Buffers keep their memory from batch
// to batch. Labels are numbers in the pipeline's StringStore.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/lexeme.h"
#include "parse/string_store.h"
#include "tacitus/parse.h"

namespace tacitus {

struct Annotation {
  std::vector<TokenPiece> pieces;
  std::vector<Label> tag;
  std::vector<Label> morph;
  std::vector<Label> dep;
  std::vector<Label> entity;  // type; 0 outside entities
  std::vector<Pos> pos;
  std::vector<EntityPosition> entity_position;
  std::vector<std::uint32_t> head;  // token number, a root's is its own
  std::vector<std::uint8_t> sentence_start;
  // Null where not set; else alive as long as the pipeline and the caches of the thread are not cleared.
  std::vector<std::string_view> lemma;

  void Resize() {
    const std::size_t size = pieces.size();
    for (std::vector<Label>* labels : {&tag, &morph, &dep, &entity}) labels->assign(size, 0);
    pos.assign(size, Pos::kNone);
    entity_position.assign(size, EntityPosition::kOutside);
    head.assign(size, 0);
    sentence_start.assign(size, 0);
    lemma.assign(size, {});
  }
};

}  // namespace tacitus
