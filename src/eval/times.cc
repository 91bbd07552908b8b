#include "eval/times.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "base/calendar.h"
#include "eval/characters.h"
#include "eval/tagged_text.h"

namespace tacitus {
namespace {

struct Expression {
  ByteSpan bytes;
  std::string type;
  std::string value;
};

struct GoldFile {
  Document document;
  std::vector<Expression> expressions;
};

std::string_view TypeName(TimeType type) {
  static constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "DURATION", "SET"};
  return kNames.at(static_cast<std::size_t>(type));
}

Result<GoldFile> ReadGold(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kUnreadable, "cannot read this file of the gold", path.string()};
  const std::string xml((std::istreambuf_iterator<char>(stream)), {});
  const Result<TaggedText> tagged = ReadTaggedText(xml, path.string());
  if (!tagged) return tagged.error();
  const Tag* text = tagged->Find("TEXT");
  if (text == nullptr) return Error{ErrorCode::kMalformed, "has no <TEXT>; is it TimeML?", path.string()};
  GoldFile gold;
  gold.document.id = path.stem().string();
  gold.document.text = std::string(tagged->TextOf(*text));
  for (const Tag& tag : tagged->tags) {
    if (tag.name != "TIMEX3") continue;
    if (tag.Attribute("functionInDocument") == "CREATION_TIME") {
      const std::optional<Date> day = ParseDate(tag.Attribute("value").substr(0, 10));
      if (day) gold.document.published_at = std::chrono::sys_seconds(*day);
    }
    if (!text->bytes.Contains(tag.bytes) || tag.bytes.empty()) continue;
    const ByteSpan inside{tag.bytes.start - text->bytes.start, tag.bytes.end - text->bytes.start};
    gold.expressions.push_back({inside, std::string(tag.Attribute("type")), std::string(tag.Attribute("value"))});
  }
  return gold;
}

std::vector<Expression> Predicted(const CodedText& coded) {
  std::vector<Expression> expressions;
  for (const TimeExpression& time : coded.coding.times) {
    expressions.push_back({coded.parse.BytesOf(time.tokens), std::string(TypeName(time.type)), time.value});
  }
  return expressions;
}

std::string Describe(const GoldFile& file, const Expression* gold, const Expression* said) {
  const auto text = [&](const Expression* expression) {
    if (expression == nullptr) return std::string("-\t-");
    return file.document.text.substr(expression->bytes.start, expression->bytes.size()) + "\t" + expression->type +
           " " + expression->value;
  };
  return file.document.id + "\tgold " + text(gold) + "\tsaid " + text(said) + "\n";
}

void Score(const GoldFile& file, const std::vector<Expression>& said, TimesReport& report) {
  std::vector<bool> used(said.size(), false);
  for (const Expression& gold : file.expressions) {
    const Expression* match = nullptr;
    for (std::size_t i = 0; i < said.size() && match == nullptr; ++i) {
      if (used[i] || !said[i].bytes.Overlaps(gold.bytes)) continue;
      used[i] = true;
      match = &said[i];
    }
    if (match != nullptr) {
      ++report.spans;
      if (match->bytes == gold.bytes) ++report.strict;
      if (match->type == gold.type) ++report.types;
      if (match->value == gold.value) ++report.values;
    }
    if (match == nullptr || match->value != gold.value) report.differences += Describe(file, &gold, match);
  }
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (!used[i]) report.differences += Describe(file, nullptr, &said[i]);
  }
  report.gold += static_cast<int>(file.expressions.size());
  report.predicted += static_cast<int>(said.size());
}

void AppendPredictions(const GoldFile& file, const std::vector<Expression>& said, std::string& out) {
  const CharacterOffsets characters(file.document.text);
  for (const Expression& expression : said) {
    std::string text = file.document.text.substr(expression.bytes.start, expression.bytes.size());
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    out += file.document.id + "\t" + std::to_string(characters.At(expression.bytes.start)) + "\t" +
           std::to_string(characters.At(expression.bytes.end)) + "\t" + text + "\t" + expression.type + "\t" +
           expression.value + "\n";
  }
}

}  // namespace

double TimesReport::F1(int right) const { return gold + predicted == 0 ? 0 : 2.0 * right / (gold + predicted); }

Result<TimesReport> EvaluateTimes(const std::string& gold_folder, const CodeDocument& code) {
  std::vector<std::filesystem::path> paths;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(gold_folder, problem)) {
    if (entry.path().extension() == ".tml") paths.push_back(entry.path());
  }
  if (paths.empty()) return Error{ErrorCode::kNotFound, "no .tml files in this folder", gold_folder};
  std::sort(paths.begin(), paths.end());
  TimesReport report;
  report.predictions = "document\tstart\tend\ttext\ttype\tvalue\n";
  for (const std::filesystem::path& path : paths) {
    const Result<GoldFile> file = ReadGold(path);
    if (!file) return file.error();
    const std::vector<Expression> said = Predicted(code(file->document));
    Score(*file, said, report);
    AppendPredictions(*file, said, report.predictions);
  }
  std::array<char, 200> line{};
  const int length = std::snprintf(line.data(), line.size(),
                                   "times: span F1 %.3f value F1 %.3f type F1 %.3f strict span F1 %.3f (n=%d)",
                                   report.F1(report.spans), report.F1(report.values), report.F1(report.types),
                                   report.F1(report.strict), report.gold);
  report.headline.assign(line.data(), static_cast<std::size_t>(length));
  return report;
}

}  // namespace tacitus
