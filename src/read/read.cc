#include "tacitus/read.h"

#include <utility>

#include "read/byte_source.h"
#include "read/input_reader.h"

namespace tacitus {
namespace {

void ReadAll(InputReader reader, ReadReport& report) {
  while (std::optional<Result<Document>> next = reader.Next()) {
    if (*next) {
      report.documents.push_back(std::move(**next));
    } else {
      report.rejects.push_back(next->error());
    }
  }
}

Result<InputReader> OpenInput(const std::string& path) {
  Result<ByteSource> source = ByteSource::Open(path);
  if (!source) return source.error();
  return InputReader(std::move(*source), path == "-" ? "stdin" : path);
}

}  // namespace

ReadReport ReadBytes(std::string_view bytes, const std::string& name) {
  ReadReport report;
  ReadAll(InputReader(ByteSource::OfMemory(bytes), name), report);
  return report;
}

ReadReport ReadFile(const std::string& path) {
  ReadReport report;
  if (Result<InputReader> reader = OpenInput(path)) {
    ReadAll(std::move(*reader), report);
  } else {
    report.rejects.push_back(reader.error());
  }
  return report;
}

struct DocumentReader::State {
  std::vector<std::string> paths;
  std::size_t next_path = 0;
  std::optional<InputReader> input;
};

DocumentReader::DocumentReader(std::vector<std::string> paths) : state_(std::make_unique<State>()) {
  state_->paths = std::move(paths);
}
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;
DocumentReader::~DocumentReader() = default;

std::optional<Result<Document>> DocumentReader::Next() {
  for (;;) {
    if (state_->input) {
      if (std::optional<Result<Document>> next = state_->input->Next()) return next;
      state_->input.reset();
    }
    if (state_->next_path == state_->paths.size()) return std::nullopt;
    Result<InputReader> input = OpenInput(state_->paths[state_->next_path++]);
    if (!input) return Result<Document>(input.error());
    state_->input.emplace(std::move(*input));
  }
}

}  // namespace tacitus
