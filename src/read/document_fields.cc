#include "read/document_fields.h"

#include "read/document_text.h"

namespace tacitus {

void DocumentFields::Set(NamedField named, std::string_view name, std::string value) {
  std::optional<Value>& held = values_.at(static_cast<std::size_t>(named.field));
  Value given{named.rank, std::string(name), std::move(value)};
  const bool better = !held || held->value.empty() || (!given.value.empty() && given.rank <= held->rank);
  if (better && held) std::swap(*held, given);
  if (!held) {
    held = std::move(given);
  } else if (!given.value.empty() && given.name != held->name) {
    SetOther(given.name, std::move(given.value));  // of two fields with one meaning the lesser stays what it is called
  }
}

std::string DocumentFields::TakeValue(Field field) {
  std::optional<Value>& held = values_.at(static_cast<std::size_t>(field));
  return held ? std::move(held->value) : std::string();
}

Result<Document> DocumentFields::Take(const std::string& id, std::string_view record) {
  const std::optional<Value>& published_at = values_.at(static_cast<std::size_t>(Field::kPublishedAt));
  const std::string time_name = published_at ? "\"" + published_at->name + "\"" : std::string();
  const bool has_text = values_.at(static_cast<std::size_t>(Field::kText)).has_value();
  const std::string title = TakeValue(Field::kTitle);
  const std::string text = TakeValue(Field::kText);
  if (!has_text && title.empty()) {
    return Error{ErrorCode::kMalformed, "the " + std::string(record) + R"( has neither "text" nor "title")", {}};
  }
  Document document;
  document.id = TakeValue(Field::kId);
  if (document.id.empty()) document.id = id;
  document.url = TakeValue(Field::kUrl);
  document.outlet = TakeValue(Field::kOutlet);
  document.author = TakeValue(Field::kAuthor);
  document.language = TakeValue(Field::kLanguage);
  document.headers = std::move(others_);
  if (Result<Done> set = SetPublishedAt(TakeValue(Field::kPublishedAt), time_name, document); !set) return set.error();
  if (Result<Done> set = SetText(TrimAll(title), text, document); !set) return set.error();
  return document;
}

}  // namespace tacitus
