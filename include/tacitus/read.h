// Turns files into documents.
//
//   tacitus::InputList inputs = tacitus::ExpandPaths({"news/", "CC-NEWS-20191103.warc.gz"});
//   tacitus::DocumentReader reader(inputs.paths);
//   while (std::optional<tacitus::ReadResult> document = reader.Next()) {
//     if (*document) Use(**document);
//     else std::cerr << document->error().ToString() << '\n';
//   }
//
// The form is recognised by content, not by name; docs/reading.md lists what is accepted and every message.
// The functions are stateless, for any number of threads; a DocumentReader is for one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

enum class InputFormat {
  kMarkdownRecord,  // docs/reading.md: "# title", "Published at: **…**", "Author: …", "Original: [Outlet](url)", body
  kPlainText,       // the whole input is one document's text
  kJsonLines,       // one object a line: id, title, text, published_at, url, outlet, author, language
  kJsonValues,      // the same objects in a list, or spread over several lines
  kTable,           // CSV or TSV, with a line of names
  kHtml,            // a page: its article is found
  kFeed,            // RSS or Atom
  kWarc,            // a web archive: its pages are read
};

// A document's text may have so many bytes, a line of JSON Lines or an object so many, a page or an entry of a feed so
// many.
inline constexpr std::size_t kLargestText = std::size_t{4} << 20;
inline constexpr std::size_t kLargestLine = std::size_t{64} << 20;
inline constexpr std::size_t kLargestPage = std::size_t{16} << 20;

// An input, or one record of it, that gave no document.
struct Reject : Error {
  std::string path;          // the input, as in the arguments
  std::uint64_t record = 0;  // the record's number in it, from 1 (its line, in lines and tables); 0 the whole input
  std::string language;      // a sound document's, where it was left out for that: BCP 47
};

// The reason as one word for lists of rejects: not_found, unreadable, malformed, unsupported, invalid or language.
std::string_view RejectReason(const Reject& reject);

// A document, or why there is none where one was expected. The member names are Result's.
class [[nodiscard]] ReadResult {
 public:
  ReadResult(Document document) : state_(std::move(document)) {}  // NOLINT: implicit, as Result
  ReadResult(Reject reject) : state_(std::move(reject)) {}        // NOLINT: implicit

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  Document& operator*() { return std::get<Document>(state_); }
  const Document& operator*() const { return std::get<Document>(state_); }
  Document* operator->() { return &std::get<Document>(state_); }
  [[nodiscard]] const Reject& error() const { return std::get<Reject>(state_); }

 private:
  std::variant<Document, Reject> state_;
};

struct ReadOptions {
  bool any_language = false;  // else documents that are not in English are rejects
};

// What came out of one input: the sound documents, and one reject for each that was not.
struct ReadReport {
  std::vector<Document> documents;
  std::vector<Reject> rejects;
};

// Which of the formats `bytes` are in, judged by their first 64 KiB.
InputFormat RecogniseFormat(std::string_view bytes);

// Reads one input already in memory. `name` is its path or another name for messages and ids.
ReadReport ReadBytes(std::string_view bytes, const std::string& name, ReadOptions options = {});

// Reads one file ("-" is standard input) whole.
ReadReport ReadFile(const std::string& path, ReadOptions options = {});

// Files to read, in order, and one reject for each argument that stands for none.
struct InputList {
  std::vector<std::string> paths;
  std::vector<Reject> rejects;
};

// Files and "-" as given; a folder gives the files below it, sorted by path, without hidden ones, READMEs, and what
// lies beside saved pages (pictures, styles, scripts …); a pattern with * ? [ that names no file itself gives its
// matches. Files that are not there stay in the list: reading says so.
InputList ExpandPaths(const std::vector<std::string>& arguments);

// Reads files one document at a time, so that memory holds one, however many there are. A file that an entry of a
// feed led to is not read again where its own turn comes.
class DocumentReader {
 public:
  explicit DocumentReader(std::vector<std::string> paths, ReadOptions options = {});
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;
  ~DocumentReader();

  // The next document, or why there is none where one was expected; nothing at the end.
  std::optional<ReadResult> Next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tacitus
