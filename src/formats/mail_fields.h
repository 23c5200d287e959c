#pragma once
// The header fields of mails (RFC 5322, RFC 2045) and what stands in them: encoded words (RFC 2047), parameters with their charsets and
// continuations (RFC 2231), mailboxes. Any bytes give something; words come out as valid UTF-8.
#include <string>
#include <string_view>
#include <vector>

#include "model/capture.h"

namespace dateline::formats {

/// The most bytes of a header that are looked at, and the most fields.
inline constexpr std::size_t kMaxHeaderBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxFields = 4096;

struct MailHead {
  std::vector<HeaderField> fields;  // names in lower case, values unfolded and not yet decoded
  std::size_t end = 0;              // where the body begins

  /// The first field of that name; empty where there is none.
  std::string_view field(std::string_view name) const;
};

MailHead read_mail_head(std::string_view bytes);

/// Words for people: encoded words decoded, blanks collapsed.
std::string decode_words(std::string_view value);

/// "text/html; charset=utf-8; name=a.html": the value before the parameters, in lower case, and the parameters.
struct FieldWithParameters {
  std::string value;
  std::vector<HeaderField> parameters;  // names in lower case, values decoded

  std::string_view parameter(std::string_view name) const;
};
FieldWithParameters read_parameters(std::string_view value);

struct Mailbox {
  std::string name;     // may be empty
  std::string address;  // "desk@daily.example", in lower case; may be empty
};
std::vector<Mailbox> read_mailboxes(std::string_view value);

}  // namespace dateline::formats
