// What the coder found in one document: its layers, from mentions to events.
//
// Each step of the coder (src/code/) fills one layer from the parse and the layers before it. Most users want
// Coding::events alone; the layers are there for `tacitus explain`, for evaluation and for those who build on them.
// Indices between layers are positions in the vectors; kNoIndex is "none".
//
// Plain data: safe to share between threads while nobody writes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/event.h"
#include "tacitus/parse.h"

namespace tacitus {

inline constexpr std::uint32_t kNoIndex = 0xffffffff;

// A line of a file under data/, for explanations. `file` is interned for the life of the process.
struct Origin {
  std::string_view file;   // "data/actors/countries.tsv"; empty where no data line was needed
  std::uint32_t line = 0;  // 1-based

  [[nodiscard]] bool empty() const { return file.empty(); }
  [[nodiscard]] std::string ToString() const;  // "file:line"
};

// What kind of words a mention is made of.
enum class MentionKind : std::uint8_t {
  kName,         // "Ali Khamenei", "Iran", "the Taliban"
  kRole,         // "the foreign minister", "gendarmes", "protesters"
  kNationality,  // "Iranian", "the French"
  kPronoun,      // "he", "its", "who"
  kDeictic,      // "the two countries", "both sides", "the ministry"
  kNominal,      // any other noun phrase that may act
};

// A noun phrase that can be an actor or a place. Coordinated heads are mentions of their own.
struct Mention {
  TokenSpan tokens;        // the phrase without determiners at its start and clauses at its end
  std::uint32_t head = 0;  // its syntactic head
  MentionKind kind = MentionKind::kNominal;
  std::vector<std::uint32_t> entities;  // whom it refers to: one, several ("the two countries"), or none known
  Actor actor;                   // as this mention alone has it; the entity's is what all its mentions say together
  bool is_place = false;         // stands for a location here ("in Tehran"), not for those who act from it
  Origin origin;                 // what decided `actor`
  std::string_view country_why;  // for a role without a country of its own: what told it; a literal
};

// One person, organisation, country or group of the document, with all its mentions.
struct Entity {
  Actor actor;
  std::vector<std::uint32_t> mentions;  // in text order
};

// A TIMEX3-like expression (ISO-TimeML).
enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };

struct TimeExpression {
  TokenSpan tokens;
  TimeType type = TimeType::kDate;
  std::string value;          // TIMEX3 value: "2019-11-03", "P444D", "XXXX-WXX-1", "PAST_REF"
  std::string edtf;           // "" where no calendar date follows
  std::optional<Date> begin;  // first and last day, where they follow
  std::optional<Date> end;
  std::uint32_t anniversary_of = kNoIndex;  // token of the event noun whose date this is ("40th anniversary of the …")
  Origin origin;
};

// A toponym and what it was resolved to.
struct PlaceMention {
  TokenSpan tokens;
  std::optional<Place> place;  // missing: a place name that the gazetteer lacks
  bool is_location = false;    // something is located there ("in Tehran"), as against a name used for its government
  std::uint32_t inside = kNoIndex;  // place mention that contains it in the text ("Bangor, Maine")
};

// Something said, and by whom.
struct Quotation {
  ByteSpan content;                  // the words reported, quotation marks excluded
  TokenSpan tokens;                  // the tokens of the content
  TokenSpan cue;                     // "was quoted … as saying", "according to"; may be empty
  std::uint32_t speaker = kNoIndex;  // index of a mention
  TokenSpan medium;                  // "state TV"; may be empty
  bool direct = false;
  bool attitude = false;  // a stance towards the content ("criticised", "calls for"), not a report that it is so
  std::uint32_t parent = kNoIndex;  // the quotation around this one
  Origin origin;
};

// What syntax a candidate event hangs on.
enum class FrameKind : std::uint8_t { kVerb, kNoun, kAdjective };

// A predicate that may be an event, with the mentions that fill its roles.
struct Frame {
  std::uint32_t head = 0;             // the token that carries the meaning: "ban" in "renews its ban"
  std::uint32_t governor = kNoIndex;  // light or aspectual verb above a noun ("held talks"), else kNoIndex
  FrameKind kind = FrameKind::kVerb;
  std::string predicate;               // lemma with particle: "call off"
  std::vector<std::uint32_t> sources;  // mentions
  std::vector<std::uint32_t> targets;
  bool passive = false;
  bool reciprocal = false;
};

// What the rules took for an event, and what speaks against it.
struct LeftOut {
  EventType event = EventType::kNone;
  ByteSpan trigger;
  Origin rule;      // that found it
  std::string why;  // for people: "sport: "striker", "penalty""
  Origin because;   // the line of data/noise/ that says so; empty where a model does
};

struct Coding {
  std::string document_id;
  std::vector<Mention> mentions;  // in text order
  std::vector<Entity> entities;
  std::vector<TimeExpression> times;
  std::vector<PlaceMention> places;
  std::vector<Quotation> quotations;
  std::vector<Frame> frames;
  std::vector<Event> events;      // in text order; ties by event_id
  std::vector<LeftOut> left_out;  // in text order; empty where CoderOptions::keep_all
};

}  // namespace tacitus
