// What the suites need of the coder: a text in, its parse and its layers out.
//
// Suites are handed a function, so that they score any parser and any choice of steps.
#pragma once

#include <functional>
#include <string_view>

#include "tacitus/coding.h"
#include "tacitus/document.h"
#include "tacitus/parse.h"

namespace tacitus {

struct CodedText {
  Parse parse;  // of the text given
  Coding coding;
};

using CodeText = std::function<CodedText(std::string_view text)>;

// The same where the suite knows more of the document than its text: when it was published, its outlet.
using CodeDocument = std::function<CodedText(const Document& document)>;

}  // namespace tacitus
