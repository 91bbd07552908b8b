// Brings a search index up to date with a documents' table, file by file, and forgets documents that are no longer in
// it. Several processes may do so at once: what one has added the others leave alone.
// Tested in tests/unit/search/search_index_test.cc.
#pragma once

#include "search/index_file.h"
#include "tacitus/result.h"

namespace tacitus {

Result<Done> UpdateIndex(SqliteFile& index, DocumentsTable& table);

}  // namespace tacitus
