#include "read/front_matter.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/document_fields.h"
#include "read/document_text.h"

namespace tacitus {
namespace {

struct Entry {
  std::string_view key;
  std::string value;
};

struct FrontMatter {
  std::vector<Entry> entries;
  std::string_view body;
};

bool IsIndented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

// An item of a list may stand at the margin.
bool IsContinued(std::string_view line) { return Trim(line).empty() || IsIndented(line) || line.starts_with("- "); }

// "key: value" at the margin; the value may be missing.
std::optional<Entry> AsEntry(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || IsIndented(line)) return std::nullopt;
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return std::nullopt;
  return Entry{Trim(line.substr(0, colon)), std::string(Trim(line.substr(colon + 1)))};
}

// The character of \x, \u or \U, whose digits begin at `at`, which moves behind them.
void AppendCodePoint(std::string_view text, std::size_t digits, std::size_t& at, std::string& value) {
  std::uint32_t character = 0;
  const char* const begin = text.data() + at;
  const std::string_view written = text.substr(at, digits);
  const auto read = std::from_chars(begin, begin + written.size(), character, 16);
  at += static_cast<std::size_t>(read.ptr - begin);
  const bool legal = character > 0 && character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF);
  if (legal) AppendUtf8(static_cast<char32_t>(character), value);
}

// What a backslash in double quotes stands before, at `at`, which moves behind it. Line breaks are spaces to us.
void AppendEscaped(std::string_view text, std::size_t& at, std::string& value) {
  const char c = text[at++];
  if (c == 'x' || c == 'u' || c == 'U') {
    AppendCodePoint(text, c == 'x' ? 2 : c == 'u' ? 4 : 8, at, value);
  } else {
    value.push_back(c == 'n' || c == 't' ? ' ' : c);
  }
}

// A value at the start of `text`, which moves behind it: quoted, or plain up to a comment or one of `ends`.
std::string TakeScalar(std::string_view& text, std::string_view ends) {
  text = Trim(text);
  std::string value;
  if (!text.starts_with('"') && !text.starts_with('\'')) {
    const std::size_t end = std::min({text.find_first_of(ends), text.find(" #"), text.size()});
    value = Trim(text.substr(0, end));
    text.remove_prefix(end);
    return value;
  }
  const char quote = text.front();
  std::size_t at = 1;
  while (at < text.size()) {
    const char c = text[at++];
    if (c == quote) {
      if (quote == '"' || !text.substr(at).starts_with('\'')) break;
      ++at;  // '' within '…' is one '
    } else if (c == '\\' && quote == '"' && at < text.size()) {
      AppendEscaped(text, at, value);
      continue;
    }
    value.push_back(c);
  }
  text.remove_prefix(at);
  return value;
}

void AddTo(std::string& list, std::string_view item, std::string_view separator) {
  if (item.empty()) return;
  if (!list.empty()) list.append(separator);
  list.append(item);
}

// "[a, b]" as "a, b".
std::string FlowList(std::string_view text) {
  std::string list;
  text.remove_prefix(1);
  while (!Trim(text).empty() && !Trim(text).starts_with(']')) {
    AddTo(list, TakeScalar(text, ",]"), ", ");
    text = Trim(text);
    if (!text.starts_with(',')) break;
    text.remove_prefix(1);
  }
  return list;
}

// The value of a key: what stands behind its colon, and the lines that belong to it.
std::string ValueOf(std::string_view first, const std::vector<std::string_view>& more) {
  const bool folded = first.starts_with('|') || first.starts_with('>');
  std::string value;
  if (first.starts_with('[')) {
    std::string whole(first);
    for (const std::string_view line : more) whole.append(" ").append(Trim(line));
    return FlowList(whole);
  }
  if (!folded && !first.empty()) value = TakeScalar(first, {});
  for (std::string_view line : more) {
    line = Trim(line);
    if (line.starts_with("- ")) {
      line.remove_prefix(2);
      AddTo(value, TakeScalar(line, {}), ", ");
    } else if (folded || !value.empty()) {
      AddTo(value, line, " ");
    }
  }
  return value;
}

std::optional<FrontMatter> Split(std::string_view text) {
  if (Trim(TakeLine(text)) != "---") return std::nullopt;
  FrontMatter matter;
  std::vector<std::string_view> more;
  const auto finish_entry = [&] {
    if (!matter.entries.empty()) {
      Entry& entry = matter.entries.back();
      entry.value = ValueOf(std::string(entry.value), more);
    }
    more.clear();
  };
  while (!text.empty()) {
    const std::string_view line = TakeLine(text);
    if (line.starts_with("---") || line.starts_with("...")) {
      finish_entry();
      matter.body = text;
      return matter;
    }
    if (line.starts_with('#')) continue;
    if (IsContinued(line)) {
      more.push_back(line);
    } else if (std::optional<Entry> entry = AsEntry(line)) {
      finish_entry();
      matter.entries.push_back(std::move(*entry));
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

bool HasFrontMatter(std::string_view text) {
  const std::optional<FrontMatter> matter = Split(text);
  return matter && std::any_of(matter->entries.begin(), matter->entries.end(),
                               [](const Entry& entry) { return FindField(entry.key).has_value(); });
}

Result<Document> ReadFrontMatter(std::string_view text, const std::string& name) {
  FrontMatter matter = Split(text).value_or(FrontMatter{});
  DocumentFields fields;
  std::string title;
  for (Entry& entry : matter.entries) {
    const std::optional<NamedField> field = FindField(entry.key);
    if (!field) {
      if (!entry.value.empty()) fields.SetOther(entry.key, std::move(entry.value));
      continue;
    }
    if (field->field == Field::kTitle && title.empty()) title = entry.value;
    if (field->field != Field::kText) fields.Set(*field, entry.key, std::move(entry.value));
  }
  std::string_view body = Trim(matter.body);
  if (body.starts_with("# ")) {
    std::string_view rest = body;
    const std::string_view heading = Trim(TakeLine(rest).substr(2));
    if (title.empty()) fields.Set({Field::kTitle, 0}, "title", std::string(heading));
    if (title.empty() || title == heading) body = Trim(rest);
  }
  fields.Set({Field::kText, 0}, "text", std::string(body));
  Result<Document> document = fields.Take(name, "front matter");
  if (!document) return Error{document.error().code, document.error().message, name};
  if (document->text.empty()) {
    return Error{ErrorCode::kMalformed, "the front matter has neither a title nor a body behind it", name};
  }
  return document;
}

}  // namespace tacitus
