#pragma once
// What a DOCX's paragraphs are by their styles, and the numbers that its lists count (ECMA-376, 17.7 and 17.9).
#include <map>
#include <string>
#include <vector>

#include "formats/xml_tree.h"
#include "model/article.h"

namespace dateline::formats {

/// A paragraph's place in a list: the list's id ("0" and empty: none) and how deep in it.
struct ListPlace {
  std::string list;
  int level = 0;
  bool in_list() const { return !list.empty() && list != "0"; }
};

class DocxStyles {
 public:
  /// The root of word/styles.xml.
  explicit DocxStyles(XmlElement root = XmlElement());

  /// By the name of the style, which is the same in every language of the program, else by its outline level, else by what it is based on.
  BlockKind kind(const std::string& style) const;
  ListPlace list_place(const std::string& style) const;

 private:
  struct Style {
    std::string name, based_on;
    bool is_heading = false;
    ListPlace place;
  };
  std::map<std::string, Style> styles_;
};

/// Counts as lists go on.
class DocxNumbers {
 public:
  /// The root of word/numbering.xml.
  explicit DocxNumbers(XmlElement root = XmlElement());

  /// The number that stands before the next paragraph at this place: "12.", "(a)", "1.2"; empty for a bullet or an unknown list.
  std::string next(const ListPlace& place);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    int start = 1;
    std::string format, text;  // "decimal", "%1.%2"
  };
  struct List {
    std::vector<Level> levels = std::vector<Level>(kLevels);
    std::vector<int> counts = std::vector<int>(kLevels, 0);  // 0: not begun
  };
  std::map<std::string, List> lists_;            // by abstract id
  std::map<std::string, std::string> abstract_;  // list id -> abstract id
};

}  // namespace dateline::formats
