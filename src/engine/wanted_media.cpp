#include "engine/wanted_media.h"

namespace dateline::engine {

void WantedMedia::want(const Article& article, const std::string& report) {
  std::size_t taken = 0;
  for (const MediaLink& media : article.media) {
    if (++taken > kMostMedia || count_ >= kMostWanted) break;
    ++count_;
    by_address_[media.url].push_back({report, caption_of(article, media)});
  }
}

std::string caption_of(const Article& article, const MediaLink& media) { return media.caption ? std::string(article.text.at(*media.caption)) : media.alt; }

}  // namespace dateline::engine
