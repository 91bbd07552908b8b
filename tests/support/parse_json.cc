#include "tests/support/parse_json.h"

#include <deque>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace tacitus {
namespace {

Pos PosFromName(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Pos::kSpace); ++i) {
    if (Name(static_cast<Pos>(i)) == name) return static_cast<Pos>(i);
  }
  return Pos::kNone;
}

void AddSentencesAndEntities(Parse& parse) {
  const auto size = static_cast<std::uint32_t>(parse.tokens.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const Token& token = parse.tokens[i];
    if (token.sentence_start || i == 0) parse.sentences.push_back({i, i});
    parse.sentences.back().last = i + 1;
    if (token.entity_position == EntityPosition::kBegin) parse.entities.push_back({{i, i}, token.entity});
    if (token.entity_position != EntityPosition::kOutside) parse.entities.back().tokens.last = i + 1;
  }
}

}  // namespace

Result<Parse> ParseFromJson(std::string_view line) {
  const nlohmann::json json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return Error{ErrorCode::kMalformed, "not a JSON object", ""};
  auto strings = std::make_shared<std::deque<std::string>>();
  const auto keep = [&](const nlohmann::json& value) -> std::string_view {
    return strings->emplace_back(value.get<std::string>());
  };
  Parse parse;
  try {
    parse.text = json.at("text").get<std::string>();
    for (const nlohmann::json& item : json.at("tokens")) {
      Token token;
      token.start = item.at("start");
      token.end = item.at("end");
      token.head = item.at("head");
      token.space_after = item.at("ws");
      token.sentence_start = item.at("sent_start");
      token.pos = PosFromName(item.at("pos").get<std::string>());
      token.lemma = keep(item.at("lemma"));
      token.tag = keep(item.at("tag"));
      token.morph = keep(item.at("morph"));
      token.dep = keep(item.at("dep"));
      const std::string entity = item.at("ent");
      if (entity != "O") {
        token.entity_position = entity.front() == 'B' ? EntityPosition::kBegin : EntityPosition::kInside;
        token.entity = strings->emplace_back(entity.substr(2));
      }
      parse.tokens.push_back(token);
    }
  } catch (const nlohmann::json::exception& problem) {
    return Error{ErrorCode::kMalformed, problem.what(), ""};
  }
  parse.strings = strings;
  AddSentencesAndEntities(parse);
  return parse;
}

}  // namespace tacitus
