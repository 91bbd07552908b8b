#include "code/petrarch/verb_dictionary.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

constexpr int kDeepestSynset = 4;

bool IsVowel(char c) { return std::string_view("AEIOU").find(c) != std::string_view::npos; }

std::size_t Length(const VerbPattern& pattern) { return pattern.before.size() + pattern.after.size(); }

std::size_t Joins(const VerbPattern& pattern) {
  std::size_t joins = pattern.verb_tight ? 1 : 0;
  for (const PatternElement& element : pattern.before) joins += element.tight ? 1U : 0U;
  for (const PatternElement& element : pattern.after) joins += element.tight ? 1U : 0U;
  return joins;
}

// "[081]" of a line, "---" where there is none; what is before it is left in `text`.
std::string TakeCode(std::string_view& text, bool& weak) {
  const std::size_t open = text.find('[');
  const std::size_t close = text.find(']', std::min(open, text.size()));
  if (close == std::string_view::npos) return "---";
  std::string_view code = Trim(text.substr(open + 1, close - open - 1));
  text = Trim(text.substr(0, open));
  weak = code.ends_with('?');
  if (weak) code.remove_suffix(1);
  return code.empty() || code == "+++" ? "---" : std::string(code);
}

}  // namespace

// Reads one file: knows the block and the synset that the next lines belong to.
class VerbReader {
 public:
  VerbReader(const DictionaryFile& file, VerbDictionary& dictionary, std::vector<Error>& problems)
      : file_(file), dictionary_(dictionary), problems_(problems) {}

  void Read(const DictionaryLine& line) {
    std::string_view text = line.text;
    if (text.starts_with("---")) return BeginBlock(text);
    if (text.front() == '&') return BeginSynset(text);
    if (text.front() == '~') return TellTransformation(line);
    if (text.front() == '+' && synset_ != nullptr) return AddToSynset(line, text.substr(1));
    synset_ = nullptr;
    if (text.front() == '-') return AddPattern(line, text.substr(1));
    AddVerb(line, text);
  }

 private:
  void Tell(const DictionaryLine& line, std::string message) {
    problems_.push_back(file_.At(line, std::move(message)));
  }

  // Once a file: they come in lists.
  void TellTransformation(const DictionaryLine& line) {
    if (!std::exchange(told_transformation_, true)) {
      Tell(line, "transformations of PETRARCH-2 (~) are not supported: this line and those like it do nothing");
    }
  }

  void BeginBlock(std::string_view text) {
    text = Trim(text.substr(std::min(text.find_first_not_of('-'), text.size())));
    synset_ = nullptr;
    weak_ = false;
    code_ = TakeCode(text, weak_);
    while (text.ends_with('-')) text = Trim(text.substr(0, text.size() - 1));
    dictionary_.blocks_.push_back({std::string(text), {}});
    has_block_ = true;
    has_verb_ = false;
    headed_ = true;
  }

  void BeginSynset(std::string_view text) {
    std::string name = UpperAscii(text.substr(0, text.find_first_of(" \t")));
    const bool plurals = !name.ends_with('_');
    if (!plurals) name.pop_back();
    synset_ = &dictionary_.definitions_[name];
    synset_->plurals = plurals;
  }

  void AddToSynset(const DictionaryLine& line, std::string_view text) {
    VerbDictionary::SynsetEntry entry{SplitPhrase(text), synset_->plurals && !text.ends_with('_')};
    if (entry.phrase.empty()) return Tell(line, "an entry of a synset without words");
    synset_->entries.push_back(std::move(entry));
  }

  void AddPattern(const DictionaryLine& line, std::string_view text) {
    if (!has_verb_) return Tell(line, "a pattern without a verb above it: write the verb on a line before");
    Result<VerbPattern> pattern = ParsePattern(text);
    if (!pattern) return Tell(line, pattern.error().message);
    if (pattern->code == "+++") return;
    pattern->origin = file_.OriginOf(line);
    dictionary_.blocks_.back().patterns.push_back(std::move(*pattern));
    headed_ = false;
  }

