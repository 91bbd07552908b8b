// Loads a pipeline folder: what config.cfg names, from the folders of its components.
// Tested in tests/unit/parse/pipeline_loader_test.cc.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "parse/config_file.h"
#include "parse/moves.h"
#include "parse/spacy_pipeline.h"
#include "parse/thinc_model.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

Result<Json> ReadJson(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kNotFound, "cannot open this file of the pipeline", path};
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return Error{ErrorCode::kMalformed, "not a JSON object", path};
  return json;
}

// The strings of a list in a component's `cfg`.
Result<std::vector<std::string>> ReadLabels(const std::string& path) {
  const Result<Json> json = ReadJson(path);
  if (!json) return json.error();
  std::vector<std::string> labels;
  const Json list = json->value("labels", Json());
  for (const Json& label : list) {
    if (label.is_string()) labels.push_back(label.get<std::string>());
  }
  if (list.is_array() && !labels.empty() && labels.size() == list.size()) return labels;
  return Error{ErrorCode::kMalformed, "\"labels\" must be a list of strings, one or more", path};
}

// Beam search keeps several analyses; this runtime keeps one.
Result<Done> ExpectGreedy(const std::string& path) {
  const Result<Json> json = ReadJson(path);
  if (!json) return json.error();
  const Json width = json->value("beam_width", Json(1));
  if (width.is_number_integer() && width.get<std::int64_t>() == 1) return Done{};
  return Error{ErrorCode::kUnsupported, "\"beam_width\" " + width.dump() + " is not supported; 1 is", path};
}

}  // namespace

class PipelineLoader {
 public:
  PipelineLoader(const std::string& folder, ConfigFile config)
      : folder_(folder), config_(std::move(config)), strings_(std::make_shared<StringStore>()) {}

  Result<SpacyPipeline> Load();

 private:
  // Where a component's token vectors come from: an encoder loaded before, or its own.
  struct Source {
    std::optional<std::size_t> encoder;
    TokenEncoder::Shape shape;  // of its own
    LayerTree tree;
  };
  using Loading = Result<Done> (PipelineLoader::*)(const std::string& name, SpacyPipeline& pipeline);

  Result<Done> LoadVersion(SpacyPipeline& pipeline) const;
  Result<Done> LoadComponent(const std::string& name, SpacyPipeline& pipeline);
  Result<Done> LoadTok2Vec(const std::string& name, SpacyPipeline& pipeline);
  Result<Done> LoadTagger(const std::string& name, SpacyPipeline& pipeline);
  Result<Done> LoadParser(const std::string& name, SpacyPipeline& pipeline);
  Result<Done> LoadRecognizer(const std::string& name, SpacyPipeline& pipeline);
  Result<Done> LoadRuler(const std::string& name, SpacyPipeline& pipeline);
  Result<Done> LoadLemmatizer(const std::string& name, SpacyPipeline& pipeline);

  Result<Source> ReadSource(const std::string& section);
  // The source's encoder, loaded where it is the component's own.
  Result<std::size_t> LoadSource(const Source& source, const ThincModel& model, const LayerTree& tree,
                                 SpacyPipeline& pipeline);

  // A transition model with the encoder that feeds it.
  struct Transitions {
    TransitionModel model;
    std::vector<Move> moves;
    std::size_t encoder;
  };
  Result<Transitions> LoadTransitions(const std::string& name, const std::string& state_type, std::uint32_t kinds,
                                      SpacyPipeline& pipeline);

  [[nodiscard]] std::string PathOf(const std::string& name) const { return folder_ + "/" + name; }
  static std::string SectionOf(const std::string& name) { return "components." + name; }

  std::string folder_;
  ConfigFile config_;
  std::shared_ptr<StringStore> strings_;
  std::map<std::string, std::size_t> shared_encoders_;  // of the tok2vec components, by name
};

Result<SpacyPipeline> PipelineLoader::Load() {
  Result<Tokenizer> tokenizer = Tokenizer::Load(folder_, strings_);
  if (!tokenizer) return std::move(tokenizer).error();
  SpacyPipeline pipeline(std::move(*tokenizer));
  pipeline.kernels_ = &BestKernels();
  pipeline.strings_ = strings_;
  if (Result<Done> version = LoadVersion(pipeline); !version) return version.error();
  const Result<std::vector<std::string>> names = config_.Texts("nlp", "pipeline");
  if (!names) return names.error();
  std::vector<std::string> disabled;
  if (config_.Has("nlp", "disabled")) {
    const Result<std::vector<std::string>> listed = config_.Texts("nlp", "disabled");
    if (!listed) return listed.error();
    disabled = *listed;
  }
  for (const std::string& name : *names) {
    if (std::find(disabled.begin(), disabled.end(), name) != disabled.end()) continue;
    if (Result<Done> loaded = LoadComponent(name, pipeline); !loaded) return loaded.error();
  }
  return pipeline;
}

