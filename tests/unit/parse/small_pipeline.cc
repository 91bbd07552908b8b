#include "tests/unit/parse/small_pipeline.h"

#include <gtest/gtest.h>

#include "parse/string_store.h"
#include "tests/support/msgpack_bytes.h"

namespace tacitus {
namespace {

constexpr std::uint64_t kOrth = 65;
constexpr std::uint64_t kNorm = 67;

std::pair<std::string, std::string> Entry(const SmallCase& tokens) {
  std::string whole;
  std::vector<std::string> packed;
  for (const auto& [text, norm] : tokens) {
    whole += text;
    std::vector<std::pair<std::string, std::string>> attributes = {{PackNumber(kOrth), PackText(text)}};
    if (!norm.empty()) attributes.emplace_back(PackNumber(kNorm), PackText(norm));
    packed.push_back(PackMap(attributes));
  }
  return {PackText(whole), PackArray(packed)};
}

}  // namespace

std::string WriteSmallPipeline(const std::string& name, const std::vector<SmallCase>& cases) {
  std::vector<SmallCase> all = {
      {{"ca", "can"}, {"n't", "not"}}, {{"'s", "'s"}}, {{"U.K.", ""}}, {{"x-ray", ""}}, {{"o'clock", ""}}};
  all.insert(all.end(), cases.begin(), cases.end());
  std::vector<std::pair<std::string, std::string>> exceptions;
  for (const SmallCase& one : all) exceptions.push_back(Entry(one));
  const std::string folder = ::testing::TempDir() + "tacitus_" + name;
  WriteFile(folder + "/tokenizer",
            PackMap({{PackText("prefix_search"), PackText(R"(^\(|^"|^'|^\$)")},
                     {PackText("suffix_search"), PackText(R"(\)$|"$|'s$|'$|\.\.+$|\.$|,$|(?<=\d)km$)")},
                     {PackText("infix_finditer"), PackText("(?<=[a-z])-(?=[a-z])")},
                     {PackText("token_match"), std::string("\xc0")},
                     {PackText("url_match"), PackText(R"((?u)^http://\S+$)")},
                     {PackText("exceptions"), PackMap(exceptions)},
                     {PackText("faster_heuristics"), PackBool(true)}}));
  WriteFile(folder + "/vocab/lookups.bin",
            PackMap({{PackText("lexeme_norm"), PackMap({{PackNumber(StringId("colour")), PackText("color")}})}}));
  return folder;
}

}  // namespace tacitus
