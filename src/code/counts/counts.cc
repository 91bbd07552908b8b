#include "code/counts/counts.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "base/table_file.h"

namespace tacitus {
namespace {

bool IsVerbal(const Token& token) { return token.pos == Pos::kVerb || token.pos == Pos::kAux; }

class Counter {
 public:
  Counter(const Tree& tree, const CountKnowledge& knowledge, const Coding& coding)
      : tree_(tree), knowledge_(knowledge), coding_(coding) {}

  std::vector<Count> Run(const Frame& frame) {
    const std::uint32_t carrier = frame.governor == kNoIndex ? frame.head : frame.governor;
    CountAt(frame.head);
    if (carrier != frame.head) CountAt(carrier);
    const Token& head = tree_.token(frame.head);
    if (!IsVerbal(head)) {
      if (head.dep == "nsubj" && IsVerbal(tree_.token(head.head))) CountAt(head.head);
      CountChildren(frame.head, {"relcl", "acl"});
    }
    CountChildren(carrier, {"advcl"});
    CountJoined(carrier);
    std::sort(counts_.begin(), counts_.end(), [](const Count& a, const Count& b) { return a.start < b.start; });
    return std::move(counts_);
  }

 private:
  void CountChildren(std::uint32_t trigger, std::initializer_list<std::string_view> deps) {
    for (const std::uint32_t child : tree_.Children(trigger)) {
      const bool telling = tree_.token(child).tag == "VBG" || tree_.token(child).dep == "relcl";
      if (telling && IsOneOf(tree_.token(child).dep, deps)) {
        CountAt(child);
        CountJoined(child);
      }
    }
  }

  // "killed 12 and wounded 30": a verb joined that has no subject of its own.
  void CountJoined(std::uint32_t trigger) {
    for (const std::uint32_t child : tree_.Children(trigger)) {
      const bool joined = tree_.token(child).dep == "conj" && IsVerbal(tree_.token(child));
      if (joined && !tree_.HasChild(child, "nsubj") && !tree_.HasChild(child, "nsubjpass")) CountAt(child);
    }
  }

  // What the word at `trigger` counts among its own arguments.
  void CountAt(std::uint32_t trigger) {
    const Token& word = tree_.token(trigger);
    const bool passive = tree_.HasChild(trigger, "nsubjpass");
    const auto* of_object = ResultOf(trigger);
    if (of_object == nullptr) of_object = knowledge_.Find(word.lemma, CountRole::kObject);
    const auto* of_subject = knowledge_.Find(word.lemma, CountRole::kSubject);
    const auto* self = IsVerbal(word) ? nullptr : knowledge_.Find(word.lemma, CountRole::kSelf);
    if (self != nullptr) AddNoun(trigger, *self);
    for (const std::uint32_t child : tree_.Children(trigger)) {
      const std::string_view dep = tree_.token(child).dep;
      if (IsOneOf(dep, {"dobj", "nsubjpass"}) || (dep == "poss" && !IsVerbal(word))) CountArgument(child, of_object);
      if (dep == "nsubj" && !passive) CountArgument(child, of_subject);
      if (dep == "prep" && !IsVerbal(word) && tree_.text(child) == "of") {
        if (const std::uint32_t object = tree_.Child(child, "pobj"); object != kNoIndex) {
          CountArgument(object, of_object != nullptr ? of_object : of_subject);
        }
      } else if (IsOneOf(dep, {"prep", "agent"})) {
        if (const std::uint32_t object = tree_.Child(child, "pobj"); object != kNoIndex) CountArgument(object, nullptr);
      }
      if (IsOneOf(dep, {"acomp", "oprd", "ccomp", "attr", "xcomp"})) CountState(trigger, child);
    }
  }

  // "shot dead": the adjective right behind the verb says what became of those it is done to.
  const CountKnowledge::Entry* ResultOf(std::uint32_t trigger) const {
    const std::uint32_t next = trigger + 1;
    if (!IsVerbal(tree_.token(trigger)) || next >= tree_.parse().tokens.size()) return nullptr;
    return knowledge_.Find(LowerAscii(tree_.text(next)), CountRole::kState);
  }

  // A noun in a role that the act counts, or that counts by itself ("1,500 troops", "$2 billion"), with those joined.
  void CountArgument(std::uint32_t noun, const CountKnowledge::Entry* entry) {
    const auto* self = knowledge_.Find(tree_.token(noun).lemma, CountRole::kSelf);
    if (entry != nullptr && (!entry->people_only || IsPeople(noun))) {
      AddNoun(noun, *entry);
    } else if (self != nullptr) {
      AddNoun(noun, *self);
    }
    AddMoney(noun);
    for (const std::uint32_t child : tree_.Children(noun)) {
      if (tree_.token(child).dep == "conj" && !IsVerbal(tree_.token(child))) CountArgument(child, entry);
    }
  }

  // "left 12 people dead": the adjective says what, its subject how many.
  void CountState(std::uint32_t verb, std::uint32_t state) {
    const auto* entry = knowledge_.Find(LowerAscii(tree_.text(state)), CountRole::kState);
    if (entry == nullptr) return;
    for (const std::uint32_t parent : {state, verb}) {
      for (const std::uint32_t child : tree_.Children(parent)) {
        if (IsOneOf(tree_.token(child).dep, {"nsubj", "nsubjpass", "dobj"})) AddNoun(child, *entry);
      }
    }
  }

