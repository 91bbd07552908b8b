// What `tacitus check` says of one line of data.
#pragma once

#include <string>
#include <vector>

namespace tacitus {

struct Finding {
  enum class Kind : unsigned char {
    kError,    // the line does not work, or says what cannot be
    kWarning,  // the line works, but hardly as it was meant
  };
  Kind kind = Kind::kWarning;
  std::string where;  // "data/rules/reject.rules:12"
  std::string what;   // what is wrong; how to mend it
};

using Findings = std::vector<Finding>;

}  // namespace tacitus
