#include "parse/write_parse.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "base/utf8.h"
#include "parse/unicode.h"

namespace tacitus {
namespace {

void AppendNumber(std::size_t number, std::string& out) {
  char digits[20];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// Valid UTF-8, as the text itself or in `repaired`.
std::string_view Valid(std::string_view text, std::string& repaired) {
  if (FirstInvalidUtf8(text) == std::string_view::npos) return text;
  repaired = RepairUtf8(text).text;
  return repaired;
}

void AppendJsonText(std::string_view text, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string repaired;
  out += '"';
  for (const char c : Valid(text, repaired)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 0xf]};
    } else {
      out += c;
    }
  }
  out += '"';
}

void AppendField(std::string_view name, std::string_view value, std::string& out) {
  out += ",\"";
  out += name;
  out += "\":";
  AppendJsonText(value, out);
}

void AppendField(std::string_view name, std::size_t value, std::string& out) {
  out += ",\"";
  out += name;
  out += "\":";
  AppendNumber(value, out);
}

void AppendFlag(std::string_view name, bool value, std::string& out) {
  out += ",\"";
  out += name;
  out += value ? "\":true" : "\":false";
}

std::string EntityTag(const Token& token) {
  if (token.entity_position == EntityPosition::kOutside) return "O";
  return (token.entity_position == EntityPosition::kBegin ? "B-" : "I-") + std::string(token.entity);
}

// The words of one document as CoNLL-U numbers them, sentence by sentence.
class ConlluWriter {
 public:
  ConlluWriter(std::string_view document_id, const Parse& parse, std::string& out)
      : document_id_(OnOneLine(document_id)), parse_(parse), out_(out) {}

