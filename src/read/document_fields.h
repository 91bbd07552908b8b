// A document out of named values, as tables and JSON give them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/field_names.h"
#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// Of several values for a field the one of the lowest rank counts, of these the last.
class DocumentFields {
 public:
  // `name` is what the input calls the field.
  void Set(NamedField named, std::string_view name, std::string value);
  // A value under a name that means nothing to Tacitus.
  void SetOther(std::string_view name, std::string value) { others_.emplace_back(name, std::move(value)); }

  // The document, or why there is none. `id` is its id where the fields have none; `record` is what to call them in
  // messages ("object", "row"). The fields are moved out.
  Result<Document> Take(const std::string& id, std::string_view record);

 private:
  struct Value {
    int rank = 0;
    std::string name;
    std::string value;
  };
  std::string TakeValue(Field field);

  std::array<std::optional<Value>, kFieldCount> values_;
  std::vector<std::pair<std::string, std::string>> others_;
};

}  // namespace tacitus
