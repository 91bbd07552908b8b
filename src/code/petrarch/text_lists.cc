#include "code/petrarch/text_lists.h"

#include <algorithm>

#include "base/strings.h"
#include "base/table_file.h"
#include "code/petrarch/verb_dictionary.h"

namespace tacitus {
namespace {

// Upper case, words parted by one blank, one blank at each end; punctuation that ends or begins words is dropped.
std::string Padded(std::string_view text) {
  std::string upper = UpperAscii(text);
  for (const std::string_view quote : {"\xE2\x80\x9C", "\xE2\x80\x9D"}) {
    for (std::size_t at = upper.find(quote); at != std::string::npos; at = upper.find(quote))
      upper.replace(at, 3, 1, ' ');
  }
  std::string padded = " ";
  for (const char c : upper) {
    const bool drop = std::string_view(" \t\r\n_,;:!?\"()[]").find(c) != std::string_view::npos;
    if (!drop) {
      padded += c;
    } else if (padded.back() != ' ') {
      padded += ' ';
    }
  }
  while (padded.size() > 1 && (padded.back() == ' ' || padded.back() == '.')) padded.pop_back();
  return padded.size() > 1 ? padded + " " : padded;
}

// The ways to write one word of an issue: "n:school" is SCHOOL and SCHOOLS.
std::vector<std::string> WaysToWrite(std::string_view word) {
  const std::string upper = UpperAscii(word);
  std::vector<std::string> ways;
  if (upper.starts_with("N:") && upper.size() > 2) {
    ways = {upper.substr(2), PluralOf(upper.substr(2))};
  } else if (upper.starts_with("V:") && upper.size() > 2) {
    ways = RegularForms(upper.substr(2));
    ways.insert(ways.begin(), upper.substr(2));
  } else {
    ways = {upper};
  }
  for (std::size_t i = 0, count = ways.size(); i < count; ++i) {
    if (ways[i].find('+') == std::string::npos || ways[i].size() == 1) continue;
    std::string blank = ways[i];
    std::replace(blank.begin(), blank.end(), '+', ' ');
    std::replace(ways[i].begin(), ways[i].end(), '+', '-');
    ways.push_back(std::move(blank));
  }
  return ways;
}

}  // namespace

void DiscardList::Read(const DictionaryFile& file, std::vector<Error>& problems) {
  for (const DictionaryLine& line : file.lines) {
    std::string_view text = line.text;
    const bool document = text.front() == '+';
    if (document) text.remove_prefix(1);
    const bool whole = text.ends_with('_');
    Entry entry{Padded(text), document, file.OriginOf(line)};
    if (entry.text.size() == 1) {
      problems.push_back(file.At(line, "a discard without words"));
      continue;
    }
    if (!whole) entry.text.pop_back();
    entries_.push_back(std::move(entry));
  }
}

Discard DiscardList::Find(std::string_view sentence, Origin& why) const {
  const std::string padded = Padded(sentence);
  Discard worst = Discard::kNothing;
  for (const Entry& entry : entries_) {
    const Discard discard = entry.document ? Discard::kDocument : Discard::kSentence;
    if (discard <= worst || padded.find(entry.text) == std::string::npos) continue;
    worst = discard;
    why = entry.origin;
  }
  return worst;
}

void IssueList::Read(const DictionaryFile& file, std::vector<Error>& problems) {
  for (const DictionaryLine& line : file.lines) {
    std::string_view text = line.text;
    if (text.front() == '<') continue;  // <ISSUE CATEGORY="…"> and its end group lines for people
    const bool ignore = text.front() == '~';
    while (text.starts_with('~')) text.remove_prefix(1);
    const std::size_t open = std::min(text.find('['), text.size());
    const std::size_t close = text.find(']', open);
    if (!ignore && (open == text.size() || close == std::string_view::npos)) {
      problems.push_back(file.At(line, "an issue without its code: write words [CODE], or ~words for what is none"));
      continue;
    }
    const std::string code = ignore ? std::string() : std::string(Trim(text.substr(open + 1, close - open - 1)));
    std::vector<std::string> phrases = {" "};
    for (const std::string_view word : SplitValues(text.substr(0, open), ' ')) {
      std::vector<std::string> longer;
      for (const std::string& begun : phrases) {
        for (const std::string& way : WaysToWrite(word)) longer.push_back(begun + way + " ");
      }
      phrases = std::move(longer);
    }
    for (std::string& phrase : phrases) {
      if (phrase.size() > 1) entries_.push_back({std::move(phrase), code});
    }
  }
}

std::vector<std::pair<std::string, int>> IssueList::Find(std::string_view sentence) const {
  const std::string padded = Padded(sentence);
  std::vector<std::pair<std::string, int>> issues;
  for (const Entry& entry : entries_) {
    if (padded.find(entry.text) == std::string::npos) continue;
    if (entry.code.empty()) return {};
    const auto known = std::find_if(issues.begin(), issues.end(), [&](const auto& i) { return i.first == entry.code; });
    if (known == issues.end()) {
      issues.emplace_back(entry.code, 1);
    } else {
      ++known->second;
    }
  }
  return issues;
}

}  // namespace tacitus
