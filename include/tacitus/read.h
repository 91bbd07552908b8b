// Turns files into documents.
//
//   tacitus::InputList inputs = tacitus::ExpandPaths({"news/", "wire.jsonl"});
//   tacitus::DocumentReader reader(inputs.paths);
//   while (std::optional<tacitus::Result<tacitus::Document>> document = reader.Next()) {
//     if (*document) Use(**document);
//     else std::cerr << document->error().ToString() << '\n';
//   }
//
// The form is recognised by content, not by name; docs/reading.md lists what is accepted and every message.
// The functions are stateless, for any number of threads; a DocumentReader is for one thread at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
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

// A document's text may have so many bytes, a line of JSON Lines so many.
inline constexpr std::size_t kLargestText = std::size_t{4} << 20;
inline constexpr std::size_t kLargestLine = std::size_t{64} << 20;

// What came out of one input: the sound documents, and one error for each that was not.
struct ReadReport {
  std::vector<Document> documents;
  std::vector<Error> rejects;
};

// Which of the formats `bytes` are in, judged by their first 64 KiB.
InputFormat RecogniseFormat(std::string_view bytes);

// Reads one input already in memory. `name` is its path or another name for messages and ids.
ReadReport ReadBytes(std::string_view bytes, const std::string& name);

// Reads one file ("-" is standard input) whole.
ReadReport ReadFile(const std::string& path);

// Files to read, in order, and one error for each argument that stands for none.
struct InputList {
  std::vector<std::string> paths;
  std::vector<Error> rejects;
};

// Files and "-" as given; a folder gives the files below it that end in .md, .markdown, .txt, .jsonl or .ndjson,
// sorted by path, without hidden ones and READMEs; a pattern with * ? [ that names no file itself gives its matches.
// Files that are not there stay in the list: reading says so.
InputList ExpandPaths(const std::vector<std::string>& arguments);

// Reads files one document at a time, so that memory holds one, however many there are.
class DocumentReader {
 public:
  explicit DocumentReader(std::vector<std::string> paths);
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;
  ~DocumentReader();

  // The next document, or why there is none where one was expected; nothing at the end.
  std::optional<Result<Document>> Next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tacitus
