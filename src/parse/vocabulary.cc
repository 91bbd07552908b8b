#include "parse/vocabulary.h"

#include <filesystem>
#include <utility>

#include "base/utf8.h"
#include "parse/unicode.h"

namespace tacitus {
namespace {

struct BaseNorm {
  std::string_view word;
  std::string_view norm;
};

#include "parse/base_norms.inc"

constexpr std::size_t kSuffixLength = 3;
constexpr std::size_t kLongestShaped = 99;  // characters; any longer word has the shape "LONG"
constexpr int kLongestRun = 4;              // of one sign in a shape

// Where the last `count` characters begin.
std::size_t SuffixStart(std::string_view text, std::size_t count) {
  std::size_t start = text.size();
  while (start > 0 && count > 0) {
    --start;
    if ((static_cast<unsigned char>(text[start]) & 0xc0) != 0x80) --count;
  }
  return start;
}

// "Xxxx" for "Tehran", "dd-dd" for "20-30": letters, capitals and digits as signs, runs cut to four.
std::string Shape(std::string_view text, std::size_t length) {
  if (length > kLongestShaped) return "LONG";
  std::string shape;
  char32_t last = 0xffffffff;  // no character
  int run = 0;
  for (std::size_t i = 0; i < text.size();) {
    char32_t sign = NextCharacter(text, i);
    if (IsAlphabetic(sign)) {
      sign = IsUpperCase(sign) ? U'X' : U'x';
    } else if (IsDigit(sign)) {
      sign = U'd';
    }
    run = sign == last ? run + 1 : 0;
    last = sign;
    if (run < kLongestRun) AppendUtf8(sign, shape);
  }
  return shape;
}

bool IsAllSpace(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!IsSpace(NextCharacter(text, i))) return false;
  }
  return true;
}

}  // namespace

Result<Vocabulary> Vocabulary::Load(const std::string& pipeline_folder, std::shared_ptr<const StringStore> strings) {
  Vocabulary vocabulary;
  vocabulary.strings_ = std::move(strings);
  for (const BaseNorm& base : kBaseNorms) vocabulary.norms_[StringId(base.word)] = StringId(base.norm);
  const std::string path = pipeline_folder + "/vocab/lookups.bin";
  if (!std::filesystem::exists(path)) return vocabulary;
  const Result<MsgPackFile> file = MsgPackFile::Read(path);
  if (!file) return file.error();
  // The pipeline's own norms come before those of every language.
  if (const MsgPack* table = file->root().Find("lexeme_norm")) {
    const std::vector<MsgPack>& items = table->items();
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      vocabulary.norms_[items[i].integer()] = StringId(items[i + 1].text());
    }
  }
  return vocabulary;
}

Lexeme Vocabulary::Describe(std::string_view text, std::string_view lower_text, RegexScratch& scratch) const {
  Lexeme lexeme;
  lexeme.text = text;
  lexeme.lower_text = lower_text;
  lexeme.length = static_cast<std::uint32_t>(CountCharacters(text));
  lexeme.orth = StringId(text);
  lexeme.lower = StringId(lower_text);
  const auto norm = norms_.find(lexeme.orth);
  lexeme.norm = norm == norms_.end() ? lexeme.lower : norm->second;
  std::size_t first_end = 0;
  NextCharacter(text, first_end);
  lexeme.prefix = StringId(text.substr(0, first_end));
  lexeme.suffix = StringId(text.substr(SuffixStart(text, kSuffixLength)));
  lexeme.shape = StringId(Shape(text, lexeme.length));
  lexeme.is_space = IsAllSpace(text);
  lexeme.orth_label = strings_->Find(text);
  lexeme.lower_label = strings_->Find(lower_text);
  lexeme.word_patterns = strings_->MatchWordPatterns(lower_text, scratch);
  return lexeme;
}

}  // namespace tacitus
