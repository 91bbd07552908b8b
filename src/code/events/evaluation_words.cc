#include "code/events/evaluation_words.h"

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {

Result<EvaluationWords> EvaluationWords::Load(const std::string& data_folder) {
  const Result<TableFile> table = TableFile::Read(data_folder, "cues/evaluation.tsv", {"lemma", "pos", "strength"});
  if (!table) return table.error();
  EvaluationWords words;
  for (const TableFile::Row& row : table->rows()) {
    if (row.cells[2] != "1" && row.cells[2] != "2" && row.cells[2] != "3") {
      return TableFile::At(row, "the strength is 1, 2 or 3, not \"" + std::string(row.cells[2]) + "\"");
    }
    words.rows_[std::string(row.cells[0]) + "/" + std::string(row.cells[1])] = {row.cells[2][0] - '0', row.origin};
  }
  return words;
}

const EvaluationWords::Row* EvaluationWords::Find(const Token& token) const {
  const auto found = rows_.find(LowerAscii(token.lemma) + "/" + std::string(Name(token.pos)));
  return found == rows_.end() ? nullptr : &found->second;
}

}  // namespace tacitus
