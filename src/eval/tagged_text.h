// Text with inline tags, as corpora write it: the text alone, and where each tag's words lie in it.
//
//   <TEXT>on <TIMEX3 type="DATE" value="1998-02-13">Friday</TIMEX3></TEXT>   →   "on Friday", TIMEX3 [3, 9)
//
// Reads the part of XML that such files use: elements, attributes, the five named entities, numeric ones, CDATA and
// comments. Tested in tests/unit/eval/tagged_text_test.cc.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

struct Tag {
  std::string name;
  std::map<std::string, std::string, std::less<>> attributes;
  ByteSpan bytes;  // of the words inside, in TaggedText::text
  int depth = 0;   // 0 for the outermost

  // The attribute, or "" where it is missing.
  [[nodiscard]] std::string_view Attribute(std::string_view name) const;
};

struct TaggedText {
  std::string text;
  std::vector<Tag> tags;  // in the order of their start tags

  // The first tag with this name at or after position `from` of tags, or null.
  [[nodiscard]] const Tag* Find(std::string_view name, std::size_t from = 0) const;
  [[nodiscard]] std::string_view TextOf(const Tag& tag) const {
    return std::string_view(text).substr(tag.bytes.start, tag.bytes.size());
  }
};

// Fails where a tag is not closed or closes another; `where` names the input in the message.
Result<TaggedText> ReadTaggedText(std::string_view xml, const std::string& where);

}  // namespace tacitus
