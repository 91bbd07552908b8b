#include "parse/dependency_tree.h"

#include <algorithm>
#include <numeric>

namespace tacitus {
namespace {

constexpr int kMaximumPasses = 11;  // as many as spaCy makes over a malformed tree

// The tokens of one document, numbered from 0.
struct Tree {
  std::span<const TokenPiece> pieces;
  std::span<std::uint32_t> head;  // numbered from `first`
  std::span<Label> label;
  std::span<std::uint8_t> sentence_start;
  std::uint32_t first;
  TreeScratch& scratch;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(head.size()); }
  [[nodiscard]] std::uint32_t HeadOf(std::uint32_t token) const { return head[token] - first; }
};

void WidenHead(Tree& tree, std::uint32_t child) {
  const std::uint32_t head = tree.HeadOf(child);
  std::vector<std::uint32_t>& left = tree.scratch.left_edge;
  std::vector<std::uint32_t>& right = tree.scratch.right_edge;
  left[head] = std::min(left[head], left[child]);
  right[head] = std::max(right[head], right[child]);
}

// Whether every head lies in its token's sentence, as far as sentences are known; spaCy leaves out the last token.
bool HeadsWithinSentences(Tree& tree) {
  const std::uint32_t size = tree.size();
  std::vector<std::uint32_t>& starts = tree.scratch.queue;
  starts.assign(size, 0);
  for (std::uint32_t token = 0; token < size; ++token) {
    if (tree.HeadOf(token) == token) starts[tree.scratch.left_edge[token]] = 1;
  }
  std::uint32_t begin = 0;
  for (std::uint32_t token = 0; token < size; ++token) {
    if ((token == 0 || starts[token] == 0) && token != size - 1) continue;
    for (std::uint32_t i = begin; i < token; ++i) {
      if (tree.HeadOf(i) < begin || tree.HeadOf(i) > token) return false;
    }
    begin = token;
  }
  return true;
}

// The leftmost and rightmost token of each subtree, and the sentences they make.
void SetEdgesAndSentences(Tree& tree) {
  const std::uint32_t size = tree.size();
  tree.scratch.left_edge.resize(size);
  std::iota(tree.scratch.left_edge.begin(), tree.scratch.left_edge.end(), 0U);
  tree.scratch.right_edge = tree.scratch.left_edge;
  for (int pass = 0; pass <= kMaximumPasses; ++pass) {
    for (std::uint32_t token = 0; token < size; ++token) WidenHead(tree, token);
    for (std::uint32_t token = size; token > 0; --token) WidenHead(tree, token - 1);
    if (HeadsWithinSentences(tree)) break;
  }
  std::fill(tree.sentence_start.begin(), tree.sentence_start.end(), std::uint8_t{0});
  for (std::uint32_t token = 0; token < size; ++token) {
    if (tree.HeadOf(token) == token) tree.sentence_start[tree.scratch.left_edge[token]] = 1;
  }
}

// The nearest token below the head of `token` with this label; the head where there is none. Children are looked for
// between the edges of the tree as it was, by heads as they are now: so does spaCy.
std::uint32_t FindLiftedHead(Tree& tree, std::uint32_t token, Label wanted) {
  std::vector<std::uint32_t>& queue = tree.scratch.queue;
  std::vector<std::uint32_t>& next = tree.scratch.next_queue;
  queue.assign(1, tree.HeadOf(token));
  while (!queue.empty()) {
    next.clear();
    for (const std::uint32_t parent : queue) {
      for (std::uint32_t child = tree.scratch.left_edge[parent]; child <= tree.scratch.right_edge[parent]; ++child) {
        if (child == parent || tree.HeadOf(child) != parent) continue;
        if (child == token || tree.pieces[child].lexeme->is_space) continue;
        if (tree.label[child] == wanted) return child;
        next.push_back(child);
      }
    }
    queue.swap(next);
  }
  return tree.HeadOf(token);
}

}  // namespace

void LiftedLabels::Add(Label label, StringStore& strings) {
  const std::string text(strings.Text(label));
  const std::size_t separator = text.find("||");
  if (separator == std::string::npos) return;
  const Parts parts = {strings.Add(text.substr(0, separator)), strings.Add(text.substr(separator + 2))};
  if (parts_.size() <= label) parts_.resize(label + 1);
  parts_[label] = parts;
}

void FinishTree(Annotation& annotation, TokenSpan document, Label root, const LiftedLabels& lifted,
                TreeScratch& scratch) {
  const auto part = [document](auto& array) { return std::span(array).subspan(document.first, document.size()); };
  Tree tree = {part(annotation.pieces),         part(annotation.head), part(annotation.dep),
               part(annotation.sentence_start), document.first,        scratch};
  bool any_lifted = false;
  for (std::uint32_t token = 0; token < tree.size(); ++token) {
    if (tree.HeadOf(token) == token) tree.label[token] = root;
    any_lifted = any_lifted || lifted.IsLifted(tree.label[token]);
  }
  if (tree.size() == 0) return;
  SetEdgesAndSentences(tree);
  if (!any_lifted) return;
  for (std::uint32_t token = 0; token < tree.size(); ++token) {
    const Label label = tree.label[token];
    if (!lifted.IsLifted(label)) continue;
    tree.head[token] = document.first + FindLiftedHead(tree, token, lifted.HeadsOf(label));
    tree.label[token] = lifted.OwnOf(label);
  }
  SetEdgesAndSentences(tree);
}

}  // namespace tacitus
