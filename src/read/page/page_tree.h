// The elements and texts of a page, as a list in the order of the page that is a tree by each node's parent and end.
//
// A much simpler builder than the HTML Standard's: elements are closed by their closing tags, by those of elements
// around them, or (p, li, td …) by what cannot stand in them; what closes nothing is passed over. That is enough to
// find articles in, takes time in proportion to the page, and has limits that no hostile page gets past. Tested in
// tests/unit/read/markup_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

inline constexpr std::size_t kMostNodes = 1'000'000;
inline constexpr std::size_t kDeepest = 512;  // elements further in become children of one that deep

struct PageNode {
  std::string_view name;  // of an element, in small letters; empty: a text
  std::string_view text;  // a text, or an element's attributes, as written
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // one past its last descendant
  bool verbatim = false;  // a text in which & means nothing

  [[nodiscard]] bool IsText() const { return name.empty(); }
};

class PageTree {
 public:
  // `html` (UTF-8) must outlive the tree.
  static Result<PageTree> Build(std::string_view html);

  // The first node is the page as a whole, an element called "#page".
  [[nodiscard]] const std::vector<PageNode>& nodes() const { return nodes_; }
  [[nodiscard]] const PageNode& operator[](std::size_t i) const { return nodes_[i]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  // The text inside a node, decoded, with spaces collapsed; of a long one the beginning, as it is for titles and dates.
  [[nodiscard]] std::string TextOf(std::size_t node) const;
  // An attribute, decoded.
  [[nodiscard]] std::string Attribute(std::size_t node, std::string_view name) const;

 private:
  std::string_view InSmallLetters(std::string_view name);

  std::vector<PageNode> nodes_;
  std::unordered_set<std::string> names_;  // those that the page has in capitals; its strings never move
};

// Elements that begin and end paragraphs.
bool IsBlock(std::string_view name);

}  // namespace tacitus
