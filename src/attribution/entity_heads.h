#pragma once
// Entities by the head token of their mentions; the mention with the shortest span where several have the same head.
#include <unordered_map>

#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::attribution {

class EntityHeads {
 public:
  explicit EntityHeads(const Reading& reading) {
    for (const Entity& entity : reading.entities) {
      for_each_mention(entity, [&](const Mention& mention) {
        if (mention.head < 0) return;
        const auto [found, is_new] = by_head_.emplace(static_cast<TokenIndex>(mention.head), Place{entity.id, mention.span.size()});
        if (!is_new && mention.span.size() < found->second.length) found->second = {entity.id, mention.span.size()};
      });
    }
  }
  EntityId at(TokenIndex head) const {
    const auto found = by_head_.find(head);
    return found == by_head_.end() ? EntityId{} : found->second.entity;
  }

 private:
  struct Place {
    EntityId entity;
    std::uint32_t length;
    
  };
  std::unordered_map<TokenIndex, Place> by_head_;
};

}  // namespace dateline::attribution
