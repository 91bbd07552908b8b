#include "eval/quotes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "code/quotes/cue_syntax.h"
#include "code/quotes/quote_marks.h"
#include "code/tree.h"
#include "eval/brat.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 3> kRoles = {"Source", "Cue", "Content"};
constexpr std::size_t kSource = 0;
constexpr std::size_t kCue = 1;
constexpr std::size_t kContent = 2;

Result<std::string> ReadAll(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::kUnreadable, "cannot open the file", path.string()};
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

// The character number of each byte, and of the end.
std::vector<std::uint32_t> CharacterOfByte(std::string_view text) {
  std::vector<std::uint32_t> result(text.size() + 1);
  std::uint32_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool continues = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    if (!continues && i > 0) ++characters;
    result[i] = characters;
  }
  result[text.size()] = text.empty() ? 0 : characters + 1;
  return result;
}

struct Attributed {
  std::array<TokenSpan, 3> roles;  // as kRoles
};

// The content with the quotation marks at its ends.
TokenSpan WithMarks(const Tree& tree, TokenSpan span) {
  const auto size = static_cast<std::uint32_t>(tree.parse().tokens.size());
  if (span.first > 0 && IsQuoteMark(tree.text(span.first - 1))) --span.first;
  if (span.last < size && IsQuoteMark(tree.text(span.last))) ++span.last;
  return span;
}

// The noun phrase of a speaker with all that hangs on it, but not across direct speech or the cue.
TokenSpan WholePhrase(const Tree& tree, const Mention& mention, const Quotation& quotation) {
  TokenSpan span = tree.Subtree(mention.head);
  for (const TokenSpan other : {quotation.cue, quotation.tokens}) {
    if (other.empty() || !span.Overlaps(other)) continue;
    if (other.first > mention.head) {
      span.last = std::min(span.last, other.first);
    } else if (other.last <= mention.head) {
      span.first = std::max(span.first, other.last);
    }
  }
  return TrimPunctuation(tree, span);
}

bool InsideOthersSpeech(const Coding& coding, const Quotation& quotation) {
  for (std::uint32_t p = quotation.parent; p != kNoIndex; p = coding.quotations[p].parent) {
    if (coding.quotations[p].direct) return true;
  }
  return false;
}

std::vector<Attributed> Predict(const Tree& tree, const Coding& coding) {
  std::vector<Attributed> result;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> direct_by_cue;
  for (const Quotation& quotation : coding.quotations) {
    if (InsideOthersSpeech(coding, quotation)) continue;
    Attributed attributed;
    attributed.roles[kCue] = quotation.cue;
    attributed.roles[kContent] = quotation.direct ? WithMarks(tree, quotation.tokens) : quotation.tokens;
    if (quotation.speaker != kNoIndex) {
      attributed.roles[kSource] = WholePhrase(tree, coding.mentions[quotation.speaker], quotation);
    }
    const auto key = std::pair(quotation.cue.first, quotation.cue.last);
    if (quotation.direct && !quotation.cue.empty()) {
      const auto [place, is_new] = direct_by_cue.try_emplace(key, result.size());
      if (!is_new) {
        TokenSpan& content = result[place->second].roles[kContent];
        content.first = std::min(content.first, attributed.roles[kContent].first);
        content.last = std::max(content.last, attributed.roles[kContent].last);
        continue;
      }
    }
    result.push_back(attributed);
  }
  return result;
}

struct Tally {
  double hit = 0, predicted = 0, gold = 0;              // tokens
  double hit_predicted = 0, hit_gold = 0, spans_predicted = 0, spans_gold = 0;

  [[nodiscard]] PrecisionRecall Tokens() const { return {predicted == 0 ? 0 : hit / predicted, gold == 0 ? 0 : hit / gold}; }
  [[nodiscard]] PrecisionRecall Spans() const {
    return {spans_predicted == 0 ? 0 : hit_predicted / spans_predicted, spans_gold == 0 ? 0 : hit_gold / spans_gold};
  }
};

std::vector<bool> Covered(const Parse& parse, const std::vector<TokenSpan>& spans) {
  std::vector<bool> covered(parse.tokens.size());
  for (const TokenSpan span : spans) {
    for (std::uint32_t i = span.first; i < span.last; ++i) covered[i] = parse.tokens[i].pos != Pos::kSpace;
  }
  return covered;
}

double CountOverlapping(const std::vector<TokenSpan>& spans, const std::vector<TokenSpan>& others) {
  return static_cast<double>(std::count_if(spans.begin(), spans.end(), [&](TokenSpan span) {
    return std::any_of(others.begin(), others.end(), [&](TokenSpan other) { return span.Overlaps(other); });
  }));
}

