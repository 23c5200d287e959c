#include "formats/docx_styles.h"

#include <algorithm>
#include <cstdlib>

#include "base/assert.h"
#include "base/data_file.h"

namespace dateline::formats {
namespace {

constexpr int kLongestChain = 16;  // of styles based on styles
constexpr int kLargestNumber = 100'000;
constexpr std::size_t kLongestListText = 64;  // bytes: "%1.%2.%3)"; it is written into each paragraph of the list

std::string ascii_lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// The table of styles: name -> kind.
const std::map<std::string_view, BlockKind>& kinds() {
  static const std::map<std::string_view, BlockKind> loaded = [] {
    std::map<std::string_view, BlockKind> out;
    for (const TableRow& row : data_table("formats/docx_styles.tsv")) {
      const auto name = std::find(kEnumNames<BlockKind>.begin(), kEnumNames<BlockKind>.end(), row[0]);
      DL_ASSERT(row.size() == 2 && name != kEnumNames<BlockKind>.end(), "a row of docx_styles.tsv without a kind of block");
      out.emplace(row[1], static_cast<BlockKind>(name - kEnumNames<BlockKind>.begin()));
    }
    return out;
  }();
  return loaded;
}

BlockKind kind_of_name(const std::string& name) {
  const auto found = kinds().find(name);
  return found == kinds().end() ? BlockKind::kParagraph : found->second;
}

int number_in(const std::string& text) { return std::clamp(std::atoi(text.c_str()), 0, kLargestNumber); }

ListPlace place_in(XmlElement numbering) {
  return {numbering.child("numId").attribute("val"), number_in(numbering.child("ilvl").attribute("val"))};
}

std::string letters(int number) {
  return std::string(static_cast<std::size_t>((number - 1) / 26 % 8 + 1), static_cast<char>('a' + (number - 1) % 26));
}

std::string roman(int number) {
  struct Digit {
    int value;
    const char* sign;
  };
  static constexpr Digit kDigits[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  for (const Digit& digit : kDigits) {
    for (; number >= digit.value; number -= digit.value) out += digit.sign;
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string formatted(int number, const std::string& format) {
  if (number < 1 || number > 4000) return std::to_string(number);
  if (format == "lowerLetter") return letters(number);
  if (format == "upperLetter") return upper(letters(number));
  if (format == "lowerRoman") return roman(number);
  if (format == "upperRoman") return upper(roman(number));
  return std::to_string(number);
}

}  // namespace

DocxStyles::DocxStyles(XmlElement root) {
  for (XmlElement node = root.first_child(); node; node = node.next()) {
    if (!node.is("style") || node.attribute("type") != "paragraph") continue;
    const XmlElement properties = node.child("pPr"), outline = properties.child("outlineLvl");
    Style style;
    style.name = ascii_lower(node.child("name").attribute("val"));
    style.based_on = node.child("basedOn").attribute("val");
    style.is_heading = outline && number_in(outline.attribute("val")) < 9;  // 9 is body text
    style.place = place_in(properties.child("numPr"));
    styles_.emplace(node.attribute("styleId"), std::move(style));
  }
}

BlockKind DocxStyles::kind(const std::string& id) const {
  std::string at = id;
  for (int i = 0; i < kLongestChain; ++i) {
    const auto style = styles_.find(at);
    if (style == styles_.end()) return kind_of_name(ascii_lower(at));
    if (const BlockKind kind = kind_of_name(style->second.name); kind != BlockKind::kParagraph) return kind;
    if (style->second.is_heading) return BlockKind::kSubhead;
    if (style->second.based_on.empty()) break;
    at = style->second.based_on;
  }
  return BlockKind::kParagraph;
}

ListPlace DocxStyles::list_place(const std::string& id) const {
  std::string at = id;
  for (int i = 0; i < kLongestChain; ++i) {
    const auto style = styles_.find(at);
    if (style == styles_.end()) break;
    if (!style->second.place.list.empty()) return style->second.place;
    at = style->second.based_on;
  }
  return {};
}

DocxNumbers::DocxNumbers(XmlElement root) {
  for (XmlElement node = root.first_child(); node; node = node.next()) {
    if (node.is("num")) abstract_.emplace(node.attribute("numId"), node.child("abstractNumId").attribute("val"));
    if (!node.is("abstractNum")) continue;
    List list;
    for (XmlElement level = node.first_child(); level; level = level.next()) {
      const int number = number_in(level.attribute("ilvl"));
      if (!level.is("lvl") || number >= kLevels) continue;
      Level& made = list.levels[static_cast<std::size_t>(number)];
      if (const XmlElement start = level.child("start")) made.start = number_in(start.attribute("val"));
      made.format = level.child("numFmt").attribute("val");
      made.text = std::string_view(level.child("lvlText").attribute("val")).substr(0, kLongestListText);
    }
    lists_.emplace(node.attribute("abstractNumId"), std::move(list));
  }
}

std::string DocxNumbers::next(const ListPlace& place) {
  const auto id = abstract_.find(place.list);
  const auto found = id == abstract_.end() ? lists_.end() : lists_.find(id->second);
  if (found == lists_.end() || place.level < 0 || place.level >= kLevels) return {};
  List& list = found->second;
  const auto level = static_cast<std::size_t>(place.level);
  int& count = list.counts[level];
  count = count == 0 ? std::max(list.levels[level].start, 1) : std::min(count + 1, kLargestNumber);
  std::fill(list.counts.begin() + place.level + 1, list.counts.end(), 0);
  if (list.levels[level].format == "bullet" || list.levels[level].format == "none") return {};
  std::string out;
  const std::string& text = list.levels[level].text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%' || i + 1 == text.size() || text[i + 1] < '1' || text[i + 1] > '9') {
      out.push_back(text[i]);
      continue;
    }
    const auto other = static_cast<std::size_t>(text[++i] - '1');
    out += formatted(std::max(list.counts[other], 1), list.levels[other].format);
  }
  return out;
}

}  // namespace dateline::formats
