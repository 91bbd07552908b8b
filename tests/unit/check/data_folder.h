// The shipped data with some files in another text, for tests of what is found in them.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace tacitus {

class AlteredData {
 public:
  AlteredData() : folder_(std::filesystem::temp_directory_path() / "tacitus-altered-XXXXXX") {
    std::string name = folder_.string();
    folder_ = mkdtemp(name.data());
    const std::filesystem::path shipped(std::string(TACITUS_SOURCE_DIR) + "/data");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shipped)) {
      const std::filesystem::path to = folder_ / entry.path().lexically_relative(shipped);
      if (entry.is_directory()) {
        std::filesystem::create_directory(to);
      } else {
        std::filesystem::create_symlink(entry.path(), to);
      }
    }
  }
  AlteredData(const AlteredData&) = delete;
  AlteredData& operator=(const AlteredData&) = delete;
  ~AlteredData() { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& content) {
    std::filesystem::remove(folder_ / name);
    std::ofstream(folder_ / name) << content;
  }
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace tacitus
