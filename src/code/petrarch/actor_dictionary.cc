#include "code/petrarch/actor_dictionary.h"

#include <algorithm>
#include <charconv>

#include "base/calendar.h"
#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::string_view kCodeForm = "write [CODE], [CODE <date], [CODE >date] or [CODE date-date]";

// The restriction behind a code: "<19951231", "> 990101", "960101-971231". False where it is none.
bool ParseRestriction(std::string_view text, DatedCode& code) {
  text = Trim(text);
  if (text.empty()) return true;
  if (text.front() == '<' || text.front() == '>') {
    const std::optional<Date> day = ParseDictionaryDate(Trim(text.substr(1)));
    (text.front() == '<' ? code.to : code.from) = day;
    return day.has_value();
  }
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return false;
  code.from = ParseDictionaryDate(Trim(text.substr(0, dash)));
  code.to = ParseDictionaryDate(Trim(text.substr(dash + 1)));
  return code.from && code.to;
}

class ActorReader {
 public:
  ActorReader(const DictionaryFile& file, ActorDictionary& dictionary, std::vector<Error>& problems)
      : file_(file), dictionary_(dictionary), problems_(problems) {}

  void Read(const DictionaryLine& line) {
    std::string_view text = line.text;
    const std::size_t bracket = std::min(text.find('['), text.size());
    const std::string_view name = Trim(text.substr(0, bracket));
    text.remove_prefix(bracket);
    if (!name.empty()) {
      if (!AddName(line, name)) return;
    } else if (!in_actor_) {
      problems_.push_back(file_.At(line, "a code without a name above it: write the name on a line before"));
      return;
    }
    while (!text.empty()) {
      const std::size_t end = text.find(']');
      if (end == std::string_view::npos) {
        problems_.push_back(file_.At(line, "\"" + std::string(text) + "\" has no closing bracket"));
        return;
      }
      AddCode(line, text.substr(1, end - 1));
      text = Trim(text.substr(end + 1));
      if (!text.empty() && text.front() != '[') {
        problems_.push_back(
            file_.At(line, "\"" + std::string(text) + "\" after the code: put # before it if it is a comment"));
        return;
      }
    }
  }

 private:
  bool AddName(const DictionaryLine& line, std::string_view name) {
    const bool synonym = name.front() == '+';
    if (synonym) name.remove_prefix(1);
    Phrase phrase = SplitPhrase(name);
    if (phrase.empty()) {
      problems_.push_back(file_.At(line, "a name without letters"));
      return false;
    }
    if (synonym && !in_actor_) {
      problems_.push_back(file_.At(line, "a synonym without a name above it: leave the + out, or move it below"));
      return false;
    }
    if (!synonym) {
      std::string words;
      for (const PhraseWord& word : phrase) words.append(words.empty() ? "" : " ").append(word.text);
      dictionary_.actors.push_back({std::move(words), {}, file_.OriginOf(line)});
      in_actor_ = true;
    }
    dictionary_.names.Add(std::move(phrase), static_cast<std::uint32_t>(dictionary_.actors.size() - 1));
    return true;
  }

  void AddCode(const DictionaryLine& line, std::string_view content) {
    content = Trim(content);
    const std::size_t end = std::min(content.find_first_of(" \t<>"), content.size());
    DatedCode code;
    code.code = std::string(content.substr(0, end));
    code.origin = file_.OriginOf(line);
    const bool starts_with_date = !code.code.empty() &&
                                  code.code.find_first_not_of("0123456789-") == std::string::npos &&
                                  code.code.find_first_of("0123456789") != std::string::npos;
    if (code.code.empty() || starts_with_date || !ParseRestriction(content.substr(end), code)) {
      problems_.push_back(
          file_.At(line, "\"[" + std::string(content) + "]\" is no code with dates: " + std::string(kCodeForm)));
      return;
    }
    dictionary_.actors.back().codes.push_back(std::move(code));
  }

  const DictionaryFile& file_;
  ActorDictionary& dictionary_;
  std::vector<Error>& problems_;
  bool in_actor_ = false;
};

}  // namespace

std::optional<Date> ParseDictionaryDate(std::string_view text) {
  if (text.size() != 6 && text.size() != 8) return std::nullopt;
  int digits = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), digits);
  if (problem != std::errc() || end != text.data() + text.size() || digits < 0) return std::nullopt;
  int year = digits / 10000;
  if (text.size() == 6) year += year > 30 ? 1900 : 2000;
  return MakeDate(year, digits / 100 % 100, digits % 100);
}

const DatedCode* DictionaryActor::CodeOn(const std::optional<Date>& day) const {
  const DatedCode* undated = nullptr;
  for (const DatedCode& code : codes) {
    if (!code.from && !code.to) {
      undated = &code;
    } else if (day && (!code.from || *code.from <= *day) && (!code.to || *day <= *code.to)) {
      return &code;
    }
  }
  if (undated == nullptr && !day && !codes.empty()) return &codes.back();
  return undated;
}

void ReadActors(const DictionaryFile& file, ActorDictionary& dictionary, std::vector<Error>& problems) {
  ActorReader reader(file, dictionary, problems);
  for (const DictionaryLine& line : file.lines) reader.Read(line);
}

}  // namespace tacitus
