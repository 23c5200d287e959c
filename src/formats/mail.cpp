#include "formats/mail.h"

#include <algorithm>
#include <cctype>

#include "base/data_file.h"
#include "formats/base64.h"
#include "formats/quoted_printable.h"

namespace dateline::formats {
namespace {

/// RFC 2046, 5.1.1 allows seventy characters; some mailers write more.
constexpr std::size_t kMaxBoundary = 250;

std::string without_brackets(std::string_view id) {
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  return std::string(id);
}

/// Forgiving: what stands behind the code (the footer of a mailing list) does not count.
std::string base64_bytes(std::string_view text) {
  const auto is_code = [](unsigned char c) {
    return std::isalnum(c) || c == '+' || c == '/' || c == '=' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
  };
  std::string_view code = text.substr(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_code) - text.begin()));
  if (auto decoded = decode_base64(code)) return std::move(*decoded);
  code = trim(code);
  if (!code.empty()) code.remove_suffix(1);  // a lone sign, where the mail was cut off
  return decode_base64(code).value_or(std::string());
}

std::string decoded_body(std::string_view body, std::string_view coding) {
  const std::string name = read_parameters(coding).value;
  if (name == "base64") return base64_bytes(body);
  if (name == "quoted-printable") return decode_quoted_printable(body);
  return std::string(body);
}

struct Delimiter {
  std::size_t start = std::string_view::npos;  // of its line; npos: there is none
  std::size_t next = 0;                        // where what follows it begins
  bool closes = false;
};

/// The next delimiter line ("--boundary", "--boundary--") from `at` on.
Delimiter find_delimiter(std::string_view body, std::string_view mark, std::size_t at) {
  for (;; ++at) {
    at = body.find(mark, at);
    if (at == std::string_view::npos) return {};
    if (at > 0 && body[at - 1] != '\n') continue;
    std::string_view rest = body.substr(at + mark.size());
    const std::size_t line = rest.find('\n');
    const std::size_t next = line == std::string_view::npos ? body.size() : at + mark.size() + line + 1;
    rest = rest.substr(0, line);
    const bool closes = rest.starts_with("--");
    // One boundary may be the beginning of another.
    if (!closes && rest.find_first_not_of(" \t\r") != std::string_view::npos) continue;
    return {at, next, closes};
  }
}

/// What the delimiter lines part: the preamble is left out, and what follows the closing one.
std::vector<std::string_view> cut_at_boundary(std::string_view body, std::string_view boundary, std::size_t most) {
  std::vector<std::string_view> out;
  const std::string mark = "--" + std::string(boundary);
  for (Delimiter here = find_delimiter(body, mark, 0); here.start != std::string_view::npos && !here.closes && out.size() < most;) {
    const Delimiter next = find_delimiter(body, mark, here.next);
    std::string_view part = body.substr(here.next, std::min(next.start, body.size()) - here.next);
    if (next.start != std::string_view::npos && part.ends_with('\n')) part.remove_suffix(1);  // it belongs to the delimiter
    if (next.start != std::string_view::npos && part.ends_with('\r')) part.remove_suffix(1);
    out.push_back(part);
    here = next;
  }
  return out;
}

class Taker {
 public:
  explicit Taker(Mail& mail) : mail_(mail) {}

  void take(const MailHead& head, std::string_view body, int depth, std::string_view default_type) {
    const std::string_view told = head.field("content-type");
    const FieldWithParameters type = read_parameters(told.empty() ? default_type : told);
    const std::string boundary(trim(type.parameter("boundary")));
    if (type.value.starts_with("multipart/") && !boundary.empty() && boundary.size() <= kMaxBoundary) {
      if (depth == 0) mail_.root = without_brackets(trim(type.parameter("start")));
      take_parts(type.value, boundary, body, depth);
    } else {
      take_leaf(head, type, body);
    }
  }

 private:
  void take_parts(std::string_view type, std::string_view boundary, std::string_view body, int depth) {
    if (depth >= kMaxMailDepth) {
      mail_.truncated = true;
      return;
    }
    const std::vector<std::string_view> parts = cut_at_boundary(body, boundary, kMaxMailParts + 1);
    for (std::string_view part : parts) {
      if (mail_.parts.size() >= kMaxMailParts || ++seen_ > kMaxMailParts) {
        mail_.truncated = true;
        return;
      }
      // A part without header fields begins with an empty line.
      const MailHead head = read_mail_head(part);
      take(head, part.substr(head.end), depth + 1, type == "multipart/digest" ? "message/rfc822" : "text/plain");
    }
  }

  void take_leaf(const MailHead& head, const FieldWithParameters& type, std::string_view body) {
    MailPart part;
    if (type.value.find('/') != std::string::npos) part.type = type.value;
    part.charset = type.parameter("charset");
    part.flowed = type.parameter("format") == "flowed" || type.parameter("format") == "Flowed";
    part.deletes_space = type.parameter("delsp") == "yes";
    const FieldWithParameters disposition = read_parameters(head.field("content-disposition"));
    part.attached = disposition.value == "attachment";
    part.file_name = disposition.parameter("filename");
    if (part.file_name.empty()) part.file_name = type.parameter("name");
    part.location = trim(head.field("content-location"));
    part.id = without_brackets(trim(head.field("content-id")));
    part.bytes = decoded_body(body, head.field("content-transfer-encoding"));
    mail_.parts.push_back(std::move(part));
  }

  Mail& mail_;
  std::size_t seen_ = 0;
};

bool has(const MailHead& head, std::string_view name) {
  return std::any_of(head.fields.begin(), head.fields.end(), [&](const HeaderField& field) { return field.name == name; });
}

}  // namespace

Mail read_mail(std::string_view bytes) {
  Mail mail;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string unix_lines;
  if (bytes.find('\n') == std::string_view::npos && bytes.find('\r') != std::string_view::npos) {
    unix_lines = bytes;
    std::replace(unix_lines.begin(), unix_lines.end(), '\r', '\n');
    bytes = unix_lines;
  }
  while (bytes.starts_with('\n') || bytes.starts_with('\r')) bytes.remove_prefix(1);
  mail.head = read_mail_head(bytes);
  Taker(mail).take(mail.head, bytes.substr(mail.head.end), 0, "text/plain");
  return mail;
}

MailLike looks_like_mail(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t start = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
  if (start == bytes.size() || !std::isalpha(static_cast<unsigned char>(bytes[start]))) return MailLike::kNone;
  std::string unix_lines(bytes.substr(start));
  if (unix_lines.find('\n') == std::string::npos) std::replace(unix_lines.begin(), unix_lines.end(), '\r', '\n');
  const MailHead head = read_mail_head(unix_lines);
  const bool mime = has(head, "mime-version"), from = has(head, "from"),
             travelled = has(head, "received") || has(head, "return-path") || has(head, "message-id") || has(head, "delivered-to");
  if (has(head, "snapshot-content-location") && mime) return MailLike::kSavedPage;
  if (mime && !travelled && !has(head, "to") && has(head, "content-type")) {
    const bool saved = head.field("from").find("Saved by") != std::string_view::npos;
    if (saved || read_parameters(head.field("content-type")).value == "multipart/related") return MailLike::kSavedPage;
  }
  if (from && (travelled || mime || has(head, "date") || has(head, "subject"))) return MailLike::kMail;
  return travelled && (mime || has(head, "subject")) ? MailLike::kMail : MailLike::kNone;
}

}  // namespace dateline::formats
