#include "eval/party_gold.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "base/table_file.h"
#include "eval/event_gold.h"
#include "eval/marked_sentences.h"
#include "eval/named_at.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

// Links between two tokens in the tree.
std::size_t LinksBetween(const Tree& tree, std::uint32_t from, std::uint32_t to) {
  std::size_t links = 0;
  for (std::uint32_t up = from;; up = tree.Head(up), ++links) {
    std::size_t down = 0;
    for (std::uint32_t node = to;; node = tree.Head(node), ++down) {
      if (node == up) return links + down;
      if (tree.IsRoot(node)) break;
    }
    if (tree.IsRoot(up)) return tree.parse().tokens.size();
  }
}

// "12-25,40-52"; none for "-".
std::optional<std::vector<ByteSpan>> ReadSpans(std::string_view cell) {
  std::vector<ByteSpan> spans;
  if (cell == "-") return spans;
  for (const std::string_view part : SplitValues(cell, ',')) {
    ByteSpan span;
    const auto [dash, problem] = std::from_chars(part.data(), part.data() + part.size(), span.start);
    if (problem != std::errc() || dash == part.data() + part.size() || *dash != '-') return std::nullopt;
    const auto [end, wrong] = std::from_chars(dash + 1, part.data() + part.size(), span.end);
    if (wrong != std::errc() || end != part.data() + part.size()) return std::nullopt;
    spans.push_back(span);
  }
  return spans;
}

using VerdictsByLine = std::map<std::string, std::map<std::uint32_t, MarkedEvent>>;  // line, start of the trigger

Result<Done> ReadVerdicts(const std::string& path, VerdictsByLine& verdicts) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const Result<TableFile> table =
      TableFile::Read(folder, name, {"line", "start", "right_type", "right_source", "right_target"});
  if (!table) return table.error();
  const Result<TableFile> with_status = TableFile::Read(folder, name, {"right_status"});
  for (std::size_t i = 0; i < table->rows().size(); ++i) {
    const TableFile::Row& row = table->rows()[i];
    if (row.cells[1] == "-") continue;
    const std::optional<std::vector<ByteSpan>> sources = ReadSpans(row.cells[3]);
    const std::optional<std::vector<ByteSpan>> targets = ReadSpans(row.cells[4]);
    std::uint32_t start = 0;
    const auto [end, problem] = std::from_chars(row.cells[1].data(), row.cells[1].data() + row.cells[1].size(), start);
    if (!sources || !targets || problem != std::errc()) {
      return TableFile::At(row, "bytes are written as 12-25, several with commas between");
    }
    MarkedEvent event{
        PartyGoldKind::kVerdict, std::string(row.cells[0]), *sources, *targets, std::string(row.cells[2]), {}};
    if (with_status && with_status->rows()[i].cells[0] != "-") event.status = with_status->rows()[i].cells[0];
    // Where a predicate has several pairs, the reader wrote the same for each.
    verdicts[event.id].emplace(start, std::move(event));
  }
  return Done{};
}

class GoldReader {
 public:
  GoldReader(const CodeDocument& code, const CandidateKnowledge& knowledge, const TakeMarkedEvent& take)
      : code_(code), knowledge_(knowledge), take_(take) {}

  Result<Done> AddTokens(const std::string& path) const {
    const Result<EventGold> gold = ReadEventGold(path);
    if (!gold) return gold.error();
    std::size_t number = 0;
    for (const EventGoldRow& row : gold->rows) {
      const auto bytes_of = [&](const std::vector<TokenSpan>& spans) {
        std::vector<ByteSpan> bytes;
        for (const TokenSpan span : spans)
          bytes.push_back({row.tokens[span.first].start, row.tokens[span.last - 1].end});
        return bytes;
      };
      AddSentence(row.text, {PartyGoldKind::kTokens, std::to_string(number++), bytes_of(row.sources),
                             bytes_of(row.targets), "", ""});
    }
    return Done{};
  }

  void AddMarked(const std::vector<MarkedSentence>& sentences, PartyGoldKind kind) const {
    std::string text;
    std::size_t number = 0;
    for (const MarkedSentence& sentence : sentences) {  // rows of one sentence stand together
      if (!text.empty() && text != sentence.text) ++number;
      text = sentence.text;
      AddSentence(text, {kind, std::to_string(number), sentence.sources, sentence.targets, sentence.root, ""});
    }
  }

