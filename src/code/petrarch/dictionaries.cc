#include "code/petrarch/dictionaries.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kWordTable = "dictionaries/words.tsv";

Result<PatternWords> LoadPatternWords(const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, std::string(kWordTable), {"class", "word"});
  if (!table) return table.error();
  PatternWords words;
  for (const TableFile::Row& row : table->rows()) {
    if (row.cells[0] == "passed_over") {
      words.passed_over.emplace(row.cells[1]);
    } else if (row.cells[0] == "belonging") {
      words.belonging.emplace(row.cells[1]);
    } else if (row.cells[0] == "former") {
      words.former.emplace(row.cells[1]);
    } else {
      return TableFile::At(
          row, "\"" + std::string(row.cells[0]) + "\" is no class of words: write passed_over, belonging or former");
    }
  }
  return words;
}

bool MayBeDictionary(const fs::path& path) {
  static constexpr std::array<std::string_view, 6> kEndings = {".txt",   ".actors",   ".agents",
                                                               ".verbs", ".discards", ".issues"};
  const std::string ending = LowerAscii(path.extension().string());
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::optional<DictionaryKind> KindByName(std::string_view path) {
  const std::string name = LowerAscii(fs::path(path).filename().string());
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (has("agent")) return DictionaryKind::kAgents;
  if (has("verb")) return DictionaryKind::kVerbs;
  if (has("discard")) return DictionaryKind::kDiscards;
  if (has("issue")) return DictionaryKind::kIssues;
  if (has("actor")) return DictionaryKind::kActors;
  return std::nullopt;
}

}  // namespace

std::optional<DictionaryKind> KindOf(const DictionaryFile& file) {
  if (const std::optional<DictionaryKind> kind = KindByName(file.name)) return kind;
  std::size_t patterns = 0;
  std::size_t agents = 0;
  std::size_t issues = 0;
  std::size_t codes = 0;
  for (const DictionaryLine& line : file.lines) {
    const std::string& text = line.text;
    if (text.starts_with("- ") || text.starts_with("---")) ++patterns;
    if (text.find("[~") != std::string::npos || text.find("~]") != std::string::npos) ++agents;
    if (text.starts_with("n:") || text.starts_with("v:") || text.starts_with("<ISSUE")) ++issues;
    if (text.find('[') != std::string::npos) ++codes;
  }
  const std::size_t most = std::max({patterns, agents, issues});
  if (most == 0) return codes > 0 ? std::optional(DictionaryKind::kActors) : std::nullopt;
  if (most == patterns) return DictionaryKind::kVerbs;
  return most == agents ? DictionaryKind::kAgents : DictionaryKind::kIssues;
}

Result<Dictionaries> Dictionaries::LoadFiles(const std::vector<std::pair<std::string, DictionaryKind>>& files,
                                             const std::string& data_folder, std::vector<Error>& problems) {
  Result<PatternWords> words = LoadPatternWords(data_folder);
  if (!words) return words.error();
  Dictionaries dictionaries;
  dictionaries.words = std::move(*words);
  for (const auto& [path, kind] : files) {
    const Result<DictionaryFile> file = DictionaryFile::Read(path);
    if (!file) return file.error();
    dictionaries.files.push_back(path);
    switch (kind) {
      case DictionaryKind::kActors:
        ReadActors(*file, dictionaries.actors, problems);
        break;
      case DictionaryKind::kAgents:
        ReadAgents(*file, dictionaries.agents, problems);
        break;
      case DictionaryKind::kVerbs:
        dictionaries.verbs.Read(*file, problems);
        break;
      case DictionaryKind::kDiscards:
        dictionaries.discards.Read(*file, problems);
        break;
      case DictionaryKind::kIssues:
        dictionaries.issues.Read(*file, problems);
        break;
    }
  }
  dictionaries.actors.names.Sort();
  dictionaries.agents.names.Sort();
  dictionaries.verbs.Finish(problems);
  return dictionaries;
}

Result<Dictionaries> Dictionaries::Load(const std::string& folder, const std::string& data_folder,
                                        std::vector<Error>& problems) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) return Error{ErrorCode::kNotFound, "no folder of dictionaries here", folder};
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : entries) {
    if (entry.is_regular_file(error) && MayBeDictionary(entry.path())) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::pair<std::string, DictionaryKind>> files;
  bool has_verbs = false;
  for (const std::string& path : paths) {
    const Result<DictionaryFile> file = DictionaryFile::Read(path);
    if (!file) return file.error();
    const std::optional<DictionaryKind> kind = KindOf(*file);
    if (!kind) {
      problems.push_back({ErrorCode::kMalformed,
                          "neither its name nor its lines tell what dictionary this is: put actors, agents, verbs, "
                          "discards or issues into its name",
                          path});
      continue;
    }
    has_verbs = has_verbs || *kind == DictionaryKind::kVerbs;
    files.emplace_back(path, *kind);
  }
  if (!has_verbs) {
    return Error{ErrorCode::kNotFound, "no dictionary of verbs here: without one there are no events", folder};
  }
  return LoadFiles(files, data_folder, problems);
}

}  // namespace tacitus
