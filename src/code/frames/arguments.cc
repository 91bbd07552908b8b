#include "code/frames/arguments.h"

#include <algorithm>

#include "base/strings.h"

namespace tacitus {
namespace {

bool IsVerbal(const Token& token) { return token.pos == Pos::kVerb || token.pos == Pos::kAux; }

bool IsNominal(const Token& token) {
  return token.pos == Pos::kNoun || token.pos == Pos::kPropn || token.pos == Pos::kPron || token.pos == Pos::kNum;
}

bool IsRelativePronoun(const Token& token) { return token.tag == "WDT" || token.tag == "WP" || token.tag == "WP$"; }

// The verb a conjoined verb shares its arguments with; the verb itself where it is not conjoined.
std::uint32_t FirstConjunct(const Tree& tree, std::uint32_t verb) {
  while (tree.token(verb).dep == "conj" && IsVerbal(tree.token(tree.Head(verb)))) verb = tree.Head(verb);
  return verb;
}

// The clause verb above a preposition, through nested prepositions ("out of").
std::uint32_t HeadOfPreposition(const Tree& tree, std::uint32_t preposition) {
  std::uint32_t above = tree.Head(preposition);
  while (tree.token(above).dep == "prep" && !tree.IsRoot(above)) above = tree.Head(above);
  return above;
}

// Prepositions after which the object, not the subject, is who does what follows: "accused X of doing",
// "banned X from doing", "talked X into doing"; but "criticised X before leaving".
bool GivesControlToObject(std::string_view preposition) {
  return preposition == "of" || preposition == "from" || preposition == "for" || preposition == "into";
}

std::uint32_t ObjectOf(const Tree& tree, std::uint32_t verb) {
  if (HasPassiveVoice(tree, verb)) {
    const std::uint32_t passive_subject = tree.Child(verb, "nsubjpass");
    if (passive_subject != kNoIndex) return Antecedent(tree, passive_subject);
    if (tree.token(verb).dep == "acl") return tree.Head(verb);
    // "Bombed by jets on Sunday, the hospital closed."
    if (tree.token(verb).dep == "advcl" && tree.HasChild(verb, "agent")) {
      const std::uint32_t subject = tree.Child(tree.Head(verb), "nsubj");
      if (subject != kNoIndex) return Antecedent(tree, subject);
    }
    return kNoIndex;
  }
  std::uint32_t object = tree.Child(verb, "dobj");
  if (object == kNoIndex) object = tree.Child(verb, "dative");
  return object == kNoIndex ? kNoIndex : Antecedent(tree, object);
}

// Who does an action whose verb has no subject of its own, by what its clause hangs on.
std::uint32_t ControllingSubject(const Tree& tree, std::uint32_t verb, int depth) {
  const Token& token = tree.token(verb);
  const std::uint32_t head = tree.Head(verb);
  if (token.dep == "conj" && IsVerbal(tree.token(head))) return DeepSubject(tree, head, depth);
  if (token.dep == "xcomp" || token.dep == "ccomp") {
    const std::uint32_t object = ObjectOf(tree, head);
    return object != kNoIndex ? object : DeepSubject(tree, head, depth);
  }
  if (token.dep == "advcl" && IsVerbal(tree.token(head))) return DeepSubject(tree, head, depth);
  if (token.dep == "pcomp") {
    const std::uint32_t above = HeadOfPreposition(tree, head);
    if (IsVerbal(tree.token(above))) {
      const std::uint32_t object = ObjectOf(tree, above);
      if (object != kNoIndex && GivesControlToObject(tree.token(head).lemma)) return object;
      return DeepSubject(tree, above, depth);
    }
    // "its refusal of lifting …", "a plan for ending …": whose plan, else who has it.
    const std::uint32_t possessor = tree.Child(above, "poss");
    if (possessor != kNoIndex) return possessor;
    return IsVerbal(tree.token(tree.Head(above))) ? DeepSubject(tree, tree.Head(above), depth) : kNoIndex;
  }
  if (token.dep == "acl" || token.dep == "relcl") {
    if (token.tag == "VBG") return head;
    if (token.tag == "VB") {  // "a plan to attack": whose plan, else who has it
      const std::uint32_t possessor = tree.Child(head, "poss");
      if (possessor != kNoIndex) return possessor;
      const std::uint32_t above = tree.Head(head);
      if (IsVerbal(tree.token(above))) return DeepSubject(tree, above, depth);
    }
  }
  return kNoIndex;
}

bool IsConjunct(const Tree& tree, std::uint32_t first, std::uint32_t child) {
  const Token& part = tree.token(child);
  // "between Iran and world powers" is at times parsed as one phrase with a coordinated modifier.
  if (part.dep == "nmod") return tree.HasChild(child, "cc");
  return part.dep == "conj" && IsVerbal(part) == IsVerbal(tree.token(first));
}

// Adds the token and those coordinated with it. Most stand alone, and a list for each would cost more than the rest.
void AddAll(const Tree& tree, std::string_view role, std::uint32_t token, bool inner, std::vector<Argument>& all) {
  all.push_back({role, Antecedent(tree, token), inner});
  const auto children = tree.Children(token);
  const bool alone = std::none_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return IsConjunct(tree, token, child) || tree.token(child).dep == "appos";
  });
  if (alone) return;
  const std::vector<std::uint32_t> conjuncts = Conjuncts(tree, token);
  for (std::size_t i = 1; i < conjuncts.size(); ++i) all.push_back({role, Antecedent(tree, conjuncts[i]), inner});
}

