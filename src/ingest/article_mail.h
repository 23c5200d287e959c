#pragma once
// A mail -> Article, a browser's saved page -> Article, and the documents that a mail carries -> raw reports of their own.
#include <string>
#include <vector>

#include "base/result.h"
#include "formats/mail.h"
#include "ingest/ingest.h"

namespace dateline::ingest {

/// How deep mails in mails are taken apart, and how many attachments of one are.
inline constexpr int kMaxMailsInMails = 4;
inline constexpr std::size_t kMaxAttachments = 200;

/// Subject, sender and day, and the words: the HTML part as a page is read, else the plain one, without signature, quoted lines as quotes.
/// Identity is not filled in.
Result<Article> article_from_mail(const RawReport& raw);
/// The page that the file begins with, at the address that it was saved from.
Result<Article> article_from_saved_page(const RawReport& raw);

/// The mail itself, if it has words of its own, and each attached page, PDF, DOCX or mail, named "x.eml attachment 2 (panel.pdf)".
/// Pictures, sound and signatures are passed over; of any other attachment there is an Error.
std::vector<RawEntry> split_mail(RawReport mail, int depth = 0);

/// How a saved page came to be held, as the file says it.
Capture capture_of_saved_page(std::string_view bytes);

}  // namespace dateline::ingest
