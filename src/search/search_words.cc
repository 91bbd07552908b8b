#include "search/search_words.h"

#include <utility>
#include <vector>

#include "base/utf8.h"

namespace tacitus {
namespace {

enum class TokenKind { kWords, kOpen, kClose, kAnd, kOr, kNot, kTitle };

struct SearchToken {
  TokenKind kind = TokenKind::kWords;
  std::string text;  // of words: without quotation marks
  bool prefix = false;
};

constexpr std::string_view kSpaces = " \t\r\n\v\f";
constexpr std::string_view kTitle = "title:";
constexpr int kDeepest = 100;

Error Wrong(std::string message) { return {ErrorCode::kInvalid, std::move(message), {}}; }

// Punctuation and signs beyond ASCII: Latin-1's, the blocks from general punctuation to the arrows, that of CJK.
bool IsSign(char32_t c) {
  return c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) ||
         c == 0xFFFD;
}

// Whether the index sees a word here: words without any would match nothing.
bool HasWord(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCharacter(text, at);
    const bool in_ascii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (in_ascii || !IsSign(c)) return true;
  }
  return false;
}

// With plain quotation marks for those that word processors and web pages set.
std::string WithPlainQuotes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCharacter(text, at);
    AppendUtf8(c == 0x201C || c == 0x201D || c == 0x201E ? U'"' : c, plain);
  }
  return plain;
}

SearchToken WordToken(std::string word) {
  if (word == "AND") return {TokenKind::kAnd, word, false};
  if (word == "OR") return {TokenKind::kOr, word, false};
  if (word == "NOT") return {TokenKind::kNot, word, false};
  const bool prefix = word.size() > 1 && word.back() == '*';
  if (prefix) word.pop_back();
  return {TokenKind::kWords, word, prefix};
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Result<std::vector<SearchToken>> Run() {
    std::vector<SearchToken> tokens;
    for (SkipSpaces(); at_ < text_.size(); SkipSpaces()) {
      if (text_.substr(at_).starts_with(kTitle)) {
        tokens.push_back({TokenKind::kTitle, std::string(kTitle), false});
        at_ += kTitle.size();
      } else if (text_[at_] == '(' || text_[at_] == ')') {
        tokens.push_back({text_[at_] == '(' ? TokenKind::kOpen : TokenKind::kClose, {}, false});
        ++at_;
      } else if (text_[at_] == '"') {
        Result<SearchToken> phrase = Phrase();
        if (!phrase) return phrase.error();
        if (HasWord(phrase->text)) tokens.push_back(*phrase);
      } else {
        SearchToken token = Word();
        if (HasWord(token.text)) tokens.push_back(std::move(token));
      }
    }
    return tokens;
  }

 private:
  void SkipSpaces() {
    const std::size_t next = text_.find_first_not_of(kSpaces, at_);
    at_ = next == std::string_view::npos ? text_.size() : next;
  }

  Result<SearchToken> Phrase() {
    const std::size_t end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos) return Wrong("a quotation mark is not closed");
    SearchToken token{TokenKind::kWords, std::string(text_.substr(at_ + 1, end - at_ - 1)), false};
    at_ = end + 1;
    token.prefix = at_ < text_.size() && text_[at_] == '*';
    if (token.prefix) ++at_;
    return token;
  }

  SearchToken Word() {
    const std::size_t end = text_.find_first_of(std::string(kSpaces) + "()\"", at_);
    SearchToken token = WordToken(std::string(text_.substr(at_, end - at_)));
    at_ = end == std::string_view::npos ? text_.size() : end;
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string Quoted(const SearchToken& token) {
  std::string quoted = "\"";
  for (const char c : token.text) quoted.append(c == '"' ? 2 : 1, c == '\0' ? ' ' : c);
  return quoted + (token.prefix ? "\" *" : "\"");
}

// Every part in brackets, since FTS5 would bind words side by side before anything else.
class SearchParser {
 public:
  explicit SearchParser(std::vector<SearchToken> tokens) : tokens_(std::move(tokens)) {}

  Result<std::string> Run() {
    if (tokens_.empty()) return Wrong("there is no word to search for");
    Result<std::string> all = Either();
    if (all && at_ < tokens_.size()) return Wrong("a bracket is closed that was not opened");
    return all;
  }

 private:
  [[nodiscard]] bool Is(TokenKind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }
  bool Take(TokenKind kind) {
    const bool is = Is(kind);
    if (is) ++at_;
    return is;
  }

  Result<std::string> Either() {
    Result<std::string> left = Both();
    while (left && Take(TokenKind::kOr)) left = Joined(*left, " OR ", Both());
    return left;
  }

  Result<std::string> Both() {
    Result<std::string> left = Without();
    while (left && at_ < tokens_.size() && !Is(TokenKind::kOr) && !Is(TokenKind::kClose)) {
      Take(TokenKind::kAnd);
      left = Joined(*left, " AND ", Without());
    }
    return left;
  }

  Result<std::string> Without() {
    Result<std::string> left = One();
    while (left && Take(TokenKind::kNot)) left = Joined(*left, " NOT ", One());
    return left;
  }

  Result<std::string> One() {
    if (at_ == tokens_.size()) return Wrong("words are missing at the end");
    const SearchToken token = tokens_[at_++];
    switch (token.kind) {
      case TokenKind::kWords:
        return Quoted(token);
      case TokenKind::kTitle: {
        const Result<std::string> inner = One();
        return inner ? Result<std::string>("title : (" + *inner + ")") : inner;
      }
      case TokenKind::kOpen:
        return Bracket();
      case TokenKind::kClose:
        return Wrong("there are no words before a bracket that closes");
      case TokenKind::kNot:
        return Wrong("NOT has to stand between what is wanted and what is not: iran NOT oil");
      default:
        return Wrong(token.text + " has no words before it; in small letters it is a word like others");
    }
  }

  Result<std::string> Bracket() {
    if (++depth_ > kDeepest) return Wrong("there are too many brackets within brackets");
    const Result<std::string> inner = Either();
    --depth_;
    if (inner && !Take(TokenKind::kClose)) return Wrong("a bracket is not closed");
    return inner;
  }

  static Result<std::string> Joined(const std::string& left, const char* by, const Result<std::string>& right) {
    if (!right) return right;
    return "(" + left + by + *right + ")";
  }

  std::vector<SearchToken> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

Result<std::string> SearchExpression(std::string_view words) {
  const std::string plain = WithPlainQuotes(words);
  Result<std::vector<SearchToken>> tokens = Scanner(plain).Run();
  if (!tokens) return tokens.error();
  return SearchParser(std::move(*tokens)).Run();
}

}  // namespace tacitus
