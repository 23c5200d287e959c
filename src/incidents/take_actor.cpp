#include "incidents/take_actor.h"

#include <algorithm>

#include "actors/name_match.h"
#include "base/try.h"
#include "incidents/actor_fit.h"
#include "incidents/actor_keys.h"
#include "incidents/actor_merge.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kMostRivals = 64;  // actors of one name that an entity is held against
constexpr std::size_t kMostApart = 8;    // of one name that an actor is told to be apart from
constexpr std::size_t kMostPerKey = 40;  // actors under one key of spelling

/// One entity while it is taken. Until it joined an actor it stands as one of its own.
class Taking {
 public:
  Taking(ActorIndex& index, const Mention& mention) : index_(index), mention_(mention) { count_mention(mention, {}, own_); }

  Status take() {
    DL_TRY(join_decided());
    DL_TRY(join_same_name());
    DL_TRY(join_links());
    DL_TRY(join_aliases());
    // What told nothing new of its actor can join nobody else to it.
    if (!actor_ || grown_) {
      DL_TRY(join_who_is_also_called());
      DL_TRY(join_spellings());
      DL_TRY(join_family_name());
    }
    if (!actor_) {
      DL_ASSIGN(actor_, index_.begin(KeptActor(), mention_));
      DL_ASSIGN(KeptActor * begun, index_.actor(actor_));
      DL_ASSIGN(grown_, add_mention(index_, mention_, *begun));
    }
    if (!grown_) return {};
    DL_ASSIGN(const KeptActor* actor, index_.actor(actor_));
    return enter_all(index_, *actor);
  }

 private:
  const ActorNode& node() const { return mention_.node; }
  const std::string& report() const { return mention_.report.id; }

  Result<KeptActor*> current() {
    if (!actor_) return &own_;
    return index_.actor(actor_);
  }

  Status join(std::int64_t with, ActorJoined why) {
    if (with == actor_) return {};
    if (actor_) {
      DL_ASSIGN(actor_, merge_actors(index_, actor_, with, std::move(why)));
      grown_ = true;
      return {};
    }
    DL_ASSIGN(KeptActor * actor, index_.actor(with));
    actor_ = with;
    DL_ASSIGN(grown_, add_mention(index_, mention_, *actor));
    add_reason(std::move(why), actor->merges);
    return {};
  }

  /// Actors under a key but the entity's own.
  Result<std::vector<KeptActor*>> rivals(const std::string& key, std::size_t most = kMostRivals) {
    std::vector<KeptActor*> out;
    DL_ASSIGN(const auto numbers, index_.under(key, most));
    for (const std::int64_t number : numbers) {
      DL_ASSIGN(KeptActor * actor, index_.actor(number));
      if (actor && number != actor_) out.push_back(actor);
    }
    return out;
  }
  Result<std::vector<KeptActor*>> rivals(const std::vector<std::string>& keys) {
    std::vector<KeptActor*> out;
    for (const std::string& key : keys) {
      DL_ASSIGN(const auto more, rivals(key));
      for (KeptActor* one : more) {
        if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
      }
    }
    return out;
  }

  Status join_decided() {
    for (const DecidedEntity::Joined& decision : index_.decided(node().ref).joined) {
      for (const ActorRef ref : decision.with) {
        DL_ASSIGN(const std::int64_t with, index_.actor_of(ref));
        if (!with) continue;
        DL_ASSIGN(const KeptActor* actor, index_.actor(with));
        DL_TRY(join(with, {"decision", {actor->first_name, node().name}, {}, {actor->first_report, report()}, static_cast<int>(decision.number)}));
      }
    }
    return {};
  }

  Status join_same_name() {
    DL_ASSIGN(KeptActor * own, current());
    std::vector<std::string> keys{name_index_key(node().kind, node().key)};
    if (!node().full) keys = single_keys(false, *own);
    DL_ASSIGN(const auto list, rivals(keys));
    const KeptActor* with = only_fitting(*own, node().full, list);
    if (!with) return {};
    const std::string why = node().kind == ActorClass::kState ? "same_state" : node().key.find('\n') != std::string::npos ? "same_body_of_state" : "same_name";
    return join(with->number, {why, {node().name}, agreement(own->traits, with->traits), {with->first_report, report()}, {}});
  }

  /// Where people called by the same single word, or by it as their family name, are found.
  std::vector<std::string> single_keys(bool full, const KeptActor& own) const {
    const auto words = name_words(node().name);
    return words.empty() ? std::vector<std::string>() : person_index_keys(words.back(), full, own.traits);
  }

  Status join_links() {
    for (const std::string& link : node().traits.links) {
      DL_ASSIGN(const auto list, rivals(link_index_key(node().kind, link)));
      DL_ASSIGN(KeptActor * own, current());
      const KeptActor* with = only_fitting(*own, node().full, list);
      if (with) DL_TRY(join(with->number, {"same_link", {with->first_name, node().name}, {link}, {report()}, {}}));
    }
    return {};
  }

