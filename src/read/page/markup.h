// Pages and feeds as a run of tags and text, whatever is wrong with them.
//
// The tokens are those of the HTML Standard's tokenizer (section 13.2.5), which is forgiving in a way that all browsers
// share; in XML the contents of <script> and the like are no special case, and CDATA sections are text. Each byte is
// looked at a bounded number of times, whatever the input. Tested in tests/unit/read/markup_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tacitus {

struct MarkupToken {
  enum class Kind { kText, kOpen, kClose };
  Kind kind = Kind::kText;
  std::string_view name;  // of a tag, as written
  std::string_view text;  // of text, or the attributes of a tag, as written
  bool verbatim = false;  // text in which & means nothing: CDATA, <script>, <style>
  bool closed = false;    // an opening tag that ends in "/>"
  std::size_t start = 0;  // where the token begins and ends in the markup
  std::size_t end = 0;
};

class MarkupScanner {
 public:
  enum class Kind { kHtml, kXml };
  // `markup` must outlive the scanner and its tokens.
  MarkupScanner(std::string_view markup, Kind kind) : markup_(markup), kind_(kind) {}

  // False at the end.
  bool Next(MarkupToken& token);

 private:
  bool NextTag(MarkupToken& token);
  bool PassDeclaration(MarkupToken& token);
  [[nodiscard]] std::size_t TagEnd(std::size_t at) const;
  [[nodiscard]] std::size_t RawTextEnd() const;
  void Text(std::size_t end, bool verbatim, MarkupToken& token);

  std::string_view markup_;
  Kind kind_;
  std::size_t at_ = 0;
  std::string raw_;  // the element whose text is raw, from its opening tag on
};

// The value of an attribute (its name in small letters) among those of a tag, with references decoded; "" where it is
// missing or empty.
std::string Attribute(std::string_view attributes, std::string_view name);
bool HasAttribute(std::string_view attributes, std::string_view name);

// Appends text with its character references ("&amp;", "&#8217;", "&nbsp;") decoded.
void AppendDecoded(std::string_view text, std::string& out);
std::string Decoded(std::string_view text);

// "One two" for "  One\n two ": as browsers show text. No-break spaces stay.
std::string CollapseSpaces(std::string_view text);

}  // namespace tacitus
