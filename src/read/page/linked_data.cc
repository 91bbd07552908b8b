#include "read/page/linked_data.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <vector>

#include "read/page/main_text.h"
#include "read/page/markup.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostValues = 10'000;  // looked through for the article

bool IsArticleType(const Json& type) {
  if (type.is_array()) {
    for (const Json& one : type) {
      if (one.is_string() && IsArticleType(one)) return true;
    }
    return false;
  }
  if (!type.is_string()) return false;
  const auto& name = type.get_ref<const std::string&>();
  return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
}

const Json& Member(const Json& object, const char* key) {
  static const Json kNone;
  if (!object.is_object()) return kNone;
  const auto found = object.find(key);
  return found == object.end() ? kNone : *found;
}

std::string String(const Json& value) {
  return value.is_string() ? CollapseSpaces(Decoded(value.get_ref<const std::string&>())) : std::string();
}

// A name, or an object or a list of objects that have one.
std::string Names(const Json& value) {
  if (value.is_string()) return String(value);
  if (value.is_object()) return String(Member(value, "name"));
  std::string names;
  if (!value.is_array()) return names;
  for (const Json& one : value) {
    const std::string name = one.is_object() ? String(Member(one, "name")) : String(one);
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

std::string Address(const Json& value) { return value.is_object() ? String(Member(value, "@id")) : String(value); }

LinkedArticle ArticleOf(const Json& object) {
  LinkedArticle article;
  article.found = true;
  article.headline = String(Member(object, "headline"));
  article.published = String(Member(object, "datePublished"));
  article.author = Names(Member(object, "author"));
  article.publisher = Names(Member(object, "publisher"));
  article.url = String(Member(object, "url"));
  if (article.url.empty()) article.url = Address(Member(object, "mainEntityOfPage"));
  article.language = String(Member(object, "inLanguage"));
  const Json& body = Member(object, "articleBody");
  if (body.is_string()) article.body = TextOfHtml(body.get_ref<const std::string&>());
  return article;
}

}  // namespace

LinkedArticle FindLinkedArticle(std::string_view json) {
  const Json root =
      Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false, /*ignore_comments=*/true);
  if (root.is_discarded()) return {};
  std::vector<const Json*> values = {&root};  // breadth first: the page's own article is the outermost
  for (std::size_t i = 0; i < values.size() && i < kMostValues; ++i) {
    const Json& value = *values[i];
    if (value.is_object() && IsArticleType(Member(value, "@type"))) return ArticleOf(value);
    for (const char* key : {"@graph", "mainEntity"}) {
      const Json& inner = Member(value, key);
      if (inner.is_structured()) values.push_back(&inner);
    }
    if (!value.is_array()) continue;
    for (const Json& one : value) {
      if (one.is_structured()) values.push_back(&one);
    }
  }
  return {};
}

}  // namespace tacitus
