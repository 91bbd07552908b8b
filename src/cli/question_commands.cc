// tacitus actor, place, date: one question each, answered for people or as JSON Lines.
#include <CLI/CLI.hpp>
#include <memory>

#include "base/calendar.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/stream.h"
#include "cli/terminal.h"
#include "code/actors/resolve.h"
#include "code/places/find_places.h"
#include "code/times/find_times.h"
#include "query/answers.h"

namespace tacitus {
namespace {

struct Question {
  Options options;
  std::string text;
  std::string context;
  std::string day;  // --date or --anchor

  [[nodiscard]] bool WantsJson() const {
    return options.format.empty() ? !StandardOutputIsTerminal() : options.format == "jsonl";
  }
  [[nodiscard]] std::optional<Date> Day() const { return ParseDate(day); }
};

std::shared_ptr<Question> DeclareQuestion(CLI::App& command, const std::string& text_description) {
  auto question = std::make_shared<Question>();
  command.add_option("text", question->text, text_description)->type_name("TEXT")->required();
  AddFormat(command, question->options, {"text", "jsonl"}, "Default: text on a terminal, jsonl elsewhere");
  AddData(command, question->options);
  return question;
}

void AddContext(CLI::App& command, Question& question) {
  command.add_option("--context", question.context, "Words around it, which may say a country")->type_name("TEXT");
}

CLI::Option* AddDay(CLI::App& command, Question& question, const std::string& flag, const std::string& description) {
  return command.add_option(flag, question.day, description)->type_name("DAY")->check([](const std::string& day) {
    return ParseDate(day) ? std::string() : "\"" + day + "\" is no day such as 2019-11-03";
  });
}

// Prints the answer; without one, says so.
int Answer(const std::string& answer, const std::string& none) {
  if (answer.empty()) return PrintError({ErrorCode::kNotFound, none, {}}), kExitRejected;
  Output().Write(answer);
  return kExitOk;
}

int RunActor(const Question& question) {
  const Result<std::string> data = DataFolder(question.options);
  if (!data) return PrintError(data.error()), kExitUsage;
  const Result<ActorKnowledge> knowledge = ActorKnowledge::Load(*data);
  if (!knowledge) return PrintError(knowledge.error()), kExitUsage;
  const ResolvedActor resolved = ResolveActor(question.text, question.context, question.Day(), *knowledge);
  return Answer(question.WantsJson() ? ActorAnswerAsJson(resolved.actor, resolved.origin)
                                     : DescribeActorAnswer(resolved.actor, resolved.origin),
                {});
}

int RunPlace(const Question& question) {
  const Result<std::string> data = DataFolder(question.options);
  if (!data) return PrintError(data.error()), kExitUsage;
  const Result<PlaceKnowledge> knowledge = PlaceKnowledge::Load(*data);
  if (!knowledge) return PrintError(knowledge.error()), kExitUsage;
  const std::vector<Place> places = RankPlaces(question.text, question.context, *knowledge);
  return Answer(question.WantsJson() ? PlaceAnswersAsJson(places) : DescribePlaceAnswers(places),
                "no place is called \"" + question.text + "\"");
}

int RunDate(const Question& question) {
  const Result<std::string> data = DataFolder(question.options);
  if (!data) return PrintError(data.error()), kExitUsage;
  const Result<TimeKnowledge> knowledge = TimeKnowledge::Load(*data);
  if (!knowledge) return PrintError(knowledge.error()), kExitUsage;
  const Result<Parser> parser = LoadParser(question.options);
  if (!parser) return PrintError(parser.error()), kExitUsage;
  const Parse parse = parser->Run(question.text);
  const std::vector<TimeExpression> times = ResolveTimes(Tree(parse), *knowledge, question.Day());
  return Answer(question.WantsJson() ? TimeAnswersAsJson(times, parse) : DescribeTimeAnswers(times, parse),
                "no time is named in \"" + question.text + "\"");
}

}  // namespace

std::function<int()> DeclareActor(CLI::App& command) {
  const std::shared_ptr<Question> question = DeclareQuestion(command, "An actor's name or description");
  AddContext(command, *question);
  AddDay(command, *question, "--date", "When it was written; offices change (default: the last that is known)");
  return [question] { return RunActor(*question); };
}

std::function<int()> DeclarePlace(CLI::App& command) {
  const std::shared_ptr<Question> question = DeclareQuestion(command, "A place's name");
  AddContext(command, *question);
  return [question] { return RunPlace(*question); };
}

std::function<int()> DeclareDate(CLI::App& command) {
  const std::shared_ptr<Question> question = DeclareQuestion(command, "Words that tell a time");
  AddDay(command, *question, "--anchor", "When it was written")->required();
  AddModel(command, question->options);
  return [question] { return RunDate(*question); };
}

}  // namespace tacitus
