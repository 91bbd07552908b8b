#include "read/feed.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "read/charset.h"
#include "read/document_text.h"
#include "read/feed_entry.h"
#include "read/html_page.h"
#include "read/input_reader.h"
#include "read/language.h"
#include "read/publication_time.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool IsTag(std::string_view ahead, std::string_view open) {
  if (!ahead.starts_with(open)) return false;
  return ahead.size() == open.size() || std::string_view(" \t\r\n/>").find(ahead[open.size()]) != npos;
}

class FeedReader : public RecordReader {
 public:
  FeedReader(ByteSource source, std::string name, LinkedFiles* links)
      : source_(std::move(source)), name_(std::move(name)), links_(links) {}

  std::optional<Record> Next() override {
    while (!done_) {
      const std::size_t start = FindTag({"<item", "<entry"}, 0);
      if (source_.failed()) return End(source_.failure());
      if (number_ == 0) ReadHead(start);
      if (start == npos) {
        if (number_ == 0) return End({ErrorCode::kMalformed, "the feed has no entries", {}});
        break;
      }
      source_.Skip(start);
      if (std::optional<Record> record = ReadEntry()) return record;
    }
    return std::nullopt;
  }

 private:
  Record End(const Error& error) {
    done_ = true;
    return {number_ == 0 || source_.failed() ? 0 : number_, error};
  }

  // At least one byte more than `size`, unless the input ends or the entry is larger than may be.
  std::string_view More(std::size_t size) { return size > kLargestPage ? std::string_view() : source_.Peek(size + 1); }

  // Where `wanted` next stands from `at` on; npos at the end.
  std::size_t Find(std::string_view wanted, std::size_t at) {
    for (std::string_view ahead = source_.Peek(at + wanted.size());;) {
      const std::size_t found = ahead.find(wanted, at);
      if (found != npos) return found;
      at = std::max(at, ahead.size() - std::min(ahead.size(), wanted.size() - 1));
      const std::size_t seen = ahead.size();
      ahead = More(seen);
      if (ahead.size() <= seen) return npos;
    }
  }

  // Where one of the tags next stands from `at` on, outside comments and CDATA.
  std::size_t FindTag(std::initializer_list<std::string_view> tags, std::size_t at) {
    for (;;) {
      at = Find("<", at);
      if (at == npos) return npos;
      const std::string_view ahead = source_.Peek(at + 16).substr(at);
      for (const std::string_view tag : tags) {
        if (IsTag(ahead, tag)) return at;
      }
      if (ahead.starts_with("<!--")) {
        at = Find("-->", at + 4);
      } else if (ahead.starts_with("<![CDATA[")) {
        at = Find("]]>", at + 9);
      } else {
        ++at;
      }
      if (at == npos) return npos;
    }
  }

  void ReadHead(std::size_t end) {
    const std::string_view ahead = source_.Peek(1);
    const std::string_view bytes = ahead.substr(0, std::min(end, ahead.size()));
    head_ = ReadFeedHead(bytes);
    if (!head_.charset.empty()) {
      const std::string charset = head_.charset;
      head_ = ReadFeedHead(ToUtf8(bytes, charset));
      head_.charset = charset;
    }
  }

  // The entry that the source stands at. Nothing where its file was read before.
  std::optional<Record> ReadEntry() {
    ++number_;
    const std::string_view close = source_.Peek(6).starts_with("<item") ? "</item" : "</entry";
    const std::size_t end = FindTag({close}, 1);
    if (end == npos) {
      const bool large = source_.Peek(1).size() > kLargestPage;
      return End(source_.failed() ? source_.failure()
                 : large          ? Error{ErrorCode::kUnsupported,
                                 "the entry is larger than " + std::to_string(kLargestPage >> 20) +
                                     " MiB: the rest of the feed is not read",
                                 {}}
                                  : Error{ErrorCode::kMalformed,
                                 "the entry is never closed by " + std::string(close) + ">: was the file cut off?",
                                 {}});
    }
    const FeedEntry entry = ReadFeedEntry(ToUtf8(source_.Peek(end).substr(0, end), head_.charset));
    source_.Skip(end + close.size());
    if (links_) {
      if (const std::optional<std::string> file = links_->Find(name_, entry.link)) {
        if (!links_->Claim(*file)) return std::nullopt;
        if (std::optional<Document> document = ReadLinked(*file, entry)) return Record{number_, std::move(*document)};
      }
    }
    return Record{number_, OwnDocument(entry)};
  }

  Result<Document> OwnDocument(const FeedEntry& entry) {
    if (entry.text.empty() && entry.title.empty()) {
      return Error{ErrorCode::kMalformed, "the entry has neither a title nor a text", {}};
    }
    Document document;
    if (Result<Done> set = SetText(entry.title, entry.text, document); !set) return set.error();
    document.language = DetectLanguage(document.text);
    Complete(entry, document);
    return document;
  }

  // The article in the file, with what the entry knows better; nothing where there is none to be read.
  std::optional<Document> ReadLinked(const std::string& file, const FeedEntry& entry) {
    Result<ByteSource> source = ByteSource::Open(file);
    if (!source) return std::nullopt;
    InputReader reader(std::move(*source), file, ReadOptions{true}, nullptr);
    std::optional<ReadResult> read = reader.Next();
    if (!read || !*read) return std::nullopt;
    Document document = std::move(**read);
    if (document.title.empty() && !entry.title.empty()) {
      const std::string text = std::move(document.text);
      if (!SetText(entry.title, text, document)) return std::nullopt;
    }
    document.id.clear();
    Complete(entry, document);
    return document;
  }

  // What the document does not say itself.
  void Complete(const FeedEntry& entry, Document& document) {
    const auto complete = [](std::string& value, const std::string& given) {
      if (value.empty()) value = given;
    };
    complete(document.id, entry.id);
    complete(document.id, name_ + "#" + std::to_string(number_));
    complete(document.url, ResolveUrl(entry.link, head_.link));
    complete(document.author, entry.author);
    complete(document.outlet, head_.title);
    complete(document.language, entry.language);
    complete(document.language, head_.language);
    if (!document.published_at) document.published_at = ParsePublicationTime(entry.time);
  }

  ByteSource source_;
  std::string name_;
  LinkedFiles* links_;
  FeedHead head_;
  std::uint64_t number_ = 0;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> ReadFeed(ByteSource source, std::string name, LinkedFiles* links) {
  return std::make_unique<FeedReader>(std::move(source), std::move(name), links);
}

}  // namespace tacitus
