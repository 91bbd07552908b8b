// Step 1 of main_text.h: a page as blocks of text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/page/page_tree.h"

namespace tacitus {

struct TextBlock {
  std::string text;             // decoded, spaces collapsed, single line breaks kept
  std::uint32_t links = 0;      // bytes of it that are links
  std::uint32_t container = 0;  // the nearest block element around it
  std::uint32_t node = 0;       // its first text

  [[nodiscard]] double LinkShare() const {
    return text.empty() ? 0 : static_cast<double>(links) / static_cast<double>(text.size());
  }
};

// `left_out[i]`: nothing of node i is taken.
std::vector<TextBlock> FindTextBlocks(const PageTree& page, const std::vector<bool>& left_out);

// Takes out the teasers of other articles: short elements of a headline that is a link and a line or two of text, where
// there are several such.
void DropTeasers(const PageTree& page, std::vector<TextBlock>& blocks);

}  // namespace tacitus
