#include "ingest/page_media.h"

#include <algorithm>
#include <charconv>

#include "base/data_file.h"
#include "base/unicode.h"
#include "formats/web_address.h"
#include "ingest/clean_text.h"
#include "ingest/cues.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kMaxMedia = 200;
constexpr int kMostLookedAt = 2000;  // images of one page
constexpr int kLeastSide = 100;     // a picture that says to be smaller is an icon
constexpr int kCaptionClimb = 4;    // elements between a picture and what also holds its caption
constexpr std::size_t kMaxAlt = 1000;

/// The words of one kind of data/ingest/media_cues.tsv.
std::vector<std::string_view> cues(std::string_view kind) {
  static const std::vector<TableRow> rows = data_table("ingest/media_cues.tsv");
  std::vector<std::string_view> out;
  for (const TableRow& row : rows) {
    if (row[0] == kind) out.insert(out.end(), row.begin() + 1, row.end());
  }
  return out;
}

/// A side that the page gives in pixels; 0 where it gives none.
int side(std::string_view value) {
  int out = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), out);
  const std::string_view unit(end, static_cast<std::size_t>(value.data() + value.size() - end));
  return fault == std::errc() && (unit.empty() || unit == "px") ? out : 0;
}

/// The largest picture of a srcset: "a.jpg 320w, b.jpg 640w".
std::string_view largest_of(std::string_view srcset) {
  std::string_view best;
  double most = -1;
  while (!srcset.empty()) {
    srcset.remove_prefix(std::min(srcset.find_first_not_of(" \t\n\r,"), srcset.size()));
    const std::string_view url = srcset.substr(0, srcset.find_first_of(" \t\n\r"));
    srcset.remove_prefix(url.size());
    const std::size_t comma = std::min(srcset.find(','), srcset.size());
    const std::string_view size = trim(srcset.substr(0, comma));
    srcset.remove_prefix(comma);
    double number = 1;
    std::from_chars(size.data(), size.data() + size.size(), number);
    if (url.empty() || number <= most) continue;
    most = number;
    best = url;
  }
  return best.ends_with(',') ? best.substr(0, best.size() - 1) : best;
}

class Finder {
 public:
  Finder(const HtmlPage& page, const std::vector<std::uint32_t>& parts, NodeId root, const std::vector<PlacedBlock>& blocks, std::string_view base)
      : page_(page), parts_(parts), blocks_(blocks), base_(base), sources_(cues("source")), noise_(cues("noise")), picture_ends_(cues("picture")) {
    // A picture above the first paragraph stands beside the headline, in the same <article> or <main>, if the page has one.
    first_ = root;
    for (NodeId up = root; up != 0; up = page_[up].parent) {
      if (page_[up].tag == Tag::kArticle || page_[up].tag == Tag::kMain) first_ = up;
    }
    // Behind the last words of the report stand pictures of other ones.
    for (const PlacedBlock& block : blocks) {
      end_ = std::max(end_, page_[block.node].end);
      block_nodes_.push_back(block.node);
    }
    std::sort(block_nodes_.begin(), block_nodes_.end());
  }

  std::vector<MediaLink> run() {
    std::vector<MediaLink> out;
    int seen = 0;
    for (NodeId id = first_ + 1; id < std::min(end_, page_.size()) && out.size() < kMaxMedia && seen < kMostLookedAt; ++id) {
      if (page_[id].tag != Tag::kImg && page_[id].tag != Tag::kVideo) continue;
      ++seen;
      add(id, out);
    }
    return out;
  }

 private:
  bool holds_block(NodeId id) const {
    const auto first = std::lower_bound(block_nodes_.begin(), block_nodes_.end(), id);
    return first != block_nodes_.end() && *first < page_[id].end;
  }

  /// Inside a part of the page that is not the report: named so, and no words of the report stand in it.
  bool is_left_out(NodeId id) const {
    const bool film = page_[id].tag == Tag::kVideo;  // players are named among what is not read
    for (NodeId up = film ? page_[id].parent : id; up > first_ && !holds_block(up); up = page_[up].parent) {
      const Tag tag = page_[up].tag;
      if (tag == Tag::kNav || tag == Tag::kAside || tag == Tag::kFooter || tag == Tag::kForm || tag == Tag::kMenu || tag == Tag::kDialog) return true;
      if (is_invisible_tag(tag)) return true;
      const std::uint32_t parts = film ? 0u : parts_[up];
      if ((parts & (kPartDrop | kPartByline)) && !(parts & (kPartBody | kPartCaption))) return true;
    }
    return false;
  }

