#include "tacitus/parser.h"

#include <utility>

#include "parse/spacy_pipeline.h"

namespace tacitus {
namespace {

// Documents are analysed in groups of about so many tokens: enough to fill the matrix products, few enough that their
// vectors stay in the cache.
constexpr std::size_t kGroupTokens = 4096;

// What the views of a Parse point to.
struct ParseStrings {
  std::shared_ptr<const StringStore> labels;
  std::string lemmas;
};

void SetSpans(Parse& parse) {
  for (std::uint32_t token = 0; token < parse.tokens.size(); ++token) {
    const Token& current = parse.tokens[token];
    if (token == 0 || current.sentence_start) parse.sentences.push_back({token, token});
    parse.sentences.back().last = token + 1;
    if (current.entity_position == EntityPosition::kBegin) parse.entities.push_back({{token, token}, current.entity});
    if (current.entity_position != EntityPosition::kOutside) parse.entities.back().tokens.last = token + 1;
  }
}

Parse MakeParse(std::string_view text, const Annotation& batch, TokenSpan document,
                const std::shared_ptr<const StringStore>& labels) {
  Parse parse;
  parse.text = text;
  auto strings = std::make_shared<ParseStrings>();
  strings->labels = labels;
  std::size_t lemma_bytes = 0;
  for (std::uint32_t i = document.first; i < document.last; ++i) lemma_bytes += batch.lemma[i].size();
  strings->lemmas.reserve(lemma_bytes);  // and never grown: tokens point into it
  parse.tokens.resize(document.size());
  for (std::uint32_t i = document.first; i < document.last; ++i) {
    Token& token = parse.tokens[i - document.first];
    const TokenPiece& piece = batch.pieces[i];
    const std::size_t lemma_start = strings->lemmas.size();
    strings->lemmas.append(batch.lemma[i]);
    token.start = piece.start;
    token.end = piece.end;
    token.head = batch.head[i] - document.first;
    token.pos = batch.pos[i];
    token.entity_position = batch.entity_position[i];
    token.space_after = piece.space_after;
    token.sentence_start = batch.sentence_start[i] != 0;
    token.lemma = std::string_view(strings->lemmas).substr(lemma_start);
    token.tag = labels->Text(batch.tag[i]);
    token.morph = labels->Text(batch.morph[i]);
    token.dep = labels->Text(batch.dep[i]);
    token.entity = labels->Text(batch.entity[i]);
  }
  SetSpans(parse);
  parse.strings = std::move(strings);
  return parse;
}

}  // namespace

struct Parser::Pipeline {
  SpacyPipeline spacy;
};

struct Parser::Scratch::State {
  std::shared_ptr<const Pipeline> owner;  // whose lexemes and vectors are cached
  PipelineScratch scratch;
};

Parser::Parser(std::shared_ptr<const Pipeline> pipeline) : pipeline_(std::move(pipeline)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

Parser::Scratch::Scratch() : state_(std::make_unique<State>()) {}
Parser::Scratch::Scratch(Scratch&&) noexcept = default;
Parser::Scratch& Parser::Scratch::operator=(Scratch&&) noexcept = default;
Parser::Scratch::~Scratch() = default;

Result<Parser> Parser::Load(const std::string& folder) {
  Result<SpacyPipeline> spacy = SpacyPipeline::Load(folder);
  if (!spacy) return std::move(spacy).error();
  return Parser(std::make_shared<const Pipeline>(Pipeline{std::move(*spacy)}));
}

Parse Parser::Run(std::string_view text) const {
  Scratch scratch;
  return Run(text, scratch);
}

Parse Parser::Run(std::string_view text, Scratch& scratch) const {
  return std::move(RunBatch(std::span(&text, 1), scratch).front());
}

std::vector<Parse> Parser::RunBatch(std::span<const std::string_view> texts, Scratch& scratch) const {
  if (scratch.state_->owner != pipeline_) {
    scratch.state_ = std::make_unique<Scratch::State>();
    scratch.state_->owner = pipeline_;
  }
  PipelineScratch& work = scratch.state_->scratch;
  std::vector<Parse> parses;
  parses.reserve(texts.size());
  while (!texts.empty()) {
    const std::size_t taken = pipeline_->spacy.Run(texts, kGroupTokens, work);
    for (std::size_t i = 0; i < taken; ++i) {
      parses.push_back(MakeParse(texts[i], work.batch, work.documents[i], pipeline_->spacy.strings()));
    }
    texts = texts.subspan(taken);
  }
  return parses;
}

std::string_view Parser::Version() const { return pipeline_->spacy.version(); }

}  // namespace tacitus
