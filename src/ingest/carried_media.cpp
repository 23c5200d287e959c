#include "ingest/carried_media.h"

#include "formats/docx.h"
#include "formats/mail.h"
#include "ingest/input_kind.h"

namespace dateline::ingest {
namespace {

using formats::MailPart;

bool is_medium(const MailPart& part) { return part.type.starts_with("image/") || part.type.starts_with("video/"); }

std::string named(const RawReport& raw, const std::string& own) { return own.empty() ? raw.name : raw.name + " (" + own + ")"; }

void of_mail(const RawReport& raw, std::vector<CarriedMedia>& out) {
  for (MailPart& part : formats::read_mail(raw.bytes).parts) {
    if (is_medium(part) && out.size() < kMaxCarried) out.push_back({std::move(part.bytes), named(raw, part.file_name), {}});
  }
}

/// A page saves all that it shows, buttons among it.
void of_saved_page(const RawReport& raw, const Article& article, std::vector<CarriedMedia>& out) {
  std::vector<MailPart> parts = formats::read_mail(raw.bytes).parts;
  for (const MediaLink& media : article.media) {
    for (MailPart& part : parts) {
      if (!is_medium(part) || part.location != media.url || part.bytes.empty() || out.size() >= kMaxCarried) continue;
      out.push_back({std::move(part.bytes), media.url, media.caption ? std::string(article.text.at(*media.caption)) : media.alt});
      part.bytes.clear();
    }
  }
}

void of_document(const RawReport& raw, std::vector<CarriedMedia>& out) {
  for (formats::DocumentPicture& picture : formats::read_docx_pictures(raw.bytes, raw.name, kMaxCarried)) {
    out.push_back({std::move(picture.bytes), named(raw, picture.part), {}});
  }
}

}  // namespace

std::vector<CarriedMedia> carried_media(const RawReport& raw, const Article& article) {
  std::vector<CarriedMedia> out;
  switch (raw.kind == InputKind::kAuto ? kind_of(raw.bytes) : raw.kind) {
    case InputKind::kMail:
      of_mail(raw, out);
      break;
    case InputKind::kSavedPage:
      of_saved_page(raw, article, out);
      break;
    case InputKind::kDocx:
      of_document(raw, out);
      break;
    default:
      break;
  }
  return out;
}

}  // namespace dateline::ingest
