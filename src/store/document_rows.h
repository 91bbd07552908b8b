// One coded document as rows of the two tables. Stateless; any number of threads.
// Tested in tests/unit/store/store_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/table_writer.h"
#include "tacitus/document.h"
#include "tacitus/event.h"

namespace tacitus {

struct CodedDocument {
  std::string document_id;
  std::string coded_with;
  std::vector<Event> events;
  std::uint64_t words = 0;
  std::uint64_t sentences = 0;
};

struct DocumentRows {
  TableRow document;
  std::vector<TableRow> events;
};

DocumentRows RowsOf(const Document& document, const CodedDocument& coded);

}  // namespace tacitus
