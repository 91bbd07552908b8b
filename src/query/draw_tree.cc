#include "query/draw_tree.h"

#include <algorithm>
#include <vector>

#include "query/text_width.h"

namespace tacitus {
namespace {

class TreeDrawing {
 public:
  TreeDrawing(const Parse& parse, std::uint32_t word, const TerminalStyle& style)
      : parse_(parse), word_(word), style_(style), children_(parse.tokens.size()) {
    for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
      const Token& token = parse.tokens[i];
      if (token.head != i && token.pos != Pos::kPunct && token.pos != Pos::kSpace) children_[token.head].push_back(i);
    }
  }

  std::string Draw(std::string_view indent) {
    constexpr int kLevelsAbove = 2;
    std::uint32_t top = word_;
    path_ = {top};
    for (int level = 0; level < kLevelsAbove && parse_.tokens[top].head != top; ++level) {
      top = parse_.tokens[top].head;
      path_.push_back(top);
    }
    AddLine(indent, parse_.TextOf(top), top);
    AddChildren(top, std::string(indent), top == word_ ? 1 : 0);
    return std::move(drawn_);
  }

 private:
  void AddLine(std::string_view lead, std::string_view content, std::uint32_t node) {
    const std::size_t room = style_.width - std::min(style_.width, TextWidth(lead));
    const bool marked = node == word_;
    const std::string shown = Truncated(Printable(content) + (marked ? " ◀" : ""), room);
    drawn_.append(lead).append(Paint(shown, marked ? Ink::kBold : Ink::kPlain, style_)).push_back('\n');
  }

  // `level` is the children's depth below the word, 0 where they are not below it.
  void AddChildren(std::uint32_t node, const std::string& lead, int level) {
    const std::vector<std::uint32_t>& children = children_[node];
    for (const std::uint32_t child : children) {
      const bool last = child == children.back();
      const bool opened = Opens(child, level);
      const std::string content = std::string(parse_.tokens[child].dep) + ": " +
                                  std::string(opened ? parse_.TextOf(child) : parse_.TextOf(PhraseOf(child)));
      AddLine(lead + (last ? "└─ " : "├─ "), content, child);
      if (opened) AddChildren(child, lead + (last ? "   " : "│  "), child == word_ || level > 0 ? level + 1 : 0);
    }
  }

  [[nodiscard]] bool Opens(std::uint32_t child, int level) const {
    constexpr int kLevelsBelow = 2;
    if (children_[child].empty()) return true;
    if (std::find(path_.begin(), path_.end(), child) != path_.end()) return true;
    return level > 0 && level < kLevelsBelow;
  }

  [[nodiscard]] TokenSpan PhraseOf(std::uint32_t node) const {
    TokenSpan phrase{node, node + 1};
    std::vector<std::uint32_t> open = {node};
    while (!open.empty()) {
      const std::uint32_t next = open.back();
      open.pop_back();
      phrase = {std::min(phrase.first, next), std::max(phrase.last, next + 1)};
      open.insert(open.end(), children_[next].begin(), children_[next].end());
    }
    return phrase;
  }

  const Parse& parse_;
  const std::uint32_t word_;
  const TerminalStyle& style_;
  std::vector<std::vector<std::uint32_t>> children_;
  std::vector<std::uint32_t> path_;  // the word and those above it
  std::string drawn_;
};

}  // namespace

std::string DrawTreeAround(const Parse& parse, std::uint32_t word, std::string_view indent,
                           const TerminalStyle& style) {
  return TreeDrawing(parse, word, style).Draw(indent);
}

}  // namespace tacitus