Result<Done> PipelineLoader::LoadVersion(SpacyPipeline& pipeline) const {
  const Result<Json> meta = ReadJson(PathOf("meta.json"));
  if (!meta) return meta.error();
  std::string parts[3];
  const char* keys[] = {"lang", "name", "version"};
  for (std::size_t i = 0; i < 3; ++i) {
    const Json value = meta->value(keys[i], Json());
    if (!value.is_string()) {
      return Error{ErrorCode::kMalformed, std::string("\"") + keys[i] + "\" must be a string", PathOf("meta.json")};
    }
    parts[i] = value.get<std::string>();
  }
  pipeline.version_ = parts[0] + "_" + parts[1] + " " + parts[2];
  return Done{};
}

Result<Done> PipelineLoader::LoadComponent(const std::string& name, SpacyPipeline& pipeline) {
  static const std::map<std::string, Loading> kFactories = {
      {"attribute_ruler", &PipelineLoader::LoadRuler}, {"lemmatizer", &PipelineLoader::LoadLemmatizer},
      {"ner", &PipelineLoader::LoadRecognizer},        {"parser", &PipelineLoader::LoadParser},
      {"tagger", &PipelineLoader::LoadTagger},         {"tok2vec", &PipelineLoader::LoadTok2Vec}};
  const Result<std::string> factory = config_.Text(SectionOf(name), "factory");
  if (!factory) return factory.error();
  const auto found = kFactories.find(*factory);
  if (found == kFactories.end()) {
    return config_.At(SectionOf(name), "factory", ErrorCode::kUnsupported,
                      "the component \"" + name + "\" is of a kind that is not supported, \"" + *factory +
                          "\"; disable it under [nlp] or take another pipeline (supported: attribute_ruler, "
                          "lemmatizer, ner, parser, tagger, tok2vec)");
  }
  return (this->*found->second)(name, pipeline);
}

Result<Done> PipelineLoader::LoadTok2Vec(const std::string& name, SpacyPipeline& pipeline) {
  const Result<TokenEncoder::Shape> shape = TokenEncoder::ReadShape(config_, SectionOf(name) + ".model");
  if (!shape) return shape.error();
  LayerTree tree = TokenEncoder::Tree(*shape);
  const Result<ThincModel> model = ThincModel::Read(PathOf(name) + "/model", tree);
  if (!model) return model.error();
  Result<TokenEncoder> encoder = TokenEncoder::Load(*shape, *model, tree, *pipeline.kernels_);
  if (!encoder) return encoder.error();
  shared_encoders_[name] = pipeline.encoders_.size();
  pipeline.encoders_.push_back(std::move(*encoder));
  return Done{};
}

Result<PipelineLoader::Source> PipelineLoader::ReadSource(const std::string& section) {
  const Result<std::string> architecture = config_.Text(section, "@architectures");
  if (!architecture) return architecture.error();
  Source source;
  if (*architecture == "spacy.Tok2VecListener.v1") {
    const Result<std::string> upstream = config_.Text(section, "upstream");
    if (!upstream) return upstream.error();
    // "*" listens to whichever there is; there is hardly ever more than one.
    const auto found = *upstream == "*" ? shared_encoders_.begin() : shared_encoders_.find(*upstream);
    if (found == shared_encoders_.end()) {
      return config_.At(section, "upstream", ErrorCode::kMalformed,
                        "no component before this one is called \"" + *upstream + "\" and is of the kind tok2vec");
    }
    source.encoder = found->second;
    source.tree = Leaf("tok2vec-listener");
    return source;
  }
  const Result<TokenEncoder::Shape> shape = TokenEncoder::ReadShape(config_, section);
  if (!shape) return shape.error();
  source.shape = *shape;
  source.tree = TokenEncoder::Tree(*shape);
  return source;
}

Result<std::size_t> PipelineLoader::LoadSource(const Source& source, const ThincModel& model, const LayerTree& tree,
                                               SpacyPipeline& pipeline) {
  if (source.encoder) return *source.encoder;
  Result<TokenEncoder> encoder = TokenEncoder::Load(source.shape, model, tree, *pipeline.kernels_);
  if (!encoder) return encoder.error();
  pipeline.encoders_.push_back(std::move(*encoder));
  return pipeline.encoders_.size() - 1;
}

Result<Done> PipelineLoader::LoadTagger(const std::string& name, SpacyPipeline& pipeline) {
  const std::string section = SectionOf(name) + ".model";
  const Result<std::string> architecture = config_.Text(section, "@architectures");
  if (!architecture) return architecture.error();
  if (*architecture != "spacy.Tagger.v2") {
    return config_.At(section, "@architectures", ErrorCode::kUnsupported,
                      "the architecture \"" + *architecture + "\" is not supported here; \"spacy.Tagger.v2\" is");
  }
  const Result<Source> source = ReadSource(section + ".tok2vec");
  if (!source) return source.error();
  const Result<std::vector<std::string>> labels = ReadLabels(PathOf(name) + "/cfg");
  if (!labels) return labels.error();
  LayerTree tree = Tagger::Tree(source->tree);
  const Result<ThincModel> model = ThincModel::Read(PathOf(name) + "/model", tree);
  if (!model) return model.error();
  const Result<std::size_t> encoder = LoadSource(*source, *model, tree.layers[0], pipeline);
  if (!encoder) return encoder.error();
  Result<Tagger> tagger =
      Tagger::Load(*labels, pipeline.encoders_[*encoder].width(), *model, tree, *pipeline.kernels_, *strings_);
  if (!tagger) return tagger.error();
  pipeline.tagger_ = {std::move(*tagger), *encoder};
  pipeline.steps_.push_back(&SpacyPipeline::Tag);
  return Done{};
}