  Result<Done> AddVerdicts(const PartyGold& gold) const {
    VerdictsByLine verdicts;
    for (const std::string& file : gold.verdicts) {
      if (Result<Done> read = ReadVerdicts(file, verdicts); !read) return read.error();
    }
    DocumentReader reader({gold.sentences});
    for (std::optional<ReadResult> next = reader.Next(); next; next = reader.Next()) {
      if (!*next) continue;  // a line that is not English
      const auto line = verdicts.find((*next)->id);
      if (line == verdicts.end()) continue;
      const CodedText coded = code_(**next);
      const Tree tree(coded.parse);
      for (const Candidate& candidate : CandidatesOf(tree, coded)) {
        const auto marks = line->second.find(tree.token(candidate.frame.head).start);
        if (marks != line->second.end()) take_(tree, coded, candidate, marks->second);
      }
    }
    return Done{};
  }

 private:
  // The event of a sentence that the marks are about: the first, or the first of the type that is marked.
  void AddSentence(const std::string& text, const MarkedEvent& marks) const {
    Document document;
    document.text = text;
    const CodedText coded = code_(document);
    const Tree tree(coded.parse);
    for (const Candidate& candidate : CandidatesOf(tree, coded)) {
      if (!marks.type.empty() && FoldedRoot(candidate.event) != marks.type) continue;
      take_(tree, coded, candidate, marks);
      return;
    }
  }

  // What the rules found and the coder kept, with the types it gave them in the end.
  [[nodiscard]] std::vector<Candidate> CandidatesOf(const Tree& tree, const CodedText& coded) const {
    std::vector<Candidate> candidates = FindCandidates(tree, knowledge_, coded.coding);
    std::erase_if(candidates, [&](Candidate& candidate) {
      const std::uint32_t start = tree.token(candidate.frame.head).start;
      const auto event = std::find_if(coded.coding.events.begin(), coded.coding.events.end(),
                                      [&](const Event& e) { return e.trigger.start == start; });
      if (event == coded.coding.events.end()) return true;
      candidate.event = event->event;
      return false;
    });
    return candidates;
  }

  const CodeDocument& code_;
  const CandidateKnowledge& knowledge_;
  const TakeMarkedEvent& take_;
};

}  // namespace

ByteSpan BytesOf(const CodedText& coded, const PartyOption& option) {
  const std::uint32_t m = option.mention;
  return coded.parse.BytesOf(m == kNoIndex ? TokenSpan{option.token, option.token + 1}
                                           : coded.coding.mentions[m].tokens);
}

std::vector<bool> RightOptions(const Tree& tree, const CodedText& coded, const Candidate& candidate,
                               const std::vector<PartyOption>& options, const std::vector<ByteSpan>& marked) {
  std::vector<bool> right(options.size(), false);
  for (const ByteSpan span : marked) {
    std::vector<std::pair<std::size_t, std::size_t>> inside;  // links from the predicate, option
    for (std::size_t i = 0; i < options.size(); ++i) {
      const ByteSpan said = BytesOf(coded, options[i]);
      if (!said.Overlaps(span) && !NamedAt(coded, said).Overlaps(span)) continue;
      inside.emplace_back(LinksBetween(tree, candidate.frame.head, options[i].token), i);
    }
    std::sort(inside.begin(), inside.end());
    for (const auto& [links, i] : inside) {
      if (links == inside.front().first) right[i] = true;
    }
  }
  return right;
}

Result<Done> ReadPartyGold(const PartyGold& gold, const CodeDocument& code, const CandidateKnowledge& knowledge,
                           const TakeMarkedEvent& take) {
  const GoldReader reader(code, knowledge, take);
  if (!gold.tokens.empty()) {
    if (Result<Done> added = reader.AddTokens(gold.tokens); !added) return added;
  }
  if (!gold.marked.empty()) {
    const Result<std::vector<MarkedSentence>> sentences = ReadMarkedSentences(gold.marked);
    if (!sentences) return sentences.error();
    reader.AddMarked(*sentences, PartyGoldKind::kMarked);
  }
  if (!gold.own.empty()) {
    const Result<std::vector<MarkedSentence>> sentences = ReadOwnRows(gold.own);
    if (!sentences) return sentences.error();
    reader.AddMarked(*sentences, PartyGoldKind::kOwn);
  }
  if (!gold.verdicts.empty()) return reader.AddVerdicts(gold);
  return Done{};
}

}  // namespace tacitus
