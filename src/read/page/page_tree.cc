#include "read/page/page_tree.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "read/charset.h"
#include "read/page/markup.h"

namespace tacitus {
namespace {

template <std::size_t n>
bool Has(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

// All sorted.
constexpr std::array<std::string_view, 14> kVoid = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                    "input", "link", "meta", "param", "source", "track", "wbr"};

constexpr std::array<std::string_view, 57> kBlock = {
    "#page",    "address", "article", "aside",  "blockquote", "body",     "caption",    "center",   "dd",     "details",
    "dialog",   "dir",     "div",     "dl",     "dt",         "fieldset", "figcaption", "figure",   "footer", "form",
    "frameset", "h1",      "h2",      "h3",     "h4",         "h5",       "h6",         "head",     "header", "hgroup",
    "hr",       "html",    "legend",  "li",     "main",       "menu",     "nav",        "noscript", "ol",     "option",
    "p",        "pre",     "script",  "search", "section",    "style",    "summary",    "table",    "tbody",  "td",
    "tfoot",    "th",      "thead",   "title",  "tr",         "ul",       "video"};

// Blocks that may stand in a paragraph's place but not in a paragraph.
constexpr std::array<std::string_view, 6> kMayBeInParagraph = {"noscript", "option", "script",
                                                               "style",    "title",  "video"};

// What an opening tag closes, and what it does not look beyond.
struct Closing {
  std::string_view opening;
  std::array<std::string_view, 3> closes;
  std::array<std::string_view, 3> within;
};

constexpr std::array kClosings = {
    Closing{"li", {"li"}, {"ul", "ol", "menu"}},
    Closing{"dt", {"dt", "dd"}, {"dl"}},
    Closing{"dd", {"dt", "dd"}, {"dl"}},
    Closing{"tr", {"tr"}, {"table"}},
    Closing{"td", {"td", "th"}, {"tr", "table"}},
    Closing{"th", {"td", "th"}, {"tr", "table"}},
    Closing{"tbody", {"tbody", "thead", "tfoot"}, {"table"}},
    Closing{"tfoot", {"tbody", "thead", "tfoot"}, {"table"}},
    Closing{"option", {"option"}, {"select"}},
    Closing{"body", {"head"}, {"html"}},
};

// Closing tags of what stands around the cell do not end it by mistake: only these do.
constexpr std::array<std::string_view, 8> kTableParts = {"html", "table", "tbody", "td", "tfoot", "th", "thead", "tr"};

class TreeBuilder {
 public:
  explicit TreeBuilder(std::vector<PageNode>& nodes) : nodes_(nodes) {
    nodes_.push_back({"#page", {}, 0, 0, false});
    open_.push_back(0);
  }

  void Text(const MarkupToken& token) { nodes_.push_back({{}, token.text, open_.back(), Next() + 1, token.verbatim}); }

  void Open(const MarkupToken& token, std::string_view name) {
    CloseImplied(name);
    nodes_.push_back({name, token.text, open_.back(), Next() + 1, false});
    if (Has(kVoid, name)) return;
    if (open_.size() < kDeepest) {
      open_.push_back(Next() - 1);
    } else {
      ++beyond_;
    }
  }

  void Close(std::string_view name) {
    if (beyond_ > 0) {
      --beyond_;
      return;
    }
    const bool table_part = Has(kTableParts, name);
    for (std::size_t i = open_.size(); i-- > 1;) {
      const std::string_view open = nodes_[open_[i]].name;
      if (open == name) return PopTo(i);
      if (!table_part && (open == "td" || open == "th")) return;
    }
  }

  void Finish() { PopTo(0); }

 private:
  [[nodiscard]] std::uint32_t Next() const { return static_cast<std::uint32_t>(nodes_.size()); }

  // Ends open_[i] and all inside it.
  void PopTo(std::size_t i) {
    while (open_.size() > i) {
      nodes_[open_.back()].end = Next();
      open_.pop_back();
    }
  }

  void CloseImplied(std::string_view name) {
    if (beyond_ > 0) return;
    if (IsBlock(name) && !Has(kMayBeInParagraph, name)) CloseNearest({"p"}, {});
    const auto* closing =
        std::find_if(kClosings.begin(), kClosings.end(), [&](const Closing& c) { return c.opening == name; });
    if (closing != kClosings.end()) CloseNearest(closing->closes, closing->within);
  }

  // Closes the nearest of the elements, looking no further than the nearest block, or than those named.
  void CloseNearest(const std::array<std::string_view, 3>& closes, const std::array<std::string_view, 3>& within) {
    constexpr std::size_t kFarthest = 32;
    const std::size_t last = open_.size() > kFarthest ? open_.size() - kFarthest : 1;
    for (std::size_t i = open_.size(); i-- > last;) {
      const std::string_view open = nodes_[open_[i]].name;
      if (std::find(closes.begin(), closes.end(), open) != closes.end()) return PopTo(i);
      if (within.front().empty() ? IsBlock(open) : std::find(within.begin(), within.end(), open) != within.end())
        return;
    }
  }

  std::vector<PageNode>& nodes_;
  std::vector<std::uint32_t> open_;  // from the page to the innermost
  std::size_t beyond_ = 0;           // elements open deeper than kDeepest
};

}  // namespace

bool IsBlock(std::string_view name) { return Has(kBlock, name); }

Result<PageTree> PageTree::Build(std::string_view html) {
  PageTree tree;
  TreeBuilder builder(tree.nodes_);
  MarkupScanner scanner(html, MarkupScanner::Kind::kHtml);
  MarkupToken token;
  while (scanner.Next(token)) {
    if (tree.nodes_.size() >= kMostNodes) {
      return Error{ErrorCode::kUnsupported,
                   "the page has more than " + std::to_string(kMostNodes) + " elements, as no article has",
                   {}};
    }
    if (token.kind == MarkupToken::Kind::kText) {
      builder.Text(token);
    } else if (const std::string_view name = tree.InSmallLetters(token.name); token.kind == MarkupToken::Kind::kOpen) {
      builder.Open(token, name);
    } else {
      builder.Close(name);
    }
  }
  builder.Finish();
  return tree;
}

std::string_view PageTree::InSmallLetters(std::string_view name) {
  if (std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return name;
  return *names_.insert(LowerAscii(name)).first;
}

std::string PageTree::TextOf(std::size_t node) const {
  constexpr std::size_t kEnough = 2000;  // bytes
  std::string text;
  const std::size_t end = nodes_[node].IsText() ? node + 1 : nodes_[node].end;
  for (std::size_t i = node; i < end && text.size() < kEnough; ++i) {
    if (!nodes_[i].IsText()) {
      if (IsBlock(nodes_[i].name) || nodes_[i].name == "br") text.push_back(' ');
    } else if (!nodes_[i].verbatim) {
      AppendDecoded(nodes_[i].text.substr(0, kEnough), text);
    }
  }
  return CollapseSpaces(MendUtf8(text));
}

std::string PageTree::Attribute(std::size_t node, std::string_view name) const {
  return tacitus::Attribute(nodes_[node].text, name);
}

}  // namespace tacitus
