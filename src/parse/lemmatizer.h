// spaCy's lemmatizer (spacy/pipeline/lemmatizer.py) by rules or by lookup, with the tables a pipeline carries.
//
// By rules: a base form (a singular noun, an infinitive, a positive adjective) is its own lemma in lower case;
// otherwise the suffix rules of its part of speech make candidates, those in the index of known forms come first, and
// the table of exceptions before them.
//
// Tested in tests/unit/parse/lemmatizer_test.cc.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "parse/annotation.h"
#include "parse/string_store.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

struct LemmatizerOptions {
  std::string language;       // "en": decides what counts as a base form
  std::string mode = "rule";  // "rule" or "lookup"
  bool overwrite = false;     // of lemmas that are set already
};

// The lemmas that one thread has met. Bounded like LexemeCache, and to be trimmed where that is. Not thread-safe.
class LemmaCache {
 public:
  explicit LemmaCache(std::size_t capacity = 60'000);
  LemmaCache(LemmaCache&&) noexcept;
  LemmaCache& operator=(LemmaCache&&) noexcept;
  ~LemmaCache();

  bool Trim();

 private:
  friend class Lemmatizer;
  struct State;
  std::unique_ptr<State> state_;
  std::size_t capacity_;
};

class Lemmatizer {
 public:
  // Reads `lookups/lookups.bin` of the component's folder. `strings` must outlive it.
  static Result<Lemmatizer> Load(const std::string& component_folder, const LemmatizerOptions& options,
                                 StringStore& strings);

  Lemmatizer(Lemmatizer&&) noexcept;
  Lemmatizer& operator=(Lemmatizer&&) noexcept;
  ~Lemmatizer();

  // Reads pieces, pos and morph of these tokens; sets their lemmas.
  void Run(Annotation& annotation, TokenSpan tokens, LemmaCache& cache) const;

 private:
  struct Tables;
  explicit Lemmatizer(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace tacitus