  void Run() {
    std::size_t number = 0;
    for (const TokenSpan& sentence : parse_.sentences) {
      std::vector<std::uint32_t> words;
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (!IsSpaceToken(i)) words.push_back(i);
      }
      if (words.empty()) continue;
      if (number == 0) {
        first_word_ = words.front();
        out_ += "# newdoc id = " + document_id_ + "\n";
      }
      WriteSentence(words, ++number);
    }
  }

 private:
  static std::string OnOneLine(std::string_view text) {
    std::string line;
    std::string repaired;
    for (const char c : Valid(text, repaired)) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return line;
  }

  [[nodiscard]] bool IsSpaceToken(std::uint32_t token) const {
    const std::string_view text = parse_.TextOf(token);
    for (std::size_t i = 0; i < text.size();) {
      if (!IsSpace(NextCharacter(text, i))) return false;
    }
    return true;
  }

  [[nodiscard]] std::string WordText(std::uint32_t token) const {
    std::string repaired;
    return std::string(Valid(parse_.TextOf(token), repaired));
  }

  // The white space between a token and the next word.
  [[nodiscard]] std::string_view SpaceAfter(std::uint32_t token) const {
    std::uint32_t next = token + 1;
    while (next < parse_.tokens.size() && IsSpaceToken(next)) ++next;
    const std::size_t start = parse_.tokens[token].end;
    const std::size_t end = next < parse_.tokens.size() ? parse_.tokens[next].start : parse_.text.size();
    return std::string_view(parse_.text).substr(start, end - start);
  }

  // The nearest head that is a word, or the token itself.
  [[nodiscard]] std::uint32_t HeadOf(std::uint32_t token) const {
    std::uint32_t head = parse_.tokens[token].head;
    while (IsSpaceToken(head)) {
      if (parse_.tokens[head].head == head) return token;
      head = parse_.tokens[head].head;
    }
    return head;
  }

  void WriteSentence(const std::vector<std::uint32_t>& words, std::size_t number) {
    out_ += "# sent_id = " + document_id_ + "-";
    AppendNumber(number, out_);
    out_ += "\n# text = ";
    for (const std::uint32_t word : words) {
      out_ += WordText(word);
      if (word != words.back() && !SpaceAfter(word).empty()) out_ += ' ';
    }
    out_ += '\n';
    // Where a white-space token was the root of several words, the first of them takes its place.
    std::uint32_t root = kNone;
    for (const std::uint32_t word : words) {
      if (root == kNone && HeadOf(word) == word) root = word;
    }
    for (std::size_t i = 0; i < words.size(); ++i) WriteWord(words, i, root);
    out_ += '\n';
  }

  void WriteWord(const std::vector<std::uint32_t>& words, std::size_t place, std::uint32_t root) {
    const std::uint32_t word = words[place];
    const Token& token = parse_.tokens[word];
    AppendNumber(place + 1, out_);
    AppendColumn(WordText(word));
    AppendColumn(OnOneLine(token.lemma));
    AppendColumn(Name(token.pos));
    AppendColumn(token.tag);
    AppendColumn(token.morph);
    std::uint32_t head = HeadOf(word);
    if (head == word) head = root;
    out_ += '\t';
    AppendNumber(head == word ? 0 : NumberOf(words, head), out_);
    AppendColumn(head == word ? "root" : token.dep == "ROOT" ? "dep" : token.dep);
    AppendColumn({});  // enhanced dependencies
    AppendColumn(Miscellany(word));
    out_ += '\n';
  }

  static std::size_t NumberOf(const std::vector<std::uint32_t>& words, std::uint32_t word) {
    return static_cast<std::size_t>(std::lower_bound(words.begin(), words.end(), word) - words.begin()) + 1;
  }

  void AppendColumn(std::string_view value) {
    out_ += '\t';
    out_ += value.empty() ? "_" : value;
  }

  [[nodiscard]] std::string Miscellany(std::uint32_t word) const {
    std::string items;
    const auto add = [&items](const std::string& item) { items += (items.empty() ? "" : "|") + item; };
    const Token& token = parse_.tokens[word];
    if (token.entity_position != EntityPosition::kOutside) add("NE=" + EntityTag(token));
    if (word == first_word_ && token.start > 0) {
      add("SpacesBefore=" + Escaped(std::string_view(parse_.text).substr(0, token.start)));
    }
    const std::string_view space = SpaceAfter(word);
    if (space.empty()) add("SpaceAfter=No");
    if (!space.empty() && space != " ") add("SpacesAfter=" + Escaped(space));
    return items;
  }

  static std::string Escaped(std::string_view space) {
    std::string escaped;
    for (const char c : space) {
      switch (c) {
        case ' ':
          escaped += "\\s";
          break;
        case '\t':
          escaped += "\\t";
          break;
        case '\r':
          escaped += "\\r";
          break;
        case '\n':
          escaped += "\\n";
          break;
        default:
          escaped += c;
      }
    }
    return escaped;
  }

  static constexpr std::uint32_t kNone = 0xffffffff;
  std::string document_id_;
  std::uint32_t first_word_ = kNone;  // of the document
  const Parse& parse_;
  std::string& out_;
};

}  // namespace

void AppendJson(std::string_view document_id, const Parse& parse, std::string& out) {
  out += "{\"id\":";
  AppendJsonText(document_id, out);
  AppendField("text", parse.text, out);
  out += ",\"tokens\":[";
  for (const Token& token : parse.tokens) {
    if (&token != parse.tokens.data()) out += ',';
    out += "{\"text\":";
    AppendJsonText(parse.TextOf(token), out);
    AppendFlag("ws", token.space_after, out);
    AppendField("start", token.start, out);
    AppendField("end", token.end, out);
    AppendField("lemma", token.lemma, out);
    AppendField("pos", Name(token.pos), out);
    AppendField("tag", token.tag, out);
    AppendField("morph", token.morph, out);
    AppendField("head", token.head, out);
    AppendField("dep", token.dep, out);
    AppendField("ent", EntityTag(token), out);
    AppendFlag("sent_start", token.sentence_start, out);
    out += '}';
  }
  out += "]}\n";
}

void AppendConllu(std::string_view document_id, const Parse& parse, std::string& out) {
  ConlluWriter(document_id, parse, out).Run();
}

}  // namespace tacitus