  /// Acronyms that reports give to actors of different names tell neither of them.
  Result<bool> is_shared(const std::string& acronym, const std::string& of) {
    DL_ASSIGN(const auto numbers, index_.under(acronym_index_key(acronym), kMostRivals));
    for (const std::int64_t number : numbers) {
      DL_ASSIGN(const KeptActor* actor, index_.actor(number));
      if (!actor) continue;
      const auto other = [&](const KeptAlias& a) { return a.alias == acronym && a.of != of; };
      if (std::any_of(actor->aliases.begin(), actor->aliases.end(), other)) return true;
    }
    return false;
  }

  /// A report tells of both names as of two: a slip of another report does not make them one.
  Result<bool> are_told_apart(const std::string& a, const std::string& b) {
    bool here_a = false, here_b = false;
    for (std::size_t i = 0; i < mention_.report.actors.size(); ++i) {
      const ActorFact& fact = mention_.report.actors[i];
      if (!fact.known || class_of(fact.type) != node().kind) continue;
      const std::string key = actor_key(fact.type, fact.name, fact.country);
      here_a |= key == a;
      here_b |= key == b;
    }
    if (here_a && here_b) return true;
    return index_.told_together(name_index_key(node().kind, a), name_index_key(node().kind, b));
  }

  /// Whether another name can lead to whoever is called so.
  Result<bool> leads(const KeptAlias& alias) {
    const bool short_name = name_words(alias.alias).size() < 2;
    if (!short_name) {
      DL_ASSIGN(const bool apart, are_told_apart(alias.of, alias.key));
      return !apart;
    }
    if (node().kind == ActorClass::kPerson || !is_acronym(alias.alias)) return false;
    DL_ASSIGN(const bool shared, is_shared(alias.alias, alias.of));
    return !shared;
  }

  static ActorJoined called(const KeptAlias& alias, const KeptActor& a, const KeptActor& b) {
    return {is_acronym(alias.alias) ? "acronym" : "also_called", {alias.name, alias.alias}, agreement(a.traits, b.traits), {alias.report}, {}};
  }

  /// Another name that the entity's own report has for it, where exactly one actor is called so elsewhere.
  Status join_aliases() {
    if (node().kind == ActorClass::kState) return {};
    for (KeptAlias alias : own_.aliases) {
      DL_ASSIGN(const auto list, rivals(name_index_key(node().kind, alias.key)));
      if (list.empty()) continue;
      DL_ASSIGN(const bool leads_on, leads(alias));
      if (!leads_on) continue;
      DL_ASSIGN(KeptActor * own, current());
      const KeptActor* with = only_fitting(*own, node().full, list);
      if (with) DL_TRY(join(with->number, called(alias, *own, *with)));
    }
    return {};
  }

  /// The same from the other side: an actor that an earlier report called by this entity's name, too, if nobody else is called so.
  Status join_who_is_also_called() {
    if (node().kind == ActorClass::kState) return {};
    DL_ASSIGN(const auto bearers, rivals(alias_index_key(node().kind, node().key)));
    if (bearers.empty()) return {};
    for (KeptActor* bearer : bearers) {
      DL_ASSIGN(KeptActor * own, current());
      DL_ASSIGN(auto list, rivals(name_index_key(node().kind, node().key)));
      list.push_back(own);
      const auto found = std::find_if(bearer->aliases.begin(), bearer->aliases.end(), [&](const KeptAlias& a) { return a.key == node().key; });
      if (found == bearer->aliases.end()) continue;
      const KeptAlias alias = *found;
      DL_ASSIGN(const bool leads_here, leads(alias));
      if (!leads_here || only_fitting(*bearer, alias.full, list) != own) continue;
      DL_TRY(join(bearer->number, called(alias, *bearer, *own)));
    }
    return {};
  }

  /// The name of an actor that is most like the entity's.
  std::pair<actors::NameLikeness, std::string> most_like(const KeptActor& actor) const {
    std::pair<actors::NameLikeness, std::string> out{actors::NameLikeness::kNone, {}};
    for (const KeptKey& key : actor.keys) {
      if (!key.full || key.key == node().key) continue;
      const auto likeness = actors::compare_names(node().type, node().name, key.name);
      if (likeness > out.first) out = {likeness, key.name};
    }
    return out;
  }

  /// Spellings, word orders and fuller forms of one name. A person's other spelling, that of a single word, and anybody's fuller form need
  /// something else that agrees.
  Status join_spellings() {
    if (node().kind == ActorClass::kState || !node().full) return {};
    DL_ASSIGN(KeptActor * own, current());
    std::vector<KeptActor*> fitting;
    for (const std::string& spelling : actors::name_keys(node().type, node().name)) {
      DL_ASSIGN(const auto list, rivals(spelling_index_key(node().kind, spelling), kMostPerKey));
      for (KeptActor* other : list) {
        if (std::find(fitting.begin(), fitting.end(), other) != fitting.end() || !conflict_of(*own, *other).empty()) continue;
        const auto likeness = most_like(*other).first;
        if (likeness == actors::NameLikeness::kNone) continue;
        const bool one_word = name_words(node().name).size() < 2;
        const bool needs_more = node().kind == ActorClass::kPerson || one_word || likeness == actors::NameLikeness::kFullerName;
        if (!needs_more || !agreement(own->traits, other->traits).empty()) fitting.push_back(other);
      }
    }
    const KeptActor* with = only_one(fitting, fitting);
    if (!with) return {};
    const auto [likeness, name] = most_like(*with);
    return join(with->number, {std::string(name_of(likeness)), {name, node().name}, agreement(own->traits, with->traits), {with->first_report, report()}, {}});
  }

