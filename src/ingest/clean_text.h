#pragma once
// Small cleanings of words from outside: control characters, blanks, line ends. All take and give valid UTF-8.
#include <string>
#include <string_view>

namespace dateline::ingest {

/// A blank that a reader sees as a space or a line end: ASCII blanks, no-break and typographic spaces.
bool is_blank(char32_t c);
/// Not part of any text: C0 and C1 controls but tab and line feed, NUL, soft hyphen, zero-width joints without meaning, U+FEFF.
bool is_control(char32_t c);

/// Appends words with runs of blanks as one space, controls left out. `blank` says that a blank is due before the next word, and carries
/// over to the next call; nothing is written at the beginning of `out`.
void append_collapsed(std::string& out, std::string_view words, bool& blank);
std::string collapsed(std::string_view words);

/// CR LF and CR become LF; NUL, a leading byte order mark and control characters go.
std::string clean_lines(std::string_view text);

/// Equal but for case, kinds of quotes and dashes, and blanks.
std::string folded(std::string_view words);
bool starts_with_word(std::string_view folded_text, std::string_view folded_start);

}  // namespace dateline::ingest
