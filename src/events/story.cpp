#include "events/story.h"

#include <algorithm>

namespace dateline::events {

bool happened(const Event& event) {
  return event.status == EventStatus::kOccurred || event.status == EventStatus::kOngoing || event.status == EventStatus::kFailed;
}

bool is_past_perfect(const Ground& ground, TokenIndex verb) {
  const auto had = [&](TokenIndex child) { return ground.lemma[child] == "have" && ground.token(child).tag == "VBD"; };
  const auto aux = ground.syntax.children_with(verb, {"aux"});
  return std::any_of(aux.begin(), aux.end(), had);
}

bool in_story(const Ground& ground, const Telling& one) {
  auto at = static_cast<TokenIndex>(one.event.head);
  if (!ground.is_verb(at)) return false;
  const Token& token = ground.token(at);
  const bool passive = token.tag == "VBN" && ground.syntax.child(at, {"auxpass"}).has_value();
  if ((token.tag != "VBD" && !passive) || is_past_perfect(ground, at)) return false;
  for (int step = 0; step < 4; ++step) {
    if (ground.syntax.is_root(at)) return true;
    const Token& here = ground.token(at);
    const bool said = here.dep == "ccomp" && ground.book.is_in(ground.lemma[here.head], "SPEECH");
    if (!said && here.dep != "conj") return false;
    at = here.head;
  }
  return false;
}

bool goes_on(const Ground& ground, const Event& a, const Event& b) {
  return std::any_of(a.participants.begin(), a.participants.end(), [&](const Participant& one) {
    return ground.reading[one.entity].type != EntityType::kCountry && std::any_of(b.participants.begin(), b.participants.end(), [&](const Participant& other) {
      return other.entity == one.entity && other.role == one.role;
    });
  });
}

}  // namespace dateline::events
