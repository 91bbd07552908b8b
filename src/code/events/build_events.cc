#include "code/events/build_events.h"

#include <algorithm>

#include "base/hash.h"
#include "base/strings.h"
#include "code/frames/participants.h"
#include "code/places/event_place.h"
#include "code/quotes/attribution.h"
#include "code/times/event_date.h"

namespace tacitus {
namespace {

class EventBuilder {
 public:
  EventBuilder(const Tree& tree, const Document& document, const CodingKnowledge& knowledge, const Coding& coding,
               bool reasons)
      : tree_(tree),
        document_(document),
        knowledge_(knowledge),
        coding_(coding),
        reasons_(reasons),
        mentions_(coding, tree.parse().tokens.size()) {}

  // The rows of one candidate.
  void Build(const Candidate& candidate, std::vector<Event>& events) const {
    Event event;
    event.document = document_.id;
    event.document_id = coding_.document_id;
    event.published_at = document_.published_at;
    FillType(candidate, event);
    FillCircumstances(candidate, event);
    AddPairs(candidate, event, events);
  }

  // All that needs neither type nor actors.
  void FillCircumstances(const Candidate& candidate, Event& event) const {
    FillStatus(candidate, event);
    FillWords(candidate, event);
    FillTime(candidate, event);
    FillPlace(candidate, event);
    event.attribution = AttributionOf(tree_, coding_, candidate.frame.head);
    event.counts = CountsOf(tree_, knowledge_.counts, coding_, candidate.frame);
  }

 private:
  void AddReason(Event& event, std::string field, std::string step, const Origin& origin, std::string why,
                 ByteSpan evidence) const {
    if (!reasons_) return;
    event.reasons.push_back({std::move(field), std::move(step), origin.ToString(), std::move(why), evidence});
  }

  [[nodiscard]] ByteSpan BytesOf(std::uint32_t token) const { return tree_.parse().BytesOf({token, token + 1}); }

  void FillType(const Candidate& candidate, Event& event) const {
    event.event = candidate.event;
    event.cameo = candidate.cameo;
    event.rule = candidate.rule.ToString();
    event.likelihoods = candidate.likelihoods;
    const CameoCode* code = knowledge_.ontology.FindCameo(candidate.cameo);
    event.mode = candidate.mode;
    if (event.mode.empty() && code != nullptr && code->event == candidate.event) event.mode = code->mode;
    event.contexts = ContextsOf(tree_, knowledge_.contexts, tree_.Subtree(candidate.frame.head), code);
    event.quad = knowledge_.ontology.Quad(candidate.event);
    event.confidence = candidate.probability < 0 ? knowledge_.confidence.Of(candidate.event) : candidate.probability;
    event.goldstein = knowledge_.ontology.Goldstein(candidate.event, candidate.cameo);
    const ByteSpan words = BytesOf(candidate.frame.head);
    AddReason(event, "event", "types", candidate.rule, "the predicate and its arguments", words);
    if (!candidate.refinement.empty()) {
      AddReason(event, "event", "types", candidate.refinement, "what its arguments make of it in particular", words);
    }
    if (!candidate.transform.empty()) {
      AddReason(event, "event", "types", candidate.transform, "what its polarity or time makes of it", words);
    }
    if (code != nullptr) AddReason(event, "cameo", "types", code->origin, code->name, words);
  }

  void FillStatus(const Candidate& candidate, Event& event) const {
    event.status = candidate.status.status;
    event.condition = candidate.status.condition;
    AddReason(event, "status", "status", candidate.status.origin, candidate.status.why, candidate.status.evidence);
  }

  void FillWords(const Candidate& candidate, Event& event) const {
    const std::uint32_t head = candidate.frame.head;
    const ByteSpan bytes = BytesOf(head);
    event.trigger = {std::string(tree_.text(head)), candidate.frame.predicate, bytes.start, bytes.end};
    event.sentence_number = tree_.SentenceOf(head) + 1;
    event.sentence = std::string(Trim(tree_.parse().TextOf(tree_.parse().sentences[tree_.SentenceOf(head)])));
  }

  void FillTime(const Candidate& candidate, Event& event) const {
    EventDate date = DateOf(tree_, document_, coding_, knowledge_.times, candidate.frame);
    const Status status = candidate.status.status;
    const bool by_tense = date.text.empty() && !date.begin;
    if (by_tense && (status == Status::kConditional || status == Status::kHypothetical)) {
      date = {};
      date.why = "the tense of what is only thought of is no time";
    }
    event.date_start = date.begin;
    event.date_end = date.end;
    event.date_edtf = std::move(date.edtf);
    event.date_text = std::move(date.text);
    event.standing = date.standing;
    AddReason(event, "date", "times", date.origin, date.why, date.evidence);
  }

