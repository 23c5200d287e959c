#pragma once
// Source: whom a claim rests on. s0 is always the page's publisher. Anonymous people are one source with a head-count, never unmasked.
#include <optional>
#include <string>

#include "base/enum_names.h"
#include "base/span.h"
#include "model/ids.h"

namespace dateline {

enum class SourceKind { kPerson, kOrganization, kPublisher, kDocument, kImagery, kGroup };
template <>
inline constexpr std::array<std::string_view, 6> kEnumNames<SourceKind>{"person", "organization", "publisher", "document", "imagery", "group"};

/// How the source knows, as far as the text says.
enum class Knowledge { kWitnessed, kInvolved, kBriefed, kSawDocument, kHearsay, kUnstated };
template <>
inline constexpr std::array<std::string_view, 6> kEnumNames<Knowledge>{"witnessed", "involved", "briefed", "saw_document", "hearsay", "unstated"};

struct Source {
  SourceId id;
  std::string name;
  SourceKind kind = SourceKind::kOrganization;
  bool anonymous = false;
  std::optional<int> count;  // heads; unknown for "officials"
  std::string affiliation;
  std::string country;
  Knowledge knowledge = Knowledge::kUnstated;
  std::string anonymity_reason;
  std::optional<Span> span;  // only the publisher may have none
  EntityId entity;
};

}  // namespace dateline