  void AddVerb(const DictionaryLine& line, std::string_view text) {
    const bool after_patterns = has_block_ && !headed_ && !dictionary_.blocks_.back().patterns.empty();
    if (!has_block_ || after_patterns) BeginUnheadedBlock();
    bool weak = weak_;
    std::string_view rest = text;
    std::string code = TakeCode(rest, weak);
    if (rest.size() == text.size()) code = code_;
    const std::size_t open = std::min(rest.find('{'), rest.size());
    const std::size_t close = rest.find('}', open);
    if (open != rest.size() && close == std::string_view::npos) {
      return Tell(line, "the forms have no closing brace: write VERB {FORM FORM}");
    }
    const std::string_view verb = Trim(rest.substr(0, open));
    if (verb.empty()) return Tell(line, "forms without their verb: write VERB {FORM FORM}");
    if (!has_verb_ && !headed_) code_ = code, weak_ = weak;
    has_verb_ = true;
    VerbForm form{{}, {}, static_cast<std::uint32_t>(dictionary_.blocks_.size() - 1), code, weak, file_.OriginOf(line)};
    AddForms(verb, form, open == rest.size());
    if (open == rest.size()) return;
    for (const std::string_view given : SplitValues(rest.substr(open + 1, close - open - 1), ' ')) {
      AddForm(given, form);
    }
  }

  void BeginUnheadedBlock() {
    dictionary_.blocks_.emplace_back();
    has_block_ = true;
    has_verb_ = false;
    code_ = "---";
    weak_ = false;
    headed_ = false;
  }

  // The inflected word of a verb: the one after "+", else the first.
  static std::size_t InflectedWord(std::string_view verb, const Phrase& phrase) {
    const std::size_t plus = verb.find('+');
    if (plus == std::string_view::npos || plus == 0) return 0;
    return std::min(SplitPhrase(verb.substr(0, plus)).size(), phrase.size() - 1);
  }

  static Phrase WordsOf(std::string_view verb) {
    std::string plain(verb);
    std::erase(plain, '+');
    return SplitPhrase(plain);
  }

  void AddForm(std::string_view verb, const VerbForm& like) {
    const Phrase phrase = WordsOf(verb);
    if (!phrase.empty()) Add(phrase, InflectedWord(verb, phrase), phrase[InflectedWord(verb, phrase)].text, like);
  }

  // The verb itself with its regular forms; of one whose irregular forms are given, only the present ones.
  void AddForms(std::string_view verb, const VerbForm& like, bool regular) {
    const Phrase phrase = WordsOf(verb);
    if (phrase.empty()) return;
    const std::size_t inflected = InflectedWord(verb, phrase);
    Add(phrase, inflected, phrase[inflected].text, like);
    for (const std::string& form : RegularForms(phrase[inflected].text)) {
      if (regular || !form.ends_with("ED")) Add(phrase, inflected, form, like);
    }
  }

  void Add(const Phrase& phrase, std::size_t inflected, const std::string& word, VerbForm form) {
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      if (i < inflected) form.before.push_back(phrase[i].text);
      if (i > inflected) form.after.push_back(phrase[i].text);
    }
    dictionary_.forms_[word].push_back(std::move(form));
  }

  const DictionaryFile& file_;
  VerbDictionary& dictionary_;
  std::vector<Error>& problems_;
  VerbDictionary::SynsetDefinition* synset_ = nullptr;
  std::string code_ = "---";  // of the block
  bool weak_ = false;
  bool has_block_ = false;
  bool has_verb_ = false;
  bool headed_ = false;  // the block has a header and no pattern yet
  bool told_transformation_ = false;
};

void VerbDictionary::Read(const DictionaryFile& file, std::vector<Error>& problems) {
  VerbReader reader(file, *this, problems);
  for (const DictionaryLine& line : file.lines) reader.Read(line);
}

void VerbDictionary::Expand(const Phrase& phrase, int depth, std::vector<Synset::Words>& expanded) const {
  std::vector<Synset::Words> all = {{}};
  for (const PhraseWord& word : phrase) {
    std::vector<Synset::Words> choices;
    if (word.text.front() != '&') {
      choices.push_back({word.text});
    } else if (const auto inner = definitions_.find(word.text); inner != definitions_.end() && depth < kDeepestSynset) {
      for (const SynsetEntry& entry : inner->second.entries) Expand(entry.phrase, depth + 1, choices);
    }
    std::vector<Synset::Words> longer;
    for (const Synset::Words& begun : all) {
      for (const Synset::Words& choice : choices) {
        longer.push_back(begun);
        longer.back().insert(longer.back().end(), choice.begin(), choice.end());
      }
    }
    all = std::move(longer);
  }
  expanded.insert(expanded.end(), all.begin(), all.end());
}

