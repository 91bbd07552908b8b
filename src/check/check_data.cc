#include "check/check_data.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "base/grouped.h"
#include "base/strings.h"
#include "base/table_file.h"
#include "check/check_actors.h"
#include "check/check_export.h"
#include "check/check_rules.h"
#include "check/data_copy.h"
#include "code/events/knowledge.h"
#include "code/types/type_fusion.h"
#include "code/types/type_model.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

using Problem = std::optional<Error>;

template <typename Part>
Problem LoadOnly(const std::string& folder) {
  Result<Part> part = Part::Load(folder);
  if (!part) return part.error();
  return std::nullopt;
}

Problem LoadContextWords(const std::string& folder) {
  const Result<Ontology> ontology = Ontology::Load(folder);
  if (!ontology) return std::nullopt;  // told by its own part
  const Result<ContextWords> contexts = ContextWords::Load(folder, *ontology);
  if (!contexts) return contexts.error();
  return std::nullopt;
}

constexpr Problem (*kParts[])(const std::string&) = {
    LoadOnly<ActorKnowledge>,  LoadOnly<TimeKnowledge>,  LoadOnly<PlaceKnowledge>, LoadOnly<QuoteKnowledge>,
    LoadOnly<StatusKnowledge>, LoadOnly<CountKnowledge>, LoadOnly<Ontology>,       LoadOnly<Transforms>,
    LoadOnly<EvaluationWords>, LoadOnly<TypeConfidence>, LoadOnly<TypeModel>,      LoadOnly<TypeFusion>,
    LoadOnly<NoiseKnowledge>,  LoadContextWords,
};

std::string Counted(std::size_t number, const std::string& what) {
  return (number == 0 ? "no" : Grouped(number)) + " " + what + (number == 1 ? "" : "s");
}

class DataChecker {
 public:
  explicit DataChecker(DataCopy copy) : copy_(std::move(copy)) {}

  Result<DataCheck> Check() {
    bool loads = true;
    for (const auto part : kParts) loads &= LoadPart(part);
    const std::vector<RuleFile> files = ReadRuleFiles();
    const Result<Ontology> ontology = Ontology::Load(copy_.folder());
    if (ontology) Append(CheckRules(files, *ontology, ListedVerbs()));
    if (const Result<Findings> actors = CheckActors(copy_.folder()); actors && loads) Append(*actors);
    LoadPart([this](const std::string& folder) -> Problem {
      Result<Findings> exports = CheckExport(folder);
      if (!exports) return exports.error();
      Append(*exports);
      return std::nullopt;
    });
    CountTables();
    std::sort(check_.findings.begin(), check_.findings.end(), [](const Finding& a, const Finding& b) {
      return std::tuple(PlaceOf(a), a.kind, a.what) < std::tuple(PlaceOf(b), b.kind, b.what);
    });
    return std::move(check_);
  }

 private:
  // Loads until nothing stops it; false where a mistake is left that no line can be struck out for.
  bool LoadPart(const std::function<Problem(const std::string&)>& load) {
    constexpr int kMost = 1000;  // lines of one part; a table with more is no such table
    for (int i = 0; i < kMost; ++i) {
      const Problem problem = load(copy_.folder());
      if (!problem) return true;
      const std::string where = copy_.Normalised(problem->where);
      const Finding finding{Finding::Kind::kError, where, problem->message};
      // Two parts may read one table.
      const bool told = std::any_of(check_.findings.begin(), check_.findings.end(), [&](const Finding& other) {
        return other.where == finding.where && other.what == finding.what;
      });
      if (!told) check_.findings.push_back(finding);
      if (!copy_.StrikeOut(where)) return false;
    }
    return false;
  }

  std::vector<RuleFile> ReadRuleFiles() {
    std::vector<fs::path> paths;
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(copy_.folder()) / "rules", problem)) {
      if (entry.path().extension() == ".rules") paths.push_back(entry.path());
    }
    if (paths.empty()) {
      check_.findings.push_back(
          {Finding::Kind::kError, "data/rules", "no .rules files are in this folder of the data"});
    }
    std::sort(paths.begin(), paths.end());
    std::vector<RuleFile> files;
    std::vector<LemmaClass> classes;
    for (const fs::path& path : paths) {
      std::ifstream stream(path, std::ios::binary);
      const std::string content(std::istreambuf_iterator<char>(stream), {});
      RuleReading reading = ReadRules(content, "data/rules/" + path.filename().string(), classes);
      for (const Error& error : reading.problems)
        check_.findings.push_back({Finding::Kind::kError, error.where, error.message});
      classes.insert(classes.end(), reading.file.classes.begin(), reading.file.classes.end());
      check_.rules += reading.file.rules.size();
      files.push_back(std::move(reading.file));
    }
    check_.rule_files = files.size();
    return files;
  }

  [[nodiscard]] std::vector<std::string> ListedVerbs() const {
    std::vector<std::string> verbs;
    const Result<TableFile> table = TableFile::Read(copy_.folder(), "cues/predicates.tsv", {"lemma", "pos"});
    if (!table) return verbs;
    for (const TableFile::Row& row : table->rows()) {
      if (row.cells[1] == "verb") verbs.emplace_back(row.cells[0]);
    }
    return verbs;
  }

  void CountTables() {
    std::error_code problem;
    for (auto entry = fs::recursive_directory_iterator(copy_.folder(), problem); !problem && entry != fs::end(entry);
         entry.increment(problem)) {
      if (entry->path().extension() != ".tsv") continue;
      const std::string name = entry->path().lexically_relative(copy_.folder()).generic_string();
      const Result<TableFile> table = TableFile::Read(copy_.folder(), name, {});
      if (!table) continue;
      ++check_.tables;
      check_.rows += table->rows().size();
    }
  }

  void Append(const Findings& findings) {
    check_.findings.insert(check_.findings.end(), findings.begin(), findings.end());
  }

  // File and line.
  static std::pair<std::string_view, std::uint32_t> PlaceOf(const Finding& finding) {
    const std::string_view where = finding.where;
    const std::size_t colon = where.rfind(':');
    std::uint32_t line = 0;
    if (colon != std::string_view::npos) std::from_chars(where.data() + colon + 1, where.data() + where.size(), line);
    return {where.substr(0, colon), line};
  }

  DataCopy copy_;
  DataCheck check_;
};

}  // namespace

std::string DataCheck::Summary() const {
  const auto errors = static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [](const Finding& finding) { return finding.kind == Finding::Kind::kError; }));
  return "checked " + Counted(rule_files, "rule file") + ", " + Counted(rules, "rule") + ", " +
         Counted(tables, "table") + ", " + Counted(rows, "row") + ": " + Counted(errors, "error") + ", " +
         Counted(findings.size() - errors, "warning");
}

Result<DataCheck> CheckData(const std::string& data_folder) {
  Result<DataCopy> copy = DataCopy::Of(data_folder);
  if (!copy) return copy.error();
  return DataChecker(*std::move(copy)).Check();
}

std::string Describe(const Finding& finding) {
  return finding.where + (finding.kind == Finding::Kind::kError ? ": error: " : ": warning: ") + finding.what;
}

}  // namespace tacitus