// What a preposition leads to: a noun or a gerund; of "to and from A" the first leads to A as well.
std::uint32_t FillerOf(const Tree& tree, std::uint32_t preposition) {
  std::uint32_t filler = tree.Child(preposition, "pobj");
  if (filler == kNoIndex) filler = tree.Child(preposition, "pcomp");
  if (filler != kNoIndex) return filler;
  const std::uint32_t joined = tree.Child(preposition, "conj");
  return joined == kNoIndex ? kNoIndex : tree.Child(joined, "pobj");
}

void AddPrepositions(const Tree& tree, std::uint32_t of, bool inner, std::vector<Argument>& all) {
  for (const std::uint32_t child : tree.Children(of)) {
    const std::string_view dep = tree.token(child).dep;
    if (dep != "prep" && dep != "agent" && !(dep == "dative" && tree.token(child).pos == Pos::kAdp)) continue;
    std::string_view role = tree.token(child).lemma;
    if (LeadsToTeller(tree, child)) continue;
    std::uint32_t carrier = child;
    // "out of Iran" is "of" under "out": the last preposition has the object; both name the role.
    while (FillerOf(tree, carrier) == kNoIndex && tree.Child(carrier, "prep") != kNoIndex) {
      carrier = tree.Child(carrier, "prep");
    }
    const std::uint32_t filler = FillerOf(tree, carrier);
    if (filler == kNoIndex) continue;
    if (dep == "agent") role = "subject";
    if (carrier == child) {
      AddAll(tree, role, filler, inner, all);
      continue;
    }
    for (const std::uint32_t each : Conjuncts(tree, filler)) {
      all.push_back({role, Antecedent(tree, each), inner});
      all.push_back({tree.token(carrier).lemma, Antecedent(tree, each), inner});
    }
  }
}

void AddClauses(const Tree& tree, std::uint32_t verb, std::vector<Argument>& all) {
  const std::uint32_t object = tree.Child(verb, "dobj");
  for (const std::uint32_t child : tree.Children(verb)) {
    const std::string_view dep = tree.token(child).dep;
    if (dep == "xcomp") {
      all.push_back({"xcomp", child});
    } else if (dep == "ccomp") {
      // "wants Iran to leave" has its own subject, but is an infinitive all the same.
      const std::uint32_t auxiliary = tree.Child(child, "aux");
      const bool infinitive = auxiliary != kNoIndex && tree.token(auxiliary).tag == "TO";
      all.push_back({infinitive ? "xcomp" : "that", child});
    } else if (dep == "advcl") {
      // "ordered X to leave" is at times parsed as an infinitive of purpose.
      all.push_back({"advcl", child});
    } else if (dep == "attr" || dep == "acomp" || dep == "oprd" || (dep == "dobj" && child != object)) {
      all.push_back({"complement", child});
    }
  }
}