  void FillPlace(const Candidate& candidate, Event& event) const {
    std::optional<EventPlace> place = PlaceOf(tree_, document_, coding_, knowledge_.places, candidate.frame);
    if (!place) return;
    event.place = std::move(place->place);
    AddReason(event, "place", "places", {}, std::move(place->why), place->evidence);
  }

  std::optional<Actor> MakeActor(const Participant& participant) const {
    if (participant.mention == kNoIndex && participant.phrase.empty()) return std::nullopt;
    Actor actor = ActorOf(mentions_, participant);
    if (participant.mention == kNoIndex) {
      const ByteSpan bytes = tree_.parse().BytesOf(participant.phrase);
      actor.text = tree_.parse().TextOf(participant.phrase);
      actor.start = bytes.start;
      actor.end = bytes.end;
    }
    return actor;
  }

  // One side of the event as its rows have it.
  struct Party {
    Participant participant;
    std::optional<Actor> actor;
  };

  // The parties of a side, each once: whose governments "the governments of" two presidents of one country are does not
  // tell them apart, nor does where the same words for the same stand ("their lives and their property").
  [[nodiscard]] std::vector<Party> PartiesOf(const std::vector<Participant>& side) const {
    std::vector<Party> parties;
    for (const Participant& participant : side) {
      Party party{participant, MakeActor(participant)};
      const bool told = std::any_of(parties.begin(), parties.end(), [&](const Party& other) {
        if (!party.actor || !other.actor) return false;
        const bool same_words = party.actor->start == other.actor->start || party.actor->text == other.actor->text;
        return same_words && party.actor->code == other.actor->code && party.actor->actor_id == other.actor->actor_id;
      });
      if (!told) parties.push_back(std::move(party));
    }
    if (parties.empty()) parties.emplace_back();
    return parties;
  }

  void AddPairs(const Candidate& candidate, const Event& event, std::vector<Event>& events) const {
    const std::vector<Party> sources = PartiesOf(candidate.participants.sources);
    const std::vector<Party> targets = PartiesOf(candidate.participants.targets);
    const bool group = sources.size() * targets.size() > 1;
    for (const Party& source : sources) {
      for (const Party& target : targets) {
        Event row = event;
        row.source = source.actor;
        row.target = target.actor;
        if (group) row.group_id = Hash128Hex(Key(event, "group"));
        row.event_id = Hash128Hex(Key(row, row.source ? row.source->code + row.source->text : "") +
                                  (row.target ? row.target->code + row.target->text : ""));
        ExplainActor(row, "source", source.participant, candidate.source_why);
        ExplainActor(row, "target", target.participant, candidate.target_why);
        events.push_back(std::move(row));
      }
    }
  }

  void ExplainActor(Event& row, const std::string& field, const Participant& participant,
                    const std::string& why) const {
    if (!reasons_ || (participant.mention == kNoIndex && participant.phrase.empty())) return;
    const bool named = participant.mention != kNoIndex;
    AddReason(row, field, "actors", named ? coding_.mentions[participant.mention].origin : Origin(),
              (why.empty() ? "its grammatical role" : why) + CountryWhy(participant),
              tree_.parse().BytesOf(named ? coding_.mentions[participant.mention].tokens : participant.phrase));
  }

  // What told the country of a role without one.
  [[nodiscard]] std::string CountryWhy(const Participant& participant) const {
    if (participant.mention == kNoIndex) return {};
    const std::string_view why = coding_.mentions[participant.mention].country_why;
    return why.empty() ? std::string() : "; its country: " + std::string(why);
  }

  [[nodiscard]] static std::string Key(const Event& event, const std::string& rest) {
    return event.document_id + "|" + std::to_string(event.trigger.start) + "-" + std::to_string(event.trigger.end) +
           "|" + std::string(Name(event.event)) + "|" + event.cameo + "|" + rest + "|";
  }

  const Tree& tree_;
  const Document& document_;
  const CodingKnowledge& knowledge_;
  const Coding& coding_;
  bool reasons_;
  MentionIndex mentions_;
};

}  // namespace

std::vector<Event> BuildEvents(const Tree& tree, const Document& document, const CodingKnowledge& knowledge,
                               const Coding& coding, const std::vector<Candidate>& candidates, bool reasons) {
  const EventBuilder builder(tree, document, knowledge, coding, reasons);
  std::vector<Event> events;
  for (const Candidate& candidate : candidates) builder.Build(candidate, events);
  return events;
}

void FillCircumstances(const Tree& tree, const Document& document, const CodingKnowledge& knowledge,
                       const Coding& coding, const Candidate& candidate, bool reasons, Event& event) {
  EventBuilder(tree, document, knowledge, coding, reasons).FillCircumstances(candidate, event);
}

std::string DocumentId(const Document& document) { return Hash128Hex(document.url + "\n" + document.text); }

}  // namespace tacitus
