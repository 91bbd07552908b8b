#include "code/events/party_facts.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "code/frames/arguments.h"

namespace tacitus {
namespace {

constexpr std::size_t kLongestPath = 6;  // links; what is farther off is "far"

std::string_view NameOf(MentionKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"name", "role", "nationality", "pronoun", "deictic", "noun"};
  return kNames.at(static_cast<std::size_t>(kind));
}

// The token and those above it up to its root.
std::vector<std::uint32_t> Upwards(const Tree& tree, std::uint32_t token) {
  std::vector<std::uint32_t> chain = {token};
  while (!tree.IsRoot(chain.back())) chain.push_back(tree.Head(chain.back()));
  return chain;
}

// "^xcomp.nsubj": the dependencies up from one token and down to another, prepositions by their words.
std::string PathBetween(const Tree& tree, std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> up = Upwards(tree, from);
  std::vector<std::uint32_t> down = Upwards(tree, to);
  if (up.back() != down.back()) return "other";
  while (up.size() > 1 && down.size() > 1 && up[up.size() - 2] == down[down.size() - 2]) {
    up.pop_back();
    down.pop_back();
  }
  std::string path;
  std::size_t links = up.size() - 1;
  for (std::size_t i = 0; i + 1 < up.size(); ++i) path.append("^").append(tree.token(up[i]).dep);
  for (std::size_t i = down.size() - 1; i-- > 0;) {
    const Token& token = tree.token(down[i]);
    if (token.dep == "conj") {
      path += "&";
      continue;
    }
    ++links;
    path.append(".").append(token.dep);
    if (token.pos == Pos::kAdp) path.append(":").append(LowerAscii(tree.text(down[i])));
  }
  return links > kLongestPath ? "far" : path;
}

class FactFinder {
 public:
  FactFinder(const Tree& tree, const MentionIndex& mentions, std::uint32_t predicate)
      : tree_(tree), mentions_(mentions), predicate_(predicate), arguments_(Arguments::Of(tree, predicate)) {
    governor_ = arguments_.First("governor");
    if (governor_ != kNoIndex) governor_arguments_ = Arguments::Of(tree, governor_);
  }

  [[nodiscard]] OptionFacts FactsOf(const PartyOption& option) const {
    OptionFacts facts;
    facts.path = PathBetween(tree_, predicate_, option.token);
    if (governor_ != kNoIndex) facts.governor_path = PathBetween(tree_, governor_, option.token);
    AppendRoles(tree_, arguments_, "", option.token, facts.roles);
    if (governor_ != kNoIndex) AppendRoles(tree_, governor_arguments_, "above ", option.token, facts.roles);
    if (facts.roles.empty()) facts.roles = "-";
    facts.kind = "none";
    facts.known = KnownAs(option.mention);
    if (option.mention != kNoIndex) {
      const Mention& mention = mentions_.coding().mentions[option.mention];
      const Actor& actor = mentions_.ActorOf(option.mention);
      facts.kind = NameOf(mention.kind);
      facts.is_place = mention.is_place;
      facts.country = actor.country;
      if (!actor.sectors.empty()) facts.sector = actor.sectors.front();
    }
    const std::uint32_t head = tree_.Head(option.token);
    facts.place_in_clause = tree_.token(option.token).dep;
    if (tree_.token(head).pos == Pos::kAdp) facts.place_in_clause += " " + LowerAscii(tree_.text(head));
    facts.modifiers = ModifiersOf(option.token);
    return facts;
  }

 private:
  static void AppendRoles(const Tree& tree, const Arguments& arguments, std::string_view prefix, std::uint32_t token,
                          std::string& roles) {
    for (const Argument& argument : arguments.all()) {
      const std::vector<std::uint32_t> conjuncts = Conjuncts(tree, argument.token);
      const bool fills =
          argument.token == token || std::find(conjuncts.begin(), conjuncts.end(), token) != conjuncts.end();
      if (!fills) continue;
      if (!roles.empty()) roles += ',';
      roles.append(prefix).append(argument.role);
      if (argument.inner) roles += '*';
    }
  }

  [[nodiscard]] std::string_view KnownAs(std::uint32_t mention) const {
    if (mention == kNoIndex) return "no";
    const Actor& actor = mentions_.ActorOf(mention);
    if (!actor.actor_id.empty()) return "listed";
    if (!actor.country.empty()) return actor.sectors.empty() ? "country" : "both";
    return actor.sectors.empty() ? "no" : "sector";
  }

  [[nodiscard]] std::vector<std::string> ModifiersOf(std::uint32_t token) const {
    std::vector<std::string> modifiers;
    for (const std::uint32_t child : tree_.Children(token)) {
      const std::string_view dep = tree_.token(child).dep;
      if (dep == "det" || dep == "prep") {
        modifiers.push_back(std::string(dep) + ":" + LowerAscii(tree_.text(child)));
      } else if (IsOneOf(dep, {"nummod", "poss", "amod", "compound", "relcl", "acl"})) {
        modifiers.emplace_back(dep);
      }
    }
    return modifiers;
  }

  const Tree& tree_;
  const MentionIndex& mentions_;
  std::uint32_t predicate_;
  Arguments arguments_;
  std::uint32_t governor_ = kNoIndex;
  Arguments governor_arguments_;
};

}  // namespace

std::vector<OptionFacts> FactsOf(const Tree& tree, const MentionIndex& mentions, const Candidate& candidate,
                                 const std::vector<PartyOption>& options) {
  const FactFinder finder(tree, mentions, candidate.frame.head);
  std::vector<OptionFacts> facts;
  facts.reserve(options.size());
  for (const PartyOption& option : options) facts.push_back(finder.FactsOf(option));
  return facts;
}

}  // namespace tacitus
