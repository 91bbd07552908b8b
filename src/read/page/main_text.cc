#include "read/page/main_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "base/strings.h"
#include "read/document_text.h"
#include "read/page/markup.h"
#include "read/page/text_blocks.h"
#include "read/publication_time.h"

namespace tacitus {
namespace {

template <std::size_t n>
bool Has(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 28> kNoText = {
    "script", "style",  "noscript",   "template", "nav",    "footer", "aside",    "menu",  "dialog", "button",
    "select", "input",  "textarea",   "label",    "iframe", "object", "embed",    "svg",   "canvas", "audio",
    "video",  "figure", "figcaption", "picture",  "map",    "title",  "datalist", "search"};

constexpr std::array<std::string_view, 11> kNoTextRoles = {"navigation", "banner",  "complementary", "contentinfo",
                                                           "search",     "dialog",  "alertdialog",   "menu",
                                                           "menubar",    "toolbar", "tablist"};

// Words in classes and ids, sorted: for what is not the article, or not its text.
constexpr std::array<std::string_view, 76> kBoilerplate = {"ad",
                                                           "ads",
                                                           "adslot",
                                                           "advert",
                                                           "advertisement",
                                                           "advertising",
                                                           "author",
                                                           "authors",
                                                           "breadcrumb",
                                                           "breadcrumbs",
                                                           "byline",
                                                           "caption",
                                                           "comment",
                                                           "comments",
                                                           "consent",
                                                           "cookie",
                                                           "cookies",
                                                           "copyright",
                                                           "credit",
                                                           "date",
                                                           "disclaimer",
                                                           "disqus",
                                                           "footer",
                                                           "gdpr",
                                                           "keywords",
                                                           "login",
                                                           "masthead",
                                                           "menu",
                                                           "modal",
                                                           "nav",
                                                           "navbar",
                                                           "navigation",
                                                           "newsletter",
                                                           "outbrain",
                                                           "overlay",
                                                           "pager",
                                                           "pagination",
                                                           "paywall",
                                                           "poll",
                                                           "popular",
                                                           "popup",
                                                           "promo",
                                                           "promoted",
                                                           "promotion",
                                                           "published",
                                                           "pullquote",
                                                           "quiz",
                                                           "readmore",
                                                           "recirc",
                                                           "recommendation",
                                                           "recommendations",
                                                           "recommended",
                                                           "register",
                                                           "related",
                                                           "share",
                                                           "sharebar",
                                                           "sharing",
                                                           "sidebar",
                                                           "signup",
                                                           "skip",
                                                           "social",
                                                           "sponsor",
                                                           "sponsored",
                                                           "subscribe",
                                                           "subscription",
                                                           "taboola",
                                                           "tags",
                                                           "teaser",
                                                           "teasers",
                                                           "timestamp",
                                                           "toolbar",
                                                           "topics",
                                                           "trending",
                                                           "updated",
                                                           "widget",
                                                           "widgets"};

// For the article itself.
constexpr std::array<std::string_view, 10> kArticle = {"article",  "body", "content", "copy",  "entry",
                                                       "fulltext", "main", "post",    "story", "text"};

// Beginnings of short paragraphs that speak of the page, not of the world. In small letters.
constexpr std::array<std::string_view, 38> kNotices = {"read more",
                                                       "read also",
                                                       "also read",
                                                       "read next",
                                                       "see also",
                                                       "more on this",
                                                       "related:",
                                                       "related articles",
                                                       "related stories",
                                                       "recommended",
                                                       "click here",
                                                       "sign up",
                                                       "subscribe",
                                                       "follow us",
                                                       "share this",
                                                       "share on",
                                                       "advertisement",
                                                       "story continues",
                                                       "article continues",
                                                       "copyright",
                                                       "©",
                                                       "all rights reserved",
                                                       "image source",
                                                       "photo:",
                                                       "image:",
                                                       "get the latest",
                                                       "download our",
                                                       "join our",
                                                       "watch:",
                                                       "watch live",
                                                       "listen:",
                                                       "loading",
                                                       "please enable",
                                                       "skip to",
                                                       "we use cookies",
                                                       "this website uses cookies",
                                                       "most read",
                                                       "posted in"};

constexpr std::size_t kLongestNotice = 200;
constexpr std::size_t kLongestByline = 120;
constexpr double kMostLinks = 0.5;
constexpr double kOutwards = 0.6;  // of a score goes one element further out
constexpr int kFarthestOut = 8;
constexpr double kNeighbour = 0.25;
constexpr std::size_t kEnoughText = 200;

bool EndsSentence(std::string_view text) {
  while (!text.empty()) {
    const char last = text.back();
    if (last == '.' || last == '!' || last == '?' || last == ':') return true;
    if (text.ends_with("…")) return true;
    const bool quote =
        last == '"' || last == '\'' || last == ')' || text.ends_with("”") || text.ends_with("’") || text.ends_with("»");
    if (!quote) return false;
    text.remove_suffix(static_cast<unsigned char>(last) < 0x80 ? 1 : text.ends_with("»") ? 2 : 3);
  }
  return false;
}

// What a block says for the element around it being the article.
double Score(const TextBlock& block) {
  constexpr std::size_t kShortestProse = 25;
  constexpr std::size_t kProseWithoutEnd = 80;
  const std::string_view text = block.text;
  if (text.size() < kShortestProse || block.LinkShare() > kMostLinks) return 0;
  if (text.size() < kProseWithoutEnd && !EndsSentence(text)) return 0;
  const auto commas = static_cast<double>(std::count(text.begin(), text.end(), ','));
  return (1 + std::min(commas, 10.0) + std::min(static_cast<double>(text.size()) / 100, 5.0)) * (1 - block.LinkShare());
}

bool IsHeading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; }

bool IsNotice(const TextBlock& block) {
  if (block.text.size() > kLongestNotice) return false;
  const std::string lower = LowerAscii(block.text);
  return std::any_of(kNotices.begin(), kNotices.end(),
                     [&](std::string_view notice) { return lower.starts_with(notice); });
}

// "By Jane Example and John Sample, The Example Wire".
std::optional<std::string> Byline(std::string_view text) {
  const std::string lower = LowerAscii(text.substr(0, 3));
  if (lower != "by " || text.size() > kLongestByline || EndsSentence(text)) return std::nullopt;
  const std::string_view name = Trim(text.substr(3));
  const bool capital = !name.empty() && (name.front() < 'a' || name.front() > 'z');
  return capital ? std::optional<std::string>(name.substr(0, name.find_first_of(",|\n"))) : std::nullopt;
}

// "Published: 3 November 2019", "Updated 3 Nov 2019, 18:01 GMT", "2 hours ago".
bool IsDateLine(std::string_view text) {
  if (text.size() > kLongestByline) return false;
  std::string lower = LowerAscii(text);
  for (const std::string_view label :
       {"first published", "last updated", "published", "updated", "posted", "modified"}) {
    if (lower.starts_with(label)) lower.erase(0, label.size());
  }
  lower.erase(0, lower.find_first_not_of(" :-|"));
  return lower.ends_with(" ago") || ParsePublicationTime(lower).has_value();
}

class ArticleFinder {
 public:
  ArticleFinder(const PageTree& page, std::string_view title) : page_(page), title_(title) {}

