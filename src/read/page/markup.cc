#include "read/page/markup.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"

namespace tacitus {
namespace {

constexpr std::string_view kSpaces = " \t\r\n\f";

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsSpace(char c) { return kSpaces.find(c) != std::string_view::npos; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool SameName(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char l, char r) { return Lower(l) == Lower(r); });
}

// Elements whose content has no tags. In the first two, references are decoded.
constexpr std::array<std::string_view, 8> kRawText = {"title",    "textarea", "script", "style",
                                                      "noframes", "noembed",  "iframe", "xmp"};

bool IsRawText(std::string_view name) {
  return std::any_of(kRawText.begin(), kRawText.end(), [&](std::string_view raw) { return SameName(raw, name); });
}

bool IsDecodedRawText(std::string_view name) { return SameName(name, "title") || SameName(name, "textarea"); }

struct Entity {
  std::string_view name;  // without "&", with ";" unless it may stand without
  std::string_view text;
};

constexpr Entity kEntities[] = {
#include "read/page/entities.inc"
};

const Entity* FindEntity(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(kEntities), std::end(kEntities), name,
                                       [](const Entity& entity, std::string_view n) { return entity.name < n; });
  return found != std::end(kEntities) && found->name == name ? found : nullptr;
}

// What windows-1252 has from 0x80 on: numbers of references there mean these (HTML Standard, 13.2.5.80).
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t LegalCharacter(std::uint32_t number) {
  if (number >= 0x80 && number < 0xA0) return kWindows1252.at(number - 0x80);
  const bool illegal = number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF);
  return illegal ? U'\uFFFD' : static_cast<char32_t>(number);
}

int DigitValue(char c, std::uint32_t base) {
  if (c >= '0' && c <= '9') return c - '0';
  const int letter = Lower(c) - 'a';
  return base == 16 && letter >= 0 && letter < 6 ? letter + 10 : -1;
}

// "#8217;" or "#x2019;" behind an "&"; gives the bytes it took, 0 where it is none.
std::size_t AppendNumber(std::string_view text, std::string& out) {
  std::size_t at = 1;
  const std::uint32_t base = at < text.size() && Lower(text[at]) == 'x' ? 16 : 10;
  if (base == 16) ++at;
  const std::size_t digits = at;
  std::uint32_t number = 0;
  for (; at < text.size() && DigitValue(text[at], base) >= 0; ++at) {
    number = std::min<std::uint32_t>(number * base + static_cast<std::uint32_t>(DigitValue(text[at], base)), 0x110000);
  }
  if (at == digits) return 0;
  AppendUtf8(LegalCharacter(number), out);
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

// A name behind an "&": the longest that is one.
std::size_t AppendNamed(std::string_view text, std::string& out) {
  constexpr std::size_t kLongestName = 32;
  std::size_t end = 0;
  while (end < text.size() && end < kLongestName && (IsLetter(text[end]) || (text[end] >= '0' && text[end] <= '9')))
    ++end;
  if (end < text.size() && text[end] == ';') ++end;
  for (; end >= 2; --end) {
    if (const Entity* entity = FindEntity(text.substr(0, end))) {
      out += entity->text;
      return end;
    }
  }
  return 0;
}

// Reads the attributes of a tag one by one.
class AttributeScanner {
 public:
  explicit AttributeScanner(std::string_view attributes) : rest_(attributes) {}

  bool Next(std::string_view& name, std::string_view& value) {
    Pass(" \t\r\n\f/");
    if (rest_.empty()) return false;
    name = Take(std::max<std::size_t>(1, std::min(rest_.find_first_of(" \t\r\n\f/=", 1), rest_.size())));
    Pass(kSpaces);
    value = {};
    if (!rest_.starts_with('=')) return true;
    rest_.remove_prefix(1);
    Pass(kSpaces);
    if (rest_.starts_with('"') || rest_.starts_with('\'')) {
      const char quote = rest_.front();
      rest_.remove_prefix(1);
      value = Take(std::min(rest_.find(quote), rest_.size()));
      if (!rest_.empty()) rest_.remove_prefix(1);
    } else {
      value = Take(std::min(rest_.find_first_of(kSpaces), rest_.size()));
    }
    return true;
  }

 private:
  void Pass(std::string_view characters) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(characters), rest_.size()));
  }
  std::string_view Take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
};

std::optional<std::string_view> RawAttribute(std::string_view attributes, std::string_view wanted) {
  AttributeScanner scanner(attributes);
  std::string_view name;
  std::string_view value;
  while (scanner.Next(name, value)) {
    if (SameName(name, wanted)) return value;
  }
  return std::nullopt;
}

}  // namespace

void MarkupScanner::Text(std::size_t end, bool verbatim, MarkupToken& token) {
  token = {};
  token.text = markup_.substr(at_, end - at_);
  token.verbatim = verbatim;
  token.start = at_;
  token.end = end;
  at_ = end;
}

