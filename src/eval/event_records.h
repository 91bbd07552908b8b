// Gold of PLOVER records in JSON, for suite `events`; event_gold.h says what is read of them.
// Tested in tests/unit/eval/event_gold_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/event_gold.h"
#include "tacitus/result.h"

namespace tacitus {

// `path` is for messages, which number records from 1.
Result<std::vector<EventGoldRow>> ReadEventRecords(const std::string& path, std::string_view content);

}  // namespace tacitus