  MainText Run() {
    MainText strict = Find(Unlikely());
    if (strict.text.size() >= kEnoughText) return strict;
    MainText lenient = Find(NoText());
    return lenient.text.size() > 2 * strict.text.size() ? lenient : strict;
  }

 private:
  struct Span {
    std::uint32_t begin;
    std::uint32_t end;
  };

  [[nodiscard]] std::vector<bool> NoText() const {
    std::vector<bool> left_out(page_.size());
    for (std::uint32_t i = 0; i < page_.size(); ++i) {
      left_out[i] = IsNoText(page_, i);
      if (left_out[i]) i = page_[i].end - 1;
    }
    return left_out;
  }

  // Whether what has so much of the page's prose may be beside the article. Comments may be longer than it.
  static bool IsAside(double inside, double all) {
    constexpr double kArticlesScore = 10;  // that of three or four paragraphs
    return inside < all / 2 || (all - inside >= kArticlesScore && inside < 0.8 * all);
  }

  // And what is called boilerplate, unless most of the page's prose is in it.
  [[nodiscard]] std::vector<bool> Unlikely() const {
    std::vector<bool> left_out = NoText();
    const std::vector<double> scores = ScoresBefore(FindTextBlocks(page_, left_out));
    for (std::uint32_t i = 0; i < page_.size(); ++i) {
      const PageNode& node = page_[i];
      if (!left_out[i] && !node.IsText() && !node.text.empty() && IsBoilerplate(i)) {
        left_out[i] = IsAside(scores[node.end] - scores[i], scores.back());
      }
      if (left_out[i]) i = node.end - 1;
    }
    return left_out;
  }

