// The fields of a document by the names that tables and JSON give them.
//
//   FindField("published_at")  is {kPublishedAt, 0}
//   FindField("Date")          is {kPublishedAt, 7}: believed only where no field of a lower rank is there
//
// Times of collection ("crawl_date", "fetched_at", "timestamp") are no names of publication and stay other headers.
// Tested in tests/unit/read/table_test.cc and json_object_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tacitus {

enum class Field { kId, kTitle, kText, kPublishedAt, kUrl, kOutlet, kAuthor, kLanguage };
inline constexpr std::size_t kFieldCount = 8;

// Tacitus's own names, in the order of Field.
inline constexpr std::array<std::string_view, kFieldCount> kFieldNames = {"id",  "title",  "text",   "published_at",
                                                                          "url", "outlet", "author", "language"};

struct NamedField {
  Field field = Field::kId;
  int rank = 0;  // 0 is Tacitus's own name
};

// Capitals, spaces, hyphens and underscores make no difference, but rank 0 is for the exact name alone.
std::optional<NamedField> FindField(std::string_view name);

}  // namespace tacitus
