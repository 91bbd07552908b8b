// Turns files into documents.
//
//   for (const std::string& path : {"talks.md", "wire.jsonl"}) {
//     tacitus::ReadReport report = tacitus::ReadFile(path);
//     for (const tacitus::Document& document : report.documents) Use(document);
//     for (const tacitus::Error& reject : report.rejects) std::cerr << reject.ToString() << '\n';
//   }
//
// The form is recognised by content, not by name. Stateless; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

enum class InputFormat {
  kMarkdownRecord,  // docs/reading.md: "# title", "Published at: **…**", "Author: …", "Original: [Outlet](url)", body
  kPlainText,       // the whole input is one document's text
  kJsonLines,       // one object a line: id, title, text, published_at, url, outlet, author, language
};

// What came out of one input: the sound documents, and one error for each that was not.
struct ReadReport {
  std::vector<Document> documents;
  std::vector<Error> rejects;
};

// Which of the formats `bytes` are in.
InputFormat RecogniseFormat(std::string_view bytes);

// Reads one input already in memory. `name` is its path or another name for messages and ids.
ReadReport ReadBytes(std::string_view bytes, const std::string& name);

// Reads one file ("-" is standard input).
ReadReport ReadFile(const std::string& path);

}  // namespace tacitus
