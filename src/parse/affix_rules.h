// How a chunk of text without white space, or of nothing else, is cut into tokens: spaCy's affix loop.
//
// Immutable once loaded, shared by threads. Tested in tests/unit/parse/tokenizer_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parse/msgpack.h"
#include "parse/regex.h"
#include "tacitus/result.h"

namespace tacitus {

// One token of a special case, with the norm it is given (empty: its own).
struct CaseToken {
  std::string text;
  std::string norm;
};

// One token of a chunk: a view of the chunk, and the token of the special case it comes from, if any.
struct ChunkPart {
  std::string_view text;
  const CaseToken* from_case = nullptr;
};

class AffixRules {
 public:
  using SpecialCases = std::unordered_map<std::string_view, std::vector<CaseToken>>;

  // From the map that spaCy's Tokenizer.to_disk writes; `where` is the file, for messages.
  static Result<AffixRules> Read(const MsgPack& map, const std::string& where);

  // Appends the parts of a chunk. Without special cases only the expressions count.
  void Split(std::string_view chunk, bool with_special_cases, RegexScratch& scratch,
             std::vector<ChunkPart>& parts) const;

  [[nodiscard]] const SpecialCases& special_cases() const { return special_cases_; }
  // Whether the affix loop may tear this special case apart, so that it has to be looked for among the tokens.
  [[nodiscard]] bool NeedsSearch(std::string_view special_case, RegexScratch& scratch) const;

 private:
  Result<Done> ReadSpecialCases(const MsgPack& map, const std::string& where);
  [[nodiscard]] const std::vector<CaseToken>* FindCase(std::string_view text) const;
  [[nodiscard]] std::size_t PrefixLength(std::string_view text, RegexScratch& scratch) const;
  [[nodiscard]] std::size_t SuffixLength(std::string_view text, RegexScratch& scratch) const;
  [[nodiscard]] bool MatchesWhole(std::string_view text, RegexScratch& scratch) const;
  void SplitInfixes(std::string_view text, RegexScratch& scratch, std::vector<ChunkPart>& parts) const;

  // Absent where the pipeline has none.
  std::optional<Regex> prefix_;
  std::optional<Regex> suffix_;
  std::optional<Regex> infix_;
  std::optional<Regex> token_match_;
  std::optional<Regex> url_match_;
  bool faster_heuristics_ = true;
  std::vector<std::string> case_texts_;
  SpecialCases special_cases_;    // keys are views of case_texts_
  std::size_t longest_case_ = 0;  // bytes
};

}  // namespace tacitus