  bool IsPeople(std::uint32_t noun) const {
    const Token& token = tree_.token(noun);
    const std::uint32_t of = token.pos == Pos::kNum ? tree_.Child(noun, "prep") : kNoIndex;  // "47 of the 60 drones"
    if (of != kNoIndex && tree_.HasChild(of, "pobj")) return IsPeople(tree_.Child(of, "pobj"));
    if (token.pos == Pos::kNum || IsOneOf(token.entity, {"NORP", "PERSON", "CARDINAL"})) return true;
    if (knowledge_.Find(token.lemma, CountRole::kPerson) != nullptr) return true;
    if (knowledge_.Find(LowerAscii(tree_.text(noun)), CountRole::kPerson) != nullptr) return true;
    return std::any_of(coding_.mentions.begin(), coding_.mentions.end(), [&](const Mention& mention) {
      return mention.head == noun && (mention.kind == MentionKind::kRole || mention.kind == MentionKind::kNationality);
    });
  }

  bool IsTime(TokenSpan span) const {
    return std::any_of(coding_.times.begin(), coding_.times.end(),
                       [&](const TimeExpression& time) { return time.tokens.Overlaps(span); });
  }

  // The amount that counts `noun`: "at least 52 Americans", "dozens", "hundreds of people".
  std::optional<NumberPhrase> AmountOf(std::uint32_t noun) const {
    const TokenSpan phrase = tree_.Subtree(noun);
    for (std::uint32_t i = phrase.first; i <= noun; ++i) {
      const std::optional<NumberPhrase> amount = knowledge_.numbers().ReadAmount(tree_, i);
      if (!amount || IsTime(amount->tokens)) continue;
      if (Counts(amount->tokens, noun)) return amount;
      i = std::max(i, amount->tokens.last - 1);
    }
    return std::nullopt;
  }

  // Whether the amount belongs to the noun itself, not to another noun of its phrase.
  bool Counts(TokenSpan amount, std::uint32_t noun) const {
    if (amount.Contains(noun)) return true;
    for (std::uint32_t i = amount.first; i < amount.last; ++i) {
      if (tree_.Head(i) == noun && IsOneOf(tree_.token(i).dep, {"nummod", "amod", "quantmod", "det", "nmod"}))
        return true;
    }
    return false;
  }

  void AddNoun(std::uint32_t noun, const CountKnowledge::Entry& entry) {
    std::optional<NumberPhrase> amount = AmountOf(noun);
    if (amount) Add(entry.what, *amount);
  }

  void AddMoney(std::uint32_t noun) {
    const TokenSpan phrase = tree_.Subtree(noun);
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      const bool symbol =
          knowledge_.Find(LowerAscii(tree_.text(i)), CountRole::kMoney) != nullptr && tree_.token(i).pos == Pos::kSym;
      const std::optional<NumberPhrase> amount = knowledge_.numbers().ReadAmount(tree_, symbol ? i + 1 : i);
      if (!amount) continue;
      const std::uint32_t next = amount->tokens.last;
      const bool currency =
          next < phrase.last && knowledge_.Find(tree_.token(next).lemma, CountRole::kMoney) != nullptr;
      if (!symbol && !currency) continue;
      NumberPhrase money = *amount;
      if (symbol) money.tokens.first = i;
      if (currency) money.tokens.last = next + 1;
      Add("money", money);
      i = money.tokens.last - 1;
    }
  }

  void Add(const std::string& what, const NumberPhrase& amount) {
    Count count;
    count.what = what;
    count.low = amount.low;
    count.high = amount.high;
    const ByteSpan bytes = tree_.parse().BytesOf(amount.tokens);
    count.text = std::string(tree_.parse().TextOf(amount.tokens));
    count.start = bytes.start;
    count.end = bytes.end;
    const bool known = std::any_of(counts_.begin(), counts_.end(), [&](const Count& other) {
      return other.start == count.start && other.end == count.end;
    });
    if (!known) counts_.push_back(std::move(count));
  }

  const Tree& tree_;
  const CountKnowledge& knowledge_;
  const Coding& coding_;
  std::vector<Count> counts_;
};

}  // namespace

Result<CountKnowledge> CountKnowledge::Load(const std::string& data_folder) {
  static const std::map<std::string_view, CountRole> kRoles = {
      {"object", CountRole::kObject}, {"subject", CountRole::kSubject}, {"self", CountRole::kSelf},
      {"state", CountRole::kState},   {"person", CountRole::kPerson},   {"money", CountRole::kMoney}};
  const Result<TableFile> table = TableFile::Read(data_folder, "cues/counts.tsv", {"lemma", "what", "role", "only"});
  if (!table) return table.error();
  CountKnowledge knowledge;
  for (const TableFile::Row& row : table->rows()) {
    const auto role = kRoles.find(row.cells[2]);
    if (role == kRoles.end()) {
      return TableFile::At(row,
                           "\"" + std::string(row.cells[2]) + "\" is not a role of counts; see the top of the file");
    }
    knowledge.entries_.emplace(std::pair{std::string(row.cells[0]), role->second},
                               Entry{std::string(row.cells[1]), row.cells[3] == "people", row.origin});
  }
  Result<NumberWords> numbers = NumberWords::Load(data_folder);
  if (!numbers) return numbers.error();
  knowledge.numbers_ = std::move(*numbers);
  return knowledge;
}

const CountKnowledge::Entry* CountKnowledge::Find(std::string_view lemma, CountRole role) const {
  const auto found = entries_.find({std::string(lemma), role});
  return found == entries_.end() ? nullptr : &found->second;
}

std::vector<Count> CountsOf(const Tree& tree, const CountKnowledge& knowledge, const Coding& coding,
                            const Frame& frame) {
  return Counter(tree, knowledge, coding).Run(frame);
}

}  // namespace tacitus