// Behind the tag's name: its ">", which quotes around values may hold, too.
std::size_t MarkupScanner::TagEnd(std::size_t at) const {
  for (;;) {
    at = markup_.find_first_of(">=", at);
    if (at == std::string_view::npos || markup_[at] == '>') return at;
    at = markup_.find_first_not_of(kSpaces, at + 1);
    if (at == std::string_view::npos) return at;
    if (markup_[at] == '"' || markup_[at] == '\'') at = markup_.find(markup_[at], at + 1);
    if (at == std::string_view::npos) return at;
    if (markup_[at] != '>') ++at;
  }
}

std::size_t MarkupScanner::RawTextEnd() const {
  for (std::size_t at = markup_.find("</", at_); at != std::string_view::npos; at = markup_.find("</", at + 2)) {
    const std::size_t after = at + 2 + raw_.size();
    if (!SameName(markup_.substr(at + 2, raw_.size()), raw_)) continue;
    if (after >= markup_.size() || IsSpace(markup_[after]) || markup_[after] == '>' || markup_[after] == '/') return at;
  }
  return markup_.size();
}

// A comment, a document type, a processing instruction: passed over; a CDATA section of XML is text.
bool MarkupScanner::PassDeclaration(MarkupToken& token) {
  constexpr std::string_view kCdata = "<![CDATA[";
  const std::string_view ahead = markup_.substr(at_);
  if (kind_ == Kind::kXml && ahead.starts_with(kCdata)) {
    const std::size_t start = at_;
    at_ += kCdata.size();
    const std::size_t end = std::min(markup_.find("]]>", at_), markup_.size());
    Text(end, true, token);
    at_ = std::min(end + 3, markup_.size());
    token.start = start;
    token.end = at_;
    return true;
  }
  std::string_view close = ahead.starts_with("<!--") ? "-->" : ">";
  std::size_t from = ahead.starts_with("<!--") ? 4 : 2;
  if (kind_ == Kind::kXml && ahead.starts_with("<?")) close = "?>";
  if (ahead.starts_with("<!-->")) from = 2, close = ">";  // an empty comment
  const std::size_t end = ahead.find(close, from);
  at_ = end == std::string_view::npos ? markup_.size() : at_ + end + close.size();
  return false;
}

// At a "<" that begins a tag.
bool MarkupScanner::NextTag(MarkupToken& token) {
  const bool closing = markup_[at_ + 1] == '/';
  const std::size_t name = at_ + (closing ? 2 : 1);
  const std::size_t name_end = std::min(markup_.find_first_of(" \t\r\n\f/>", name), markup_.size());
  const std::size_t end = TagEnd(name_end);
  if (end == std::string_view::npos) {  // the input ends in the tag
    at_ = markup_.size();
    return false;
  }
  token = {};
  token.kind = closing ? MarkupToken::Kind::kClose : MarkupToken::Kind::kOpen;
  token.name = markup_.substr(name, name_end - name);
  token.text = markup_.substr(name_end, end - name_end);
  token.closed = !closing && token.text.ends_with('/');
  token.start = at_;
  token.end = end + 1;
  at_ = token.end;
  if (!closing && kind_ == Kind::kHtml && IsRawText(token.name)) raw_ = token.name;
  return true;
}

bool MarkupScanner::Next(MarkupToken& token) {
  if (!raw_.empty()) {
    const std::size_t end = RawTextEnd();
    const bool verbatim = !IsDecodedRawText(raw_);
    raw_.clear();
    if (end > at_) return Text(end, verbatim, token), true;
  }
  while (at_ < markup_.size()) {
    if (markup_[at_] == '<' && at_ + 1 < markup_.size()) {
      const char next = markup_[at_ + 1];
      if (next == '!' || next == '?') {
        if (PassDeclaration(token)) return true;
        continue;
      }
      if (IsLetter(next) || (next == '/' && at_ + 2 < markup_.size() && IsLetter(markup_[at_ + 2]))) {
        if (NextTag(token)) return true;
        continue;
      }
    }
    Text(std::min(markup_.find('<', at_ + 1), markup_.size()), false, token);
    return true;
  }
  return false;
}

std::string Attribute(std::string_view attributes, std::string_view name) {
  return Decoded(RawAttribute(attributes, name).value_or(std::string_view()));
}

bool HasAttribute(std::string_view attributes, std::string_view name) {
  return RawAttribute(attributes, name).has_value();
}

void AppendDecoded(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    text.remove_prefix(1);
    const std::size_t taken = text.starts_with('#') ? AppendNumber(text, out) : AppendNamed(text, out);
    if (taken == 0) out.push_back('&');
    text.remove_prefix(taken);
  }
}

std::string Decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  AppendDecoded(text, decoded);
  return decoded;
}

std::string CollapseSpaces(std::string_view text) {
  std::string collapsed;
  for (const char c : text) {
    if (!IsSpace(c)) {
      collapsed.push_back(c);
    } else if (!collapsed.empty() && collapsed.back() != ' ') {
      collapsed.push_back(' ');
    }
  }
  if (collapsed.ends_with(' ')) collapsed.pop_back();
  return collapsed;
}

}  // namespace tacitus
