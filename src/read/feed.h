// Feeds: RSS 2.0 (and 0.9x), RSS 1.0 (RDF) and Atom, an entry a document.
//
// Entries are taken out of the bytes one by one, by their tags, so that a feed of any size needs the memory of one
// entry and a broken entry costs only itself. An entry whose link leads to a file beside the feed gets that file's
// text; else its own content, else its summary. Tested in tests/unit/read/feed_test.cc.
#pragma once

#include <memory>
#include <string>

#include "read/byte_source.h"
#include "read/linked_files.h"
#include "read/record_reader.h"

namespace tacitus {

// `links` may be null: then entries speak for themselves.
std::unique_ptr<RecordReader> ReadFeed(ByteSource source, std::string name, LinkedFiles* links);

}  // namespace tacitus
