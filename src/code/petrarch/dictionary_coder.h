// Event records from what dictionaries say of a document's sentences.
//
// Source, target and code are the dictionaries'; status, time, place, attribution and counts are found as for all other
// events. Where the dictionaries use CAMEO's codes, data/ontology/ gives each its PLOVER type, quad class and Goldstein
// score; codes of another scheme (WEIS) are kept as they are, without. Issues of a sentence become contexts.
//
// Immutable once loaded; any number of threads. Tested in tests/unit/code/petrarch/dictionary_coder_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/events/knowledge.h"
#include "code/petrarch/code_sentence.h"
#include "code/petrarch/dictionaries.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

class DictionaryCoder {
 public:
  // `knowledge` outlives the coder.
  DictionaryCoder(Dictionaries dictionaries, const CodingKnowledge& knowledge, DictionaryOptions options = {});

  struct Outcome {
    std::vector<Event> events;             // in text order
    std::vector<std::uint32_t> discarded;  // numbers of sentences, from 0, that are not to be coded by any means
  };

  // Precondition: mentions, times, places and quotations of `coding` are filled.
  [[nodiscard]] Outcome Run(const Tree& tree, const Document& document, const Coding& coding, bool reasons) const;

  // Whether the codes are CAMEO's: at least nine in ten are in its list.
  [[nodiscard]] bool cameo() const { return cameo_; }
  [[nodiscard]] const Dictionaries& dictionaries() const { return dictionaries_; }

 private:
  Event MakeEvent(const Tree& tree, const Document& document, const Coding& coding, const DictionaryEvent& coded,
                  bool reasons) const;
  void FillType(const DictionaryEvent& coded, Event& event) const;
  Actor MakeActor(const Tree& tree, const ActorCode& code) const;

  Dictionaries dictionaries_;
  const CodingKnowledge& knowledge_;
  DictionaryOptions options_;
  bool cameo_ = false;
};

// The events of the dictionaries with those of Tacitus's own data that are about something else: in no sentence that
// is discarded, and with neither the verb nor the type of a dictionary's event in their sentence. In text order.
std::vector<Event> BesideOwnEvents(DictionaryCoder::Outcome outcome, std::vector<Event> own);

}  // namespace tacitus
