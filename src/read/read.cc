#include "tacitus/read.h"

#include <utility>
#include <variant>

#include "read/byte_source.h"
#include "read/input_reader.h"

namespace tacitus {
namespace {

void ReadAll(InputReader reader, ReadReport& report) {
  while (std::optional<ReadResult> next = reader.Next()) {
    if (*next) {
      report.documents.push_back(std::move(**next));
    } else {
      report.rejects.push_back(next->error());
    }
  }
}

// Feeds on standard input have nothing beside them.
std::variant<InputReader, Reject> OpenInput(const std::string& path, ReadOptions options, LinkedFiles& links) {
  Result<ByteSource> source = ByteSource::Open(path);
  if (!source) return Reject{source.error(), path, 0, {}};
  const bool is_stdin = path == "-";
  return InputReader(std::move(*source), is_stdin ? "stdin" : path, options, is_stdin ? nullptr : &links);
}

}  // namespace

std::string_view RejectReason(const Reject& reject) {
  if (!reject.language.empty()) return "language";
  switch (reject.code) {
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kMalformed:
      return "malformed";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kInvalid:
      break;
  }
  return "invalid";
}

ReadReport ReadBytes(std::string_view bytes, const std::string& name, ReadOptions options) {
  ReadReport report;
  ReadAll(InputReader(ByteSource::OfMemory(bytes), name, options, nullptr), report);
  return report;
}

ReadReport ReadFile(const std::string& path, ReadOptions options) {
  ReadReport report;
  LinkedFiles links;
  std::variant<InputReader, Reject> input = OpenInput(path, options, links);
  if (auto* reader = std::get_if<InputReader>(&input)) {
    ReadAll(std::move(*reader), report);
  } else {
    report.rejects.push_back(std::get<Reject>(std::move(input)));
  }
  return report;
}

struct DocumentReader::State {
  std::vector<std::string> paths;
  ReadOptions options;
  std::size_t next_path = 0;
  LinkedFiles links;
  std::optional<InputReader> input;
};

DocumentReader::DocumentReader(std::vector<std::string> paths, ReadOptions options)
    : state_(std::make_unique<State>()) {
  state_->paths = std::move(paths);
  state_->options = options;
}
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;
DocumentReader::~DocumentReader() = default;

std::optional<ReadResult> DocumentReader::Next() {
  for (;;) {
    if (state_->input) {
      if (std::optional<ReadResult> next = state_->input->Next()) return next;
      state_->input.reset();
    }
    if (state_->next_path == state_->paths.size()) return std::nullopt;
    const std::string& path = state_->paths[state_->next_path++];
    if (path != "-" && !state_->links.MayRead(path)) continue;
    std::variant<InputReader, Reject> input = OpenInput(path, state_->options, state_->links);
    if (auto* reject = std::get_if<Reject>(&input)) return std::move(*reject);
    state_->input.emplace(std::get<InputReader>(std::move(input)));
  }
}

}  // namespace tacitus