void Add(const Parse& parse, const std::vector<TokenSpan>& predicted, const std::vector<TokenSpan>& gold, double share,
         Tally& tally) {
  const std::vector<bool> said = Covered(parse, predicted);
  const std::vector<bool> meant = Covered(parse, gold);
  for (std::size_t i = 0; i < said.size(); ++i) {
    tally.hit += said[i] && meant[i] ? share : 0;
    tally.predicted += said[i] ? share : 0;
    tally.gold += meant[i] ? share : 0;
  }
  tally.hit_predicted += share * CountOverlapping(predicted, gold);
  tally.hit_gold += share * CountOverlapping(gold, predicted);
  tally.spans_predicted += share * static_cast<double>(predicted.size());
  tally.spans_gold += share * static_cast<double>(gold.size());
}

// The tokens that a span of characters touches.
TokenSpan TokensAt(const Parse& parse, const std::vector<std::uint32_t>& character_of_byte, CharacterSpan span) {
  TokenSpan result{0, 0};
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    const bool touches = character_of_byte[parse.tokens[i].start] < span.end && character_of_byte[parse.tokens[i].end] > span.start;
    if (!touches) continue;
    if (result.empty()) result.first = i;
    result.last = i + 1;
  }
  return result;
}

std::string Line(const std::string& name, const Parse& parse, const std::vector<std::uint32_t>& character_of_byte,
                 const Attributed& attributed) {
  std::string line = name;
  for (const TokenSpan span : attributed.roles) {
    const ByteSpan bytes = parse.BytesOf(span);
    line += span.empty() ? "\t\t"
                         : "\t" + std::to_string(character_of_byte[bytes.start]) + "\t" + std::to_string(character_of_byte[bytes.end]);
  }
  return line + "\n";
}

std::string Headline(const QuotesReport& report) {
  char buffer[160];
  std::snprintf(buffer, sizeof buffer, "quotes: content F1 %.3f cue F1 %.3f source F1 %.3f (n=%d)", report.content.F1(),
                report.cue.F1(), report.source.F1(), report.texts);
  return buffer;
}

using AnnotationsByText = std::map<std::string, std::vector<std::filesystem::path>>;

// NAME_xxxx.ann belongs to NAME.txt.
Result<AnnotationsByText> ListAnnotations(const std::string& gold_folder) {
  AnnotationsByText result;
  std::error_code problem;
  const std::filesystem::path folder = std::filesystem::path(gold_folder) / "attributions";
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    if (entry.path().extension() != ".ann") continue;
    const std::string stem = entry.path().stem().string();
    const std::size_t annotator = stem.rfind('_');
    result[stem.substr(0, annotator)].push_back(entry.path());
  }
  if (problem) return Error{ErrorCode::kNotFound, "cannot list the folder of annotations; give the folder that holds text/ and attributions/", folder.string()};
  for (auto& [name, paths] : result) std::sort(paths.begin(), paths.end());
  return result;
}

}  // namespace

Result<QuotesReport> EvaluateQuotes(const std::string& gold_folder, const CodeText& code) {
  const Result<AnnotationsByText> annotations = ListAnnotations(gold_folder);
  if (!annotations) return annotations.error();
  QuotesReport report;
  report.predictions = "document\tsource_start\tsource_end\tcue_start\tcue_end\tcontent_start\tcontent_end\n";
  std::array<Tally, 3> tallies;
  for (const auto& [name, paths] : *annotations) {
    const Result<std::string> text = ReadAll(std::filesystem::path(gold_folder) / "text" / (name + ".txt"));
    if (!text) return text.error();
    const CodedText coded = code(*text);
    const Tree tree(coded.parse);
    const std::vector<std::uint32_t> character_of_byte = CharacterOfByte(*text);
    const std::vector<Attributed> predicted = Predict(tree, coded.coding);
    std::array<std::vector<TokenSpan>, 3> said;
    for (const Attributed& attributed : predicted) {
      report.predictions += Line(name, coded.parse, character_of_byte, attributed);
      for (std::size_t r = 0; r < kRoles.size(); ++r) {
        if (!attributed.roles[r].empty()) said[r].push_back(attributed.roles[r]);
      }
    }
    for (const std::filesystem::path& path : paths) {
      const Result<std::string> content = ReadAll(path);
      if (!content) return content.error();
      const Result<std::vector<BratSpan>> spans = ReadBratSpans(*content, path.string());
      if (!spans) return spans.error();
      const double share = 1.0 / static_cast<double>(paths.size());
      for (std::size_t r = 0; r < kRoles.size(); ++r) {
        std::vector<TokenSpan> gold;
        for (const BratSpan& span : *spans) {
          if (span.type == kRoles[r]) gold.push_back(TokensAt(coded.parse, character_of_byte, span.span));
        }
        Add(coded.parse, said[r], gold, share, tallies[r]);
      }
      ++report.annotations;
    }
    ++report.texts;
  }
  report.source = tallies[kSource].Tokens();
  report.cue = tallies[kCue].Tokens();
  report.content = tallies[kContent].Tokens();
  report.source_overlap = tallies[kSource].Spans();
  report.cue_overlap = tallies[kCue].Spans();
  report.headline = Headline(report);
  return report;
}

}  // namespace tacitus