  static ActorJoined family(const KeptActor& full, const std::string& name, const std::string& single, const KeptActor& other, const std::string& report) {
    return {"family_name", {name, single}, agreement(full.traits, other.traits), {full.first_report, report}, {}};
  }

  /// "Vasari" and "Elena Vasari": one where the office or a base agrees and nobody else of that family name does.
  Status join_family_name() {
    if (node().kind != ActorClass::kPerson) return {};
    if (!node().full && actor_) return {};  // others of this single word are with whoever it is
    const auto words = name_words(node().name);
    DL_ASSIGN(KeptActor * own, current());
    DL_ASSIGN(const auto list, rivals(single_keys(!node().full, *own)));
    if (!node().full) {
      const KeptActor* with = only_fitting(*own, false, named_in_full(list, words));
      return with ? join(with->number, family(*with, with->first_name, node().name, *own, report())) : Status();
    }
    for (KeptActor* single : list) {
      const auto is_it = [&](const KeptKey& key) { return !key.full && !words.empty() && name_words(key.name) == std::vector<std::string>{words.back()}; };
      const auto by = std::find_if(single->keys.begin(), single->keys.end(), is_it);
      if (by == single->keys.end() || std::any_of(single->keys.begin(), single->keys.end(), [](const KeptKey& key) { return key.full; })) continue;
      DL_ASSIGN(own, current());
      DL_ASSIGN(auto others, rivals(person_index_keys(words.back(), true, single->traits)));
      others.push_back(own);
      if (only_fitting(*single, false, others) == own) DL_TRY(join(single->number, family(*own, node().name, by->name, *single, single->first_report)));
    }
    return {};
  }

  /// Those that have a full name with this family name.
  static std::vector<KeptActor*> named_in_full(std::vector<KeptActor*> list, const std::vector<std::string>& words) {
    std::erase_if(list, [&](const KeptActor* one) {
      return std::none_of(one->keys.begin(), one->keys.end(), [&](const KeptKey& key) {
        const auto other = name_words(key.name);
        return key.full && !other.empty() && !words.empty() && other.back() == words.back();
      });
    });
    return list;
  }

  ActorIndex& index_;
  const Mention& mention_;
  KeptActor own_;
  std::int64_t actor_ = 0;
  bool grown_ = false;
};

}  // namespace

Status take_actor(ActorIndex& index, const ReportFacts& report, ActorRef ref) {
  const Mention mention = mention_of(index, report, ref);
  return Taking(index, mention).take();
}

Status join_same_as(ActorIndex& index, const ReportFacts& report, int number) {
  for (const RelationFact& relation : report.relations) {
    if (relation.type != RelationType::kSameAs) continue;
    DL_ASSIGN(const std::int64_t from, index.actor_of({number, relation.from}));
    DL_ASSIGN(const std::int64_t to, index.actor_of({number, relation.to}));
    if (!from || !to || from == to) continue;
    DL_ASSIGN(const KeptActor* a, index.actor(from));
    DL_ASSIGN(const KeptActor* b, index.actor(to));
    if (a->kind != b->kind || !conflict(a->traits, b->traits, a->kind).empty()) continue;
    const auto name = [&](int actor) { return report.actors[static_cast<std::size_t>(actor)].name; };
    DL_TRY(merge_actors(index, from, to, {"same_as", {name(relation.from), name(relation.to)}, {}, {report.id}, {}}));
  }
  return {};
}

Status drop_mention(ActorIndex& index, const ReportFacts& report, ActorRef ref, std::int64_t number) {
  DL_ASSIGN(KeptActor * actor, index.actor(number));
  if (!actor) return {};
  const Mention mention = mention_of(index, report, ref);
  DL_ASSIGN(const auto told, names_in_versions(index, report, ref, number));
  discount_mention(mention, told, *actor);
  index.changed(number);
  return {};
}

Result<std::vector<ApartFrom>> kept_apart(ActorIndex& index, const KeptActor& actor) {
  std::vector<ApartFrom> out;
  for (const KeptKey& key : actor.keys) {
    DL_ASSIGN(const auto numbers, index.under(name_index_key(actor.kind, key.key), kMostRivals));
    for (const std::int64_t number : numbers) {
      if (out.size() == kMostApart) return out;
      DL_ASSIGN(const KeptActor* other, index.actor(number));
      const auto is_known = [&](const ApartFrom& one) { return one.actor == number; };
      if (!other || number == actor.number || std::any_of(out.begin(), out.end(), is_known)) continue;
      const std::string why = conflict(actor.traits, other->traits, actor.kind);
      out.push_back({number, why.empty() ? "unclear" : why});
    }
  }
  return out;
}

}  // namespace dateline::incidents