void AddOfVerb(const Tree& tree, std::uint32_t verb, bool passive, std::vector<Argument>& all) {
  const std::uint32_t subject = DeepSubject(tree, verb);
  if (subject != kNoIndex && !passive) AddAll(tree, "subject", subject, false, all);
  AddPrepositions(tree, verb, false, all);
  std::uint32_t object = ObjectOf(tree, verb);
  const std::uint32_t first = FirstConjunct(tree, verb);
  if (object == kNoIndex && passive && first != verb && HasPassiveVoice(tree, first)) object = ObjectOf(tree, first);
  if (object == kNoIndex && !passive) {
    for (const std::uint32_t child : tree.Children(verb)) {
      if (tree.token(child).dep == "conj" && IsVerbal(tree.token(child)) && tree.HasChild(child, "dobj") &&
          !tree.HasChild(child, "nsubj") && !tree.HasChild(verb, "xcomp") && !tree.HasChild(verb, "ccomp") &&
          !tree.HasChild(verb, "prep")) {
        object = ObjectOf(tree, child);
        break;
      }
    }
    // "the Americans Iran held": a relative clause without a pronoun modifies its object.
    if (object == kNoIndex && tree.token(verb).dep == "relcl" && tree.HasChild(verb, "nsubj") &&
        Antecedent(tree, tree.Child(verb, "nsubj")) == tree.Child(verb, "nsubj") && !tree.HasChild(verb, "xcomp") &&
        !tree.HasChild(verb, "ccomp")) {
      bool has_gap_elsewhere = false;
      for (const std::uint32_t child : tree.Children(verb)) {
        const std::uint32_t filler = tree.token(child).dep == "prep" ? tree.Child(child, "pobj") : kNoIndex;
        has_gap_elsewhere |= filler != kNoIndex && IsRelativePronoun(tree.token(filler));
      }
      if (!has_gap_elsewhere) object = tree.Head(verb);
    }
  }
  AddClauses(tree, verb, all);
  if (object == kNoIndex) return;
  AddAll(tree, "object", object, false, all);
  const std::uint32_t dative = tree.Child(verb, "dative");
  if (dative != kNoIndex && dative != object && tree.token(dative).pos != Pos::kAdp)
    AddAll(tree, "to", dative, false, all);
  if (!IsRelativePronoun(tree.token(object))) {
    AddPrepositions(tree, object, true, all);
    for (const std::uint32_t child : tree.Children(object)) {
      const Token& token = tree.token(child);
      if (token.dep == "acl" && token.tag == "VB") all.push_back({"xcomp", child, true});
    }
  }
}

void AddOfNoun(const Tree& tree, std::uint32_t noun, std::vector<Argument>& all) {
  for (const std::uint32_t child : tree.Children(noun)) {
    const Token& token = tree.token(child);
    if (token.dep == "poss") {
      all.push_back({"possessor", Antecedent(tree, child)});
    } else if (token.dep == "compound" || token.dep == "amod" || token.dep == "nmod") {
      all.push_back({"modifier", child});
    } else if ((token.dep == "acl" || token.dep == "relcl") && token.tag == "VB") {
      all.push_back({"xcomp", child});
    }
  }
  AddPrepositions(tree, noun, false, all);
  for (Argument& argument : all) {
    if (argument.role == "by") argument.role = "subject";
  }
  std::uint32_t above = noun;
  while (tree.token(above).dep == "conj" && IsNominal(tree.token(tree.Head(above)))) above = tree.Head(above);
  const Token& token = tree.token(above);
  std::uint32_t governor = tree.Head(above);
  if (token.dep == "pobj") governor = HeadOfPreposition(tree, governor);
  const bool is_argument = token.dep == "dobj" || token.dep == "nsubj" || token.dep == "nsubjpass" ||
                           token.dep == "pobj" || token.dep == "attr" || token.dep == "dative";
  if (is_argument && governor != above && IsVerbal(tree.token(governor))) all.push_back({"governor", governor});
}

}  // namespace

bool LeadsToTeller(const Tree& tree, std::uint32_t preposition) {
  return LowerAscii(tree.text(preposition)) == "according";
}

bool IsClauseLink(std::string_view dep) {
  return dep == "advcl" || dep == "conj" || dep == "parataxis" || dep == "nsubj";
}

std::vector<std::uint32_t> Conjuncts(const Tree& tree, std::uint32_t token) {
  std::vector<std::uint32_t> conjuncts = {token};
  for (std::size_t i = 0; i < conjuncts.size(); ++i) {
    for (const std::uint32_t child : tree.Children(conjuncts[i])) {
      if (IsConjunct(tree, token, child)) conjuncts.push_back(child);
      // "the foreign minister, Jean Martin, and his counterpart": the parse joins the counterpart to the name.
      const bool own_name = tree.token(child).dep == "appos" && tree.token(child).entity == "PERSON" &&
                            tree.token(conjuncts[i]).tag.substr(0, 2) == "NN" &&
                            !tree.token(conjuncts[i]).tag.ends_with("S");
      if (!own_name) continue;
      for (const std::uint32_t joined : tree.Children(child)) {
        if (IsConjunct(tree, token, joined)) conjuncts.push_back(joined);
      }
    }
  }
  return conjuncts;
}