void VerbDictionary::FillSynsets() {
  for (const auto& [name, definition] : definitions_) {
    Synset& synset = synsets_.emplace_back();
    std::vector<Synset::Words> phrases;
    for (const SynsetEntry& entry : definition.entries) {
      const std::size_t first = phrases.size();
      Expand(entry.phrase, 0, phrases);
      const std::size_t last = phrases.size();
      for (std::size_t i = first; entry.plural && i < last; ++i) {
        Synset::Words plural = phrases[i];
        plural.back() = PluralOf(plural.back());
        phrases.push_back(std::move(plural));
      }
    }
    for (const Synset::Words& words : phrases) {
      synset.by_first[words.front()].push_back(words);
      synset.by_last[words.back()].push_back(words);
    }
  }
}

void VerbDictionary::Finish(std::vector<Error>& problems) {
  FillSynsets();
  std::map<std::string_view, std::uint32_t> numbers;
  for (const auto& [name, definition] : definitions_) {
    numbers.emplace(name, static_cast<std::uint32_t>(numbers.size()));
  }
  const auto resolve = [&](std::vector<PatternElement>& elements, const Origin& origin) {
    for (PatternElement& element : elements) {
      if (element.kind != ElementKind::kSynset) continue;
      const auto number = numbers.find(element.word);
      if (number == numbers.end()) {
        problems.push_back({ErrorCode::kMalformed,
                            "the synset " + element.word + " is not defined: the pattern is left out",
                            origin.ToString()});
        return false;
      }
      element.synset = number->second;
    }
    return true;
  };
  for (VerbBlock& block : blocks_) {
    std::erase_if(block.patterns, [&](VerbPattern& pattern) {
      return !resolve(pattern.before, pattern.origin) || !resolve(pattern.after, pattern.origin);
    });
    std::stable_sort(block.patterns.begin(), block.patterns.end(), [](const VerbPattern& a, const VerbPattern& b) {
      return Length(a) != Length(b) ? Length(a) > Length(b) : Joins(a) > Joins(b);
    });
  }
  for (auto& [word, forms] : forms_) {
    std::stable_sort(forms.begin(), forms.end(),
                     [](const VerbForm& a, const VerbForm& b) { return a.size() > b.size(); });
  }
}

const std::vector<VerbForm>* VerbDictionary::FormsOf(const std::string& word) const {
  const auto found = forms_.find(word);
  return found == forms_.end() ? nullptr : &found->second;
}

std::vector<std::string> VerbDictionary::Codes() const {
  std::vector<std::string> codes;
  const auto add = [&](const std::string& code) {
    const std::size_t colon = code.find(':');
    codes.push_back(code.substr(0, colon));
    if (colon != std::string::npos) codes.push_back(code.substr(colon + 1));
  };
  for (const VerbBlock& block : blocks_) {
    for (const VerbPattern& pattern : block.patterns) add(pattern.code);
  }
  for (const auto& [word, forms] : forms_) {
    for (const VerbForm& form : forms) add(form.code);
  }
  std::erase_if(codes, [](const std::string& code) { return code.find_first_not_of("-+#") == std::string::npos; });
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::size_t VerbDictionary::patterns() const {
  std::size_t count = 0;
  for (const VerbBlock& block : blocks_) count += block.patterns.size();
  return count;
}

std::vector<std::string> RegularForms(const std::string& verb) {
  if (verb.size() < 2) return {};
  const char last = verb.back();
  const char before = verb[verb.size() - 2];
  const std::string stem = verb.substr(0, verb.size() - 1);
  if (last == 'E') return {verb + "S", verb + "D", stem + "ING"};
  if (last == 'Y' && !IsVowel(before)) return {stem + "IES", stem + "IED", verb + "ING"};
  std::vector<std::string> forms = {PluralOf(verb), verb + "ED", verb + "ING"};
  const bool may_double = verb.size() > 2 && !IsVowel(last) &&
                          std::string_view("WXYHS").find(last) == std::string_view::npos && IsVowel(before) &&
                          !IsVowel(verb[verb.size() - 3]);
  if (may_double) {
    forms.push_back(verb + last + "ED");
    forms.push_back(verb + last + "ING");
  }
  return forms;
}

}  // namespace tacitus
