// An event with every field filled, over a text in which it stands; for tests of writers.
#pragma once

#include <string>
#include <string_view>

#include "base/calendar.h"
#include "tacitus/document.h"
#include "tacitus/event.h"

namespace tacitus {

inline Document SampleDocument() {
  Document document;
  document.id = "talks.md";
  document.text =
      "A ban, renewed\n\nTEHRAN: Iran will maintain its ban on talks with the United States, Khamenei said.";
  document.title = {0, 14};
  document.outlet = "The Example Wire";
  document.published_at = ParseDateTime("2019-11-03T18:01:00Z");
  return document;
}

inline Actor SampleActor(const Document& document, std::string_view words) {
  Actor actor;
  actor.text = words;
  actor.start = static_cast<std::uint32_t>(document.text.find(words));
  actor.end = static_cast<std::uint32_t>(actor.start + words.size());
  return actor;
}

inline Event SampleEvent(const Document& document) {
  Event event;
  event.event_id = "0123456789abcdef";
  event.document = document.id;
  event.document_id = "fedcba9876543210";
  event.published_at = document.published_at;
  event.coded_with = "tacitus 0.1.0";
  event.group_id = "aa";
  event.source = SampleActor(document, "Khamenei");
  event.source->name = "Ali Khamenei";
  event.source->actor_id = "ali-khamenei";
  event.source->country = "IRN";
  event.source->cow = 630;
  event.source->sectors = {"GOV"};
  event.source->role = "Supreme Leader";
  event.source->code = "IRNGOV";
  event.target = SampleActor(document, "United States");
  event.target->name = "United States";
  event.target->country = "USA";
  event.target->code = "USA";
  event.event = EventType::kReject;
  event.mode = "refuse";
  event.contexts = {"diplomatic", "nuclear"};
  event.cameo = "0125";
  event.quad = 3;
  event.goldstein = -5;
  event.status = Status::kPlanned;
  event.condition = "unless it \"returns\", fully";
  event.standing = Standing::kCurrent;
  event.date_start = event.date_end = ParseDate("2019-11-03");
  event.date_edtf = "2019-11-03";
  event.date_text = "Sunday";
  event.place = Place{"Tehran", 112931, 35.69439, 51.42151, "IRN", "Tehran", "", "PPLC", "TEHRAN", 16, 22};
  event.attribution = {Attribution{*event.source, "said", "state TV", "Iran will", true, 24, 33}};
  event.counts = {Count{"held", 52.0, std::nullopt, "52", 0, 2}};
  event.sentence = document.text.substr(16);
  event.sentence_number = 2;
  event.trigger = {"ban", "ban", 47, 50};
  event.rule = "data/rules/reject.rules:12";
  event.confidence = 0.875;
  return event;
}

}  // namespace tacitus
