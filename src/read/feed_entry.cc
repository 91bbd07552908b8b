#include "read/feed_entry.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "base/strings.h"
#include "read/document_text.h"
#include "read/page/main_text.h"
#include "read/page/markup.h"

namespace tacitus {
namespace {

// An element directly inside another.
struct Child {
  std::string_view name;
  std::string_view attributes;
  std::string_view markup;  // between its tags, as written
};

// Calls for each child of the elements at the depth given (1: of the outermost).
void ForEachChild(std::string_view xml, int depth, const std::function<void(const Child&)>& visit) {
  MarkupScanner scanner(xml, MarkupScanner::Kind::kXml);
  MarkupToken token;
  Child child;
  std::size_t start = 0;
  for (int open = 0; scanner.Next(token);) {
    if (token.kind == MarkupToken::Kind::kOpen) {
      if (open == depth) {
        child = {token.name, token.text, {}};
        start = token.end;
        if (token.closed) visit(child);
      }
      if (!token.closed) ++open;
    } else if (token.kind == MarkupToken::Kind::kClose) {
      --open;
      if (open != depth || child.name != token.name) continue;
      child.markup = xml.substr(start, token.start - start);
      visit(child);
    }
  }
}

// The text in an element: references decoded, CDATA as it stands, tags left out.
std::string Content(std::string_view markup) {
  MarkupScanner scanner(markup, MarkupScanner::Kind::kXml);
  MarkupToken token;
  std::string text;
  while (scanner.Next(token)) {
    if (token.kind != MarkupToken::Kind::kText) continue;
    if (token.verbatim) {
      text += token.text;
    } else {
      AppendDecoded(token.text, text);
    }
  }
  return text;
}

std::string Plain(const Child& child) { return std::string(TrimAll(CollapseSpaces(Content(child.markup)))); }

// Text that may be HTML: Atom says so by its type; RSS leaves it open.
std::string Prose(const Child& child) {
  const std::string type = LowerAscii(Attribute(child.attributes, "type"));
  if (type == "xhtml") return TextOfHtml(child.markup);
  if (type == "text") return std::string(TrimAll(CollapseSpaces(Content(child.markup))));
  return TextOfHtml(Content(child.markup));
}

// "jane@example.org (Jane Example)" in RSS, <name>Jane Example</name> in Atom.
std::string Author(const Child& child) {
  std::string name;
  ForEachChild(child.markup, 0, [&](const Child& part) {
    if (part.name == "name") name = Plain(part);
  });
  if (name.empty()) name = Plain(child);
  const std::size_t open = name.find('(');
  if (name.find('@') < open && open != std::string::npos && name.ends_with(')')) {
    name = name.substr(open + 1, name.size() - open - 2);
  }
  return name;
}

// The places for the same thing in the kinds of feeds, the best first.
constexpr std::array<std::string_view, 4> kTexts = {"content:encoded", "content", "description", "summary"};
constexpr std::array<std::string_view, 5> kTimes = {"pubDate", "published", "dc:date", "issued", "updated"};
constexpr std::array<std::string_view, 2> kIds = {"guid", "id"};
constexpr std::array<std::string_view, 2> kAuthors = {"author", "dc:creator"};

// A value out of the best place that has one.
template <std::size_t n>
class Best {
 public:
  explicit Best(const std::array<std::string_view, n>& places) : places_(places) {}

  // `read` is called only where its value would be better.
  template <typename Read>
  void Offer(const Child& child, Read read) {
    const auto rank = static_cast<std::size_t>(std::find(places_.begin(), places_.end(), child.name) - places_.begin());
    if (rank >= rank_) return;
    std::string value = read(child);
    if (value.empty()) return;
    value_ = std::move(value);
    rank_ = rank;
  }
  std::string Take() { return std::move(value_); }

 private:
  const std::array<std::string_view, n>& places_;
  std::size_t rank_ = n;
  std::string value_;
};

// RSS has the address in <link>, Atom in <link href>, of which the one for readers has no rel or "alternate".
std::string Link(const Child& child) {
  const std::string rel = Attribute(child.attributes, "rel");
  if (!rel.empty() && rel != "alternate") return {};
  const std::string address = Attribute(child.attributes, "href");
  return address.empty() ? Plain(child) : std::string(Trim(address));
}

}  // namespace

FeedEntry ReadFeedEntry(std::string_view xml) {
  FeedEntry entry;
  Best text(kTexts);
  Best time(kTimes);
  Best id(kIds);
  Best author(kAuthors);
  ForEachChild(xml, 1, [&](const Child& child) {
    text.Offer(child, Prose);
    time.Offer(child, Plain);
    id.Offer(child, Plain);
    author.Offer(child, Author);
    if (child.name == "title") entry.title = CollapseSpaces(Prose(child));
    if (child.name == "link" && entry.link.empty()) entry.link = Link(child);
    if (child.name == "dc:language") entry.language = Plain(child);
  });
  entry.text = text.Take();
  entry.time = time.Take();
  entry.id = id.Take();
  entry.author = author.Take();
  return entry;
}

FeedHead ReadFeedHead(std::string_view xml) {
  FeedHead head;
  const std::string_view declaration = Trim(xml);
  if (declaration.starts_with("<?xml")) {
    head.charset =
        Attribute(declaration.substr(5, std::min(declaration.find("?>"), declaration.size()) - 5), "encoding");
  }
  const auto take = [&](const Child& child) {
    if (child.name == "title" && head.title.empty()) head.title = CollapseSpaces(Prose(child));
    if (child.name == "link" && head.link.empty()) head.link = Link(child);
    if (child.name == "language" || child.name == "dc:language") head.language = Plain(child);
  };
  // In RSS it stands in <channel>, in Atom in <feed> itself.
  ForEachChild(xml, 1, take);
  if (head.title.empty()) ForEachChild(xml, 2, take);
  const std::size_t feed = xml.find("<feed");
  if (head.language.empty() && feed != std::string_view::npos) {
    head.language = Attribute(xml.substr(feed + 5, std::min(xml.find('>', feed), xml.size()) - feed - 5), "xml:lang");
  }
  return head;
}

}  // namespace tacitus
