#include "read/page/page_metadata.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/strings.h"
#include "read/document_text.h"
#include "read/page/linked_data.h"
#include "read/page/markup.h"
#include "read/publication_time.h"

namespace tacitus {
namespace {

// Names of <meta> (name, property or itemprop) in small letters, the surest first.
constexpr std::array<std::string_view, 17> kPublished = {"article:published_time",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "og:published_time",
                                                         "article:published",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dcterms.created",
                                                         "dc.date",
                                                         "dc.date.created",
                                                         "dcterms.date",
                                                         "publish-date",
                                                         "publication_date",
                                                         "pubdate",
                                                         "date"};
constexpr std::array<std::string_view, 7> kAuthor = {"author", "dc.creator",      "dcterms.creator", "parsely-author",
                                                     "byl",    "sailthru.author", "article:author"};
constexpr std::array<std::string_view, 5> kOutlet = {"og:site_name", "dc.publisher", "dcterms.publisher", "publisher",
                                                     "application-name"};
constexpr std::array<std::string_view, 5> kTitle = {"og:title", "dc.title", "dcterms.title", "parsely-title",
                                                    "twitter:title"};
constexpr std::array<std::string_view, 4> kLanguage = {"content-language", "dc.language", "inlanguage", "og:locale"};

bool IsAddress(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//") || text.starts_with("@");
}

// What the page's head, and its elements with itemprop, hold.
struct Found {
  std::map<std::string, std::string, std::less<>> metas;  // the first value of each name
  std::string canonical;
  std::string page_title;  // <title>
  std::string language;
  std::vector<std::string> headings;  // <h1>
  LinkedArticle article;

