#include "eval/petrarch.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "code/tree.h"

namespace tacitus {
namespace {

struct Said {
  std::vector<PetrarchEvent> events;  // sorted, each once
  std::string error;
};

Said Code(const PetrarchRecord& record, const Dictionaries& dictionaries, const Parse& parse) {
  const Tree tree(parse);
  Said said;
  for (const TokenSpan sentence : parse.sentences) {
    const SentenceEvents coded = CodeSentence(tree, sentence, dictionaries, record.date, record.options);
    if (coded.discard == Discard::kSentence && said.error.empty()) said.error = "sentencediscard";
    if (coded.discard == Discard::kDocument) said.error = "storydiscard";
    for (const DictionaryEvent& event : coded.events) {
      said.events.push_back({event.source.code, event.target.code, event.code});
    }
  }
  if (!said.error.empty()) said.events.clear();
  std::sort(said.events.begin(), said.events.end());
  said.events.erase(std::unique(said.events.begin(), said.events.end()), said.events.end());
  return said;
}

std::string ToString(const PetrarchEvent& event) { return event.source + ">" + event.target + " " + event.code; }

std::string ToString(const std::vector<PetrarchEvent>& events, const std::string& error) {
  if (!error.empty()) return error;
  std::string all;
  for (const PetrarchEvent& event : events) all.append(all.empty() ? "" : ", ").append(ToString(event));
  return all.empty() ? "nothing" : all;
}

// What is wrong first: the event's code, its source, its target, or that there is one or none.
std::string CauseOf(const PetrarchRecord& record, const Said& said) {
  if (record.error != said.error) return record.error.empty() ? "refused" : "not refused";
  for (const PetrarchEvent& event : record.events) {
    if (std::find(said.events.begin(), said.events.end(), event) != said.events.end()) continue;
    if (said.events.empty()) return "no event was found";
    const auto closest = std::max_element(said.events.begin(), said.events.end(), [&](const auto& a, const auto& b) {
      const auto agreement = [&](const PetrarchEvent& e) {
        return (e.source == event.source) + (e.target == event.target) + (e.code == event.code);
      };
      return agreement(a) < agreement(b);
    });
    std::string cause;
    if (closest->code != event.code) cause += "another code";
    if (closest->source != event.source) cause += cause.empty() ? "another source" : " and source";
    if (closest->target != event.target) cause += cause.empty() ? "another target" : " and target";
    return cause;
  }
  return "an event too many";
}

void AddPredictions(int row, const PetrarchRecord& record, const Said& said, bool right, std::string& table) {
  const std::string end = "\t" + ToString(record.events, record.error) + "\t" + (right ? "1" : "0") + "\n";
  const std::string begin = std::to_string(row) + "\t" + record.id + "\t";
  if (said.events.empty()) table += begin + "\t\t" + said.error + end;
  for (const PetrarchEvent& event : said.events) {
    table += begin + event.source + "\t" + event.target + "\t" + event.code + end;
  }
}

}  // namespace

Result<PetrarchReport> EvaluatePetrarch(const std::string& suite_file, const std::string& data_folder,
                                        const std::function<Parse(std::string_view text)>& parse) {
  const Result<PetrarchSuite> suite = ReadPetrarchSuite(suite_file);
  if (!suite) return suite.error();
  std::vector<Error> problems;
  const Result<Dictionaries> dictionaries = Dictionaries::LoadFiles(suite->dictionaries, data_folder, problems);
  if (!dictionaries) return dictionaries.error();
  PetrarchReport report;
  for (const Error& problem : problems) report.notes += problem.ToString() + "\n";
  report.predictions = "row\tid\tsource\ttarget\tcode\texpected\tright\n";
  for (const PetrarchRecord& record : suite->records) {
    const Said said = Code(record, *dictionaries, parse(record.text));
    const bool right = said.error == record.error && said.events == record.events;
    report.right += right ? 1 : 0;
    AddPredictions(++report.records, record, said, right, report.predictions);
    if (right) continue;
    report.notes += record.id + ": expected " + ToString(record.events, record.error) + "; got " +
                    ToString(said.events, said.error) + "; " + CauseOf(record, said) + "\n";
  }
  std::array<char, 80> headline{};
  std::snprintf(headline.data(), headline.size(), "petrarch: exact %.3f (n=%d, right %d)",
                static_cast<double>(report.right) / report.records, report.records, report.right);
  report.headline = headline.data();
  return report;
}

}  // namespace tacitus
