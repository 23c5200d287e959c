#include "formats/mail_fields.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/data_file.h"
#include "formats/base64.h"
#include "formats/charset.h"
#include "formats/quoted_printable.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMaxParameters = 64;
constexpr std::size_t kMaxMailboxes = 256;

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t end = 0;
};

/// The "=?charset?Q?...?=" that begins at `at`, if one does.
std::optional<EncodedWord> encoded_word(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "=?") return std::nullopt;
  // RFC 2047 allows 75 characters and no line ends; mailers write longer ones.
  constexpr std::size_t kLongestWord = 1000;
  text = text.substr(0, at + std::min(text.size() - at, kLongestWord));
  const std::size_t charset_end = text.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() || text[charset_end + 2] != '?') return std::nullopt;
  const std::size_t start = charset_end + 3, end = text.find("?=", start);
  if (end == std::string_view::npos) return std::nullopt;
  EncodedWord word;
  word.charset = ascii_lower(text.substr(at + 2, charset_end - at - 2));
  word.charset = word.charset.substr(0, word.charset.find('*'));  // a language may follow (RFC 2231, 5)
  const std::string_view inside = text.substr(start, end - start);
  const char coding = text[charset_end + 1];
  if (coding == 'Q' || coding == 'q') {
    std::string spaced(inside);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    word.bytes = decode_hex_escapes(spaced, '=');
  } else if (coding == 'B' || coding == 'b') {
    auto decoded = decode_base64(inside);
    if (!decoded) return std::nullopt;
    word.bytes = std::move(*decoded);
  } else {
    return std::nullopt;
  }
  word.end = end + 2;
  return word;
}

/// A quoted string or a plain token of a parameter, and where it ends.
std::string parameter_value(std::string_view text, std::size_t& at) {
  std::string out;
  if (at < text.size() && text[at] == '"') {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      out.push_back(text[at]);
    }
    if (at < text.size()) ++at;
    return out;
  }
  const std::size_t end = std::min(text.find(';', at), text.size());
  out = trim(text.substr(at, end - at));
  at = end;
  return out;
}

/// The pieces of one parameter by number (RFC 2231): "name*0*", "name*1".
struct Pieces {
  std::map<int, std::string> values;
  bool extended = false;
};

std::string joined(const Pieces& pieces) {
  std::string all;
  for (const auto& [number, value] : pieces.values) all += value;
  if (!pieces.extended) return decode_words(all);
  const std::size_t first = all.find('\'');
  const std::size_t second = first == std::string::npos ? first : all.find('\'', first + 1);
  if (second == std::string::npos) return decode_bytes(decode_hex_escapes(all, '%'), "").text;
  return decode_bytes(decode_hex_escapes(std::string_view(all).substr(second + 1), '%'), all.substr(0, first)).text;
}

Mailbox made_mailbox(std::string_view words, std::string_view address, std::string_view comment) {
  Mailbox out;
  std::string_view plain = trim(words);
  if (address.empty() && plain.find('@') != std::string_view::npos) {
    address = plain;
    plain = comment;
  }
  out.address = ascii_lower(trim(address));
  out.name = decode_words(plain.empty() ? comment : plain);
  return out;
}

}  // namespace

std::string_view MailHead::field(std::string_view name) const {
  for (const HeaderField& field : fields) {
    if (field.name == name) return field.value;
  }
  return {};
}

