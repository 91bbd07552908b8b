// spaCy's attribute ruler (spacy/pipeline/attributeruler.py): patterns over tokens that set tag, part of speech,
// morphology, lemma or dependency label where they match. All patterns are matched before any takes effect; later
// ones win.
//
// Tested in tests/unit/parse/attribute_ruler_test.cc.
#pragma once

#include <memory>
#include <string>

#include "parse/annotation.h"
#include "parse/string_store.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

class AttributeRuler {
 public:
  // Reads `patterns` of the component's folder. Fails where a pattern uses what is not supported: operators, regular
  // expressions, extension attributes.
  static Result<AttributeRuler> Load(const std::string& component_folder, StringStore& strings);

  AttributeRuler(AttributeRuler&&) noexcept;
  AttributeRuler& operator=(AttributeRuler&&) noexcept;
  ~AttributeRuler();

  // For the tokens of one document: reads pieces, tag, pos, morph, lemma and dep; sets any of them but the pieces.
  void Run(Annotation& annotation, TokenSpan document) const;

 private:
  struct Rules;
  explicit AttributeRuler(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace tacitus
