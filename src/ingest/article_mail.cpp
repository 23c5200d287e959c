#include "ingest/article_mail.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/utf8.h"
#include "formats/charset.h"
#include "formats/web_address.h"
#include "ingest/article_html.h"
#include "ingest/authors.h"
#include "ingest/clean_text.h"
#include "ingest/input_kind.h"
#include "ingest/mail_text.h"
#include "ingest/written_date.h"

namespace dateline::ingest {
namespace {

using formats::Mail;
using formats::MailPart;

std::string decoded(const MailPart& part) {
  const bool told = !formats::charset_of_label(part.charset).empty();
  const std::string charset = told ? part.charset : part.type == "text/html" ? formats::declared_charset(part.bytes) : std::string();
  return formats::decode_bytes(part.bytes, charset).text;
}

bool is_blank_part(const MailPart& part) { return trim(part.bytes).empty(); }

bool is_shown_page(const MailPart& part) {
  return (part.type == "text/html" || part.type == "application/xhtml+xml") && !part.attached && !is_blank_part(part);
}

/// The part that a reader sees: the first page, if there is one.
const MailPart* page_of(const Mail& mail) {
  const MailPart* first = nullptr;
  for (const MailPart& part : mail.parts) {
    if (!is_shown_page(part)) continue;
    if (!mail.root.empty() && part.id == mail.root) return &part;
    if (first == nullptr) first = &part;
  }
  return first;
}

/// The page from its first part on: mailers cut one at each picture that stands within it.
std::string shown_html(const Mail& mail, const MailPart& first) {
  std::string out = decoded(first);
  if (!mail.root.empty()) return out;
  for (const MailPart& part : mail.parts) {
    if (&part > &first && is_shown_page(part)) out += decoded(part);
  }
  return out;
}

std::vector<const MailPart*> texts_of(const Mail& mail) {
  std::vector<const MailPart*> out;
  for (const MailPart& part : mail.parts) {
    if (part.type == "text/plain" && !part.attached && part.file_name.empty() && !is_blank_part(part)) out.push_back(&part);
  }
  return out;
}

/// What data/ingest/mail_senders.tsv says of a word: "mailbox" (many people write under it) or "host" (anybody has an address there).
bool is_sender_word(std::string_view use, std::string_view word) {
  const auto rows = data_table("ingest/mail_senders.tsv");
  return std::any_of(rows.begin(), rows.end(), [&](const TableRow& row) { return row.size() == 2 && row[0] == use && row[1] == word; });
}

/// "news-desk", "updates.asia": one of its words is one that many people write under.
bool is_shared(std::string mailbox) {
  for (char& c : mailbox) {
    if (c < 'a' || c > 'z') c = ' ';
  }
  const auto words = split(mailbox, ' ');
  return std::any_of(words.begin(), words.end(), [](std::string_view word) { return is_sender_word("mailbox", word); });
}

/// A desk's address belongs to a publisher; a person's to an author, whose publisher is named by the address alone.
void take_sender(const Mail& mail, Article& article) {
  const auto senders = formats::read_mailboxes(mail.head.field("from"));
  if (senders.empty()) return;
  const formats::Mailbox& sender = senders.front();
  const std::size_t at = sender.address.rfind('@');
  const std::string mailbox = sender.address.substr(0, at);
  const std::string host = at == std::string::npos ? std::string() : sender.address.substr(at + 1);
  const bool of_anybody = is_sender_word("host", host);
  if (!host.empty() && !of_anybody) article.publisher.domain = formats::domain_of("https://" + host + "/");
  if (is_shared(mailbox)) {
    article.publisher.name = sender.name;
  } else {
    article.authors = names_of_persons(sender.name);
    article.publisher.name = formats::decode_words(mail.head.field("organization"));
  }
  if (article.publisher.name.empty()) {
    const auto list = formats::read_mailboxes(mail.head.field("list-id"));
    if (!list.empty() && list.front().name.find('@') == std::string::npos) article.publisher.name = list.front().name;
  }
}

/// What the mail's own head says outranks what is guessed from its page.
void take_head(const Mail& mail, Article& article) {
  const std::string subject = collapsed(formats::decode_words(mail.head.field("subject")));
  if (!subject.empty()) article.title = subject;
  take_sender(mail, article);
  if (std::string date = iso_date(mail.head.field("date")); !date.empty()) {
    article.published = std::move(date);
    article.published_basis = PublishedBasis::kMetadata;
  }
}

Error no_words(const RawReport& raw) {
  return {ErrorCode::kNoText, raw.name + ": the mail has no words of its own; give its attachments, or its text"};
}

std::string attachment_name(const RawReport& mail, std::size_t number, const MailPart& part) {
  std::string name = mail.name + " attachment " + std::to_string(number);
  if (!part.file_name.empty()) name += " (" + part.file_name + ")";
  return name;
}

bool is_passed_over(const MailPart& part) {
  for (std::string_view type : {"image/", "audio/", "video/"}) {
    if (part.type.starts_with(type)) return true;
  }
  // Of messages only a mail is one: the others are what mail programs tell each other.
  if (part.type.starts_with("multipart/") || (part.type.starts_with("message/") && part.type != "message/rfc822")) return true;
  const bool page = part.type == "text/html" && part.attached;
  return (part.type.starts_with("text/") && !page) || part.type.ends_with("-signature") || is_blank_part(part);
}

}  // namespace

Result<Article> article_from_mail(const RawReport& raw) {
  const Mail mail = formats::read_mail(raw.bytes);
  Article text;
  bool has_text = write_mail_text(texts_of(mail), text);
  Article article;
  bool has_page = false;
  if (const MailPart* part = page_of(mail)) {
    RawReport page;
    page.name = raw.name;
    page.url = raw.url;
    page.title = raw.title.empty() ? formats::decode_words(mail.head.field("subject")) : raw.title;
    auto made = article_from_html(page, shown_html(mail, *part));
    // A page that hides its words from us is worth less than the same words without markup.
    has_page = made.ok() && (!has_text || made->text.size() * 3 > text.text.size());
    if (has_page) article = std::move(*made);
  }
  if (!has_page && !has_text) return no_words(raw);
  if (!has_page) article = std::move(text);
  take_head(mail, article);
  if (!raw.title.empty()) article.title = collapsed(raw.title);
  if (mail.truncated) article.flags.push_back("truncated");
  return article;
}

Result<Article> article_from_saved_page(const RawReport& raw) {
  const Mail mail = formats::read_mail(raw.bytes);
  const MailPart* part = page_of(mail);
  if (part == nullptr) {
    return Error{ErrorCode::kNoText, raw.name + ": the saved page holds no HTML part; save it again as the browser shows it"};
  }
  RawReport page;
  page.name = raw.name;
  page.title = raw.title;
  page.url = raw.url;
  if (page.url.empty()) page.url = trim(mail.head.field("snapshot-content-location"));
  if (page.url.empty()) page.url = part->location;
  if (formats::domain_of(page.url).empty()) page.url.clear();
  auto article = article_from_html(page, decoded(*part));
  if (article && mail.truncated) article->flags.push_back("truncated");
  return article;
}

std::vector<RawEntry> split_mail(RawReport raw, int depth) {
  const Mail mail = formats::read_mail(raw.bytes);
  const MailPart* page = page_of(mail);
  std::vector<RawEntry> attached;
  std::size_t number = 0;
  for (const MailPart& part : mail.parts) {
    const bool shown = &part == page || (part.type == "text/plain" && !part.attached && part.file_name.empty());
    if (shown) continue;
    ++number;
    if (is_passed_over(part)) continue;
    RawReport own;
    own.name = attachment_name(raw, number, part);
    own.bytes = part.bytes;
    own.kind = part.type == "message/rfc822" ? InputKind::kMail : kind_of(part.bytes);
    if (own.kind == InputKind::kText || own.kind == InputKind::kJsonLines) {
      const std::string_view what = binary_kind(part.bytes);
      attached.push_back(
          {"", Error{ErrorCode::kBinary, own.name + ": is " + (what.empty() ? "of the type " + part.type : std::string(what)) +
                                             ", not a page, mail, PDF or DOCX; give its words as text"}});
    } else if (own.kind == InputKind::kMail && depth < kMaxMailsInMails) {
      for (RawEntry& entry : split_mail(std::move(own), depth + 1)) attached.push_back(std::move(entry));
    } else {
      attached.push_back({"", std::move(own)});
    }
    if (attached.size() >= kMaxAttachments) {
      attached.push_back({"", Error{ErrorCode::kTooLarge, raw.name + ": has more than " + std::to_string(kMaxAttachments) +
                                                              " attachments; take the others out of it"}});
      break;
    }
  }
  std::vector<RawEntry> out;
  if (page != nullptr || !texts_of(mail).empty() || attached.empty()) out.push_back({"", std::move(raw)});
  for (RawEntry& entry : attached) out.push_back(std::move(entry));
  return out;
}

Capture capture_of_saved_page(std::string_view bytes) {
  const formats::MailHead head = formats::read_mail_head(bytes);
  Capture out;
  out.at = iso_date(head.field("date"));
  out.requested = trim(head.field("snapshot-content-location"));
  out.final = out.requested;
  out.with = formats::decode_words(head.field("from"));
  if (out.with.starts_with('<') && out.with.ends_with('>')) out.with = out.with.substr(1, out.with.size() - 2);
  return out;
}

}  // namespace dateline::ingest
