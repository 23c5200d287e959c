#pragma once
// Mail: an Internet message (RFC 5322) with its parts (MIME, RFC 2045-2049), as .eml files and, of a browser's saved page, .mhtml files
// (RFC 2557) carry one. Parts that hold others are taken apart, down to the limits below; what stands in the leaves is decoded from its
// transfer coding, not from its charset. Any bytes give a mail; what was over a limit is left out (`truncated` says so).
#include <string>
#include <string_view>
#include <vector>

#include "formats/mail_fields.h"

namespace dateline::formats {

inline constexpr int kMaxMailDepth = 16;
inline constexpr std::size_t kMaxMailParts = 4096;

struct MailPart {
  std::string type = "text/plain";  // in lower case
  std::string charset;              // as the part declares it
  std::string file_name;            // empty if it has none
  std::string location;             // Content-Location
  std::string id;                   // Content-ID without its brackets
  bool attached = false;            // to be kept as a file, not shown in place
  bool flowed = false;              // lines that end in a blank go on (RFC 3676)
  bool deletes_space = false;       // and lose that blank
  std::string bytes;
};

struct Mail {
  MailHead head;
  std::vector<MailPart> parts;  // leaves, in order
  std::string root;             // Content-ID of the part that a multipart/related begins with; may be empty
  bool truncated = false;
};

Mail read_mail(std::string_view bytes);

/// What the first bytes of a file look like.
enum class MailLike { kNone, kMail, kSavedPage };
MailLike looks_like_mail(std::string_view head);

}  // namespace dateline::formats
