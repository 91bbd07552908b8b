#include "query/event_table.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "query/describe.h"
#include "query/excerpt.h"
#include "query/text_width.h"

namespace tacitus {
namespace {

constexpr std::string_view kGap = "  ";
constexpr std::string_view kArrow = " → ";

// Widths of the columns; the actors get what the others leave, up to where the eye loses the row.
struct Columns {
  explicit Columns(const TerminalStyle& style)
      : actors(std::clamp(style.width, kNarrowest, kWidest) - date - event - status - 3 * kGap.size()) {}

  static constexpr std::size_t kNarrowest = 64;
  static constexpr std::size_t kWidest = 120;
  std::size_t date = 11;    // "–1981-01-20"
  std::size_t event = 14;   // "COOPERATE 0211"
  std::size_t status = 12;  // "hypothetical"
  std::size_t actors;

  [[nodiscard]] std::size_t Source() const { return (actors - TextWidth(kArrow)) / 2; }
  [[nodiscard]] std::size_t Target() const { return actors - TextWidth(kArrow) - Source(); }
};

// A line of painted cells, each of a fixed width.
class Line {
 public:
  explicit Line(const TerminalStyle& style) : style_(style) {}

  // No cell starts or ends beyond the terminal's edge.
  Line& Add(std::string_view text, std::size_t width, Ink ink = Ink::kPlain) {
    width = std::min(width, Room());
    // In a column or two at the edge an ellipsis says nothing.
    std::string shown = width < 3 && TextWidth(text) > width ? "" : Truncated(text, width);
    shown.resize(shown.find_last_not_of(' ') + 1);
    used_ += width;
    if (shown.empty()) {
      pending_ += width;
      return *this;
    }
    painted_.append(pending_, ' ').append(Paint(shown, ink, style_));
    pending_ = width - TextWidth(shown);
    return *this;
  }
  Line& Gap() { return Add("", kGap.size()); }
  [[nodiscard]] std::size_t Room() const { return style_.width - std::min(style_.width, used_); }
  [[nodiscard]] std::string Done() const { return painted_ + "\n"; }

 private:
  const TerminalStyle& style_;
  std::string painted_;
  std::size_t pending_ = 0;  // spaces before the next cell; none are written at the end of a line
  std::size_t used_ = 0;
};

Ink InkOf(int quad) {
  switch (quad) {
    case 1:
      return Ink::kCyan;
    case 2:
      return Ink::kGreen;
    case 3:
      return Ink::kYellow;
    case 4:
      return Ink::kRed;
    default:
      return Ink::kPlain;
  }
}

// The date's two rows: an interval's end stands below its beginning.
std::pair<std::string, std::string> DateRows(const Event& event) {
  const std::string edtf = event.date_edtf.empty() ? FormatEdtf({event.date_start, event.date_end}) : event.date_edtf;
  const std::size_t slash = edtf.find('/');
  if (slash == std::string::npos) return {edtf.empty() ? "undated" : edtf, ""};
  const std::string begin = edtf.substr(0, slash);
  const std::string end = edtf.substr(slash + 1);
  if (begin.empty() || begin == "..") return {"≤" + end, ""};
  if (end.empty() || end == "..") return {"≥" + begin, ""};
  return {begin, "–" + end};
}

// "in Tehran · 52 held · says Ali Khamenei via state TV".
std::string DetailsOf(const Event& event) {
  std::vector<std::string> details;
  if (event.place) details.push_back("in " + DescribePlace(*event.place));
  for (const Count& count : event.counts) details.push_back(Printable(count.text + " " + count.what));
  const std::string says = DescribeAttribution(event);
  if (!says.empty()) details.push_back("says " + says);
  std::string joined;
  for (const std::string& detail : details) joined.append(joined.empty() ? "" : " · ").append(detail);
  return joined;
}

// The event's words in as much of their sentence as there is room for.
Excerpt WordsOf(const Document& document, const Event& event, std::size_t width) {
  const std::size_t start = document.text.rfind(event.sentence, event.trigger.start);
  if (event.sentence.empty() || start == std::string::npos || event.trigger.end > start + event.sentence.size()) {
    return {{}, Truncated(Printable(event.trigger.text), width), {}};
  }
  return ExcerptAround(event.sentence, event.trigger.start - start, event.trigger.end - start, width);
}

class EventRows {
 public:
  EventRows(const Document& document, const Event& event, const TerminalStyle& style)
      : document_(document), event_(event), style_(style), columns_(style), details_(DetailsOf(event)) {}