  [[nodiscard]] bool IsBoilerplate(std::size_t i) const {
    const std::string_view name = page_[i].name;
    if (name == "html" || name == "body" || name == "main" || name == "article") return false;
    return HasHint(ClassAndId(page_, i), kBoilerplate);
  }

  // The sum of the scores of all blocks before each node, and of all.
  [[nodiscard]] std::vector<double> ScoresBefore(const std::vector<TextBlock>& blocks) const {
    std::vector<double> before(page_.size() + 1);
    for (const TextBlock& block : blocks) before[block.node + 1] += Score(block);
    for (std::size_t i = 1; i < before.size(); ++i) before[i] += before[i - 1];
    return before;
  }

  MainText Find(const std::vector<bool>& left_out) {
    std::vector<TextBlock> blocks = FindTextBlocks(page_, left_out);
    DropTeasers(page_, blocks);
    const std::optional<std::uint32_t> article = BestElement(blocks);
    if (!article) return {};
    return Take(blocks, WithNeighbours(*article, ScoresBefore(blocks)));
  }

  [[nodiscard]] double Weight(std::uint32_t i) const {
    const std::string_view name = page_[i].name;
    double weight = name == "article" || name == "main" ? 1.2 : 1;
    if (HasHint(ClassAndId(page_, i), kArticle)) weight *= 1.2;
    if (IsBoilerplate(i)) weight *= 0.5;
    if (LowerAscii(page_.Attribute(i, "itemprop")).find("articlebody") != std::string::npos) weight *= 2;
    return weight;
  }

  [[nodiscard]] std::optional<std::uint32_t> BestElement(const std::vector<TextBlock>& blocks) const {
    std::map<std::uint32_t, double> scores;  // by element
    for (const TextBlock& block : blocks) {
      double score = Score(block);
      if (score == 0) continue;
      const std::string_view name = page_[block.container].name;
      std::uint32_t element = block.container;
      if (name == "p" || name == "li" || name == "blockquote" || name == "pre") element = page_[element].parent;
      for (int out = 0; out < kFarthestOut; ++out, element = page_[element].parent, score *= kOutwards) {
        scores[element] += score;
        if (element == 0) break;
      }
    }
    std::optional<std::uint32_t> best;
    double most = 0;
    for (const auto& [element, score] : scores) {
      const double weighted = score * Weight(element);
      if (weighted > most) {
        most = weighted;
        best = element;
      }
    }
    return best;
  }

  // Neighbours are taken in while they hold prose of the same order, as where a page splits its article in two.
  [[nodiscard]] std::vector<Span> WithNeighbours(std::uint32_t article, const std::vector<double>& before) const {
    const auto score = [&](std::uint32_t i) { return before[page_[i].end] - before[i]; };
    std::vector<Span> spans;
    const std::uint32_t parent = page_[article].parent;
    if (article == 0) return {{0, page_[0].end}};
    const std::string own_class = page_.Attribute(article, "class");
    for (std::uint32_t i = parent + 1; i < page_[parent].end; i = page_[i].end) {
      const bool neighbour = i != article && !page_[i].IsText();
      const bool alike = neighbour && !own_class.empty() && page_.Attribute(i, "class") == own_class;
      if (i == article || (neighbour && score(i) > 0 && (alike || score(i) >= kNeighbour * score(article)))) {
        spans.push_back({i, page_[i].end});
      }
    }
    return spans;
  }

  MainText Take(const std::vector<TextBlock>& blocks, const std::vector<Span>& spans) {
    MainText main;
    main.begin = spans.front().begin;
    main.end = spans.back().end;
    std::vector<const TextBlock*> headings;  // kept only where text follows
    bool begun = false;
    std::size_t span = 0;
    for (const TextBlock& block : blocks) {
      while (span < spans.size() && spans[span].end <= block.node) ++span;
      const bool inside = span < spans.size() && block.node >= spans[span].begin;
      if (!inside || IsTitle(block) || IsNotice(block) || block.LinkShare() > kMostLinks) continue;
      if (!begun && TakeByline(block, main)) continue;
      if (IsHeading(page_[block.container].name)) {
        if (begun) headings.push_back(&block);
        continue;
      }
      if (!IsParagraph(block)) continue;
      for (const TextBlock* heading : headings) Append(heading->text, main.text);
      headings.clear();
      Append(block.text, main.text);
      begun = true;
    }
    return main;
  }

