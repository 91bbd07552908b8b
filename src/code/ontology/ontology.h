// What kinds of events there are: PLOVER's types, modes and contexts, CAMEO's codes, and what lies between them.
//
// Read from data/ontology/: plover.tsv (types), modes.tsv, contexts.tsv, cameo.tsv (codes) and operators.tsv (what a
// verbal act about another act is: to refuse, REJECT, a negotiation, 046, is 125). docs/ontology.md explains the
// tables.
//
//   Result<Ontology> ontology = Ontology::Load("data");
//   ontology->FindCameo("1951")->event;                      // kAssault
//   ontology->OperatorCode(EventType::kReject, "046");       // "125"
//   ontology->Goldstein(EventType::kReject, "125");          // -5
//
// Immutable once loaded; any number of threads may read it. Tested in tests/unit/code/ontology/.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/coding.h"
#include "tacitus/result.h"

namespace tacitus {

// A code of CAMEO: two digits name a family, three or four one of its members.
struct CameoCode {
  std::string code;
  std::string name;
  EventType event = EventType::kNone;  // kNone for 01x, a statement
  std::string mode;                    // where the code alone implies one
  std::vector<std::string> contexts;   // those the code alone implies
  double goldstein = 0;
  Origin origin;
};

// A type of PLOVER.
struct PloverType {
  EventType event = EventType::kNone;
  int quad = 0;
  std::string cameo;  // for an event of which no more than the type is known
  double score = 0;   // PLOVER's own conflict-cooperation score
  Origin origin;
};

struct PloverMode {
  EventType event = EventType::kNone;
  std::string mode;
  std::string cameo;  // the code that says the same; may be empty
  Origin origin;
};

// "outer about inner is cameo".
struct VerbalOperator {
  EventType outer = EventType::kNone;
  std::string inner;  // prefix of a code; empty is any
  std::string cameo;  // "=" is the inner code itself
  Origin origin;
};

class Ontology {
 public:
  // Reads `data_folder`/ontology/. Fails with the line at fault where a table is missing or malformed, or names a
  // type, mode, context or code that the others do not have.
  static Result<Ontology> Load(const std::string& data_folder);

  // The code, or the nearest above it that is listed ("19514" gives 1951, "0999" gives 09); null where there is none.
  [[nodiscard]] const CameoCode* FindCameo(std::string_view code) const;

  // Precondition of the next three: event is not kNone.
  [[nodiscard]] const PloverType& Type(EventType event) const { return types_[static_cast<std::size_t>(event)]; }
  [[nodiscard]] int Quad(EventType event) const { return Type(event).quad; }
  [[nodiscard]] std::string_view DefaultCameo(EventType event) const { return Type(event).cameo; }

  // "AGREE" gives kAgree; nothing for what is not the name of a type.
  [[nodiscard]] static std::optional<EventType> EventTypeFromName(std::string_view name);

  // The mode, or null where the manual does not list it for this type.
  [[nodiscard]] const PloverMode* FindMode(EventType event, std::string_view mode) const;
  [[nodiscard]] bool IsContext(std::string_view context) const { return contexts_.contains(context); }

  // The row for a verbal act of type `outer` about what `inner_cameo` codes; null where `outer` is no such act.
  [[nodiscard]] const VerbalOperator* FindOperator(EventType outer, std::string_view inner_cameo) const;

  // The code of that whole; the default code of `outer` where it is no such act. Valid as long as this ontology.
  [[nodiscard]] std::string_view OperatorCode(EventType outer, std::string_view inner_cameo) const;

  // The conflict-cooperation score, -10 to 10: CAMEO's for the code or the nearest above it, else PLOVER's for the
  // type.
  [[nodiscard]] double Goldstein(EventType event, std::string_view cameo) const;

 private:
  using Key = std::pair<EventType, std::string>;

  Result<Done> LoadTypes(const std::string& data_folder);
  Result<Done> LoadContexts(const std::string& data_folder);
  Result<Done> LoadCameo(const std::string& data_folder);
  Result<Done> LoadModes(const std::string& data_folder);
  Result<Done> LoadOperators(const std::string& data_folder);
  Result<Done> CheckReferences() const;

  std::array<PloverType, 17> types_;  // by EventType; the first is unused
  std::map<std::string, Origin, std::less<>> contexts_;
  std::map<std::string, CameoCode, std::less<>> codes_;
  std::map<Key, PloverMode> modes_;
  std::map<Key, VerbalOperator> operators_;
};

}  // namespace tacitus
