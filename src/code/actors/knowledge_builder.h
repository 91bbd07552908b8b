// Fills an ActorKnowledge from the tables of data/actors/ and data/roles/; see knowledge.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "code/actors/knowledge.h"

namespace tacitus {

class KnowledgeBuilder {
 public:
  explicit KnowledgeBuilder(std::string data_folder) : data_folder_(std::move(data_folder)) {}

  Result<ActorKnowledge> Build();

 private:
  // Each reads one table; nothing where it went well.
  std::optional<Error> ReadCountries();
  std::optional<Error> ReadActors(const std::string& name, EntryKind kind);
  std::optional<Error> ReadNamedGroups(const std::string& name, EntryKind kind, std::vector<NamedGroup>& groups);
  std::optional<Error> ReadRoles();
  std::optional<Error> ReadModifiers();
  std::optional<Error> ReadWordClasses();

  std::optional<Error> ReadSpell(const TableFile::Row& row);
  // Adds a name to the index; false where it has no letters.
  bool AddName(std::string_view name, EntryKind kind, std::uint32_t index, Origin origin);
  void AddSpelling(std::string_view name, std::string_view country);
  void BuildSlots();

  std::string data_folder_;
  ActorKnowledge knowledge_;
  std::vector<std::uint64_t> phrase_hashes_;  // of each entry
  std::vector<std::uint64_t> first_hashes_;   // of each entry's first word
  std::vector<std::string> folded_;           // the words of the name last added
};

}  // namespace tacitus
