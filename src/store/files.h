// Files on disk that must be whole or absent, and errors that say which file and why.
// Stateless; any number of threads. Tested in tests/unit/store/delta_log_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "tacitus/result.h"

namespace tacitus {

// "cannot be written: No space left on device", at the path.
Error FileError(std::string_view what, int error_number, const std::string& path);

Result<std::string> ReadWholeFile(const std::string& path);

// Creates the file with this content and waits until the disk has it. A file that cannot be finished is removed.
Result<Done> WriteDurably(const std::string& path, std::string_view content);

// Waits until the disk has the file's content, or the folder's names.
Result<Done> Sync(const std::string& path);

// The folder and those above it.
Result<Done> MakeFolder(const std::string& path);

// 32 hex digits that no other process gets.
std::string UniqueName();

}  // namespace tacitus
