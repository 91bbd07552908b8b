#include "read/html_page.h"

#include <algorithm>

#include "base/strings.h"
#include "read/charset.h"
#include "read/document_text.h"
#include "read/language.h"
#include "read/page/main_text.h"
#include "read/page/markup.h"
#include "read/page/page_metadata.h"
#include "read/page/page_tree.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

constexpr std::size_t kDeclarationWithin = 8192;  // bytes; the standard says 1024, and pages do not keep to it

// The encoding of <meta charset="…"> or <meta http-equiv="content-type" content="text/html; charset=…">, or of <?xml.
std::string DeclaredCharset(std::string_view bytes) {
  bytes = bytes.substr(0, kDeclarationWithin);
  const std::string lower = LowerAscii(bytes);
  if (Trim(lower).starts_with("<?xml")) {
    const std::string charset = Attribute(std::string_view(lower).substr(5, lower.find("?>")), "encoding");
    if (!charset.empty()) return charset;
  }
  for (std::size_t at = lower.find("<meta"); at != std::string::npos; at = lower.find("<meta", at + 1)) {
    const std::string tag = lower.substr(at + 5, lower.find('>', at) - at - 5);
    if (std::string charset = Attribute(tag, "charset"); !charset.empty()) return charset;
    const std::string content = Attribute(tag, "content");
    const std::size_t found = content.find("charset=");
    if (Attribute(tag, "http-equiv") == "content-type" && found != std::string::npos) {
      return content.substr(found + 8, content.find_first_of("; ", found) - found - 8);
    }
  }
  return {};
}

// The article's text, or what JSON-LD says it is where the page shows much less of it.
std::string ChooseText(const MainText& main, const std::string& linked) {
  return linked.size() > 2 * main.text.size() && linked.size() > 200 ? linked : main.text;
}

}  // namespace

std::string ResolveUrl(std::string_view url, std::string_view base) {
  const std::size_t scheme = base.find("://");
  if (url.empty() || url.find("://") != std::string_view::npos || scheme == std::string_view::npos)
    return std::string(url);
  if (url.starts_with("//")) return std::string(base.substr(0, scheme + 1)).append(url);
  const std::size_t host_end = std::min(base.find_first_of("/?#", scheme + 3), base.size());
  if (url.starts_with('/')) return std::string(base.substr(0, host_end)).append(url);
  const std::string_view path = base.substr(0, std::min(base.find_first_of("?#", host_end), base.size()));
  const std::size_t folder = path.rfind('/');
  if (folder == std::string_view::npos || folder < host_end)
    return std::string(base.substr(0, host_end)) + "/" + std::string(url);
  return std::string(path.substr(0, folder + 1)).append(url);
}

Result<Document> ReadHtmlPage(std::string_view bytes, const PageOrigin& origin, const std::string& id) {
  if (bytes.size() > kLargestPage) {
    return Error{ErrorCode::kUnsupported,
                 "the page is larger than " + std::to_string(kLargestPage >> 20) + " MiB, the most for one page",
                 {}};
  }
  const std::string html = ToUtf8(bytes, origin.charset.empty() ? DeclaredCharset(bytes) : origin.charset);
  const Result<PageTree> page = PageTree::Build(html);
  if (!page) return page.error();
  const PageMetadata metadata = ReadPageMetadata(*page);
  const MainText main = FindMainText(*page, metadata.title);
  const std::string text = ChooseText(main, metadata.body);
  if (text.empty()) {
    return Error{ErrorCode::kMalformed, "no article was found in the page: it has no paragraphs of text", {}};
  }
  Document document;
  document.id = id;
  document.url = ResolveUrl(metadata.url, origin.url);
  if (document.url.empty()) document.url = origin.url;
  document.outlet = metadata.outlet;
  document.author = metadata.author.empty() ? main.byline : metadata.author;
  document.published_at = metadata.published_at;
  if (!document.published_at && !main.text.empty()) document.published_at = FindShownTime(*page, main);
  if (!document.published_at) document.published_at = TimeOfUrl(document.url);
  // Many pages declare the language of the program that made them: the text's own counts where it is clear.
  document.language = DetectLanguage(text);
  if (document.language.empty()) document.language = metadata.language;
  if (Result<Done> set = SetText(metadata.title, text, document); !set) return set.error();
  return document;
}

}  // namespace tacitus
