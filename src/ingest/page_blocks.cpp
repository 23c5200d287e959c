#include "ingest/page_blocks.h"

#include <algorithm>

#include "base/data_file.h"
#include "ingest/clean_text.h"
#include "ingest/hidden.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kMaxBlocks = 200'000;
constexpr std::size_t kRunningWords = 60;  // bytes: a text node from here on is running text, not a label
constexpr std::size_t kFewWords = 60;      // bytes: a name or a link in a sentence, not the explanation that a tooltip shows
constexpr std::size_t kLongCell = 200;  // bytes: a table with such a cell lays a page out, it does not tabulate

constexpr double kMost = 0.4;  // of a page's running words

/// An open element: what it says about the words inside.
struct Context {
  NodeId end;
  NodeId node;
  BlockKind kind;
  int heading;
  std::uint32_t parts;
  bool dropped, in_list, block, paragraph_tag, preformatted;
  NodeId anchor;
  bool quote = false;  // <q>: its marks are shown, not written
};

int heading_level(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6 ? static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1 : 0; }

class Cutter {
 public:
  Cutter(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const Hiding& hiding, Lenience lenience) : page_(page), parts_(parts), hiding_(hiding), lenience_(lenience) {
    count_words();
    is_mostly_unseen_ = is_mostly_unseen();
  }

  std::vector<PageBlock> run() {
    open_.push_back({page_[0].end, 0, BlockKind::kParagraph, 0, 0, false, false, true, false, false, 0});
    for (NodeId id = 1; id < page_.size() && blocks_.size() < kMaxBlocks;) {
      while (id >= open_.back().end) close();
      const Node& node = page_[id];
      if (node.tag == Tag::kText) {
        add_text(id);
        ++id;
      } else if (is_invisible_tag(node.tag) || is_left_out(id) || is_note_mark(id)) {
        id = node.end;
      } else if (node.tag == Tag::kBr) {
        line_break();
        ++id;
      } else if (node.tag == Tag::kTable && is_data_table(id)) {
        add_table(id);
        id = node.end;
      } else {
        open(id);
        ++id;
      }
    }
    flush();
    return std::move(blocks_);
  }

 private:
  /// Bytes of visible words before each node, so that the words inside a node are a difference: all, and running ones (long, no links).
  void count_words() {
    before_.resize(page_.size() + 1);
    running_before_.resize(page_.size() + 1);
    std::size_t sum = 0, running = 0;
    NodeId skip_until = 0, link_until = 0;
    for (NodeId id = 0; id < page_.size(); ++id) {
      before_[id] = sum;
      running_before_[id] = running;
      const Node& node = page_[id];
      if (id >= skip_until && is_invisible_tag(node.tag)) skip_until = node.end;
      if (node.tag == Tag::kA) link_until = std::max(link_until, node.end);
      if (node.tag != Tag::kText || id < skip_until) continue;
      const std::string_view words = trim(page_.text(id));
      sum += words.size();
      if (words.size() >= kRunningWords && id >= link_until) running += words.size();
    }
    before_[page_.size()] = sum;
    running_before_[page_.size()] = running;
  }
  std::size_t words_inside(NodeId id) const { return before_[page_[id].end] - before_[id]; }
  /// Most of what is to be read stands in here, whatever its class says.
  bool holds_most(NodeId id) const { return running_share(id) > kMost; }
  double running_share(NodeId id) const {
    const auto running = static_cast<double>(running_before_[page_[id].end] - running_before_[id]);
    return running_before_.back() ? running / static_cast<double>(running_before_.back()) : 0;
  }

  bool is_left_out(NodeId id) const {
    const bool out = is_mostly_unseen_ ? hiding_.takes_out(id) : hiding_.hides(id);
    return out && !holds_most(id);  // a wall's script shows it again
  }
  /// Whether most words are only unseen: on such pages they fade in one by one.
  bool is_mostly_unseen() const {
    double share = 0;
    for (NodeId id = 1; id < page_.size();) {
      const bool unseen = page_[id].tag != Tag::kText && hiding_.hides(id);
      if (unseen) share += running_share(id);
      id = unseen ? page_[id].end : id + 1;
    }
    return share > kMost;
  }

  /// The mark of a footnote: a link or a number set high.
  bool is_note_mark(NodeId id) const {
    if (page_[id].tag != Tag::kSup) return false;
    for (NodeId i = id + 1; i < page_[id].end; ++i) {
      if (page_[i].tag == Tag::kA) return true;
    }
    return false;
  }

  bool dropped_by_tag(NodeId id, Tag tag) const {
    switch (tag) {
      case Tag::kNav: case Tag::kMenu: case Tag::kDialog: case Tag::kFooter: return true;
      case Tag::kAside: case Tag::kForm: case Tag::kFieldset: return !holds_most(id);
      // The header of an article holds its headline and standfirst.
      case Tag::kHeader: return id >= inside_article_ && !holds_most(id) && page_.first(Tag::kH1, id) == 0;
      default: return false;
    }
  }

