#include "code/events/event_reader.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "code/types/type_classifier.h"

namespace tacitus {
namespace {

constexpr const char* kFile = "/models/events.encoder";
constexpr std::string_view kNoEvent = "none";

// The name by which the encoder knows a status.
std::string_view ClassOf(Status status) {
  switch (status) {
    case Status::kActual:
    case Status::kOngoing:
    case Status::kRepeated:
      return Name(Status::kActual);
    case Status::kPlanned:
    case Status::kPromised:
      return Name(Status::kPlanned);
    case Status::kConditional:
    case Status::kHypothetical:
      return Name(Status::kHypothetical);
    case Status::kDenied:
    case Status::kNegated:
      return Name(Status::kDenied);
    case Status::kThreatened:
    case Status::kDemanded:
    case Status::kAlleged:
      break;
  }
  return Name(status);
}

double ProbabilityOf(const EncoderHead& head, const std::vector<double>& probabilities, std::string_view name) {
  const auto found = std::find(head.classes.begin(), head.classes.end(), name);
  return found == head.classes.end() ? 0 : probabilities[static_cast<std::size_t>(found - head.classes.begin())];
}

bool HasSides(const EncoderHead* head) {
  return head != nullptr && head->classes == std::vector<std::string>{"source", "target"};
}

}  // namespace

std::optional<double> EventReading::Score(PartySide side, ByteSpan words) const {
  double sum = 0;
  std::size_t count = 0;
  for (const Piece& piece : pieces) {
    if (!piece.bytes.Overlaps(words)) continue;
    sum += static_cast<double>(piece.scores[side == PartySide::kSource ? 0 : 1]);
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

Result<EventReader> EventReader::Load(const std::string& data_folder) {
  const std::string path = data_folder + kFile;
  std::error_code problem;
  if (!std::filesystem::exists(path, problem)) {
    return Error{ErrorCode::kNotFound, "the encoder of events is missing: --types fast does without it", path};
  }
  Result<TriggerEncoder> encoder = TriggerEncoder::Load(path);
  if (!encoder) return encoder.error();
  EventReader reader(std::move(*encoder));
  reader.nobody_ = reader.encoder_.FindHead("nobody", EncoderInput::kFirst);
  reader.types_ = reader.encoder_.FindHead("event", EncoderInput::kWord);
  reader.statuses_ = reader.encoder_.FindHead("status", EncoderInput::kWord);
  if (!HasSides(reader.encoder_.FindHead("party", EncoderInput::kPiece)) || !HasSides(reader.nobody_) ||
      reader.types_ == nullptr || reader.statuses_ == nullptr) {
    return Error{ErrorCode::kMalformed, "the encoder lacks a head of \"party\", \"nobody\", \"event\" and \"status\"",
                 path};
  }
  return reader;
}

EventReading EventReader::Read(const Tree& tree, std::uint32_t trigger, Scratch& scratch) const {
  const Parse& parse = tree.parse();
  const ByteSpan bytes = parse.BytesOf(parse.sentences[tree.SentenceOf(trigger)]);
  const ByteSpan word = parse.BytesOf({trigger, trigger + 1});
  const TriggerReading read = encoder_.Read(std::string_view(parse.text).substr(bytes.start, bytes.size()),
                                            {word.start - bytes.start, word.end - bytes.start}, scratch);
  EventReading reading;
  for (std::size_t i = 0; i < read.pieces.size(); ++i) {
    const WordPiece& piece = read.pieces[i];
    if (piece.start == piece.end) continue;
    reading.pieces.push_back(
        {{bytes.start + piece.start, bytes.start + piece.end}, {read.of_pieces[2 * i], read.of_pieces[2 * i + 1]}});
  }
  const auto of = [&](const EncoderHead& head) { return read.scores.subspan(head.first_score, head.classes.size()); };
  std::copy_n(of(*nobody_).begin(), reading.nobody.size(), reading.nobody.begin());
  reading.types = Softmax(of(*types_), static_cast<double>(types_->temperature));
  reading.statuses = Softmax(of(*statuses_), static_cast<double>(statuses_->temperature));
  return reading;
}

double EventReader::NoEvent(const EventReading& reading) const {
  return ProbabilityOf(*types_, reading.types, kNoEvent);
}

double EventReader::Of(const EventReading& reading, EventType type) const {
  return ProbabilityOf(*types_, reading.types, TypeClassOf(type));
}

double EventReader::Of(const EventReading& reading, Status status) const {
  return ProbabilityOf(*statuses_, reading.statuses, ClassOf(status));
}

}  // namespace tacitus