MailHead read_mail_head(std::string_view bytes) {
  MailHead out;
  const std::size_t limit = std::min(bytes.size(), kMaxHeaderBytes);
  std::size_t at = 0;
  if (bytes.starts_with("From ") || bytes.starts_with(">From ")) {  // the line that mail boxes put before a mail
    at = std::min(bytes.find('\n'), limit);
    if (at < limit) ++at;
  }
  out.end = limit;
  while (at < limit) {
    std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos || end > limit) end = limit;
    std::string_view line = bytes.substr(at, end - at);
    while (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t next = std::min(end + 1, limit);
    if (line.empty()) {
      out.end = next;
      return out;
    }
    const std::size_t colon = line.find(':');
    if ((line[0] == ' ' || line[0] == '\t') && !out.fields.empty()) {
      out.fields.back().value += ' ';
      out.fields.back().value += trim(line);
    } else if (colon == std::string_view::npos || colon == 0 || line.substr(0, colon).find(' ') < colon - 1) {
      out.end = at;  // no header line: the body begins without an empty line before it
      return out;
    } else if (out.fields.size() < kMaxFields) {
      out.fields.push_back({ascii_lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
    }
    at = next;
  }
  return out;
}

std::string decode_words(std::string_view value) {
  std::string out, plain;
  for (std::size_t at = 0; at < value.size();) {
    auto word = encoded_word(value, at);
    if (!word) {
      plain.push_back(value[at++]);
      continue;
    }
    out += decode_bytes(plain, "").text;
    plain.clear();
    // Blanks between two encoded words do not count, and neighbours in one charset are decoded together: some mailers cut characters in
    // two.
    for (;;) {
      at = word->end;
      std::size_t next = value.find_first_not_of(" \t", at);
      auto follower = next == std::string_view::npos ? std::nullopt : encoded_word(value, next);
      if (follower && follower->charset == word->charset) {
        word->bytes += follower->bytes;
        word->end = follower->end;
        continue;
      }
      out += decode_bytes(word->bytes, word->charset).text;
      if (!follower) break;
      word = std::move(follower);
    }
  }
  out += decode_bytes(plain, "").text;
  return squeezed(out);
}

std::string_view FieldWithParameters::parameter(std::string_view name) const {
  for (const HeaderField& parameter : parameters) {
    if (parameter.name == name) return parameter.value;
  }
  return {};
}

FieldWithParameters read_parameters(std::string_view value) {
  FieldWithParameters out;
  std::size_t at = std::min(value.find(';'), value.size());
  out.value = ascii_lower(trim(value.substr(0, at)));
  std::map<std::string, Pieces> found;
  while (at < value.size() && found.size() < kMaxParameters) {
    ++at;  // the semicolon
    const std::size_t semicolon = std::min(value.find(';', at), value.size()), inside = value.substr(at, semicolon - at).find('=');
    if (inside == std::string_view::npos) {
      at = semicolon;
      continue;
    }
    const std::size_t equals = at + inside;
    std::string name = ascii_lower(trim(value.substr(at, equals - at)));
    at = equals + 1;
    while (at < value.size() && (value[at] == ' ' || value[at] == '\t')) ++at;
    std::string words = parameter_value(value, at);
    at = std::min(value.find(';', at), value.size());
    int number = 0;
    bool extended = name.ends_with('*');
    if (extended) name.pop_back();
    if (const std::size_t star = name.find('*'); star != std::string::npos) {
      number = std::atoi(name.c_str() + star + 1);
      name.resize(star);
    }
    Pieces& pieces = found[name];
    pieces.extended |= extended;
    if (pieces.values.size() < kMaxParameters) pieces.values.emplace(number, std::move(words));
  }
  for (const auto& [name, pieces] : found) out.parameters.push_back({name, joined(pieces)});
  return out;
}

std::vector<Mailbox> read_mailboxes(std::string_view value) {
  std::vector<Mailbox> out;
  std::string words, address, comment;
  bool in_quotes = false, in_address = false;
  int depth = 0;
  const auto finish = [&] {
    if (trim(words).size() + address.size() + comment.size() > 0) out.push_back(made_mailbox(words, address, comment));
    words.clear();
    address.clear();
    comment.clear();
    in_address = false;
  };
  for (std::size_t i = 0; i < value.size() && out.size() < kMaxMailboxes; ++i) {
    const char c = value[i];
    std::string& here = depth > 0 ? comment : in_address ? address : words;
    if (c == '\\' && i + 1 < value.size() && (in_quotes || depth > 0)) {
      here.push_back(value[++i]);
    } else if (depth == 0 && c == '"') {
      in_quotes = !in_quotes;
    } else if (in_quotes) {
      here.push_back(c);
    } else if (c == '(') {
      if (depth++ > 0) comment.push_back(c);
    } else if (c == ')' && depth > 0) {
      if (--depth > 0) comment.push_back(c);
    } else if (depth > 0) {
      comment.push_back(c);
    } else if (c == '<') {
      in_address = true;
    } else if (c == '>') {
      in_address = false;
    } else if (c == ',' || c == ';') {
      finish();
    } else {
      here.push_back(c);
    }
  }
  if (out.size() < kMaxMailboxes) finish();
  return out;
}

}  // namespace dateline::formats
