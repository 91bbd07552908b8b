// Which files of a folder are looked into: not the hidden ones, READMEs, and what lies beside saved pages.
// Stateless; any number of threads. Tested in tests/unit/read/expand_paths_test.cc through ExpandPaths.
#pragma once

#include <filesystem>

namespace tacitus {

// By their names, whether or not they are there.
bool IsNewsFile(const std::filesystem::path& path);
bool IsHidden(const std::filesystem::path& path);

}  // namespace tacitus
