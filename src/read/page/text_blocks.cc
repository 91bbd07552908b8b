#include "read/page/text_blocks.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/strings.h"
#include "read/document_text.h"
#include "read/page/markup.h"

namespace tacitus {
namespace {

class BlockFinder {
 public:
  BlockFinder(const PageTree& page, const std::vector<bool>& left_out) : page_(page), left_out_(left_out) {}

  std::vector<TextBlock> Run() {
    for (std::uint32_t i = 0; i < page_.size();) {
      Leave(i);
      const PageNode& node = page_[i];
      if (left_out_[i]) {
        if (IsBlock(node.name)) EndBlock();
        i = node.end;
        continue;
      }
      if (node.IsText()) {
        Append(i);
      } else {
        Enter(i);
      }
      ++i;
    }
    EndBlock();
    return std::move(blocks_);
  }

 private:
  // Ends the elements that are over before node i.
  void Leave(std::uint32_t i) {
    while (!blocks_open_.empty() && page_[blocks_open_.back()].end <= i) {
      EndBlock();
      blocks_open_.pop_back();
    }
    if (i >= links_end_) links_end_ = 0;
  }

  void Enter(std::uint32_t i) {
    const PageNode& node = page_[i];
    if (IsBlock(node.name)) {
      EndBlock();
      blocks_open_.push_back(i);
    } else if (node.name == "br") {
      LineBreak();
    } else if (node.name == "a" && links_end_ == 0) {
      links_end_ = node.end;
    }
  }

  void LineBreak() {
    if (block_.text.ends_with(' ')) block_.text.pop_back();
    if (block_.text.ends_with('\n')) {
      EndBlock();
    } else if (!block_.text.empty()) {
      block_.text.push_back('\n');
    }
  }

  void Append(std::uint32_t i) {
    std::string text;
    if (page_[i].verbatim) return;
    AppendDecoded(page_[i].text, text);
    if (block_.text.empty()) {
      block_.node = i;
      block_.container = blocks_open_.empty() ? 0 : blocks_open_.back();
    }
    const std::size_t before = block_.text.size();
    for (const char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (!space) block_.text.push_back(c);
      if (space && !block_.text.empty() && block_.text.back() != ' ' && block_.text.back() != '\n')
        block_.text.push_back(' ');
    }
    if (links_end_ > i) block_.links += static_cast<std::uint32_t>(block_.text.size() - before);
  }

  void EndBlock() {
    const std::string_view trimmed = Trim(block_.text);
    if (!TrimAll(trimmed).empty()) {
      block_.text = std::string(trimmed);
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
  }

  const PageTree& page_;
  const std::vector<bool>& left_out_;
  std::vector<TextBlock> blocks_;
  TextBlock block_;
  std::vector<std::uint32_t> blocks_open_;
  std::uint32_t links_end_ = 0;
};

constexpr std::size_t kMostInTeaser = 4;  // blocks: headline, text, date, "read more"
constexpr std::size_t kFewestTeasers = 3;

// The element that would be the teaser if this block were the text of one.
std::uint32_t Around(const PageTree& page, const TextBlock& block) {
  return page[block.container].name == "p" ? page[block.container].parent : block.container;
}

}  // namespace

void DropTeasers(const PageTree& page, std::vector<TextBlock>& blocks) {
  std::vector<bool> teaser(blocks.size());
  std::size_t teasers = 0;
  for (std::size_t first = 0; first + 1 < blocks.size(); ++first) {
    if (blocks[first].LinkShare() < 0.5) continue;
    const std::uint32_t around = Around(page, blocks[first + 1]);
    const auto inside = [&](const TextBlock& block) { return block.node > around && block.node < page[around].end; };
    if (!inside(blocks[first]) || (first > 0 && inside(blocks[first - 1]))) continue;
    std::size_t end = first + 1;
    while (end < blocks.size() && end - first <= kMostInTeaser && inside(blocks[end])) ++end;
    if (end - first > kMostInTeaser) continue;
    std::fill(teaser.begin() + static_cast<std::ptrdiff_t>(first), teaser.begin() + static_cast<std::ptrdiff_t>(end),
              true);
    ++teasers;
  }
  if (teasers < kFewestTeasers) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (teaser[i]) continue;
    if (kept != i) blocks[kept] = std::move(blocks[i]);
    ++kept;
  }
  blocks.resize(kept);
}

std::vector<TextBlock> FindTextBlocks(const PageTree& page, const std::vector<bool>& left_out) {
  return BlockFinder(page, left_out).Run();
}

}  // namespace tacitus
