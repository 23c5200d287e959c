#pragma once
// Hidden: what a page holds and does not show. Words that its own elements hide (hidden, aria-hidden, a style of their own: no display, no size,
// no ink, off the page) are not read, unless they are most of the page, as behind a wall that a script takes away or where words fade in. Running words hidden amid a
// report are told of, because programs read them and people do not. Rules of the page's own style elements hide, too (style_rules.h); sheets elsewhere
// are not looked at.
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "ingest/style_rules.h"

namespace dateline::ingest {

/// Whether a style attribute keeps an element from being seen.
bool is_hiding_style(std::string_view style);
/// Whether it takes back what another may have hidden: display, visibility, ink or height.
bool is_showing_style(std::string_view style);

/// Made once for a page: it reads the page's style elements.
class Hiding {
 public:
  explicit Hiding(const HtmlPage& page);
  /// Whether the element itself says that it is no part of what is shown.
  bool takes_out(NodeId id) const;
  /// Whether it says so, or that it is not seen.
  bool hides(NodeId id) const;

 private:
  bool is_hidden_by_rule(NodeId id) const;
  bool is_white_on_white(NodeId id) const;
  const HtmlPage& page_;
  StyleRules rules_;
  bool has_sheets_;  // which may colour the ground
};

/// Whether whole sentences are hidden where a report could stand: not in menus, forms, dialogs and the like.
bool hides_sentences(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const Hiding& hiding);

/// Whether the page speaks to the programs that read it (machine_words.h), in its words or anywhere else that they can see: hidden elements,
/// attributes, comments. `utf8`: the page.
bool page_speaks_to_machines(const HtmlPage& page, std::string_view utf8);

}  // namespace dateline::ingest
