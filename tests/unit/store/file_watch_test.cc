#include "store/file_watch.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "tests/unit/store/scratch_store.h"

namespace tacitus {
namespace {

using std::chrono::milliseconds;

// Told by the system, or looking for itself.
class FileWatchTest : public testing::TestWithParam<bool> {
 protected:
  FileWatchOptions Options() const {
    FileWatchOptions options;
    if (GetParam()) options.poll = milliseconds(50);
    return options;
  }
  [[nodiscard]] std::string At(const std::string& name) const { return folder_.path() + "/" + name; }
  void Write(const std::string& name, const std::string& text) const { std::ofstream(At(name)) << text; }
  // What turns up next, within some seconds.
  static std::vector<std::string> Next(FileWatch& watch) { return watch.Next(milliseconds(5000)); }
  static std::vector<std::string> Nothing(FileWatch& watch) { return watch.Next(milliseconds(700)); }

  ScratchFolder folder_;
};

using Paths = std::vector<std::string>;

TEST_P(FileWatchTest, GivesWhatIsThereAndWhatTurnsUp) {
  Write("a.md", "one");
  FileWatch watch({folder_.path()}, Options());
  EXPECT_EQ(watch.polls(), GetParam());
  EXPECT_EQ(Next(watch), Paths{At("a.md")});
  Write("b.md", "two");
  EXPECT_EQ(Next(watch), Paths{At("b.md")});
  Write("a.md", "one, changed");
  EXPECT_EQ(Next(watch), Paths{At("a.md")});
  std::filesystem::create_directories(At("below/it"));
  Write("below/it/c.md", "three");
  EXPECT_EQ(Next(watch), Paths{At("below/it/c.md")});
  Write(".hidden.md", "four");
  Write("readme.md", "five");
  std::filesystem::remove(At("b.md"));
  EXPECT_EQ(Nothing(watch), Paths{});
}

TEST_P(FileWatchTest, WaitsUntilAFileIsWhole) {
  FileWatch watch({folder_.path()}, Options());
  std::ofstream file(At("a.md"));
  for (int i = 0; i < 4; ++i) {
    file << "part " << i << std::endl;
    EXPECT_EQ(watch.Next(milliseconds(250)), Paths{});
  }
  file.close();
  EXPECT_EQ(Next(watch), Paths{At("a.md")});
  EXPECT_EQ(Nothing(watch), Paths{});
}

TEST_P(FileWatchTest, LeavesOutTheStore) {
  std::filesystem::create_directories(At("store/events"));
  FileWatchOptions options = Options();
  options.except = At("store");
  FileWatch watch({folder_.path()}, options);
  Write("store/events/a.json", "{}");
  EXPECT_EQ(Nothing(watch), Paths{});
  Write("store.md", "text");
  EXPECT_EQ(Next(watch), Paths{At("store.md")});
}

TEST_P(FileWatchTest, AFeedComesAgainWithWhatItMayLeadTo) {
  Write("feed.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title></channel></rss>");
  FileWatch watch({folder_.path()}, Options());
  EXPECT_EQ(Next(watch), Paths{At("feed.xml")});
  Write("page.html", "<html><body>Text</body></html>");
  EXPECT_EQ(Next(watch), (Paths{At("feed.xml"), At("page.html")}));
}

INSTANTIATE_TEST_SUITE_P(Told, FileWatchTest, testing::Values(false));
INSTANTIATE_TEST_SUITE_P(Looking, FileWatchTest, testing::Values(true));

}  // namespace
}  // namespace tacitus
