// What the quotation step knows of words: which report, and through what media they do.
//
// Read from data/cues/reports.tsv, media.tsv and labels.tsv there, whose comments explain the columns, and from
// data/models/report_cues.tsv and cue_extents.tsv (feature, weight; see cue_features.h and cue_extent.h). Immutable
// once loaded; safe to share between threads. Tested in tests/unit/code/quotes/quote_knowledge_test.cc.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "code/linear_model.h"
#include "tacitus/coding.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

enum class ReportKind : std::uint8_t { kSpeech, kThought, kAttitude, kSeeming };

// One row of reports.tsv.
struct ReportCue {
  Pos pos = Pos::kVerb;
  ReportKind kind = ReportKind::kSpeech;
  bool quote = false;  // frames: see the table
  bool clause = false;
  bool infinitive = false;
  bool object_infinitive = false;
  bool raising = false;
  bool object = false;
  std::vector<std::string> prepositions;
  Origin origin;
};

class QuoteKnowledge {
 public:
  // Fails with file:line where a table is missing or a cell is not one of the values its comment lists.
  static Result<QuoteKnowledge> Load(const std::string& data_folder);
  // Without the model's weights, as the fitting of them needs it.
  static Result<QuoteKnowledge> LoadTables(const std::string& data_folder);
  // The same words with other weights.
  [[nodiscard]] QuoteKnowledge With(LinearModel cues, LinearModel extents) const;

  // The rows for a lemma, particle included ("point out"); empty where it reports nothing.
  [[nodiscard]] std::span<const ReportCue> Cues(const std::string& lemma) const;
  // Whether a noun, in lower case, names what carries words to the public ("tv", "newspaper", "reuters").
  [[nodiscard]] bool IsMedium(const std::string& noun) const { return media_.contains(noun); }
  // Whether a word, in lower case, before a headline's colon labels the article ("analysis", "watch") instead of
  // speaking.
  [[nodiscard]] bool IsLabel(const std::string& word) const { return labels_.contains(word); }
  // Empty after LoadTables; then every report that the tree shows is taken, with the words that the tree gives its cue.
  [[nodiscard]] const LinearModel& cue_model() const { return cue_model_; }
  [[nodiscard]] const LinearModel& extent_model() const { return extent_model_; }

 private:
  std::unordered_map<std::string, std::vector<ReportCue>> cues_;
  std::unordered_map<std::string, Origin> media_;
  std::unordered_map<std::string, Origin> labels_;
  LinearModel cue_model_;
  LinearModel extent_model_;
};

}  // namespace tacitus
