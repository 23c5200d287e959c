#pragma once
// The parts of a citation as words. What reports and pages say is put on one line, without characters that steer a terminal or turn the
// direction of the writing.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cite/citation.h"

namespace dateline::cite {

/// An address as the page has it; of a page in a web archive (".../20210304050607/https://...") the page's own and the archive's.
struct Address {
  std::string url, archived;
};
Address address_of(const std::string& url);

/// "two Kenyan customs officials", "a European diplomat", "the navy": whoever has no name of their own as they are described.
std::string described(const std::string& name, std::optional<int> count);

/// Without line ends, control characters and marks of direction.
std::string one_line(std::string_view text);
/// The same; set apart (U+2068, U+2069) where it has letters that are written from right to left, so that what stands around it stays in order.
std::string isolated(std::string_view text);

/// "5 December 2019"; as it is where it is no day.
std::string day_words(const std::string& day);
/// "5 December 2019 (as its address says)", "undated, published between ... and ...".
std::string published_words(const Citation& citation);
/// "p. 3", "para. 4", "headline"; empty.
std::string spot_words(const Spot& spot);
/// "a, b and c"
std::string listed(const std::vector<std::string>& names);
/// "According to two customs officials, via Example Wire", "Denied by ..."; empty where nobody stands behind the outlet.
std::string source_words(const Citation& citation);
/// "Claim 732fd2341b0a976e, text SHA-256 0123456789abcdef": by what it is found again.
std::string key_words(const Citation& citation);
/// "Of an older reading (...); today's claim on these words is ..."; empty.
std::string older_words(const Citation& citation);
/// "With words of report r-0123"; empty.
std::string copy_words(const Citation& citation);
/// What a reference manager has no field for, as sentences.
std::string note_words(const Citation& citation);

/// An id for programs: the claim's key, else the report's id with other signs as "-" and the beginning of its text's hash.
std::string id_of(const Citation& citation);

}  // namespace dateline::cite
