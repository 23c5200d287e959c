#include "query/judgement_masks.h"

#include <set>

#include "archive/masked_words.h"
#include "base/try.h"
#include "incidents/actor_facts.h"
#include "review/attach.h"
#include "review/correct.h"

namespace dateline::query {
namespace {

constexpr std::size_t kReportsAsked = 20;  // whose private persons a title of an incident may name
constexpr std::string_view kPerson = "[person]";

/// Whom only a reviewer named is kept back as private, also where the judgement no longer counts.
bool is_kept_back(const std::string& name, const std::string& type, const Reading& reading) {
  if (name.empty()) return false;
  const EntityId known = review::entity_named(name, reading);
  return known ? incidents::is_private(reading[known]) : type == name_of(EntityType::kPerson);
}

}  // namespace

Status JudgementMasks::read(const std::string& report) {
  if (stored_ && report_ == report) return {};
  report_ = report;
  stored_.reset();
  auto stored = archive_.reading(report);
  if (stored) stored_ = std::move(*stored);
  else if (stored.error().code != ErrorCode::kNotFound) return stored.error();
  return {};
}

void JudgementMasks::mask_values(review::Judgement& judgement) const {
  for (review::Correction& one : judgement.corrections) {
    if (is_kept_back(one.value, one.type, stored_->reading)) one.value = kPerson;
    else one.value = archive::masked_text(*stored_, one.value);
    one.was = archive::masked_text(*stored_, one.was);
    one.of = archive::masked_text(*stored_, one.of);
  }
}

Status JudgementMasks::mask_titles(archive::Decision& decision) {
  std::set<std::string> seen;
  for (archive::DecidedIncident& incident : decision.incidents) {
    bool any = false;
    for (const archive::EventPiece& piece : incident.evidence) {
      if (!seen.insert(piece.report).second || seen.size() > kReportsAsked) continue;
      DL_TRY(read(piece.report));
      if (stored_) incident.title = archive::masked_text(*stored_, incident.title);
      any = any || stored_;
    }
    if (!any) incident.title.clear();
  }
  return {};
}

Status JudgementMasks::mask(archive::Decision& decision) {
  if (!decision.judgement) return mask_titles(decision);  // of earlier versions they tell names
  review::Evidence& on = decision.judgement->on;
  if (on.item == review::ItemKind::kIncident) return mask_titles(decision);
  DL_TRY(read(on.report));
  if (!stored_) {
    on.words.clear();
    if (on.item == review::ItemKind::kSource || on.item == review::ItemKind::kPlace) on.kind.clear();
    for (review::Correction& one : decision.judgement->corrections) one.value.clear(), one.was.clear(), one.of.clear();
    return {};
  }
  // In a later state of the text the span may be another one; then the words are masked as those of a title are.
  const auto span = review::span_in(on, stored_->article);
  on.words = span && span->end <= stored_->article.text.size() ? archive::masked_words(*stored_, {*span}).front() : archive::masked_text(*stored_, on.words);
  on.kind = archive::masked_text(*stored_, on.kind);
  mask_values(*decision.judgement);
  return {};
}

}  // namespace dateline::query