  void open(NodeId id) {
    const Tag tag = page_[id].tag;
    Context next = open_.back();
    next.end = page_[id].end;
    next.block = is_block_tag(tag) || tag == Tag::kDetails;
    if (next.block) flush();
    if (next.block) next.node = id;
    const bool frame = tag == Tag::kHtml || tag == Tag::kBody || tag == Tag::kArticle || tag == Tag::kMain;
    const std::uint32_t parts = tag == Tag::kHtml || tag == Tag::kBody ? 0 : parts_[id];
    if (!frame && drops(id, tag, parts)) next.dropped = true;
    // "social", "widget" around a quoted post name the frame that it is shown in.
    if ((parts & kPartPost) && tag == Tag::kBlockquote) next.dropped = false;
    next.parts |= parts & ~static_cast<std::uint32_t>(kPartDrop | kPartMaybeDrop);
    if (tag == Tag::kArticle) inside_article_ = std::max(inside_article_, next.end);
    set_kind(next, id, tag, parts);
    if (tag == Tag::kA && !next.anchor) next.anchor = id;
    next.quote = tag == Tag::kQ && !has_marks(id);
    open_.push_back(next);
    if (next.quote) append(id, "\u201c");
  }

  bool drops(NodeId id, Tag tag, std::uint32_t parts) const {
    if (dropped_by_tag(id, tag)) return true;
    // A heading's or a paragraph's class rarely speaks of something else than its looks; a link's does not matter.
    const bool words_of_text = tag == Tag::kB || tag == Tag::kStrong || tag == Tag::kEm || tag == Tag::kI;
    if (words_of_text) return false;
    // Within a sentence a class speaks of how its words look or where they lead.
    const bool in_sentence = !current_.text.empty() && !current_.dropped && !current_.heading && !ends_line(current_.text);
    if (in_sentence && !is_block_tag(tag) && tag != Tag::kDetails && words_inside(id) <= kFewWords) return false;
    if ((parts & kPartDrop) && looks_like_comments(id)) return true;
    if ((parts & kPartDrop) && !(parts & kPartBody)) return !holds_most(id) && lenience_ == Lenience::kStrict;
    if (lenience_ == Lenience::kLenient) return false;
    if ((parts & kPartMaybeDrop) && !(parts & (kPartBody | kPartCaption | kPartSubhead))) return running_share(id) < 0.2;
    return false;
  }

  /// Comments may well hold most of a page's words.
  bool looks_like_comments(NodeId id) const {
    for (std::string_view name : {page_.attribute(id, "id"), page_.attribute(id, "class")}) {
      if (name.find("omment") != std::string_view::npos || name.find("isqus") != std::string_view::npos) return true;
    }
    return false;
  }

  /// Some write the marks of a <q> as well.
  bool has_marks(NodeId id) const {
    const std::string words = page_.words(id, 4);
    for (std::string_view mark : {"\"", "'", "\u201c", "\u201d", "\u201e", "\u2018", "\u201a", "\u00ab", "\u00bb", "\u2039"}) {
      if (current_.text.ends_with(mark) || words.starts_with(mark)) return true;
    }
    return false;
  }

  void set_kind(Context& next, NodeId id, Tag tag, std::uint32_t parts) {
    if (const int level = heading_level(tag)) {
      next.heading = level;
      next.kind = BlockKind::kSubhead;
    } else if (tag == Tag::kFigcaption || tag == Tag::kFigure || ((parts & kPartCaption) && !holds_most(id))) {
      next.kind = BlockKind::kCaption;
    } else if (next.kind == BlockKind::kCaption) {
      return;
    } else if (tag == Tag::kBlockquote) {
      next.kind = BlockKind::kQuote;
    } else if (tag == Tag::kLi || tag == Tag::kDd || tag == Tag::kDt) {
      next.kind = next.kind == BlockKind::kQuote ? next.kind : BlockKind::kList;
      next.in_list = true;
    } else if (tag == Tag::kP || tag == Tag::kPre) {
      next.paragraph_tag = true;
      next.preformatted |= tag == Tag::kPre;
    }
    if (tag == Tag::kTd || tag == Tag::kTh) next.in_list = false;
  }

  void close() {
    if (open_.back().quote && !current_.text.empty()) current_.text += "\u201d";
    if (open_.back().block) flush();
    open_.pop_back();
  }

  void begin_block(NodeId id) {
    const Context& top = open_.back();
    current_ = PageBlock();
    current_.node = top.node;
    current_.first_text = id;
    current_.kind = top.kind;
    current_.heading = top.heading;
    current_.parts = top.parts;
    current_.dropped = top.dropped;
    current_.in_list = top.in_list;
    current_.paragraph_tag = top.paragraph_tag;
    blank_ = false;
  }

