// PETRARCH's lists of texts: what is not to be coded at all, and what a sentence is about.
//
//   ESPN2                          discards: a sentence in which these words begin a word is not coded
//   +WORLD_CUP_                    with "+" the whole document; with "_" at the end, whole words only
//
//   n:school [SCHOOLS]             issues: singular and plural of the noun
//   v:purge [ID_ATROCITY]          the regular forms of the verb
//   al+qaeda [NAMED_TERROR_GROUP]  with a blank and with a hyphen
//   ~head start                    not these; where they are found, the sentence has no issues at all
//
// Immutable once read. Tested in tests/unit/code/petrarch/text_lists_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "code/petrarch/dictionary_file.h"

namespace tacitus {

enum class Discard : std::uint8_t { kNothing, kSentence, kDocument };

class DiscardList {
 public:
  void Read(const DictionaryFile& file, std::vector<Error>& problems);
  // What is to be discarded for the words of this sentence; `why` becomes the line that says so.
  [[nodiscard]] Discard Find(std::string_view sentence, Origin& why) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string text;  // upper case, words parted and preceded by one blank, a blank at the end of whole words
    bool document = false;
    Origin origin;
  };
  std::vector<Entry> entries_;
};

class IssueList {
 public:
  void Read(const DictionaryFile& file, std::vector<Error>& problems);
  // Each issue of the sentence and how many phrases of it there are, in the order of the list.
  [[nodiscard]] std::vector<std::pair<std::string, int>> Find(std::string_view sentence) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string text;  // upper case, with a blank at each end
    std::string code;  // empty: the sentence has no issues
  };
  std::vector<Entry> entries_;
};

}  // namespace tacitus