  [[nodiscard]] std::string First(std::span<const std::string_view> names) const {
    for (const std::string_view name : names) {
      const auto found = metas.find(name);
      if (found != metas.end()) return found->second;
    }
    return {};
  }
};

void NoteMeta(const PageTree& page, std::size_t i, Found& found) {
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string name = LowerAscii(Trim(page.Attribute(i, key)));
    const std::string content = CollapseSpaces(page.Attribute(i, "content"));
    if (!name.empty() && !TrimAll(content).empty()) found.metas.emplace(name, TrimAll(content));
  }
}

// <span itemprop="author">, <time itemprop="datePublished" datetime="…">.
void NoteProperty(const PageTree& page, std::size_t i, Found& found) {
  const std::string name = LowerAscii(page.Attribute(i, "itemprop"));
  if (name != "datepublished" && name != "author") return;
  std::string value = page.Attribute(i, "content");
  if (value.empty()) value = page.Attribute(i, "datetime");
  if (value.empty()) value = page.TextOf(i);
  constexpr std::size_t kLongestValue = 200;
  value = CollapseSpaces(value);
  if (!value.empty() && value.size() <= kLongestValue) found.metas.emplace(name, value);
}

void NoteElement(const PageTree& page, std::size_t i, Found& found) {
  const PageNode& node = page[i];
  if (node.name == "meta") {
    NoteMeta(page, i, found);
  } else if (node.name == "link" && LowerAscii(page.Attribute(i, "rel")) == "canonical") {
    if (found.canonical.empty()) found.canonical = Trim(page.Attribute(i, "href"));
  } else if (node.name == "html") {
    if (found.language.empty()) found.language = page.Attribute(i, "lang");
    if (found.language.empty()) found.language = page.Attribute(i, "xml:lang");
  } else if (node.name == "title") {
    if (found.page_title.empty()) found.page_title = page.TextOf(i);
  } else if (node.name == "h1") {
    found.headings.push_back(page.TextOf(i));
  } else if (node.name == "script" && LowerAscii(page.Attribute(i, "type")).starts_with("application/ld+json")) {
    if (!found.article.found && i + 1 < node.end) found.article = FindLinkedArticle(page[i + 1].text);
  } else if (HasAttribute(node.text, "itemprop")) {
    NoteProperty(page, i, found);
  }
}

// "Talks fail" for "Talks fail - The Example Wire" and "Talks fail | World | The Example Wire".
std::string WithoutOutlet(std::string title, std::string_view outlet) {
  constexpr std::array<std::string_view, 6> kSeparators = {" | ", " - ", " – ", " — ", " :: ", " » "};
  std::size_t cut = std::string::npos;
  for (const std::string_view separator : kSeparators) {
    const std::size_t last = title.rfind(separator);
    if (last == std::string::npos) continue;
    const std::string tail = LowerAscii(title.substr(last + separator.size()));
    if (!outlet.empty() && tail == LowerAscii(outlet)) cut = std::min(cut, last);
    if (separator == " | ") cut = std::min(cut, title.find(separator));
  }
  if (cut != std::string::npos && cut > 0) title.resize(cut);
  return std::string(TrimAll(title));
}

// The heading that the page's title begins with or contains; a heading alone is often a section's or the outlet's name.
std::string ChooseTitle(const Found& found, const std::string& outlet) {
  const std::string shared = found.First(kTitle);
  for (const std::string& heading : found.headings) {
    constexpr std::size_t kShortest = 8;
    const bool told = found.page_title.find(heading) != std::string::npos ||
                      shared.find(heading) != std::string::npos || heading == found.article.headline;
    if (heading.size() >= kShortest && told) return std::string(TrimAll(heading));
  }
  if (!found.article.headline.empty()) return WithoutOutlet(found.article.headline, outlet);
  if (!shared.empty()) return WithoutOutlet(shared, outlet);
  const bool one_heading = found.headings.size() == 1 && !found.headings.front().empty();
  if (one_heading && !found.page_title.ends_with(found.headings.front())) {
    return std::string(TrimAll(found.headings.front()));
  }
  return WithoutOutlet(found.page_title, outlet);
}

std::string ChooseAuthor(const Found& found) {
  std::string author = found.article.author;
  for (std::size_t i = 0; author.empty() && i < kAuthor.size(); ++i) {
    author = found.First(std::span(kAuthor).subspan(i, 1));
    if (IsAddress(author)) author.clear();
  }
  if (LowerAscii(author.substr(0, 3)) == "by ") author.erase(0, 3);
  return author;
}

std::string ChooseUrl(const Found& found) {
  const std::array<std::string_view, 1> kShared = {"og:url"};
  const std::string shared = found.First(kShared);
  // Some sites call their front page the canonical address of every page.
  const std::size_t host = found.canonical.find("://");
  const std::size_t path = host == std::string::npos ? std::string::npos : found.canonical.find('/', host + 3);
  const bool front_page =
      host != std::string::npos && (path == std::string::npos || path + 1 == found.canonical.size());
  if (!found.canonical.empty() && !(front_page && shared.size() > found.canonical.size())) return found.canonical;
  return shared.empty() ? found.article.url : shared;
}

std::optional<std::chrono::sys_seconds> ChooseTime(const Found& found) {
  if (const auto time = ParsePublicationTime(found.article.published)) return time;
  for (const std::string_view name : kPublished) {
    const auto meta = found.metas.find(name);
    if (meta == found.metas.end()) continue;
    if (const auto time = ParsePublicationTime(meta->second)) return time;
  }
  return std::nullopt;
}

}  // namespace

PageMetadata ReadPageMetadata(const PageTree& page) {
  Found found;
  for (std::size_t i = 1; i < page.size(); ++i) {
    if (!page[i].IsText()) NoteElement(page, i, found);
  }
  PageMetadata metadata;
  metadata.outlet = found.article.publisher.empty() ? found.First(kOutlet) : found.article.publisher;
  metadata.title = ChooseTitle(found, metadata.outlet);
  metadata.author = ChooseAuthor(found);
  metadata.url = ChooseUrl(found);
  metadata.language = found.language;
  if (metadata.language.empty()) metadata.language = found.article.language;
  if (metadata.language.empty()) metadata.language = found.First(kLanguage);
  metadata.body = found.article.body;
  metadata.published_at = ChooseTime(found);
  return metadata;
}

