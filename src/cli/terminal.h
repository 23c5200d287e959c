#pragma once
// Text for a person at a terminal: colours (only where wanted), widths, wrapped lines. Strings in, strings out; nothing is printed here.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace dateline::cli {

enum class Paint { kPlain, kBold, kDim, kPerson, kOrganization, kPlace, kTime, kWeapon, kGood, kWarning };

struct Style {
  bool colour = false;
  int width = 100;  // columns to fill
};

/// The text in the colour, with a reset behind it; unchanged when the style has no colour.
std::string paint(const Style& style, Paint paint, std::string_view text);

/// Columns that a text takes (East Asian wide characters two, marks none).
int display_width(std::string_view text);
/// Cut to a width with "…" or filled with blanks to it.
std::string fit(std::string_view text, int width);
/// Cut to a width with "…"; never filled.
std::string shorten(std::string_view text, int width);

/// A piece of a text wrapped to the style's width, each code point in the paint that `paint_at` gives; lines begin with `indent`.
std::string wrap(const Style& style, const Text& text, Span span, std::string_view indent,
                 const std::function<Paint(std::uint32_t)>& paint_at);

/// "1 report", "7 reports".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace dateline::cli
