#pragma once
// The plain words of a mail in blocks: lines that its author quotes (">") as quote blocks, the signature behind "-- " left out, lines that
// a mailer broke joined where it says so (RFC 3676).
#include <vector>

#include "formats/mail.h"
#include "model/article.h"

namespace dateline::ingest {

/// Fills text and blocks from the parts, one after the other; false where they hold no words.
bool write_mail_text(const std::vector<const formats::MailPart*>& parts, Article& article);

}  // namespace dateline::ingest
