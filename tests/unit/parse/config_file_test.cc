#include "parse/config_file.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

constexpr std::string_view kConfig = R"([nlp]
lang = "en"
# a comment
pipeline = ["tok2vec",
    "parser"]
[components.tok2vec.model.encode]
width = 96
vectors = null
[components.parser.model.tok2vec]
width = ${components.tok2vec.model.encode:width}
path = "${nlp.lang}_core/${nlp:lang}"
none = ${components.tok2vec.model.encode:vectors}
circle = ${components.parser.model.tok2vec:circle}
lost = ${paths.train}
upper = true
rows = [1, 2]
)";

const std::string kTok2Vec = "components.parser.model.tok2vec";

ConfigFile Read() {
  Result<ConfigFile> config = ConfigFile::Parse(kConfig, "config.cfg");
  EXPECT_TRUE(config) << config.error().ToString();
  return *config;
}

TEST(ConfigFileTest, ReadsEachKindOfValue) {
  const ConfigFile config = Read();
  EXPECT_EQ(*config.Text("nlp", "lang"), "en");
  EXPECT_EQ(*config.Texts("nlp", "pipeline"), (std::vector<std::string>{"tok2vec", "parser"}));
  EXPECT_EQ(*config.Integer("components.tok2vec.model.encode", "width"), 96);
  EXPECT_TRUE(*config.Boolean(kTok2Vec, "upper"));
  EXPECT_EQ(*config.Integers(kTok2Vec, "rows"), (std::vector<std::int64_t>{1, 2}));
}

TEST(ConfigFileTest, FollowsReferences) {
  const ConfigFile config = Read();
  EXPECT_EQ(*config.Integer(kTok2Vec, "width"), 96);
  EXPECT_EQ(*config.Text(kTok2Vec, "path"), "en_core/en");
}

TEST(ConfigFileTest, TakesNullAsAbsent) {
  const ConfigFile config = Read();
  EXPECT_TRUE(config.Has("nlp", "lang"));
  EXPECT_FALSE(config.Has("nlp", "name"));
  EXPECT_FALSE(config.Has(kTok2Vec, "none"));
  EXPECT_TRUE(config.HasSection("nlp"));
  EXPECT_FALSE(config.HasSection("paths"));
}

TEST(ConfigFileTest, SaysWhichReferenceLeadsNowhere) {
  const ConfigFile config = Read();
  EXPECT_EQ(config.Text(kTok2Vec, "lost").error().ToString(),
            "config.cfg:14: the reference ${paths.train} names no value of this file");
  EXPECT_EQ(config.Text(kTok2Vec, "circle").error().ToString(),
            "config.cfg:13: the reference ${components.parser.model.tok2vec:circle} leads in a circle");
}

TEST(ConfigFileTest, SaysWhichValueIsMissingOrOfAnotherType) {
  const ConfigFile config = Read();
  EXPECT_EQ(config.Text("nlp", "name").error().ToString(), "config.cfg:1: the section [nlp] has no \"name\"");
  EXPECT_EQ(config.Text("system", "seed").error().ToString(), "config.cfg: the section [system] has no \"seed\"");
  EXPECT_EQ(config.Integer("nlp", "lang").error().ToString(),
            "config.cfg:2: \"lang\" must be a whole number, not \"en\"");
  EXPECT_EQ(config.Text(kTok2Vec, "width").error().ToString(), "config.cfg:10: \"width\" must be a string, not 96");
  EXPECT_EQ(config.Boolean(kTok2Vec, "width").error().ToString(),
            "config.cfg:10: \"width\" must be true or false, not 96");
  EXPECT_EQ(config.Texts(kTok2Vec, "rows").error().ToString(),
            "config.cfg:16: \"rows\" must be a list of strings, not [1, 2]");
  EXPECT_EQ(config.Integers("nlp", "lang").error().ToString(),
            "config.cfg:2: \"lang\" must be a list of whole numbers, not \"en\"");
}

TEST(ConfigFileTest, SaysWhichLineIsNeitherSectionNorValue) {
  EXPECT_EQ(ConfigFile::Parse("[nlp]\nwords\n", "c").error().ToString(),
            "c:2: expected \"[section]\" or \"key = value\"");
  EXPECT_EQ(ConfigFile::Parse("a = 1\n", "c").error().ToString(), "c:1: expected \"[section]\" or \"key = value\"");
  EXPECT_EQ(ConfigFile::Parse("[nlp]\n  1\n", "c").error().ToString(), "c:2: an indented line continues no value");
}

TEST(ConfigFileTest, SaysThatAFileIsMissing) {
  EXPECT_EQ(ConfigFile::Read("/no/config.cfg").error().ToString(),
            "/no/config.cfg: cannot open this file of the pipeline");
}

}  // namespace
}  // namespace tacitus