Result<PipelineLoader::Transitions> PipelineLoader::LoadTransitions(const std::string& name,
                                                                    const std::string& state_type, std::uint32_t kinds,
                                                                    SpacyPipeline& pipeline) {
  const std::string section = SectionOf(name) + ".model";
  const Result<TransitionModel::Shape> shape = TransitionModel::ReadShape(config_, section, state_type);
  if (!shape) return shape.error();
  const Result<Source> source = ReadSource(section + ".tok2vec");
  if (!source) return source.error();
  if (Result<Done> greedy = ExpectGreedy(PathOf(name) + "/cfg"); !greedy) return greedy.error();
  Result<std::vector<Move>> moves = ReadMoves(PathOf(name) + "/moves", kinds);
  if (!moves) return moves.error();
  LayerTree tree = TransitionModel::Tree(*shape, source->tree);
  const Result<ThincModel> model = ThincModel::Read(PathOf(name) + "/model", tree);
  if (!model) return model.error();
  const Result<std::size_t> encoder = LoadSource(*source, *model, tree.layers[0].layers[0], pipeline);
  if (!encoder) return encoder.error();
  Result<TransitionModel> transitions = TransitionModel::Load(*shape, pipeline.encoders_[*encoder].width(),
                                                              moves->size(), *model, tree, *pipeline.kernels_);
  if (!transitions) return transitions.error();
  return Transitions{std::move(*transitions), std::move(*moves), *encoder};
}

Result<Done> PipelineLoader::LoadParser(const std::string& name, SpacyPipeline& pipeline) {
  Result<Transitions> loaded = LoadTransitions(name, "parser", ArcEagerState::kMoves, pipeline);
  if (!loaded) return loaded.error();
  pipeline.parser_ = {DependencyParser::Create(loaded->moves, std::move(loaded->model), *pipeline.kernels_, *strings_),
                      loaded->encoder};
  pipeline.steps_.push_back(&SpacyPipeline::ParseDependencies);
  return Done{};
}

Result<Done> PipelineLoader::LoadRecognizer(const std::string& name, SpacyPipeline& pipeline) {
  Result<Transitions> loaded = LoadTransitions(name, "ner", EntityRecognizer::kKinds, pipeline);
  if (!loaded) return loaded.error();
  pipeline.recognizer_ = {
      EntityRecognizer::Create(loaded->moves, std::move(loaded->model), *pipeline.kernels_, *strings_),
      loaded->encoder};
  pipeline.steps_.push_back(&SpacyPipeline::RecognizeEntities);
  return Done{};
}

Result<Done> PipelineLoader::LoadRuler(const std::string& name, SpacyPipeline& pipeline) {
  Result<AttributeRuler> ruler = AttributeRuler::Load(PathOf(name), *strings_);
  if (!ruler) return ruler.error();
  pipeline.ruler_ = std::move(*ruler);
  pipeline.steps_.push_back(&SpacyPipeline::RuleAttributes);
  return Done{};
}

Result<Done> PipelineLoader::LoadLemmatizer(const std::string& name, SpacyPipeline& pipeline) {
  LemmatizerOptions options;
  const std::string section = SectionOf(name);
  const Result<std::string> language = config_.Text("nlp", "lang");
  if (!language) return language.error();
  const Result<std::string> mode = config_.Text(section, "mode");
  if (!mode) return mode.error();
  const Result<bool> overwrite = config_.Boolean(section, "overwrite");
  if (!overwrite) return overwrite.error();
  options = {*language, *mode, *overwrite};
  Result<Lemmatizer> lemmatizer = Lemmatizer::Load(PathOf(name), options, *strings_);
  if (!lemmatizer) return lemmatizer.error();
  pipeline.lemmatizer_ = std::move(*lemmatizer);
  pipeline.steps_.push_back(&SpacyPipeline::Lemmatize);
  return Done{};
}

Result<SpacyPipeline> SpacyPipeline::Load(const std::string& folder) {
  if (!std::filesystem::is_directory(folder)) {
    return Error{ErrorCode::kNotFound, "no such folder; a spaCy pipeline is the folder that holds config.cfg", folder};
  }
  Result<ConfigFile> config = ConfigFile::Read(folder + "/config.cfg");
  if (!config) return config.error();
  return PipelineLoader(folder, std::move(*config)).Load();
}

}  // namespace tacitus
