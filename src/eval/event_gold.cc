#include "eval/event_gold.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/strings.h"
#include "eval/event_records.h"
#include "eval/marked_sentences.h"
#include "eval/spaced_text.h"

namespace tacitus {
namespace {

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view ClassOf(std::string_view line) {
  const std::size_t tab = line.rfind('\t');
  const std::string_view name = tab == std::string_view::npos ? "" : Trim(line.substr(tab));
  return name.size() == 1 && name[0] >= '0' && name[0] <= '4' ? name : "";
}

struct TaggedToken {
  std::string_view token;
  std::string_view tag;  // empty where the line is no token with a tag
};

TaggedToken ReadTag(std::string_view line) {
  const std::size_t space = line.find_first_of(" \t");
  if (space == std::string_view::npos || space == 0) return {};
  const std::string_view tag = Trim(line.substr(space));
  const bool known =
      tag == "O" || (tag.size() == 3 && std::string_view("BIES").find(tag[0]) != std::string_view::npos &&
                     tag[1] == '-' && std::string_view("STR").find(tag[2]) != std::string_view::npos);
  return {line.substr(0, space), known ? tag : ""};
}

Result<std::vector<EventGoldRow>> ReadClasses(const std::string& path, std::string_view content) {
  std::vector<EventGoldRow> rows;
  const std::vector<std::string_view> lines = Lines(content);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view name = ClassOf(lines[i]);
    if (name.empty()) {
      return Error{ErrorCode::kMalformed, "the line does not end in a tab and a class from 0 to 4",
                   path + ":" + std::to_string(i + 1)};
    }
    EventGoldRow row;
    row.text = lines[i].substr(0, lines[i].rfind('\t'));
    row.type = name;
    rows.push_back(std::move(row));
  }
  return rows;
}

// A tag that continues another kind of span, or none, begins one.
void AddTag(std::string_view tag, std::string_view before, std::uint32_t token, EventGoldRow& row) {
  if (tag == "O") return;
  const bool continues = (tag[0] == 'I' || tag[0] == 'E') && (before.starts_with('B') || before.starts_with('I')) &&
                         before.back() == tag.back();
  const auto add = [&](std::vector<TokenSpan>& spans) {
    if (!continues) spans.push_back({token, token});
    spans.back().last = token + 1;
  };
  if (tag.back() != 'T') add(row.sources);
  if (tag.back() != 'S') add(row.targets);
}

Result<std::vector<EventGoldRow>> ReadTokens(const std::string& path, std::string_view content) {
  std::vector<EventGoldRow> rows;
  std::string spaced;
  std::string_view before;
  std::uint32_t tokens = 0;
  EventGoldRow row;
  const auto end_sentence = [&] {
    if (tokens == 0) return;
    SpacedText joined = JoinTokens(spaced);
    row.text = std::move(joined.text);
    row.tokens = std::move(joined.tokens);
    rows.push_back(std::exchange(row, {}));
    spaced.clear();
    before = "";
    tokens = 0;
  };
  const std::vector<std::string_view> lines = Lines(content);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (Trim(lines[i]).empty()) {
      end_sentence();
      continue;
    }
    const TaggedToken tagged = ReadTag(lines[i]);
    if (tagged.tag.empty()) {
      return Error{ErrorCode::kMalformed, "not a token and one of the tags O, B-, I-, E- or S- with S, T or R",
                   path + ":" + std::to_string(i + 1)};
    }
    spaced.append(spaced.empty() ? "" : " ").append(tagged.token);
    AddTag(tagged.tag, before, tokens++, row);
    before = tagged.tag;
  }
  end_sentence();
  return rows;
}

Result<std::vector<EventGoldRow>> ReadMarked(const std::string& path) {
  Result<std::vector<MarkedSentence>> sentences = ReadMarkedSentences(path);
  if (!sentences) return sentences.error();
  std::vector<EventGoldRow> rows;
  for (MarkedSentence& sentence : *sentences) {
    EventGoldRow row;
    row.text = std::move(sentence.text);
    row.type = std::move(sentence.root);
    row.quad = std::move(sentence.quad);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<EventGoldForm> FormOf(std::string_view content) {
  const std::string_view text = Trim(content);
  const std::string_view line = text.substr(0, text.find('\n'));
  if (text.starts_with('[') || text.starts_with('{')) return EventGoldForm::kRecords;
  const std::vector<std::string> cells = SplitTabs(line);
  if (std::find(cells.begin(), cells.end(), "marked_sentence") != cells.end()) return EventGoldForm::kMarked;
  if (!ReadTag(line).tag.empty()) return EventGoldForm::kTokens;
  if (!ClassOf(line).empty()) return EventGoldForm::kClasses;
  return std::nullopt;
}

Result<std::vector<EventGoldRow>> ReadForm(EventGoldForm form, const std::string& path, std::string_view content) {
  switch (form) {
    case EventGoldForm::kClasses:
      return ReadClasses(path, content);
    case EventGoldForm::kTokens:
      return ReadTokens(path, content);
    case EventGoldForm::kMarked:
      return ReadMarked(path);
    case EventGoldForm::kRecords:
      return ReadEventRecords(path, content);
  }
  return std::vector<EventGoldRow>();
}

}  // namespace

Result<EventGold> ReadEventGold(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kUnreadable, "cannot read this gold", path};
  const std::string content{std::istreambuf_iterator<char>(stream), {}};
  const std::optional<EventGoldForm> form = FormOf(content);
  if (!form) {
    return Error{ErrorCode::kUnsupported,
                 "this is none of: sentences with classes 0 to 4, tokens with tags, marked sentences, JSON records",
                 path};
  }
  Result<std::vector<EventGoldRow>> rows = ReadForm(*form, path, content);
  if (!rows) return rows.error();
  return EventGold{*form, std::move(*rows)};
}

}  // namespace tacitus
