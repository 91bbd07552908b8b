#include "read/field_names.h"

#include <string>

namespace tacitus {
namespace {

struct Names {
  Field field;
  std::array<std::string_view, 12> names;  // without capitals and separators, the surest first
};

constexpr std::array<Names, kFieldCount> kNames = {{
    {Field::kId, {"id", "documentid", "docid", "articleid", "guid"}},
    {Field::kTitle, {"title", "headline"}},
    {Field::kText, {"text", "fulltext", "articletext", "articlebody", "body", "maintext", "content"}},
    {Field::kPublishedAt,
     {"publishedat", "datepublished", "publicationdate", "publisheddate", "publishdate", "pubdate", "published",
      "date"}},
    {Field::kUrl, {"url", "canonicalurl", "articleurl", "link"}},
    {Field::kOutlet, {"outlet", "publisher", "sourcename", "source", "newspaper", "sitename"}},
    {Field::kAuthor, {"author", "authors", "byline", "creator"}},
    {Field::kLanguage, {"language", "lang"}},
}};

std::string Bare(std::string_view name) {
  std::string bare;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') bare.push_back(static_cast<char>(c - 'A' + 'a'));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) bare.push_back(c);
  }
  return bare;
}

}  // namespace

std::optional<NamedField> FindField(std::string_view name) {
  const std::string bare = Bare(name);
  if (bare.empty()) return std::nullopt;
  for (const Names& known : kNames) {
    for (std::size_t i = 0; i < known.names.size() && !known.names[i].empty(); ++i) {
      if (known.names[i] != bare) continue;
      const bool own = name == kFieldNames[static_cast<std::size_t>(known.field)];
      return NamedField{known.field, own ? 0 : static_cast<int>(i) + 1};
    }
  }
  return std::nullopt;
}

}  // namespace tacitus
