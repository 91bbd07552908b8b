#include "code/petrarch/dictionary_coder.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/hash.h"
#include "base/strings.h"
#include "code/events/build_events.h"
#include "code/status/status.h"

namespace tacitus {
namespace {

bool UsesCameo(const VerbDictionary& verbs, const Ontology& ontology) {
  const std::vector<std::string> codes = verbs.Codes();
  const auto known = std::count_if(codes.begin(), codes.end(), [&](const std::string& code) {
    const CameoCode* found = ontology.FindCameo(code);
    return found != nullptr && found->code == code;
  });
  return static_cast<std::size_t>(known) * 10 >= codes.size() * 9;
}

bool IsBefore(const Event& a, const Event& b) {
  return a.trigger.start != b.trigger.start ? a.trigger.start < b.trigger.start : a.event_id < b.event_id;
}

}  // namespace

DictionaryCoder::DictionaryCoder(Dictionaries dictionaries, const CodingKnowledge& knowledge, DictionaryOptions options)
    : dictionaries_(std::move(dictionaries)),
      knowledge_(knowledge),
      options_(options),
      cameo_(UsesCameo(dictionaries_.verbs, knowledge.ontology)) {}

DictionaryCoder::Outcome DictionaryCoder::Run(const Tree& tree, const Document& document, const Coding& coding,
                                              bool reasons) const {
  Outcome outcome;
  const std::vector<TokenSpan>& sentences = tree.parse().sentences;
  std::optional<Date> day;
  if (document.published_at) day = std::chrono::floor<std::chrono::days>(*document.published_at);
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    const SentenceEvents coded = CodeSentence(tree, sentences[i], dictionaries_, day, options_);
    if (coded.discard != Discard::kNothing) outcome.discarded.push_back(i);
    if (coded.discard == Discard::kDocument) {
      outcome.events.clear();
      outcome.discarded.resize(sentences.size());
      for (std::uint32_t n = 0; n < sentences.size(); ++n) outcome.discarded[n] = n;
      return outcome;
    }
    for (const DictionaryEvent& event : coded.events) {
      outcome.events.push_back(MakeEvent(tree, document, coding, event, reasons));
    }
  }
  std::stable_sort(outcome.events.begin(), outcome.events.end(), IsBefore);
  return outcome;
}

Event DictionaryCoder::MakeEvent(const Tree& tree, const Document& document, const Coding& coding,
                                 const DictionaryEvent& coded, bool reasons) const {
  Candidate candidate;
  candidate.frame.head = coded.verb;
  candidate.frame.kind = FrameKind::kVerb;
  candidate.frame.predicate = LowerAscii(tree.token(coded.verb).lemma);
  for (std::uint32_t i = 0; i < coding.mentions.size(); ++i) {
    if (coding.mentions[i].head == coded.source.head) candidate.frame.sources.push_back(i);
    if (coding.mentions[i].head == coded.target.head) candidate.frame.targets.push_back(i);
  }
  candidate.status = StatusOf(tree, knowledge_.status, coded.verb);

  Event event;
  event.document = document.id;
  event.document_id = coding.document_id;
  event.published_at = document.published_at;
  FillType(coded, event);
  event.source = MakeActor(tree, coded.source);
  event.target = MakeActor(tree, coded.target);
  const ByteSpan verb = tree.parse().BytesOf({coded.verb, coded.verb + 1});
  if (reasons) {
    event.reasons.push_back(
        {"event", "dictionaries", coded.origin.ToString(), "the verb and the words around it", verb});
    event.reasons.push_back({"source",
                             "dictionaries",
                             coded.source.origin.ToString(),
                             "its words in the dictionaries",
                             {event.source->start, event.source->end}});
    event.reasons.push_back({"target",
                             "dictionaries",
                             coded.target.origin.ToString(),
                             "its words in the dictionaries",
                             {event.target->start, event.target->end}});
  }
  FillCircumstances(tree, document, knowledge_, coding, candidate, reasons, event);
  for (const auto& [issue, count] : dictionaries_.issues.Find(event.sentence)) {
    event.contexts.push_back(issue);
    if (reasons) {
      event.reasons.push_back({"contexts", "dictionaries", "", issue + " " + std::to_string(count), {}});
    }
  }
  event.event_id = Hash128Hex(event.document_id + "|" + std::to_string(verb.start) + "|" + coded.code + "|" +
                              coded.source.code + "|" + coded.target.code + "|dictionaries");
  return event;
}

void DictionaryCoder::FillType(const DictionaryEvent& coded, Event& event) const {
  event.cameo = coded.code;
  event.rule = coded.origin.ToString();
  event.confidence = 1;
  const CameoCode* code = cameo_ ? knowledge_.ontology.FindCameo(coded.code) : nullptr;
  if (code == nullptr || code->event == EventType::kNone) return;
  event.event = code->event;
  event.mode = code->mode;
  event.contexts = code->contexts;
  event.quad = knowledge_.ontology.Quad(code->event);
  event.goldstein = knowledge_.ontology.Goldstein(code->event, coded.code);
  event.confidence = knowledge_.confidence.Of(code->event);
}

// "IRNGOVMIL": a country, where the first three letters are one's, and sectors of three letters each.
Actor DictionaryCoder::MakeActor(const Tree& tree, const ActorCode& code) const {
  Actor actor;
  const ByteSpan bytes = tree.parse().BytesOf(code.tokens);
  actor.start = bytes.start;
  actor.end = bytes.end;
  actor.text = std::string(tree.parse().TextOf(code.tokens));
  if (code.code.starts_with('"')) {
    actor.name = actor.text;
    return actor;
  }
  actor.code = code.code;
  std::string_view rest = code.code;
  if (const Country* country = knowledge_.actors.CountryOf(rest.substr(0, 3)); country != nullptr) {
    actor.country = std::string(rest.substr(0, 3));
    actor.cow = country->cow;
    rest.remove_prefix(3);
  } else if (rest.starts_with(kNullCode)) {
    rest.remove_prefix(kNullCode.size());
  }
  for (; rest.size() >= 3; rest.remove_prefix(3)) actor.sectors.emplace_back(rest.substr(0, 3));
  return actor;
}

std::vector<Event> BesideOwnEvents(DictionaryCoder::Outcome outcome, std::vector<Event> own) {
  std::vector<Event>& events = outcome.events;
  const std::size_t count = events.size();
  for (Event& event : own) {
    const auto discarded = std::find(outcome.discarded.begin(), outcome.discarded.end(), event.sentence_number - 1);
    const bool told =
        std::any_of(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(count), [&](const Event& e) {
          return e.sentence_number == event.sentence_number &&
                 (e.trigger.start == event.trigger.start || (e.event != EventType::kNone && e.event == event.event));
        });
    if (discarded == outcome.discarded.end() && !told) events.push_back(std::move(event));
  }
  std::stable_sort(events.begin(), events.end(), IsBefore);
  return std::move(events);
}

}  // namespace tacitus
