// The suites of `tacitus eval`: one table, each scoring the program on gold of one kind.
//
// Tested in tests/unit/eval/suites_test.cc; each suite's scorer has its own tests.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/type_answers.h"
#include "tacitus/coder.h"
#include "tacitus/parser.h"
#include "tacitus/result.h"

namespace tacitus {

// Choices that the suite `types` has (type_answers.h).
using SuiteOptions = TypesOptions;

// What a suite may use.
struct SuiteInputs {
  const Parser& parser;
  const Coder& coder;
  std::string data_folder;
  SuiteOptions options = {};
};

struct SuiteScore {
  std::string headline;        // "times: span F1 0.912 value F1 0.801 (n=70)"
  std::string predictions;     // TSV with a header: what was said, for others to score
  std::string notes = {};      // of the suite `types`: lines that say what was measured
  std::string confusion = {};  // and its tables (types.h)
  std::string confidence = {};
};

struct Suite {
  std::string_view name;
  std::string_view gold;  // what its gold is, in a few words
  Result<SuiteScore> (*run)(const std::string& gold_path, const SuiteInputs& inputs);
};

std::span<const Suite> Suites();

// The figures of a headline by name, as they are written there: {"span F1", "0.912"}, …, {"n", "70"}.
std::vector<std::pair<std::string, std::string>> FiguresOf(std::string_view headline);

}  // namespace tacitus
