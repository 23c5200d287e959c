#include "ingest/main_text.h"

#include <algorithm>
#include <unordered_set>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kRunning = 70;       // bytes: from here on words are likely a sentence, not a label
constexpr std::size_t kShortLabel = 40;    // bytes: below this a line without a full stop is a label
constexpr std::size_t kLongestNote = 600;  // bytes
constexpr double kLinkLabel = 0.5;         // more link than this is a pointer elsewhere

bool ends_sentence(std::string_view text) {
  for (std::string_view quote : {"\"", "'", "”", "’", "»", "“", ")", "]"}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  for (std::string_view end : {".", "!", "?", "…", ":", "。", "！", "？", "؟", "।", "»", ","}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

/// How much running text a block holds, in bytes; 0 for labels, menus and link lists.
double running_text(const PageBlock& block) {
  if (block.dropped || block.heading || block.kind == BlockKind::kCaption) return 0;
  if (block.link_share() > kLinkLabel) return 0;
  const double own = static_cast<double>(block.text.size() - block.link_bytes);
  if (own < kRunning && !(block.paragraph_tag && own >= kShortLabel && ends_sentence(block.text))) return 0;
  double worth = own * (1 - block.link_share());
  if (block.in_list || block.kind == BlockKind::kTable) worth *= 0.4;
  if (!ends_sentence(block.text)) worth *= 0.7;
  return worth;
}

class Finder {
 public:
  Finder(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const std::vector<PageBlock>& blocks, const MainTextHints& hints)
      : page_(page), parts_(parts), blocks_(blocks), title_(folded(hints.title)), authors_(hints.authors), worth_(blocks.size()) {
    for (std::size_t i = 0; i < blocks.size(); ++i) worth_[i] = running_text(blocks[i]);
  }

  MainText run() {
    MainText out;
    out.root = choose_root();
    choose_blocks(out);
    return out;
  }

 private:
  /// Running text inside a node.
  double inside(NodeId id) const { return sum_[range(id).second] - sum_[range(id).first]; }
  double labels_inside(NodeId id) const { return labels_[range(id).second] - labels_[range(id).first]; }

  /// The blocks whose words begin inside a node, as [first, last).
  std::pair<std::size_t, std::size_t> range(NodeId id) const {
    const auto before = [&](NodeId node) {
      return static_cast<std::size_t>(std::lower_bound(blocks_.begin(), blocks_.end(), node, [](const PageBlock& b, NodeId n) { return b.first_text < n; }) - blocks_.begin());
    };
    return {before(id), before(page_[id].end)};
  }

  void sum_up() {
    sum_.assign(blocks_.size() + 1, 0);
    labels_.assign(blocks_.size() + 1, 0);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      sum_[i + 1] = sum_[i] + worth_[i];
      const bool label = worth_[i] == 0 && !blocks_[i].dropped && !blocks_[i].heading && blocks_[i].kind != BlockKind::kCaption;
      labels_[i + 1] = labels_[i] + (label ? static_cast<double>(std::min<std::size_t>(blocks_[i].text.size(), 120)) : 0);
    }
  }

  NodeId choose_root() {
    sum_up();
    NodeId top = densest();
    top = grow(top);
    return prefer_named(top);
  }

  /// The container with the most running text close below it.
  NodeId densest() const {
    std::vector<double> mass(page_.size(), 0);
    NodeId best = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (worth_[i] == 0) continue;
      const PageBlock& block = blocks_[i];
      NodeId node = block.node;
      // Words directly in a container count for it; a paragraph's count for what holds it.
      if (block.paragraph_tag || block.in_list || block.kind == BlockKind::kQuote || block.kind == BlockKind::kTable) node = page_[node].parent;
      double share = worth_[i];
      for (int up = 0; up < 4; ++up, share *= 0.5) {
        mass[node] += share;
        if (mass[node] > mass[best]) best = node;
        if (node == 0) break;
        node = page_[node].parent;
      }
    }
    return best;
  }

  bool is_limit(NodeId id) const { return page_[id].tag == Tag::kBody || page_[id].tag == Tag::kHtml || id == 0; }

  /// Goes up while that adds running text and little else.
  NodeId grow(NodeId top) const {
    NodeId best = top;
    for (NodeId node = top; !is_limit(node);) {
      const NodeId up = page_[node].parent;
      const double here = inside(best), more = inside(up) - here, noise = labels_inside(up) - labels_inside(best);
      if (more > 0.08 * here && more > 1.5 * noise) best = up;
      node = up;
    }
    return best;
  }

  /// An element that calls itself the article's body is believed when it holds most of what was found, or is what was found and a little more.
  NodeId prefer_named(NodeId top) const {
    NodeId best = top;
    double most = 0;
    const double found = inside(top);
    for (NodeId id = 1; id < page_.size(); ++id) {
      const Tag tag = page_[id].tag;
      if (tag == Tag::kText || tag == Tag::kA || tag == Tag::kHtml || tag == Tag::kBody) continue;
      const bool is_article = tag == Tag::kArticle;
      if (!is_article && !is_block_tag(tag)) continue;
      const bool named = (parts_[id] & kPartBody) != 0;
      if (!named && !is_article) continue;
      const double here = inside(id);
      if (here <= 0.6 * found) continue;
      // The innermost named body that holds as much as any other.
      if (here > most * 1.05 || (here >= most * 0.95 && named)) {
        best = id;
        most = here;
      }
    }
    return best;
  }

  bool is_title(const PageBlock& block) const {
    if (title_.empty() || block.text.size() > 400) return false;
    const std::string words = folded(block.text);
    return words == title_ || (block.heading == 1 && (title_.find(words) != std::string::npos || words.find(title_) != std::string::npos));
  }

  /// Short lines that say who, when, where to share; and lines that point elsewhere.
  bool is_furniture(std::size_t i, MainText& out) const {
    const PageBlock& block = blocks_[i];
    if (block.dropped || is_title(block)) return true;
    const Phrase phrase = phrase_of(block.text);
    if (phrase == Phrase::kMore) {
      if (block.text.size() < 200) {
        out.more.push_back(i);
        return true;
      }
    }
    if (phrase == Phrase::kOrigin && block.text.size() < 300) {
      out.origin.push_back(i);
      return false;  // the words are the evidence
    }
    if (phrase == Phrase::kSource && block.text.size() < 300) return false;
    if (phrase == Phrase::kRelated && (block.text.size() < 200 || block.link_share() > 0.3)) return true;
    if (phrase == Phrase::kNoise && block.text.size() < 300) return true;
    if (phrase == Phrase::kWall && block.text.size() < 300) {
      out.wall = true;
      return true;
    }
    if (phrase == Phrase::kByline && block.text.size() < 100 && !ends_sentence(block.text)) return true;
    if ((block.parts & (kPartByline | kPartDate)) && block.text.size() < 160 && !ends_sentence(block.text)) return true;
    if ((block.parts & kPartByline) && block.text.size() < 60) return true;
    if (block.kind == BlockKind::kTable) return block.link_share() > kLinkLabel;
    if (block.heading || block.kind == BlockKind::kCaption) return block.link_share() > 0.9 && block.heading != 0 && block.text.size() < 30;
    if (block.link_share() > 0.8 && block.text.size() < 300) return true;
    if (block.link_share() > kLinkLabel && block.text.size() < 120) return true;
    if (block.in_list || block.kind == BlockKind::kQuote || (block.parts & kPartSubhead)) return false;
    return block.text.size() < kShortLabel && !ends_sentence(block.text) && !block.paragraph_tag;
  }

  /// A list most of which is links is a list of other stories.
  bool in_link_list(std::size_t i) const {
    if (!blocks_[i].in_list) return false;
    NodeId list = blocks_[i].node;
    while (list && page_[list].tag != Tag::kUl && page_[list].tag != Tag::kOl && page_[list].tag != Tag::kDl) list = page_[list].parent;
    if (list == 0) return false;
    const auto [first, last] = range(list);
    double linked = 0, all = 0;
    std::size_t count = 0;
    for (std::size_t k = first; k < last && count < 200; ++k, ++count) {
      linked += static_cast<double>(blocks_[k].link_bytes);
      all += static_cast<double>(blocks_[k].text.size());
    }
    return linked > kLinkLabel * all;
  }

  void choose_blocks(MainText& out) const {
    const auto [first, last] = range(out.root);
    std::vector<std::size_t> kept;
    const double all = sum_[last] - sum_[first];
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = lead_begin(first); i < last; ++i) {
      const PageBlock& block = blocks_[i];
      if (i < first && ((worth_[i] == 0 && !is_standfirst(block)) || is_furniture(i, out))) continue;
      // "Related articles", "Comments": the article is over, unless much of it is still to come.
      if (!block.dropped && block.text.size() < 80 && phrase_of(block.text) == Phrase::kEnd) {
        if (sum_[last] - sum_[i] < 0.35 * all) break;
        continue;
      }
      if (is_furniture(i, out) || in_link_list(i)) continue;
      if (block.text.size() > 30 && !block.heading && !seen.insert(block.text).second) continue;
      kept.push_back(i);
    }
    drop_author_notes(kept);
    drop_idle_headings(kept);
    for (std::size_t i : kept) out.bytes += blocks_[i].text.size();
    out.blocks = std::move(kept);
  }

  /// What introduces the article, set as a heading or marked by its class.
  static bool is_standfirst(const PageBlock& block) {
    const bool marked = block.heading != 0 || (block.parts & kPartSubhead) != 0;
    return marked && !block.dropped && block.text.size() >= kRunning && block.link_share() <= kLinkLabel;
  }

  /// A standfirst stands between the headline and the body, outside of the body's element.
  std::size_t lead_begin(std::size_t first) const {
    for (std::size_t back = 1; back <= 12 && back <= first; ++back) {
      if (is_title(blocks_[first - back])) return first - back + 1;
    }
    return first;
  }

  /// "Ann Example is our correspondent in ..." at the end.
  void drop_author_notes(std::vector<std::size_t>& kept) const {
    for (int last = 0; last < 3 && kept.size() > 1; ++last) {
      const std::string_view text = blocks_[kept.back()].text;
      const bool is_note = text.size() < kLongestNote && std::any_of(authors_.begin(), authors_.end(), [text](const std::string& name) {
        const std::string_view rest = text.substr(std::min(name.size(), text.size()));
        return name.find(' ') != std::string::npos && text.starts_with(name) && rest.size() > 2 && rest[0] == ' ' && rest[1] >= 'a' && rest[1] <= 'z';
      });
      if (!is_note) return;
      kept.pop_back();
    }
  }

  /// Headings and captions with nothing of the article behind them.
  void drop_idle_headings(std::vector<std::size_t>& kept) const {
    while (!kept.empty() && blocks_[kept.back()].heading) kept.pop_back();
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      const PageBlock& block = blocks_[kept[k]];
      const bool next_is_heading = k + 1 < kept.size() && blocks_[kept[k + 1]].heading && blocks_[kept[k + 1]].heading <= block.heading;
      if (block.heading && next_is_heading && block.link_bytes > 0) continue;
      out.push_back(kept[k]);
    }
    kept = std::move(out);
  }

  const HtmlPage& page_;
  const std::vector<std::uint32_t>& parts_;
  const std::vector<PageBlock>& blocks_;
  std::string title_;
  const std::vector<std::string>& authors_;
  std::vector<double> worth_;
  std::vector<double> sum_, labels_;  // running sums over the blocks
};

}  // namespace

MainText find_main_text(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const std::vector<PageBlock>& blocks,
                        const MainTextHints& hints) {
  return Finder(page, parts, blocks, hints).run();
}

}  // namespace dateline::ingest
