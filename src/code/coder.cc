// The coder as a list of steps, in the order in which each needs the ones before (docs/coding.md).
#include "tacitus/coder.h"

#include <optional>
#include <utility>

#include "code/actors/corefer.h"
#include "code/actors/mentions.h"
#include "code/actors/resolve.h"
#include "code/events/build_events.h"
#include "code/events/candidates.h"
#include "code/events/condemnations.h"
#include "code/events/event_reader.h"
#include "code/events/knowledge.h"
#include "code/events/merge.h"
#include "code/events/noise.h"
#include "code/events/read_events.h"
#include "code/events/revise_parties.h"
#include "code/events/revise_types.h"
#include "code/petrarch/dictionary_coder.h"
#include "code/quotes/find_quotations.h"

namespace tacitus {

struct Coder::Knowledge {
  CodingKnowledge coding;
  CoderOptions options;
  TypeClassifier types;
  std::optional<EventReader> reader;  // none where the choice of types is the fast one
  std::optional<DictionaryCoder> dictionaries;
  std::vector<Error> dictionary_problems;
};

Coder::Coder(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;
Coder::~Coder() = default;

Result<Coder> Coder::Load(const std::string& data_folder, CoderOptions options) {
  Result<CodingKnowledge> coding = CodingKnowledge::Load(data_folder);
  if (!coding) return coding.error();
  Result<TypeClassifier> types = TypeClassifier::Load(data_folder, options.types, options.encoder);
  if (!types) return types.error();
  auto knowledge =
      std::make_shared<Knowledge>(Knowledge{std::move(*coding), std::move(options), std::move(*types), {}, {}, {}});
  if (knowledge->options.types == TypesChoice::kAccurate) {
    Result<EventReader> reader = EventReader::Load(data_folder);
    if (!reader) return reader.error();
    knowledge->reader.emplace(std::move(*reader));
  }
  if (!knowledge->options.dictionaries.empty()) {
    std::vector<Error>& problems = knowledge->dictionary_problems;
    Result<Dictionaries> dictionaries = Dictionaries::Load(knowledge->options.dictionaries, data_folder, problems);
    if (!dictionaries) return dictionaries.error();
    if (knowledge->options.strict && !problems.empty()) return problems.front();
    knowledge->dictionaries.emplace(std::move(*dictionaries), knowledge->coding);
  }
  return Coder(std::move(knowledge));
}

const std::vector<Error>& Coder::DictionaryProblems() const { return knowledge_->dictionary_problems; }

Coding Coder::Run(const Document& document, const Parse& parse) const {
  const CodingKnowledge& knowledge = knowledge_->coding;
  const Tree tree(parse);
  Coding coding;
  coding.document_id = DocumentId(document);

  FindMentions(tree, knowledge.actors, coding);
  FindPlaces(tree, document, knowledge.places, coding);
  ResolveCoreference(tree, document, knowledge.actors, coding);
  ResolveActors(tree, document, knowledge.actors, coding);
  FindTimes(tree, document, knowledge.times, coding);
  FindQuotations(tree, knowledge.quotes, coding);
  ResolveFirstPerson(tree, knowledge.actors, coding);

  DictionaryCoder::Outcome by_dictionaries;
  if (knowledge_->dictionaries) {
    by_dictionaries = knowledge_->dictionaries->Run(tree, document, coding, knowledge_->options.reasons);
    if (!knowledge_->options.beside) {
      coding.events = std::move(by_dictionaries.events);
      return coding;
    }
  }

  const CandidateKnowledge types{knowledge.rules, knowledge.ontology, knowledge.transforms, knowledge.status};
  const TreeWords words(tree, knowledge.rules.vocabulary());
  std::vector<Candidate> candidates = FindCandidates(words, types, coding);
  if (!knowledge_->options.keep_all) LeaveOutNoise(tree, knowledge.noise, coding, candidates);
  ReviseTypes(parse, types, knowledge_->types, knowledge_->options.keep_all, coding, candidates);
  if (knowledge_->reader) ReadEvents(tree, *knowledge_->reader, knowledge_->options.keep_all, coding, candidates);
  ReviseParties(words, types, knowledge.parties, coding, candidates);
  const std::vector<Candidate> condemnations = FindCondemnations(tree, knowledge.evaluations, coding, candidates);
  candidates.insert(candidates.end(), condemnations.begin(), condemnations.end());
  for (const Candidate& candidate : candidates) coding.frames.push_back(candidate.frame);
  std::vector<Event> events = BuildEvents(tree, document, knowledge, coding, candidates, knowledge_->options.reasons);
  if (!knowledge_->options.keep_all && knowledge_->options.least_reliability > 0) {
    knowledge.reliability.LeaveOutUnreliable(tree, knowledge_->options.least_reliability, coding, events);
  }
  coding.events = MergeEvents(std::move(events), document.title);
  if (knowledge_->dictionaries) coding.events = BesideOwnEvents(std::move(by_dictionaries), std::move(coding.events));
  return coding;
}

}  // namespace tacitus
