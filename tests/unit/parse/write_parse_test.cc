#include "parse/write_parse.h"

#include <gtest/gtest.h>

#include "tests/support/parse_json.h"

namespace tacitus {
namespace {

std::string Word(const std::string& text, bool space, int start, const std::string& pos, int head,
                 const std::string& dep, const std::string& rest) {
  return "{\"text\":\"" + text + "\",\"ws\":" + (space ? "true" : "false") + ",\"start\":" + std::to_string(start) +
         ",\"end\":" + std::to_string(start + static_cast<int>(text.size()) - (text.starts_with("\\") ? 1 : 0)) +
         ",\"lemma\":\"l\",\"pos\":\"" + pos + "\",\"tag\":\"T\",\"morph\":\"\",\"head\":" + std::to_string(head) +
         ",\"dep\":\"" + dep + "\"," + rest + "}";
}

constexpr char kStart[] = "\"ent\":\"O\",\"sent_start\":true";
constexpr char kInside[] = "\"ent\":\"O\",\"sent_start\":false";

std::string Json(const Parse& parse) {
  std::string out;
  AppendJson("a \"b\"", parse, out);
  return out;
}

std::string Conllu(const std::string& line, const std::string& id = "d") {
  const Result<Parse> parse = ParseFromJson(line);
  if (!parse) return parse.error().ToString();
  std::string out;
  AppendConllu(id, *parse, out);
  return out;
}

TEST(AppendJson, WritesWhatIsReadBack) {
  const std::string line = R"({"id":"a \"b\"","text":"U\n\u0001\\","tokens":[)" +
                           Word("U", false, 0, "PROPN", 0, "ROOT", "\"ent\":\"B-GPE\",\"sent_start\":true") + "," +
                           Word("\\n", false, 1, "SPACE", 0, "dep", "\"ent\":\"I-GPE\",\"sent_start\":false") + "]}\n";
  const Result<Parse> parse = ParseFromJson(line);
  ASSERT_TRUE(parse) << parse.error().ToString();
  EXPECT_EQ(Json(*parse), line);
}

TEST(AppendJson, WritesAnEmptyDocument) {
  EXPECT_EQ(Json(Parse{}), "{\"id\":\"a \\\"b\\\"\",\"text\":\"\",\"tokens\":[]}\n");
}

TEST(AppendJson, WritesBadBytesAsReplacementCharacters) {
  Parse parse;
  parse.text = "\xff\xfe";
  EXPECT_EQ(Json(parse), "{\"id\":\"a \\\"b\\\"\",\"text\":\"\ufffd\ufffd\",\"tokens\":[]}\n");
}

TEST(AppendConllu, WritesSentencesWordsAndEntities) {
  EXPECT_EQ(Conllu(R"({"text":"Iran won. Go","tokens":[)" +
                   Word("Iran", true, 0, "PROPN", 1, "nsubj", "\"ent\":\"B-GPE\",\"sent_start\":true") + "," +
                   Word("won", false, 5, "VERB", 1, "ROOT", kInside) + "," +
                   Word(".", true, 8, "PUNCT", 1, "punct", kInside) + "," +
                   Word("Go", false, 10, "VERB", 3, "ROOT", kStart) + "]}"),
            "# newdoc id = d\n"
            "# sent_id = d-1\n"
            "# text = Iran won.\n"
            "1\tIran\tl\tPROPN\tT\t_\t2\tnsubj\t_\tNE=B-GPE\n"
            "2\twon\tl\tVERB\tT\t_\t0\troot\t_\tSpaceAfter=No\n"
            "3\t.\tl\tPUNCT\tT\t_\t2\tpunct\t_\t_\n"
            "\n"
            "# sent_id = d-2\n"
            "# text = Go\n"
            "1\tGo\tl\tVERB\tT\t_\t0\troot\t_\tSpaceAfter=No\n"
            "\n");
}

TEST(AppendConllu, MovesWhiteSpaceTokensIntoMisc) {
  EXPECT_EQ(
      Conllu(R"({"text":"\ta \nb\n","tokens":[)" + Word("\\t", false, 0, "SPACE", 1, "dep", kStart) + "," +
             Word("a", true, 1, "X", 1, "ROOT", kInside) + "," + Word("\\n", false, 3, "SPACE", 1, "dep", kInside) +
             "," + Word("b", false, 4, "X", 2, "dobj", kInside) + "," +
             Word("\\n", false, 5, "SPACE", 4, "ROOT", kStart) + "]}"),
      "# newdoc id = d\n"
      "# sent_id = d-1\n"
      "# text = a b\n"
      "1\ta\tl\tX\tT\t_\t0\troot\t_\tSpacesBefore=\\t|SpacesAfter=\\s\\n\n"
      "2\tb\tl\tX\tT\t_\t1\tdobj\t_\tSpacesAfter=\\n\n"
      "\n");
}

TEST(AppendConllu, GivesASentenceOneRootWhereWhiteSpaceWasIt) {
  EXPECT_EQ(Conllu(R"({"text":"a\nb","tokens":[)" + Word("a", false, 0, "X", 1, "nsubj", kStart) + "," +
                   Word("\\n", false, 1, "SPACE", 1, "ROOT", kInside) + "," +
                   Word("b", false, 2, "X", 1, "dobj", kInside) + "]}"),
            "# newdoc id = d\n"
            "# sent_id = d-1\n"
            "# text = a b\n"
            "1\ta\tl\tX\tT\t_\t0\troot\t_\tSpacesAfter=\\n\n"
            "2\tb\tl\tX\tT\t_\t1\tdobj\t_\tSpaceAfter=No\n"
            "\n");
}

TEST(AppendConllu, KeepsIdsOnOneLine) {
  EXPECT_EQ(Conllu(R"({"text":"a","tokens":[)" + Word("a", false, 0, "X", 0, "ROOT", kStart) + "]}", "x\ny"),
            "# newdoc id = x y\n# sent_id = x y-1\n# text = a\n1\ta\tl\tX\tT\t_\t0\troot\t_\tSpaceAfter=No\n\n");
}

}  // namespace
}  // namespace tacitus
