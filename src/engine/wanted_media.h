#pragma once
// WantedMedia: what the pages of a web archive show, by address, until it was gone through once more: an image may stand before the page that shows it.
#include <map>
#include <string>
#include <vector>

#include "model/article.h"

namespace dateline::engine {

inline constexpr std::size_t kMostMedia = 30;          // of one page
inline constexpr std::size_t kMostWanted = 1'000'000;  // of one web archive, so that memory stays bounded

class WantedMedia {
 public:
  struct For {
    std::string report, caption;
  };

  void want(const Article& article, const std::string& report);
  bool none() const { return by_address_.empty(); }
  bool has(const std::string& address) const { return by_address_.count(address) > 0; }
  const std::vector<For>& of(const std::string& address) const { return by_address_.at(address); }

 private:
  std::map<std::string, std::vector<For>> by_address_;
  std::size_t count_ = 0;
};

/// What stands under it, else what the page gives for those who do not see it.
std::string caption_of(const Article& article, const MediaLink& media);

}  // namespace dateline::engine