  void add_text(NodeId id) {
    const std::string_view words = page_.text(id);
    if (open_.back().preformatted) {
      for (std::size_t start = 0; start <= words.size();) {
        std::size_t end = words.find("\n\n", start);
        if (end == std::string_view::npos) end = words.size();
        append(id, words.substr(start, end - start));
        if (end < words.size()) flush();
        start = end + 2;
      }
      return;
    }
    append(id, words);
  }

  void append(NodeId id, std::string_view words) {
    const Context& top = open_.back();
    if (current_.text.empty()) begin_block(id);
    // An inline element inside the block may be dropped by itself: a share link in a paragraph.
    if (!current_.text.empty() && top.dropped && !current_.dropped) return;
    if (!current_.text.empty() && current_.dropped && !top.dropped) {
      flush();
      begin_block(id);
    }
    const std::size_t before = current_.text.size();
    append_collapsed(current_.text, words, blank_);
    const std::size_t after = current_.text.size();
    if (current_.text.empty()) blank_ = false;
    if (top.anchor && after > before) {
      current_.link_bytes += after - before;
      const std::size_t start = before + (before < after && current_.text[before] == ' ');
      if (!current_.links.empty() && current_.links.back().anchor == top.anchor) {
        current_.links.back().end = after;
      } else {
        current_.links.push_back({start, after, top.anchor});
      }
    }
  }

  /// One <br> ends a line: a new paragraph after a finished sentence, else a blank. Two in a row end a paragraph.
  void line_break() {
    if (current_.text.empty()) return;
    if (current_.text.ends_with('\n') || ends_line(current_.text) || broken_at_ == current_.text.size()) {
      flush();
      return;
    }
    broken_at_ = current_.text.size();
    blank_ = true;
  }

  static bool ends_line(std::string_view text) {
    for (std::string_view end : {".", "!", "?", ":", ".\"", ".”", "!”", "?”", ".“", "。", "؟", ".»"}) {
      if (text.ends_with(end)) return true;
    }
    return false;
  }

  void flush() {
    broken_at_ = std::string::npos;
    blank_ = false;
    if (!current_.text.empty()) blocks_.push_back(std::move(current_));
    current_ = PageBlock();
  }

  bool is_data_table(NodeId id) const {
    for (NodeId i = id + 1; i < page_[id].end; ++i) {
      const Tag tag = page_[i].tag;
      if (tag == Tag::kTable || heading_level(tag) || tag == Tag::kFigure) return false;
      if ((tag == Tag::kTd || tag == Tag::kTh) && words_inside(i) > kLongCell) return false;
    }
    return words_inside(id) > 0;
  }

  void add_table(NodeId id) {
    flush();
    begin_block(id);
    current_.node = id;
    current_.kind = BlockKind::kTable;
    const std::uint32_t parts = parts_[id];
    if (parts & (kPartDrop | kPartMaybeDrop)) current_.dropped = true;
    bool blank = false, fresh_row = false, fresh_cell = false;
    NodeId link_until = 0;
    for (NodeId i = id + 1; i < page_[id].end; ++i) {
      const Node& node = page_[i];
      if (is_invisible_tag(node.tag)) {
        i = node.end - 1;
        continue;
      }
      fresh_row |= node.tag == Tag::kTr;
      fresh_cell |= node.tag == Tag::kTd || node.tag == Tag::kTh;
      blank |= is_block_tag(node.tag) || node.tag == Tag::kBr;
      if (node.tag == Tag::kA) link_until = node.end;
      if (node.tag != Tag::kText || trim(page_.text(i)).empty()) continue;
      if (!current_.text.empty() && (fresh_row || fresh_cell)) {
        current_.text += fresh_row ? "\n" : " | ";
        blank = false;
      }
      fresh_row = fresh_cell = false;
      const std::size_t before = current_.text.size();
      append_collapsed(current_.text, page_.text(i), blank);
      if (i < link_until) current_.link_bytes += current_.text.size() - before;
    }
    flush();
  }

  const HtmlPage& page_;
  const std::vector<std::uint32_t>& parts_;
  const Hiding& hiding_;
  bool is_mostly_unseen_ = false;
  Lenience lenience_;
  std::vector<std::size_t> before_, running_before_;
  std::vector<Context> open_;
  std::vector<PageBlock> blocks_;
  PageBlock current_;
  bool blank_ = false;
  std::size_t broken_at_ = std::string::npos;
  NodeId inside_article_ = 0;  // the end of the article element that we are in or were in last
};

}  // namespace

std::vector<PageBlock> cut_into_blocks(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const Hiding& hiding, Lenience lenience) {
  return Cutter(page, parts, hiding, lenience).run();
}

}  // namespace dateline::ingest