  [[nodiscard]] std::string Write() const {
    const auto [date, date_end] = DateRows(event_);
    Line second(style_);
    second.Add(date_end, columns_.date).Gap().Add(event_.mode, columns_.event, Ink::kDim).Gap();
    const bool beside = AddWords(second);
    std::string rows = First(date) + second.Done();
    if (!details_.empty() && !beside) rows += Below(details_);
    if (!event_.condition.empty()) rows += Below("condition: “" + Printable(event_.condition) + "”");
    return rows;
  }

 private:
  [[nodiscard]] std::string First(const std::string& date) const {
    Line line(style_);
    line.Add(date, columns_.date, date == "undated" ? Ink::kDim : Ink::kPlain).Gap();
    const std::string_view name = Name(event_.event);
    line.Add(name, name.size(), InkOf(event_.quad)).Add("", 1);
    line.Add(event_.cameo, columns_.event - name.size() - 1, Ink::kDim).Gap();
    line.Add(DescribeActor(event_.source), columns_.Source()).Add(kArrow, TextWidth(kArrow), Ink::kDim);
    line.Add(DescribeActor(event_.target), columns_.Target()).Gap();
    const bool happened = event_.status <= Status::kRepeated;
    line.Add(Name(event_.status), columns_.status, happened ? Ink::kBold : Ink::kPlain);
    return line.Done();
  }

  // The words, and behind them the details where both fit: then true. The standing comes below the status, where it
  // is worth a word; else the words may run on there.
  bool AddWords(Line& line) const {
    constexpr std::size_t kLeastWords = 30;
    const bool current = event_.standing == Standing::kCurrent;
    const std::size_t room = current ? line.Room() : std::min(columns_.actors, line.Room());
    const std::size_t for_details = details_.empty() ? 0 : TextWidth(details_) + 3;
    Excerpt words = WordsOf(document_, event_, room - 2);
    const bool beside = for_details > 0 && std::min(kLeastWords, words.Width() + 2) + for_details <= room;
    if (beside) words = WordsOf(document_, event_, room - 2 - for_details);
    const std::size_t before = line.Room();
    line.Add("“" + words.before, TextWidth(words.before) + 1, Ink::kDim);
    line.Add(words.words, TextWidth(words.words), Ink::kBold);
    line.Add(words.after + "”", TextWidth(words.after) + 1, Ink::kDim);
    if (beside) line.Add(" · " + details_, for_details, Ink::kDim);
    if (!current) {
      line.Add("", room - (before - line.Room())).Gap().Add(Name(event_.standing), columns_.status, Ink::kDim);
    }
    return beside;
  }

  [[nodiscard]] std::string Below(std::string_view text) const {
    Line line(style_);
    line.Add("", columns_.date + columns_.event + 2 * kGap.size());
    line.Add(text, line.Room(), Ink::kDim);
    return line.Done();
  }

  const Document& document_;
  const Event& event_;
  const TerminalStyle& style_;
  const Columns columns_;
  const std::string details_;
};

std::string Counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace

std::string TableHead(const TerminalStyle& style) {
  const Columns columns(style);
  Line line(style);
  line.Add("Date", columns.date, Ink::kDim).Gap().Add("Event", columns.event, Ink::kDim).Gap();
  line.Add("Source", columns.Source(), Ink::kDim).Add(kArrow, TextWidth(kArrow), Ink::kDim);
  line.Add("target", columns.Target(), Ink::kDim).Gap().Add("Status", columns.status, Ink::kDim);
  return line.Done();
}

std::string TableOfDocument(const Document& document, std::span<const Event> events, const TerminalStyle& style) {
  std::string table = "\n";
  table += Line(style).Add(HeadlineOf(document), style.width, Ink::kBold).Done();
  table += Line(style).Add(DescribeRecord(document), style.width, Ink::kDim).Done();
  if (events.empty()) return table + Line(style).Add("no events", style.width, Ink::kDim).Done();
  table += "\n";
  for (const Event& event : events) table += EventRows(document, event, style).Write();
  return table;
}

std::string LanguagesOf(const Tally& tally) {
  std::uint64_t all = 0;
  std::string list;
  for (const auto& [language, count] : tally.languages) {
    all += count;
    list += (list.empty() ? "" : ", ") + language + " " + std::to_string(count);
  }
  return std::to_string(all) + (all == 1 ? " in another language (" : " in other languages (") + list + ")";
}

std::string TableFoot(const Tally& tally, const TerminalStyle& style) {
  std::string foot = Counted(tally.documents, "document", "documents") + ", " +
                     Counted(tally.sentences, "sentence", "sentences") + ", " +
                     Counted(tally.events, "event", "events");
  if (tally.rejected > 0) foot += ", " + std::to_string(tally.rejected) + " rejected";
  if (!tally.languages.empty()) foot += ", " + LanguagesOf(tally);
  return "\n" + Line(style).Add(foot, style.width, Ink::kBold).Done();
}

}  // namespace tacitus
