// The files that entries of feeds lead to, and which files were read that way.
//
// A link is looked for below the feed's own folder only: by its path ("articles/1.html", or a file: address of it), and
// for an address on the web as mirrors save it ("example.org/news/1.html"), by its path, and by its last part; with
// ".html" or ".htm" added where it has no such file itself. So no feed can name a file elsewhere on the machine.
// Tested in tests/unit/read/feed_test.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace tacitus {

class LinkedFiles {
 public:
  // The file that the link of an entry leads to; nothing where there is none. `feed` is the feed's own path.
  [[nodiscard]] std::optional<std::string> Find(const std::string& feed, std::string_view link) const;

  // For an entry's file, before it is read; false where it was read before, by itself or for an entry.
  bool Claim(const std::string& path);
  // For a file by itself; false where it was read for an entry before.
  bool MayRead(const std::string& path);

 private:
  std::unordered_set<std::string> linked_;  // canonical paths
  std::unordered_set<std::string> read_;
};

}  // namespace tacitus
