// The dateline of a report: the place that it was filed from, at the start of its body.
//
//   DUBAI: Iran will …                        the place is "DUBAI"
//   CAIRO (Reuters) - Egypt …                 "CAIRO"
//   KABUL, Afghanistan, Nov 3 (AP) — A …      "KABUL, Afghanistan"
//
// The place is in capitals, or in title case before an agency in brackets. The rules are the news agencies' own
// (AP Stylebook, "datelines"). Tested in tests/unit/read/dateline_test.cc.
#pragma once

#include <cstdint>
#include <string_view>

#include "tacitus/document.h"

namespace tacitus {

struct Dateline {
  ByteSpan place;          // empty where there is no dateline
  std::uint32_t lead = 0;  // where the report itself begins, behind the dash or colon and the space after it
};

// The dateline that `body` begins with, in its bytes.
Dateline FindDateline(std::string_view body);

}  // namespace tacitus
