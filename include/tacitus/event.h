// Who did what to whom, when, where, according to whom, and whether it happened: one row of event data.
//
// The fields are schema version 1 of the event record; JSONL, CSV and Parquet use these names.
// Codebooks: PLOVER (Open Event Data Alliance, draft of September 2021) for event, mode, context and sectors; CAMEO
// 1.1b3 for the numeric code; Goldstein (1992) as rescaled to CAMEO for goldstein. data/ontology/ holds them.
//
// Plain data: safe to share between threads while nobody writes.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/document.h"

namespace tacitus {

using Date = std::chrono::sys_days;  // a day of the proleptic Gregorian calendar, in UTC

// The PLOVER event types, in the manual's order. kNone marks what is no event (a mere statement, a comment).
enum class EventType : std::uint8_t {
  kNone,
  kAgree,
  kConsult,
  kSupport,
  kCooperate,
  kAid,
  kConcede,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
};

// Whether, by the article's own account, the thing happened.
enum class Status : std::uint8_t {
  kActual,        // it happened
  kOngoing,       // it began and still goes on
  kRepeated,      // it happens again and again
  kPlanned,       // its actor intends it
  kPromised,      // its actor undertook to do it for somebody
  kThreatened,    // its actor said it would do it to somebody
  kDemanded,      // somebody asks that it be done
  kConditional,   // it is to happen if something else does; see Event::condition
  kAlleged,       // somebody other than the article says it happened
  kDenied,        // somebody says it did not happen
  kNegated,       // it did not happen
  kHypothetical,  // it is only spoken or thought of
};

// How the event's date stands to the article's.
enum class Standing : std::uint8_t {
  kCurrent,     // the news itself: about the publication date or not dated otherwise
  kRecent,      // background of the last year
  kHistorical,  // older than that
};

// "AGREE", "" for kNone; "actual"; "current".
std::string_view Name(EventType type);
std::string_view Name(Status status);
std::string_view Name(Standing standing);

// Who: as written, and as known. Unknown parts are empty, never guessed.
struct Actor {
  std::string text;                  // the words of the document at [start, end)
  std::string name;                  // canonical name: "Ali Khamenei", "United States"
  std::string actor_id;              // key in data/actors/, empty for actors that are not listed
  std::string country;               // ISO 3166-1 alpha-3, or IGO, NGO, MNC for those of no one country
  std::uint16_t cow = 0;             // Correlates of War number; 0 is none
  std::vector<std::string> sectors;  // PLOVER: GOV MIL JUD LEG PTY OPP REB CVL …, the most telling first
  std::string role;                  // "Supreme Leader"
  std::string code;                  // CAMEO form: country and sectors, "IRNGOV"
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool country_inferred = false;  // its words say no country, the article around them does; not written out
};

// Where: an entry of GeoNames.
struct Place {
  std::string name;
  std::uint32_t geonameid = 0;  // 0 for places GeoNames lacks
  double latitude = 0;          // degrees north, WGS 84
  double longitude = 0;         // degrees east
  std::string country;          // ISO 3166-1 alpha-3
  std::string admin1;           // names of the first- and second-level division
  std::string admin2;
  std::string feature;  // GeoNames feature code: "PPLC", "ADM1", "PCLI"
  std::string text;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

// According to whom: one layer of quotation or report around an event.
struct Attribution {
  Actor speaker;            // text is empty where the speaker is not named
  std::string cue;          // "said", "according to"
  std::string medium;       // through what it was said: "state TV"; may be empty
  std::string quote;        // the words reported, as they stand in the document
  bool direct = false;      // between quotation marks
  std::uint32_t start = 0;  // of the quote
  std::uint32_t end = 0;
};

// How many: "at least 12 dead" has low 12 and no high.
struct Count {
  std::string what;  // killed injured arrested held displaced marching troops money …
  std::optional<double> low;
  std::optional<double> high;
  std::string text;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

struct Trigger {
  std::string text;
  std::string lemma;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

// Why a field has its value: the step of the coder, the line of data it went by, the words that say so.
struct Reason {
  std::string field;  // "source", "event", "status" …
  std::string step;   // "actors", "types", "status" …
  std::string rule;   // "data/rules/reject.rules:12", or a model's name; empty where the step's logic alone decided
  std::string why;    // a few words for people
  ByteSpan evidence;  // the words that say so; empty where there are none
};

// How likely each part of an event is as it is told, by what the encoder of events reads in its sentence; 0 to 1.
struct Likelihoods {
  double event = 0;  // that it is any
  double type = 0;
  double source = 0;
  double target = 0;
  double status = 0;
};

struct Event {
  std::string event_id;     // hex; the same for the same document, evidence, type and actors
  std::string document;     // Document::id
  std::string document_id;  // hex; hash of canonical url and text
  std::optional<std::chrono::sys_seconds> published_at;
  std::string coded_with;  // versions of program, rules and models
  std::string group_id;    // shared by the rows of one event with several sources or targets; else empty

  std::optional<Actor> source;  // source or target may be missing, not both
  std::optional<Actor> target;

  EventType event = EventType::kNone;
  std::string mode;                   // PLOVER mode: "withdraw", "hostage" …; may be empty
  std::vector<std::string> contexts;  // PLOVER contexts: "military", "economic" …
  std::string cameo;                  // two to four digits
  int quad = 0;                       // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
  double goldstein = 0;               // -10 to 10

  Status status = Status::kActual;
  std::string condition;  // the words of the condition, where there is one
  Standing standing = Standing::kCurrent;

  std::optional<Date> date_start;  // first and last day it may have happened on, or went on; missing is unbounded
  std::optional<Date> date_end;
  std::string date_edtf;  // the same in EDTF (ISO 8601-2); empty where nothing is known
  std::string date_text;  // the words it was read from

  std::optional<Place> place;            // where it happened; missing where the article does not say
  std::vector<Attribution> attribution;  // outermost first
  std::vector<Count> counts;

  std::string sentence;
  std::uint32_t sentence_number = 0;  // 1-based
  Trigger trigger;
  std::string rule;       // what decided the type: "data/rules/reject.rules:12" or a model's name
  double confidence = 0;  // calibrated, 0 to 1

  std::optional<Likelihoods> likelihoods;  // where the encoder of events was asked; not part of the record

  std::vector<Reason> reasons;     // for `tacitus explain`; not part of the record
  std::vector<ByteSpan> mentions;  // further sentences of the document that tell of the same event
};

}  // namespace tacitus
