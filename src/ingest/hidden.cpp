#include "ingest/hidden.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "base/data_file.h"
#include "ingest/cues.h"
#include "ingest/machine_words.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kLongestStyle = 2000;  // bytes
constexpr std::size_t kSentence = 60;        // bytes: below it hidden words are a label for those who listen
constexpr double kOffPage = -900;            // pixels
constexpr std::size_t kMostComments = 2000;
constexpr int kMostLevels = 40;  // up from white letters to where their ground may be told

/// Without blanks, in lower case.
std::string squeezed(std::string_view style) {
  std::string out;
  for (const char c : style.substr(0, kLongestStyle)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

struct Declaration {
  std::string_view name, value;
};

std::vector<Declaration> declarations(std::string_view squeezed_style) {
  std::vector<Declaration> out;
  for (std::string_view one : split(squeezed_style, ';')) {
    const std::size_t colon = one.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = one.substr(colon + 1);
    if (value.ends_with("!important")) value.remove_suffix(std::string_view("!important").size());
    out.push_back({one.substr(0, colon), value});
  }
  return out;
}

/// The number that a value begins with: of "0", "0px", "-9999em", ".01".
std::optional<double> number_of(std::string_view value) {
  const std::string text(value.substr(0, 32));
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  return end == text.c_str() ? std::nullopt : std::optional(number);
}

bool is_nothing(std::string_view value, double below) {
  const auto number = number_of(value);
  return number && *number >= 0 && *number < below && !value.ends_with("em") && !value.ends_with("%") && !value.ends_with("vw");
}

/// One spelling of a colour, where it has several that pages use.
std::string colour_of(std::string_view value) {
  if (value == "white" || value == "#fff" || value == "rgb(255,255,255)" || value == "#fffff") return "#ffffff";
  if (value == "black" || value == "#000" || value == "rgb(0,0,0)") return "#000000";
  if (value.size() == 4 && value.front() == '#') {
    std::string out = "#";
    for (const char c : value.substr(1)) out.append(2, c);
    return out;
  }
  return std::string(value);
}

bool hides(const std::vector<Declaration>& style) {
  bool placed = false, clipped = false, off = false, flat = false, cut = false;
  std::string ink, ground;
  for (const auto& [name, value] : style) {
    if (name == "display" && value == "none") return true;
    if (name == "visibility" && (value == "hidden" || value == "collapse")) return true;
    if (name == "opacity" && is_nothing(value, 0.05)) return true;
    if (name == "font-size" && (is_nothing(value, 2) || value == "0em" || value == "0%")) return true;
    if (name == "text-indent" && number_of(value).value_or(0) <= kOffPage) return true;
    if (name == "transform" && (value == "scale(0)" || value == "scale(0,0)")) return true;
    if (name == "clip-path" && (value == "inset(50%)" || value == "inset(100%)")) return true;
    if (name == "position") placed = value == "absolute" || value == "fixed";
    if (name == "clip") clipped = value.starts_with("rect(0") || value.starts_with("rect(1px");
    if (name == "left" || name == "top" || name == "right" || name == "margin-left" || name == "margin-top") off |= number_of(value).value_or(0) <= kOffPage;
    if (name == "height" || name == "width" || name == "max-height" || name == "max-width") flat |= is_nothing(value, 2);
    if (name == "overflow") cut = value == "hidden" || value == "clip";
    if (name == "color") ink = colour_of(value);
    if (name == "background" || name == "background-color") ground = colour_of(value);
    const bool has_alpha = value.starts_with("rgba(") || value.starts_with("hsla(");
    if (name == "color" && (value == "transparent" || (has_alpha && value.ends_with(",0)")))) return true;
  }
  return (placed && clipped) || off || (flat && cut) || (!ink.empty() && ink == ground);
}

/// What stands around or beside a report and hides its words as a matter of course.
bool is_aside(const HtmlPage& page, NodeId id, std::uint32_t parts) {
  switch (page[id].tag) {
    case Tag::kNav: case Tag::kMenu: case Tag::kDialog: case Tag::kFooter: case Tag::kAside: case Tag::kForm: case Tag::kFieldset: case Tag::kHeader: return true;
    default: return (parts & (kPartDrop | kPartMaybeDrop | kPartWall)) && !(parts & kPartBody);
  }
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(".\"") || text.ends_with("\u201d");
}

bool comments_speak(std::string_view utf8) {
  std::size_t at = 0;
  for (std::size_t count = 0; count < kMostComments; ++count) {
    const std::size_t open = utf8.find("<!--", at);
    if (open == std::string_view::npos) return false;
    const std::size_t close = std::min(utf8.size(), utf8.find("-->", open + 4));
    if (speaks_to_machines(utf8.substr(open + 4, close - open - 4))) return true;
    at = close;
  }
  return false;
}

StyleRules rules_of(const HtmlPage& page) {
  std::string sheets;
  for (NodeId id = 1; id < page.size(); ++id) {
    if (page[id].tag != Tag::kStyle) continue;
    for (NodeId inside = id + 1; inside < page[id].end; ++inside) sheets += std::string(page.text(inside)) + "\n";
  }
  return read_style_rules(sheets);
}

}  // namespace

bool is_hiding_style(std::string_view style) { return !style.empty() && hides(declarations(squeezed(style))); }

bool is_showing_style(std::string_view style) {
  const std::string plain = squeezed(style);
  const auto said = declarations(plain);
  return std::any_of(said.begin(), said.end(), [](const Declaration& one) {
    if (one.name == "display") return one.value != "none";
    if (one.name == "visibility") return one.value == "visible";
    if (one.name == "opacity") return !is_nothing(one.value, 0.05);
    return (one.name == "height" || one.name == "max-height") && !is_nothing(one.value, 2);
  });
}

Hiding::Hiding(const HtmlPage& page) : page_(page), rules_(rules_of(page)), has_sheets_(page.first(Tag::kStyle) != 0 || page.first(Tag::kLink) != 0) {}

bool Hiding::takes_out(NodeId id) const {
  if (page_[id].attribute_count == 0) return false;
  if (page_.has_attribute(id, "hidden") || page_.attribute(id, "aria-hidden") == "true") return true;
  const std::string_view style = page_.attribute(id, "style");
  return style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos;
}

bool Hiding::hides(NodeId id) const {
  if (page_[id].attribute_count == 0) return false;
  if (takes_out(id)) return true;
  return is_hiding_style(page_.attribute(id, "style")) || is_hidden_by_rule(id) || (!has_sheets_ && is_white_on_white(id));
}

bool Hiding::is_hidden_by_rule(NodeId id) const {
  if (rules_.hidden.empty()) return false;
  const std::string_view tag = tag_name(page_[id].tag);
  const auto is_hidden = [&](char sign, std::string_view name) {
    const std::string selector = sign + std::string(name);
    return !name.empty() && (rules_.hidden.contains(selector) || (!tag.empty() && rules_.hidden.contains(std::string(tag) + selector)));
  };
  if (is_hidden('#', trim(page_.attribute(id, "id")))) return true;
  const auto classes = split(page_.attribute(id, "class"), ' ');
  return std::any_of(classes.begin(), classes.end(), [&](std::string_view name) { return is_hidden('.', name); });
}

/// White letters, where nothing says that the ground is another.
bool Hiding::is_white_on_white(NodeId id) const {
  bool white = page_[id].tag == Tag::kFont && colour_of(squeezed(page_.attribute(id, "color"))) == "#ffffff";
  if (const std::string_view style = page_.attribute(id, "style"); !style.empty()) {
    const std::string plain = squeezed(style);
    for (const auto& [name, value] : declarations(plain)) white |= name == "color" && colour_of(value) == "#ffffff";
  }
  if (!white) return false;
  NodeId up = id;
  for (int level = 0; up != 0; up = page_[up].parent) {
    if (++level > kMostLevels || page_.has_attribute(up, "bgcolor") || page_.has_attribute(up, "background")) return false;
    if (page_.attribute(up, "style").find("background") != std::string_view::npos) return false;
  }
  return true;
}

bool hides_sentences(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const Hiding& hiding) {
  NodeId hidden_until = 0;
  for (NodeId id = 1; id < page.size();) {
    const Node& node = page[id];
    const bool hidden = id < hidden_until;
    if (node.tag != Tag::kText && (is_invisible_tag(node.tag) || is_aside(page, id, parts[id]))) {
      id = node.tag == Tag::kHtml || node.tag == Tag::kBody ? id + 1 : node.end;
      continue;
    }
    if (node.tag == Tag::kText) {
      const std::string_view words = trim(page.text(id));
      if (hidden && words.size() >= kSentence && ends_sentence(words)) return true;
    } else if (!hidden && hiding.hides(id)) {
      hidden_until = node.end;
    }
    ++id;
  }
  return false;
}

bool page_speaks_to_machines(const HtmlPage& page, std::string_view utf8) {
  std::string words;
  for (NodeId id = 1; id < page.size(); ++id) {
    const Node& node = page[id];
    if (node.tag == Tag::kScript || node.tag == Tag::kStyle) {
      id = node.end - 1;
    } else if (node.tag == Tag::kText) {
      words += page.text(id);
    } else {
      if (is_block_tag(node.tag)) words += '\n';
      for (const std::string_view name : {"alt", "title", "aria-label", "content", "placeholder"}) {
        const std::string_view value = node.attribute_count ? page.attribute(id, name) : std::string_view();
        if (!value.empty()) words.append("\n").append(value).append("\n");
      }
    }
  }
  return speaks_to_machines(words) || comments_speak(utf8);
}

}  // namespace dateline::ingest