bool HasPassiveVoice(const Tree& tree, std::uint32_t verb) {
  const Token& token = tree.token(verb);
  if (token.tag != "VBN" && token.tag != "VBD") return false;
  if (tree.HasChild(verb, "auxpass") || tree.HasChild(verb, "nsubjpass")) return true;
  if (tree.HasChild(verb, "nsubj") || tree.HasChild(verb, "dobj")) return false;
  if (token.tag == "VBN" && token.dep == "acl") return true;
  if (tree.HasChild(verb, "agent")) return true;
  if (token.dep == "conj" && !tree.HasChild(verb, "aux") && IsVerbal(tree.token(tree.Head(verb)))) {
    return token.tag == "VBN" && HasPassiveVoice(tree, tree.Head(verb));
  }
  return false;
}

bool IsPurposeClause(const Tree& tree, std::uint32_t verb) {
  if (tree.token(verb).dep != "advcl" || tree.token(verb).tag != "VB") return false;
  const std::uint32_t auxiliary = tree.Child(verb, "aux");
  return auxiliary != kNoIndex && tree.token(auxiliary).tag == "TO";
}

std::uint32_t Antecedent(const Tree& tree, std::uint32_t token) {
  if (!IsRelativePronoun(tree.token(token))) return token;
  for (std::uint32_t above = token; !tree.IsRoot(above); above = tree.Head(above)) {
    const std::string_view dep = tree.token(above).dep;
    if (dep == "relcl" && tree.Head(above) < token) return tree.Head(above);
    if (dep == "ccomp" && tree.Head(above) > above) break;
  }
  return token;
}

std::uint32_t DeepSubject(const Tree& tree, std::uint32_t verb, int depth) {
  if (depth == 0) return kNoIndex;
  if (HasPassiveVoice(tree, verb)) {
    const std::uint32_t agent = tree.Child(verb, "agent");
    return agent == kNoIndex ? kNoIndex : tree.Child(agent, "pobj");
  }
  std::uint32_t subject = tree.Child(verb, "nsubj");
  if (subject == kNoIndex) subject = tree.Child(verb, "nsubjpass");
  if (subject != kNoIndex) return Antecedent(tree, subject);
  const std::uint32_t above = tree.Head(verb);
  if (tree.token(verb).dep == "conj" && IsVerbal(tree.token(above)) && HasPassiveVoice(tree, above)) {
    // "was arrested and died": an active verb after a passive one goes on with the passive's subject.
    const std::uint32_t shared = tree.Child(above, "nsubjpass");
    if (shared != kNoIndex) return Antecedent(tree, shared);
  }
  if ((tree.token(verb).dep == "xcomp") && HasPassiveVoice(tree, above)) {
    // "was ordered to leave", "is said to have left"
    const std::uint32_t raised = ObjectOf(tree, above);
    if (raised != kNoIndex) return raised;
  }
  if (tree.token(verb).dep == "relcl" && tree.token(verb).tag != "VBG" && tree.token(verb).tag != "VB") return kNoIndex;
  return ControllingSubject(tree, verb, depth - 1);
}

Arguments Arguments::Of(const Tree& tree, std::uint32_t predicate) {
  constexpr std::size_t kUsual = 8;
  Arguments arguments;
  arguments.predicate_ = predicate;
  arguments.all_.reserve(kUsual);
  const Token& token = tree.token(predicate);
  if (IsVerbal(token)) {
    arguments.passive_ = HasPassiveVoice(tree, predicate);
    AddOfVerb(tree, predicate, arguments.passive_, arguments.all_);
  } else if (token.pos == Pos::kAdj) {
    // "is ready to talk": the adjective's arguments are those of its copula and its own.
    const std::uint32_t copula = tree.Head(predicate);
    if (token.dep == "acomp" && IsVerbal(tree.token(copula))) {
      const std::uint32_t subject = DeepSubject(tree, copula);
      if (subject != kNoIndex) AddAll(tree, "subject", subject, false, arguments.all_);
    }
    AddPrepositions(tree, predicate, false, arguments.all_);
    AddClauses(tree, predicate, arguments.all_);
  } else {
    AddOfNoun(tree, predicate, arguments.all_);
  }
  return arguments;
}

std::uint32_t Arguments::First(std::string_view role) const {
  for (const bool inner : {false, true}) {
    for (const Argument& argument : all_) {
      if (argument.role == role && argument.inner == inner) return argument.token;
    }
  }
  return kNoIndex;
}

}  // namespace tacitus