  [[nodiscard]] bool IsTitle(const TextBlock& block) const {
    return IsHeading(page_[block.container].name) ? block.text == title_ || page_[block.container].name == "h1"
                                                  : block.text == title_;
  }

  static bool TakeByline(const TextBlock& block, MainText& main) {
    if (IsDateLine(block.text)) return true;
    const std::optional<std::string> byline = Byline(block.text);
    if (!byline) return false;
    if (main.byline.empty()) main.byline = *byline;
    return true;
  }

  // Prose may be short where it ends like a sentence; a label does not, and a caption of a few words stands in no <p>.
  [[nodiscard]] bool IsParagraph(const TextBlock& block) const {
    constexpr std::size_t kShortestWithoutEnd = 60;
    constexpr std::size_t kShortestInParagraph = 30;
    if (EndsSentence(block.text)) return true;
    const bool in_paragraph = page_[block.container].name == "p" || page_[block.container].name == "li";
    return block.text.size() >= (in_paragraph ? kShortestInParagraph : kShortestWithoutEnd);
  }

  static void Append(std::string_view paragraph, std::string& text) {
    if (!text.empty()) text += "\n\n";
    text += paragraph;
  }

  const PageTree& page_;
  std::string_view title_;
};

}  // namespace

bool HasHint(std::string_view class_and_id, std::span<const std::string_view> words) {
  std::string_view before;
  for (std::size_t at = 0; at < class_and_id.size();) {
    std::size_t end = at;
    while (end < class_and_id.size() && class_and_id[end] >= 'a' && class_and_id[end] <= 'z') ++end;
    const std::string_view word = class_and_id.substr(at, end - at);
    const bool only_beside = before == "with" || before == "has" || before == "no";  // "with-sidebar"
    if (!word.empty() && !only_beside && std::binary_search(words.begin(), words.end(), word)) return true;
    before = end < class_and_id.size() && class_and_id[end] == ' ' ? std::string_view() : word;
    at = end + 1;
  }
  return false;
}

std::string ClassAndId(const PageTree& page, std::size_t node) {
  const std::string raw = page.Attribute(node, "class") + " " + page.Attribute(node, "id");
  // "articleBody" is "article-body": a word begins at each capital behind a small letter.
  std::string words;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool capital = raw[i] >= 'A' && raw[i] <= 'Z';
    if (capital && i > 0 && raw[i - 1] >= 'a' && raw[i - 1] <= 'z') words.push_back('-');
    words.push_back(capital ? static_cast<char>(raw[i] - 'A' + 'a') : raw[i]);
  }
  return words;
}

bool IsNoText(const PageTree& page, std::size_t node) {
  const PageNode& element = page[node];
  if (element.IsText()) return false;
  if (Has(kNoText, element.name)) return true;
  if (element.text.empty()) return false;
  if (HasAttribute(element.text, "hidden") && element.name != "html" && element.name != "body") return true;
  if (LowerAscii(page.Attribute(node, "aria-hidden")) == "true") return true;
  if (Has(kNoTextRoles, LowerAscii(page.Attribute(node, "role")))) return true;
  std::string style = LowerAscii(page.Attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

MainText FindMainText(const PageTree& page, std::string_view title) { return ArticleFinder(page, title).Run(); }

std::string TextOfHtml(std::string_view html) {
  if (html.find('<') == std::string_view::npos) return std::string(TrimAll(CollapseSpaces(Decoded(html))));
  const Result<PageTree> page = PageTree::Build(html);
  if (!page) return {};
  std::vector<bool> left_out(page->size());
  for (std::size_t i = 0; i < page->size(); ++i) {
    const std::string_view name = (*page)[i].name;
    left_out[i] = name == "script" || name == "style" || name == "template";
  }
  std::string text;
  for (const TextBlock& block : FindTextBlocks(*page, left_out)) {
    if (!text.empty()) text += "\n\n";
    text += block.text;
  }
  return text;
}

}  // namespace tacitus
