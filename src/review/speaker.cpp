#include "review/speaker.h"

#include <algorithm>
#include <tuple>

#include "base/unicode.h"
#include "review/correct.h"

namespace dateline::review {
namespace {

SourceKind kind_for(EntityType type) {
  switch (type) {
    case EntityType::kPerson: case EntityType::kPosition: return SourceKind::kPerson;
    case EntityType::kGroup: case EntityType::kNationality: return SourceKind::kGroup;
    case EntityType::kDocument: return SourceKind::kDocument;
    default: return SourceKind::kOrganization;
  }
}

}  // namespace

bool meet(Span a, Span b) {
  if (!a.overlaps(b)) return false;
  return 2 * (std::min(a.end, b.end) - std::max(a.start, b.start)) >= std::min(a.size(), b.size());
}

SourceId speaker_of(const Correction& to, Span claim, Reading& reading) {
  if (to.of == kPublisher) return reading.sources.empty() ? SourceId{} : SourceId{0};
  const bool unnamed = to.of == kUnnamed;
  const bool any = to.of.empty();  // earlier versions took whoever is called so
  const auto is_meant = [&](const Source& source) {
    if (fold_name(source.name) != fold_name(to.value) || (source.anonymous != unnamed && !any)) return false;
    return !unnamed || !to.span || !source.span || meet(*source.span, *to.span);
  };
  const auto found = std::find_if(reading.sources.begin(), reading.sources.end(), is_meant);
  if (found != reading.sources.end()) return found->id;
  Source fresh;
  fresh.name = to.value;
  fresh.anonymous = unnamed;
  fresh.count = to.count;
  fresh.span = to.span ? to.span : claim;
  if (!unnamed) fresh.entity = entity_named(fresh.name, reading);
  if (const auto type = fresh.entity ? std::optional(reading[fresh.entity].type) : from_name<EntityType>(to.type)) fresh.kind = kind_for(*type);
  if (unnamed) fresh.kind = to.count == 1 ? SourceKind::kPerson : SourceKind::kGroup;
  return add(reading.sources, fresh);
}

std::vector<Correction> speakers_of(const Judgement& judgement) {
  std::vector<Correction> out;
  for (const Correction& to : judgement.corrections) {
    if (to.field == "speaker" && !to.of.empty()) out.push_back(to);
  }
  return out;
}

std::vector<Correction> fields_of(const Judgement& judgement, const Article& article) {
  std::vector<Correction> out = judgement.corrections;
  const bool made_so = judgement.verdict == Verdict::kCreate && !speakers_of(judgement).empty();
  if (made_so) std::erase_if(out, [](const Correction& to) { return to.field == "speaker"; });
  for (Correction& to : out) {
    if (judgement.on.text_sha256 != article.text_sha256) to.span.reset();  // elsewhere, or nowhere, in this text
  }
  return out;
}

std::vector<SourceId> said_by(const Judgement& judgement, Span span, const Article& article, Reading& reading) {
  std::vector<SourceId> out;
  std::vector<Correction> all = speakers_of(judgement);
  for (Correction& to : all) {
    if (judgement.on.text_sha256 != article.text_sha256) to.span.reset();
    if (const SourceId one = speaker_of(to, span, reading)) out.push_back(one);
  }
  return out;
}

bool rests_on(const Claim& claim, const std::vector<SourceId>& sources) {
  const auto roots = claim.roots();
  return roots.size() == sources.size() && std::is_permutation(roots.begin(), roots.end(), sources.begin());
}

std::vector<AttributionStep> chain_from(const std::vector<SourceId>& speakers, Span at, const Reading& reading) {
  std::vector<AttributionStep> out{{SourceId{0}, 0, "", std::nullopt}};
  if (speakers.empty() || std::any_of(speakers.begin(), speakers.end(), [](SourceId one) { return one.index == 0; })) return out;
  std::uint32_t nearest = 0;
  const Claim* like = nullptr;
  int depth = 1;
  for (const Claim& claim : reading.claims) {
    const auto step = std::find_if(claim.attribution.begin(), claim.attribution.end(), [&](const AttributionStep& one) { return one.source == speakers.front() && one.depth > 0; });
    if (claim.rejected || step == claim.attribution.end()) continue;
    const std::uint32_t far = claim.span.start > at.start ? claim.span.start - at.start : at.start - claim.span.start;
    if (like && far >= nearest) continue;
    std::tie(like, nearest, depth) = std::tuple(&claim, far, step->depth);
  }
  if (like) {
    for (const AttributionStep& step : like->attribution) {
      if (step.depth > 0 && step.depth < depth) out.push_back({step.source, step.depth, "", std::nullopt});
    }
  }
  for (const SourceId one : speakers) out.push_back({one, depth, "", std::nullopt});
  return out;
}

void set_speakers(Claim& claim, const std::vector<SourceId>& speakers) {
  int deepest = 0;
  for (const AttributionStep& step : claim.attribution) deepest = std::max(deepest, step.depth);
  if (deepest > 0) std::erase_if(claim.attribution, [&](const AttributionStep& step) { return step.depth == deepest; });
  for (const SourceId one : speakers) {
    if (one.index == 0) {
      std::erase_if(claim.attribution, [](const AttributionStep& step) { return step.depth > 0; });
      return;
    }
    claim.attribution.push_back({one, std::max(deepest, 1), "", std::nullopt});
  }
}

}  // namespace dateline::review
