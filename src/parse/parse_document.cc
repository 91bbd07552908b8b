#include "tacitus/parse_document.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tacitus {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

// A line with its line breaks, as the parser is given it, and where its bytes are in the document. A dateline is a line
// of its own, which goes before the next.
struct Line {
  bool is_dateline = false;
  std::string text;
  std::vector<std::uint32_t> offset;  // of each byte of text, and of its end
};

std::vector<Line> SplitLines(const Document& document) {
  const std::string_view text = document.text;
  std::vector<Line> lines;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t newline = text.find('\n', start);
    std::size_t end = newline == std::string_view::npos ? text.size() : text.find_first_not_of('\n', newline);
    if (end == std::string_view::npos) end = text.size();
    Line line;
    if (start <= document.dateline.start && document.dateline.start < document.lead && document.lead < end) {
      end = document.lead;
      line.is_dateline = true;
    }
    for (std::size_t i = start; i < end;) {
      const bool no_break = text.substr(i, kNoBreakSpace.size()) == kNoBreakSpace;
      line.text += no_break ? ' ' : text[i];
      line.offset.push_back(static_cast<std::uint32_t>(i));
      i += no_break ? kNoBreakSpace.size() : 1;
    }
    line.offset.push_back(static_cast<std::uint32_t>(end));
    lines.push_back(std::move(line));
    start = end;
  }
  return lines;
}

// Where the line's byte before `end` stops in the document: a no-break space is two bytes wide there.
std::uint32_t EndInDocument(const Line& line, std::uint32_t end, std::string_view text) {
  const std::uint32_t last = line.offset[end - 1];
  return last + (text.substr(last, kNoBreakSpace.size()) == kNoBreakSpace ? 2 : 1);
}

// Adds one line's parse to the document's.
void Append(const Line& line, const Parse& part, Parse& whole) {
  const auto first = static_cast<std::uint32_t>(whole.tokens.size());
  for (Token token : part.tokens) {
    token.end = token.end == token.start ? line.offset[token.end] : EndInDocument(line, token.end, whole.text);
    token.start = line.offset[token.start];
    token.head += first;
    whole.tokens.push_back(token);
  }
  for (const TokenSpan& sentence : part.sentences) {
    whole.sentences.push_back({sentence.first + first, sentence.last + first});
  }
  for (const NamedEntity& entity : part.entities) {
    whole.entities.push_back({{entity.tokens.first + first, entity.tokens.last + first}, entity.label});
  }
}

// Joins the dateline, from token `first` on, with the sentence behind it, whose root it hangs from as spaCy hangs one
// that it takes for part of the sentence.
void JoinDateline(std::uint32_t first, std::uint32_t lead, Parse& whole) {
  const auto in_dateline = [&](const TokenSpan& sentence) { return sentence.first >= first && sentence.first < lead; };
  std::erase_if(whole.sentences, in_dateline);
  const auto behind = std::find_if(whole.sentences.begin(), whole.sentences.end(),
                                   [&](const TokenSpan& sentence) { return sentence.first == lead; });
  if (behind == whole.sentences.end()) return;
  behind->first = first;
  std::uint32_t root = lead;
  while (whole.tokens[root].head != root) root = whole.tokens[root].head;
  for (std::uint32_t i = first; i < lead; ++i) {
    Token& token = whole.tokens[i];
    token.sentence_start = i == first;
    if (token.head != i) continue;
    token.head = root;
    token.dep = "dep";
  }
  whole.tokens[lead].sentence_start = false;
}

}  // namespace

Parse ParseDocument(const Parser& parser, const Document& document, Parser::Scratch& scratch) {
  const std::vector<Line> lines = SplitLines(document);
  const std::vector<std::string_view> texts = [&] {
    std::vector<std::string_view> views;
    for (const Line& line : lines) views.emplace_back(line.text);
    return views;
  }();
  const std::vector<Parse> parts = parser.RunBatch(texts, scratch);
  Parse whole;
  whole.text = document.text;
  std::uint32_t dateline = 0;  // first token of the line before
  auto strings = std::make_shared<std::vector<std::shared_ptr<const void>>>();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto first = static_cast<std::uint32_t>(whole.tokens.size());
    Append(lines[i], parts[i], whole);
    if (i > 0 && lines[i - 1].is_dateline) JoinDateline(dateline, first, whole);
    dateline = first;
    strings->push_back(parts[i].strings);
  }
  whole.strings = std::move(strings);
  return whole;
}

}  // namespace tacitus