namespace {

// Sorted. Words in the class, id or itemprop of an element that shows when the article was published; and when not.
constexpr std::array<std::string_view, 9> kTimeHints = {"date",    "dateline",  "datepublished", "posted",   "pubdate",
                                                        "publish", "published", "time",          "timestamp"};
constexpr std::array<std::string_view, 14> kOtherTimeHints = {
    "accessed", "archived", "crawled", "current",   "datemodified", "event", "fetched",
    "modified", "now",      "related", "retrieved", "saved",        "today", "updated"};

// From the last heading before the text, or the <article> around it, to the text's end: dates at the top of the page
// are often of the day on which it was made.
std::uint32_t ArticleBegin(const PageTree& page, const MainText& main) {
  for (std::uint32_t i = main.begin; i > 0; i = page[i].parent) {
    if (page[i].name == "article") return i;
  }
  for (std::uint32_t i = main.begin; i > 0; --i) {
    if (page[i].name == "h1") return i;
  }
  return main.begin;
}

// "3 November 2019" for "Published: 3 November 2019".
std::string_view WithoutLabel(std::string_view text) {
  for (const std::string_view label : {"first published", "published", "posted", "date", "on", "by", ":"}) {
    if (LowerAscii(text.substr(0, label.size())) == label) text = Trim(text.substr(label.size()));
  }
  return text;
}

}  // namespace

std::optional<std::chrono::sys_seconds> FindShownTime(const PageTree& page, const MainText& main) {
  constexpr std::size_t kLongestShown = 80;
  for (std::uint32_t i = ArticleBegin(page, main); i < main.end; ++i) {
    const PageNode& node = page[i];
    if (node.IsText()) continue;
    const std::string hints = ClassAndId(page, i) + " " + LowerAscii(page.Attribute(i, "itemprop"));
    const bool other = HasHint(hints, kOtherTimeHints);
    if (node.name == "nav" || node.name == "aside" || node.name == "footer" ||
        (other && page.TextOf(i).size() <= kLongestShown)) {
      i = node.end - 1;
    } else if (!other && node.name == "time") {
      std::optional<std::chrono::sys_seconds> time = ParsePublicationTime(page.Attribute(i, "datetime"));
      if (!time) time = ParsePublicationTime(WithoutLabel(page.TextOf(i)));
      if (time) return time;
    } else if (!other && HasHint(hints, kTimeHints)) {
      const std::string text = page.TextOf(i);
      if (text.size() > kLongestShown) continue;
      if (const auto time = ParsePublicationTime(WithoutLabel(text))) return time;
    }
  }
  return std::nullopt;
}

std::optional<std::chrono::sys_seconds> TimeOfUrl(std::string_view url) {
  constexpr std::string_view kShape = "/0000/00/00";
  const std::size_t query = std::min(url.find_first_of("?#"), url.size());
  for (std::size_t at = 0; at + kShape.size() <= query; ++at) {
    const std::string_view part = url.substr(at, kShape.size());
    const auto fits = [](char c, char shape) { return shape == '0' ? c >= '0' && c <= '9' : c == shape || c == '-'; };
    const bool ends =
        at + kShape.size() == url.size() || url[at + kShape.size()] < '0' || url[at + kShape.size()] > '9';
    if (part.front() != '/' || !ends || !std::equal(part.begin(), part.end(), kShape.begin(), fits)) continue;
    std::string day(part.substr(1));
    std::replace(day.begin(), day.end(), '/', '-');
    if (const auto time = ParsePublicationTime(day)) return time;
  }
  return std::nullopt;
}

}  // namespace tacitus
