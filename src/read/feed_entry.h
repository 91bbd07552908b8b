// One entry of a feed, or what stands before the first. Tested in tests/unit/read/feed_test.cc.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tacitus {

struct FeedEntry {
  std::string id;
  std::string title;
  std::string text;  // the fullest that it has
  std::string link;
  std::string author;
  std::string language;
  std::string time;  // of publication, as written
};

// `xml` is the entry's element, in UTF-8.
FeedEntry ReadFeedEntry(std::string_view xml);

struct FeedHead {
  std::string charset;  // as declared
  std::string title;
  std::string link;
  std::string language;
};

// `xml` is the feed up to its first entry, in UTF-8.
FeedHead ReadFeedHead(std::string_view xml);

}  // namespace tacitus
