// A pipeline's config.cfg (https://spacy.io/api/data-formats#config): sections of keys whose values are JSON.
//
//   [components.parser.model.tok2vec]
//   @architectures = "spacy.Tok2VecListener.v1"
//   width = ${components.tok2vec.model.encode:width}
//
// A reference ${section:key}, or ${section.key}, stands for the value found there, alone or inside a string. They are
// followed when a value is asked for, so that the parts of a config nobody asks about may refer to anything.
// Tested in tests/unit/parse/config_file_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

class ConfigFile {
 public:
  static Result<ConfigFile> Read(const std::string& path);
  // `name` is for messages.
  static Result<ConfigFile> Parse(std::string_view text, const std::string& name);

  [[nodiscard]] bool HasSection(const std::string& section) const { return sections_.contains(section); }
  // Whether the key is there with a value other than null.
  [[nodiscard]] bool Has(const std::string& section, const std::string& key) const;

  // Each fails with "file:line: …" where the value is missing or of another type.
  [[nodiscard]] Result<std::string> Text(const std::string& section, const std::string& key) const;
  [[nodiscard]] Result<std::int64_t> Integer(const std::string& section, const std::string& key) const;
  [[nodiscard]] Result<bool> Boolean(const std::string& section, const std::string& key) const;
  [[nodiscard]] Result<std::vector<std::string>> Texts(const std::string& section, const std::string& key) const;
  [[nodiscard]] Result<std::vector<std::int64_t>> Integers(const std::string& section, const std::string& key) const;

  // An error at this key's line, or at the section's, or at the file's.
  [[nodiscard]] Error At(const std::string& section, const std::string& key, ErrorCode code, std::string message) const;

 private:
  struct Value {
    std::string text;  // JSON, references not yet followed
    std::uint32_t line = 0;
  };
  struct Section {
    std::uint32_t line = 0;
    std::map<std::string, Value> values;
  };

  [[nodiscard]] const Value* Find(const std::string& section, const std::string& key) const;
  // What a reference names.
  [[nodiscard]] const Value* Follow(std::string_view reference) const;
  [[nodiscard]] Result<std::string> Resolve(const std::string& section, const std::string& key) const;
  [[nodiscard]] Result<std::string> Expand(const Value& value, int depth) const;
  [[nodiscard]] std::string At(std::uint32_t line) const { return name_ + ":" + std::to_string(line); }

  std::string name_;
  std::map<std::string, Section> sections_;
};

}  // namespace tacitus
