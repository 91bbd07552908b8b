// Puts a document's text together and finds what stands at its beginning. Shared by the forms.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// Sets document.text to the title, a blank line and the body (one of them alone where the other is empty), and the
// spans of title and dateline. Fails where that is larger than kLargestText.
Result<Done> SetText(std::string_view title, std::string_view body, Document& document);

// Sets document.published_at; an empty value is an absent one. `field` is the header's or field's name, for messages.
Result<Done> SetPublishedAt(std::string_view value, const std::string& field, Document& document);

// "a part of the text, on one line…", for messages.
std::string Excerpt(std::string_view text);

// The first line of the text, which moves behind it.
std::string_view TakeLine(std::string_view& text);

// Without ASCII white space and no-break spaces at either end.
std::string_view TrimAll(std::string_view text);

}  // namespace tacitus