  void add(NodeId id, std::vector<MediaLink>& out) const {
    MediaLink media;
    media.kind = page_[id].tag == Tag::kVideo ? MediaLinkKind::kVideo : MediaLinkKind::kImage;
    media.url = formats::absolute_url(base_, address(id));
    if (media.url.empty() || is_noise(id, media.url) || is_left_out(id)) return;
    media.caption = caption(id);
    if (!media.caption && leads_elsewhere(id)) return;
    if (std::any_of(out.begin(), out.end(), [&](const MediaLink& known) { return known.url == media.url; })) return;
    media.alt = collapsed(page_.attribute(id, "alt"));
    if (media.alt.size() > kMaxAlt) media.alt.clear();
    out.push_back(std::move(media));
  }

  /// What an element or, for films, its sources point at. Pages that load pictures late keep the address in an attribute of their own.
  std::string_view address(NodeId id) const {
    for (NodeId i = id; i < page_[id].end; ++i) {
      if (i != id && page_[i].tag != Tag::kSource) continue;
      for (const std::string_view name : sources_) {
        std::string_view value = trim(page_.attribute(i, name));
        if (name.ends_with("srcset")) value = largest_of(value);
        const bool written = !value.empty() && !value.starts_with("data:") && !value.starts_with("blob:") && value.find_first_of(" \t\n") == std::string_view::npos;
        if (written) return value;
      }
    }
    return {};
  }

  bool is_noise(NodeId id, std::string_view url) const {
    for (const char* name : {"width", "height"}) {
      const int pixels = side(page_.attribute(id, name));
      if (pixels > 0 && pixels < kLeastSide) return true;
    }
    const std::string names = to_lower(std::string(page_.attribute(id, "class")) + " " + std::string(page_.attribute(id, "id")) + " " +
                                       std::string(url.substr(url.rfind('/') + 1)));
    return std::any_of(noise_.begin(), noise_.end(), [&](std::string_view word) { return names.find(word) != std::string::npos; });
  }

  /// Inside a link to something that is no picture: a teaser of another story.
  bool leads_elsewhere(NodeId id) const {
    for (NodeId up = page_[id].parent; up != 0; up = page_[up].parent) {
      if (page_[up].tag == Tag::kFigure) return false;
      if (page_[up].tag != Tag::kA) continue;
      const std::string_view href = page_.attribute(up, "href");
      const std::string path = to_lower(href.substr(0, href.find_first_of("?#")));
      return !path.empty() && std::none_of(picture_ends_.begin(), picture_ends_.end(), [&](std::string_view end) { return path.ends_with(end); });
    }
    return false;
  }

  /// The caption in the smallest element around the picture that holds one, and neither running text nor another picture.
  std::optional<Span> caption(NodeId id) const {
    NodeId up = page_[id].parent;
    for (int climbed = 0; up > first_ && climbed < kCaptionClimb; up = page_[up].parent, ++climbed) {
      std::optional<Span> found;
      for (const PlacedBlock& block : blocks_) {
        if (block.node < up || block.node >= page_[up].end) continue;
        if (block.kind != BlockKind::kCaption) return std::nullopt;
        if (!found) found = block.span;
      }
      for (NodeId i = up; i < page_[up].end; ++i) {
        if (page_[i].tag == Tag::kImg && i != id && page_[up].tag != Tag::kFigure) return std::nullopt;
      }
      if (found || page_[up].tag == Tag::kFigure) return found;
    }
    return std::nullopt;
  }

  const HtmlPage& page_;
  const std::vector<std::uint32_t>& parts_;
  const std::vector<PlacedBlock>& blocks_;
  std::string_view base_;
  std::vector<std::string_view> sources_, noise_, picture_ends_;
  std::vector<NodeId> block_nodes_;
  NodeId first_ = 0, end_ = 0;
};

}  // namespace

std::vector<MediaLink> page_media(const HtmlPage& page, const std::vector<std::uint32_t>& parts, NodeId root, const std::vector<PlacedBlock>& blocks,
                                  std::string_view base) {
  if (blocks.empty()) return {};
  return Finder(page, parts, root, blocks, base).run();
}

}  // namespace dateline::ingest
