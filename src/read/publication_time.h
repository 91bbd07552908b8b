// Times as pages, feeds and tables write them.
//
//   2019-11-03T18:01:00Z · 2019-11-03 18:01 +0100 · 20191103 · 2019/11/03 · Sun, 03 Nov 2019 18:01:00 EST (RFC 822)
//   November 3, 2019 at 6:01 p.m. · 3rd Nov. 2019
//
// Days and months in figures alone ("3/11/2019") are ambiguous and no time. Without a zone it is UTC.
// Tested in tests/unit/read/publication_time_test.cc.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace tacitus {

std::optional<std::chrono::sys_seconds> ParsePublicationTime(std::string_view text);

}  // namespace tacitus
