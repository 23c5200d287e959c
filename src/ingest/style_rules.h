#pragma once
// Style rules: which classes and ids a page's own style elements hide. Only rules that hold wherever the page is read are taken: a class, an id, or one of
// a plain element ("p.note"), outside @media and the like; a class that any other rule shows again ("x.open", ".js .x") hides nothing, because a
// script or a click may show it. Sheets elsewhere are not looked at.
#include <set>
#include <string>
#include <string_view>

namespace dateline::ingest {

struct StyleRules {
  std::set<std::string, std::less<>> hidden;  // "p.note", ".note", "#note"
};

/// Takes up to 512 KiB of a sheet; what is no sheet gives no rules.
StyleRules read_style_rules(std::string_view sheet);

}  // namespace dateline::ingest
