// Where things happen in a document, clause by clause: whose police are meant where "police" act in Kassala.
//
// A place that a clause is set in ("In Kassala, police dispersed teachers who …") holds for all the clauses in it, but
// one where something was said ("told reporters in Vienna that …") not for what was said.
// Tested in tests/unit/code/actors/home_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code/actors/knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

class Settings {
 public:
  Settings(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, const Coding& coding);

  // The country of a place that the phrase of this head names: "residents of Kisumu".
  [[nodiscard]] std::string_view InPhrase(std::uint32_t head, TokenSpan phrase) const;
  // The one country of the places that the clause of this token, or one around it, is set in.
  [[nodiscard]] std::string_view OfClause(std::uint32_t token) const;
  // The one country of the places that the nearest sentence before it in its paragraph is set in.
  [[nodiscard]] std::string_view OfParagraph(std::uint32_t token) const;
  // The one country of all the places of its sentence.
  [[nodiscard]] std::string_view OfSentence(std::uint32_t token) const;

 private:
  struct Location {
    std::uint32_t head = 0;
    std::string country;
    std::uint32_t holder = 0;  // what the preposition hangs on
    bool locates = false;      // "in Nairobi", not "of Nairobi"
  };

  void Add(std::uint32_t head, const std::string& country, bool locates);
  [[nodiscard]] std::uint32_t HolderOf(std::uint32_t head, bool locates) const;

  const Tree& tree_;
  std::vector<Location> locations_;  // in text order
};

}  // namespace tacitus
