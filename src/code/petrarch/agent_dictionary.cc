#include "code/petrarch/agent_dictionary.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

class AgentReader {
 public:
  AgentReader(const DictionaryFile& file, AgentDictionary& dictionary, std::vector<Error>& problems)
      : file_(file), dictionary_(dictionary), problems_(problems) {}

  void Read(const DictionaryLine& line) {
    const std::string_view text = line.text;
    const std::size_t equals = text.find('=');
    if (text.front() == '!' && equals != std::string_view::npos) return AddEndings(line, text, equals);
    const std::size_t open = text.find('[');
    const std::size_t close = text.find(']', std::min(open, text.size()));
    if (close == std::string_view::npos) {
      problems_.push_back(file_.At(line, "an agent without its code: write NAME [~CODE]"));
      return;
    }
    std::string_view code = Trim(text.substr(open + 1, close - open - 1));
    DictionaryAgent agent;
    agent.origin = file_.OriginOf(line);
    agent.before = code.ends_with('~');
    if (!agent.before && !code.starts_with('~')) {
      problems_.push_back(file_.At(line, "\"[" + std::string(code) +
                                             "]\" does not say on which side the actor's code goes: write [~" +
                                             std::string(code) + "] or [" + std::string(code) + "~]"));
      return;
    }
    agent.code = std::string(Trim(agent.before ? code.substr(0, code.size() - 1) : code.substr(1)));
    AddForms(line, text.substr(0, open), agent);
  }

 private:
  void AddEndings(const DictionaryLine& line, std::string_view text, std::size_t equals) {
    std::vector<std::string> endings;
    for (const std::string_view ending : SplitValues(text.substr(equals + 1), ',')) endings.emplace_back(ending);
    if (endings.empty()) problems_.push_back(file_.At(line, "a substitution without words: write !NAME! = WORD, WORD"));
    endings_[UpperAscii(Trim(text.substr(0, equals)))] = std::move(endings);
  }

  void AddForms(const DictionaryLine& line, std::string_view names, const DictionaryAgent& agent) {
    const std::size_t open = names.find('{');
    const std::size_t close = names.find('}', std::min(open, names.size()));
    if ((open == std::string_view::npos) != (close == std::string_view::npos)) {
      problems_.push_back(file_.At(line, "the plural has no closing brace: write NAME {PLURAL} [~CODE]"));
      return;
    }
    const std::string name = UpperAscii(Trim(names.substr(0, open)));
    const std::size_t marker = name.find('!');
    if (marker != std::string::npos) return AddSubstituted(line, name, marker, agent);
    AddForm(name, agent);
    if (open == std::string_view::npos) {
      Phrase plural = SplitPhrase(name);
      if (plural.empty()) return;
      plural.back().text = PluralOf(plural.back().text);
      Add(std::move(plural), name, agent);
      return;
    }
    for (const std::string_view plural : SplitValues(names.substr(open + 1, close - open - 1), ' ')) {
      AddForm(plural, agent);
    }
  }

  void AddSubstituted(const DictionaryLine& line, const std::string& name, std::size_t marker,
                      const DictionaryAgent& agent) {
    const std::size_t end = name.find('!', marker + 1);
    const auto endings = endings_.find(end == std::string::npos ? name : name.substr(marker, end + 1 - marker));
    if (endings == endings_.end()) {
      problems_.push_back(
          file_.At(line, "the substitution in \"" + name + "\" is not defined above: write !NAME! = WORD, WORD"));
      return;
    }
    for (const std::string& ending : endings->second) {
      AddForm(name.substr(0, marker) + ending + name.substr(end + 1), agent);
    }
  }

  void AddForm(std::string_view form, const DictionaryAgent& agent) {
    Phrase phrase = SplitPhrase(form);
    if (!phrase.empty()) Add(std::move(phrase), form, agent);
  }

  void Add(Phrase phrase, std::string_view name, const DictionaryAgent& agent) {
    dictionary_.agents.push_back(agent);
    dictionary_.agents.back().name = std::string(name);
    dictionary_.names.Add(std::move(phrase), static_cast<std::uint32_t>(dictionary_.agents.size() - 1));
  }

  const DictionaryFile& file_;
  AgentDictionary& dictionary_;
  std::vector<Error>& problems_;
  std::map<std::string, std::vector<std::string>> endings_;
};

}  // namespace

void ReadAgents(const DictionaryFile& file, AgentDictionary& dictionary, std::vector<Error>& problems) {
  AgentReader reader(file, dictionary, problems);
  for (const DictionaryLine& line : file.lines) reader.Read(line);
}

}  // namespace tacitus
