// PETRARCH's dictionary of verbs: what they are when they stand alone, and patterns of words around them that say more.
//
//   &CURRENCY                              a synset: words and phrases for one another, with regular plurals
//   +DOLLAR                                unless they, or the synset's name, end in "_"
//   +GOLDEN_GOBLIN_GALLEONS_
//   --- PAY [073] ---                      a block: verbs, then patterns that hold for all of them
//   PAY {PAYS PAID}                        with its irregular forms; without braces, the regular ones
//   +FORK_OVER [071]                       of several words, "+" before the one that is inflected; with its own code
//   - SAID WOULD * &CURRENCY [071]         words before and after the verb "*", others may stand between
//   - *_THE_BILL [074]                     "_" joins what must follow at once
//   - $ * ^ TO + [075:076]                 $ is the source, + the target, ^ a noun phrase passed over, % a coordination
//                                          that is both; A:B is A from source to target and B from target to source
//   - * {HUMANITARIAN AID} (TO +) [073]    PETRARCH-2: braces hold words of one noun phrase, brackets a preposition
//
// Codes: "---" is no event, "+++" and "###" of TABARI mark a sentence as too complex (such patterns are passed over)
// and as one to discard, a final "?" an event that gives way to others of the sentence. PETRARCH-2's transformations
// ("~ a (b . ATTACK) SAY = …") are told as not supported.
//
// Sources: PETRARCH's "Dictionary Formats"; TABARI manual 0.8, chapter 5. Immutable once finished. Tested in
// tests/unit/code/petrarch/verb_dictionary_test.cc.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "code/petrarch/dictionary_file.h"
#include "code/petrarch/phrase.h"

namespace tacitus {

inline constexpr std::uint32_t kNoSynset = 0xffffffff;

enum class ElementKind : std::uint8_t { kWord, kSynset, kSource, kTarget, kSkip, kCompound };

struct PatternElement {
  ElementKind kind = ElementKind::kWord;
  std::string word;                  // of kWord; the name of a synset
  std::uint32_t synset = kNoSynset;  // of kSynset
  bool tight = false;                // what comes next in the pattern must follow at once
  std::uint32_t braces = 0;          // elements with the same number but 0 are of one noun phrase
};

struct VerbPattern {
  std::vector<PatternElement> before;  // in text order
  std::vector<PatternElement> after;
  bool verb_tight = false;  // what comes after the verb must follow at once
  std::string code;         // without the final "?"
  bool weak = false;        // it had one
  Origin origin;
};

struct VerbBlock {
  std::string name;
  std::vector<VerbPattern>
      patterns;  // once finished: longest first, then those with more words joined, then as written
};

// One form of a verb: "WIRE TAPPED" is TAPPED after WIRE.
struct VerbForm {
  std::vector<std::string> before;
  std::vector<std::string> after;
  std::uint32_t block = 0;
  std::string code;
  bool weak = false;
  Origin origin;
  [[nodiscard]] std::size_t size() const { return before.size() + after.size(); }
};

struct Synset {
  using Words = std::vector<std::string>;
  std::unordered_map<std::string, std::vector<Words>> by_first;
  std::unordered_map<std::string, std::vector<Words>> by_last;
};

class VerbDictionary {
 public:
  // Adds the verbs of a file. Lines that make no sense are left out and told.
  void Read(const DictionaryFile& file, std::vector<Error>& problems);
  // Call once, after the last Read: looks up the synsets and puts patterns and forms in order.
  void Finish(std::vector<Error>& problems);

  // The forms whose inflected word this is, those of more words first; null where there are none.
  [[nodiscard]] const std::vector<VerbForm>* FormsOf(const std::string& word) const;
  [[nodiscard]] const VerbBlock& Block(std::uint32_t block) const { return blocks_[block]; }
  [[nodiscard]] const Synset& SynsetOf(std::uint32_t synset) const { return synsets_[synset]; }

  // Every code of events that the dictionary gives, in order.
  [[nodiscard]] std::vector<std::string> Codes() const;
  [[nodiscard]] std::size_t patterns() const;
  [[nodiscard]] std::size_t verbs() const { return forms_.size(); }

 private:
  friend class VerbReader;
  struct SynsetEntry {
    Phrase phrase;
    bool plural = false;
  };
  struct SynsetDefinition {
    std::vector<SynsetEntry> entries;
    bool plurals = true;
  };

  // A phrase with the synsets in it replaced by their words.
  void Expand(const Phrase& phrase, int depth, std::vector<Synset::Words>& expanded) const;
  void FillSynsets();

  std::vector<VerbBlock> blocks_;
  std::unordered_map<std::string, std::vector<VerbForm>> forms_;
  std::map<std::string, SynsetDefinition> definitions_;  // while reading
  std::vector<Synset> synsets_;
};

// "DEPLORE" gives DEPLORES, DEPLORED, DEPLORING; "STOP" both STOPPED and STOPED, for the rule needs the stress.
std::vector<std::string> RegularForms(const std::string& verb);

// A pattern line without its "-": "SAID * WAR [173]". The message of a failure has no place.
Result<VerbPattern> ParsePattern(std::string_view text);

}  // namespace tacitus
