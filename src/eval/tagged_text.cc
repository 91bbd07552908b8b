#include "eval/tagged_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/strings.h"
#include "base/utf8.h"

namespace tacitus {
namespace {

// "&amp;" at the front of `xml`, appended as what it stands for; the bytes it takes, 0 where it is no entity.
std::size_t AppendEntity(std::string_view xml, std::string& out) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  for (const auto& [name, character] : kNamed) {
    if (!xml.starts_with(name)) continue;
    out += character;
    return name.size();
  }
  const std::size_t end = xml.find(';');
  if (!xml.starts_with("&#") || end == std::string_view::npos || end > 10) return 0;
  const bool hex = xml.size() > 2 && (xml[2] == 'x' || xml[2] == 'X');
  const std::string digits(xml.substr(hex ? 3 : 2, end - (hex ? 3 : 2)));
  AppendUtf8(static_cast<char32_t>(std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10)), out);
  return end + 1;
}

std::string Unescaped(std::string_view xml) {
  std::string out;
  while (!xml.empty()) {
    const std::size_t taken = xml.front() == '&' ? AppendEntity(xml, out) : 0;
    if (taken == 0) out += xml.front();
    xml.remove_prefix(std::max<std::size_t>(taken, 1));
  }
  return out;
}

// `tid="t1" value='1998'` into the tag's attributes.
void ReadAttributes(std::string_view text, Tag& tag) {
  while (true) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return;
    const std::string name(Trim(text.substr(0, equals)));
    const std::size_t open = text.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return;
    const std::size_t close = text.find(text[open], open + 1);
    if (close == std::string_view::npos) return;
    tag.attributes[name] = Unescaped(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::string_view Tag::Attribute(std::string_view wanted) const {
  const auto found = attributes.find(wanted);
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

const Tag* TaggedText::Find(std::string_view name, std::size_t from) const {
  for (std::size_t i = from; i < tags.size(); ++i) {
    if (tags[i].name == name) return &tags[i];
  }
  return nullptr;
}

Result<TaggedText> ReadTaggedText(std::string_view xml, const std::string& where) {
  TaggedText result;
  std::vector<std::size_t> open;
  const auto malformed = [&](const std::string& message) { return Error{ErrorCode::kMalformed, message, where}; };
  for (std::size_t at = 0; at < xml.size();) {
    const std::string_view rest = xml.substr(at);
    if (rest.front() == '&') {
      const std::size_t taken = AppendEntity(rest, result.text);
      if (taken == 0) result.text += '&';
      at += std::max<std::size_t>(taken, 1);
      continue;
    }
    if (rest.front() != '<') {
      const std::size_t end = std::min(rest.find_first_of("<&"), rest.size());
      result.text += rest.substr(0, end);
      at += end;
      continue;
    }
    const bool cdata = rest.starts_with("<![CDATA[");
    const std::string_view closing = cdata ? "]]>" : rest.starts_with("<!--") ? "-->" : ">";
    const std::size_t end = rest.find(closing);
    if (end == std::string_view::npos) return malformed("a tag is not closed at byte " + std::to_string(at));
    at += end + closing.size();
    if (cdata) {
      result.text += rest.substr(9, end - 9);
      continue;
    }
    std::string_view inside = rest.substr(1, end - 1);
    if (inside.starts_with('?') || inside.starts_with('!')) continue;
    const auto here = static_cast<std::uint32_t>(result.text.size());
    if (inside.starts_with('/')) {
      const std::string_view name = Trim(inside.substr(1));
      if (open.empty() || result.tags[open.back()].name != name) {
        return malformed("</" + std::string(name) + "> closes no open tag");
      }
      result.tags[open.back()].bytes.end = here;
      open.pop_back();
      continue;
    }
    const bool empty = inside.ends_with('/');
    if (empty) inside.remove_suffix(1);
    Tag tag;
    const std::size_t name_end = std::min(inside.find_first_of(" \t\r\n"), inside.size());
    tag.name = std::string(inside.substr(0, name_end));
    tag.bytes = {here, here};
    tag.depth = static_cast<int>(open.size());
    ReadAttributes(inside.substr(name_end), tag);
    if (!empty) open.push_back(result.tags.size());
    result.tags.push_back(std::move(tag));
  }
  if (!open.empty()) return malformed("<" + result.tags[open.back()].name + "> is not closed");
  return result;
}

}  // namespace tacitus
