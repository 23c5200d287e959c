#include "model/claim_key.h"

#include "base/sha256.h"
#include "base/unicode.h"

namespace dateline {
namespace {

struct KindOf {
  const Reading& reading;
  std::string operator()(EventId id) const { return "event:" + reading[id].kind; }
  std::string operator()(RelationId id) const { return "relation:" + std::string(name_of(reading[id].type)); }
  std::string operator()(RouteId) const { return "route"; }
};

}  // namespace

std::string claim_key(const Reading& reading, const Claim& claim, std::string_view text_sha256) {
  std::string whole(text_sha256);
  whole += '\n' + std::to_string(claim.span.start) + '-' + std::to_string(claim.span.end);
  whole += '\n' + std::string(name_of(claim.about)) + '\n' + std::visit(KindOf{reading}, claim.subject);
  for (SourceId root : claim.roots()) whole += '\n' + fold_name(reading[root].name);
  return sha256_hex(whole).substr(0, 16);
}

}  // namespace dateline
