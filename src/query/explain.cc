#include "query/explain.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "query/describe.h"
#include "query/draw_tree.h"
#include "query/text_width.h"
#include "record/event_record.h"

namespace tacitus {
namespace {

constexpr std::string_view kIndent = "    ";
constexpr std::size_t kFieldWidth = 12;

std::string Line(std::string_view text, std::size_t indent, Ink ink, const TerminalStyle& style) {
  const std::size_t room = style.width - std::min(style.width, indent);
  return std::string(indent, ' ') + Paint(Truncated(text, room), ink, style) + "\n";
}

// Words put on as many lines as they need.
std::string Wrapped(std::string_view text, std::size_t indent, Ink ink, const TerminalStyle& style) {
  const std::size_t room = std::max<std::size_t>(style.width, indent + 20) - indent;
  std::string lines;
  std::string line;
  const std::string printable = Printable(text) + " ";
  for (std::size_t at = 0; at < printable.size();) {
    const std::size_t end = printable.find(' ', at);
    const std::string word = printable.substr(at, end - at);
    at = end + 1;
    if (!line.empty() && TextWidth(line) + 1 + TextWidth(word) > room) {
      lines += Line(line, indent, ink, style);
      line.clear();
    }
    line.append(line.empty() ? "" : " ").append(word);
  }
  return lines + Line(line, indent, ink, style);
}

// "1. REJECT 125  IRNGOV Ali Khamenei → USA United States  planned, current".
std::string Summary(std::size_t number, const Event& event) {
  std::string summary = std::to_string(number) + ". " + std::string(Name(event.event));
  if (!event.mode.empty()) summary += " " + event.mode;
  if (!event.cameo.empty()) summary += " " + event.cameo;
  return summary + ": " + DescribeActor(event.source) + " → " + DescribeActor(event.target) + ", " +
         std::string(Name(event.status)) + ", " + std::string(Name(event.standing));
}

std::string ValueOf(const Event& event, const nlohmann::ordered_json& record, const std::string& field) {
  if (field == "source") return DescribeActor(event.source);
  if (field == "target") return DescribeActor(event.target);
  if (field == "date") return event.date_edtf.empty() ? "unknown" : event.date_edtf;
  if (field == "place") return event.place ? DescribePlace(*event.place) : "unknown";
  if (field == "attribution") {
    const std::string speakers = DescribeAttribution(event);
    return speakers.empty() ? "the article itself" : speakers;
  }
  if (!record.contains(field)) return {};
  const nlohmann::ordered_json& value = record[field];
  if (value.is_null()) return "unknown";
  if (value.is_string()) return Printable(value.get_ref<const std::string&>());
  return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// "actors · data/actors/people.tsv:12 · “Khamenei” · the same as …".
std::string DescribeReason(const Reason& reason, const Document& document) {
  std::string line = reason.step;
  const auto add = [&line](const std::string& part) {
    if (!part.empty()) line.append(line.empty() ? "" : " · ").append(part);
  };
  add(reason.rule);
  if (!reason.evidence.empty() && reason.evidence.end <= document.text.size()) {
    add("“" + Printable(std::string_view(document.text).substr(reason.evidence.start, reason.evidence.size())) + "”");
  }
  add(Printable(reason.why));
  return line;
}

std::string ExplainFields(const Document& document, const Event& event, const TerminalStyle& style) {
  const nlohmann::ordered_json record = EventRecord(event);
  std::vector<std::string> fields;
  for (const Reason& reason : event.reasons) {
    if (std::find(fields.begin(), fields.end(), reason.field) == fields.end()) fields.push_back(reason.field);
  }
  std::string lines;
  for (const std::string& field : fields) {
    const std::string name = std::string(kIndent) + Fitted(field, kFieldWidth);
    const std::string value =
        Truncated(ValueOf(event, record, field), style.width - std::min(style.width, name.size()));
    lines += name + Paint(value, Ink::kBold, style) + "\n";
    for (const Reason& reason : event.reasons) {
      if (reason.field != field) continue;
      lines += Wrapped(DescribeReason(reason, document), kIndent.size() + kFieldWidth, Ink::kDim, style);
    }
  }
  return lines;
}

// The word that the trigger's bytes begin with, or the tokens' number.
std::uint32_t TriggerWord(const Parse& parse, const Event& event) {
  const auto token = std::find_if(parse.tokens.begin(), parse.tokens.end(), [&](const Token& candidate) {
    return candidate.start <= event.trigger.start && event.trigger.start < candidate.end;
  });
  return static_cast<std::uint32_t>(token - parse.tokens.begin());
}

std::string ExplainLeftOut(const Document& document, const Coding& coding, const TerminalStyle& style) {
  std::string text;
  for (const LeftOut& left : coding.left_out) {
    if (text.empty()) text = "\n" + Line("left out (--all keeps them)", 0, Ink::kBold, style);
    const std::string_view trigger =
        std::string_view(document.text).substr(left.trigger.start, left.trigger.end - left.trigger.start);
    std::string why = std::string(Name(left.event)) + " \"" + std::string(trigger) + "\" by " + left.rule.ToString() +
                      ": " + left.why;
    if (!left.because.empty()) why += " (" + left.because.ToString() + ")";
    text += Wrapped(why, kIndent.size(), Ink::kPlain, style);
  }
  return text;
}

}  // namespace

std::string ExplainDocument(const Document& document, const Parse& parse, const Coding& coding,
                            const TerminalStyle& style) {
  std::string text =
      Line(HeadlineOf(document), 0, Ink::kBold, style) + Line(DescribeRecord(document), 0, Ink::kDim, style);
  if (coding.events.empty()) text += "\nno events\n";
  std::size_t number = 0;
  for (const Event& event : coding.events) {
    text += "\n" + Line(Summary(++number, event), 0, Ink::kBold, style);
    text += Wrapped(event.sentence, kIndent.size(), Ink::kPlain, style) + "\n";
    const std::uint32_t word = TriggerWord(parse, event);
    if (word < parse.tokens.size()) text += DrawTreeAround(parse, word, kIndent, style) + "\n";
    text += ExplainFields(document, event, style);
  }
  return text + ExplainLeftOut(document, coding, style) + "\n";
}

}  // namespace tacitus
