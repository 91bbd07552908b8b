// The rules of an attribute ruler as they are read: conditions on tokens in a row, and what is set where they hold.
//
// Tested in tests/unit/parse/attribute_ruler_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/annotation.h"
#include "parse/msgpack.h"
#include "parse/string_store.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

// What a condition looks at.
enum class TokenField : std::uint8_t { kOrth, kLower, kTag, kPos, kDep, kIsSpace, kWordPattern };

// A field's value is among these, or is not.
struct TokenCondition {
  TokenField field = TokenField::kOrth;
  bool negated = false;
  std::vector<std::uint32_t> values;  // labels, parts of speech, 0 or 1, or the bit of a word pattern
};

// All of them hold of one token.
using TokenConditions = std::vector<TokenCondition>;

bool Holds(const TokenConditions& conditions, const Annotation& annotation, std::uint32_t token);

// What a rule sets.
struct Assignment {
  std::optional<Label> tag;
  std::optional<Label> morph;
  std::optional<Label> dep;
  std::optional<Pos> pos;
  std::optional<std::string_view> lemma;
};

// From the maps that spaCy writes; `where` names the rule, for messages. Both add what they mention to `strings`.
Result<Assignment> ReadAssignment(const MsgPack& attributes, StringStore& strings, const std::string& where);
Result<std::vector<TokenConditions>> ReadTokenConditions(const MsgPack& pattern, StringStore& strings,
                                                         const std::string& where);

}  // namespace tacitus
