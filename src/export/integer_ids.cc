#include "export/integer_ids.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_set>

#include "base/hash.h"

namespace tacitus {
namespace {

constexpr unsigned kHashedBits = 64;
constexpr std::size_t kHashedDigits = kHashedBits / 4;
constexpr std::size_t kRowsAtOnce = 10000;

std::uint64_t FirstBits(std::string_view id, unsigned bits) {
  const std::string hash = Hash128Hex(id);
  std::uint64_t value = 0;
  std::from_chars(hash.data(), hash.data() + kHashedDigits, value, 16);
  return value >> (kHashedBits - bits);
}

Result<std::vector<std::string>> AllValues(Database& database, const std::string& expression, const std::string& view) {
  Result<Statement> statement = database.Prepare("SELECT DISTINCT CAST(" + expression + " AS VARCHAR) AS id FROM " +
                                                 view + " WHERE " + expression + " IS NOT NULL ORDER BY id");
  if (!statement) return statement.error();
  std::vector<std::string> values;
  for (;;) {
    Result<TextRows> rows = statement->Next();
    if (!rows) return rows.error();
    if (rows->empty()) return values;
    for (TextRow& row : *rows) values.push_back(std::move(*row.front()));
  }
}

}  // namespace

std::vector<std::uint64_t> NumbersOf(const std::vector<std::string>& ids, unsigned bits) {
  const std::uint64_t last = (std::uint64_t{1} << bits) - 1;
  std::vector<std::uint64_t> numbers(ids.size());
  std::vector<std::size_t> late;
  std::unordered_set<std::uint64_t> taken = {0};
  taken.reserve(ids.size() + 1);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    numbers[i] = FirstBits(ids[i], bits);
    if (!taken.insert(numbers[i]).second) late.push_back(i);
  }
  // Only once all that need not move have their place: else one collision could push many aside.
  for (const std::size_t i : late) {
    do numbers[i] = numbers[i] == last ? 1 : numbers[i] + 1;
    while (!taken.insert(numbers[i]).second);
  }
  return numbers;
}

Result<Done> MakeNumbers(Database& database, const std::string& name, const std::string& expression,
                         const std::string& view, unsigned bits) {
  const Result<std::vector<std::string>> ids = AllValues(database, expression, view);
  if (!ids) return ids.error();
  const std::vector<std::uint64_t> numbers = NumbersOf(*ids, bits);
  const std::string texts = name + "_texts";
  Result<Done> done = database.Execute("CREATE TEMP TABLE " + texts + " (id VARCHAR, number VARCHAR)");
  for (std::size_t first = 0; done && first < ids->size(); first += kRowsAtOnce) {
    const std::size_t end = std::min(first + kRowsAtOnce, ids->size());
    std::vector<std::string> written;
    for (std::size_t i = first; i < end; ++i) written.push_back(std::to_string(numbers[i]));
    std::vector<std::vector<std::string_view>> rows;
    for (std::size_t i = first; i < end; ++i) rows.push_back({(*ids)[i], written[i - first]});
    done = database.Append(texts, rows);
  }
  if (!done) return done;
  return database.Execute("CREATE TEMP TABLE " + name + " AS SELECT id, CAST(number AS BIGINT) AS number FROM " +
                          texts + "; DROP TABLE " + texts);
}

}  // namespace tacitus
