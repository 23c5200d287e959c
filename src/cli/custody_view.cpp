#include "cli/custody_view.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

constexpr int kLabelWidth = 16;
constexpr std::size_t kMostHeaders = 30;

/// A member as one line without what a terminal would obey: servers say what they like.
std::string clean(std::string text) {
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return text;
}

std::string word(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  return clean(found->is_string() ? found->get<std::string>() : found->dump());
}

/// A page as it grows: headings, and labelled lines under them.
class Page {
 public:
  explicit Page(const Style& style) : style_(style) {}

  void title(std::string_view text) { out_ += paint(style_, Paint::kBold, text) + "\n"; }
  void heading(std::string_view text) { out_ += "\n" + paint(style_, Paint::kBold, text) + "\n"; }
  /// Nothing where there is no value. Long values go on under their beginning.
  void line(std::string_view label, const std::string& value, Paint colour = Paint::kPlain) {
    if (value.empty()) return;
    out_ += "  " + paint(style_, Paint::kDim, fit(label, kLabelWidth));
    const Text text(value);
    const auto room = static_cast<std::uint32_t>(std::max(style_.width - kLabelWidth - 2, 30));
    for (std::uint32_t at = 0; at < text.size();) {
      const std::uint32_t end = break_at(text, at, room);
      if (at) out_ += std::string(kLabelWidth + 2, ' ');
      out_ += paint(style_, colour, text.at({at, end})) + "\n";
      at = end;
      while (at < text.size() && text.at({at, at + 1}) == " ") ++at;
    }
  }
  std::string finish() { return std::move(out_); }

 private:
  /// The last blank in the room, else where the room ends.
  static std::uint32_t break_at(const Text& text, std::uint32_t at, std::uint32_t room) {
    if (text.size() - at <= room) return text.size();
    for (std::uint32_t end = at + room; end > at; --end) {
      if (text.at({end, end + 1}) == " ") return end;
    }
    return at + room;
  }

  const Style& style_;
  std::string out_;
};

std::string basis_words(const std::string& basis) {
  if (basis == "given") return "as told when it was added";
  if (basis == "metadata") return "as the page's metadata say";
  if (basis == "url") return "as its address says";
  if (basis == "text") return "as its text says";
  return basis == "inferred" ? "inferred" : "";
}

void identification(Page& page, const Json& part) {
  page.heading("1  Identification");
  page.line("Title", word(part, "title"));
  page.line("Publisher", word(part, "publisher"));
  page.line("Address", word(part, "url").empty() ? "none known" : word(part, "url"));
  const std::string published = word(part, "published"), basis = basis_words(word(part, "published_basis"));
  page.line("Published", published.empty() ? "not known" : published + (basis.empty() ? "" : ", " + basis));
  page.line("Language", word(part, "language"));
}

void capture(Page& page, const Json& capture) {
  page.line("Asked for", word(capture, "requested"));
  for (const Json& address : capture.value("redirects", Json::array())) page.line("Sent on to", clean(address.get<std::string>()));
  page.line("Answered by", word(capture, "final"));
  page.line("Answer came", word(capture, "at"));
  if (word(capture, "status") != "0") page.line("Status", word(capture, "status"));
  page.line("Fetched by", word(capture, "by"));
  page.line("Fetched with", word(capture, "with"));
  const Json headers = capture.value("headers", Json::array());
  std::size_t shown = 0;
  for (const Json& field : headers) {
    if (++shown > kMostHeaders) return page.line("", "and " + std::to_string(headers.size() - kMostHeaders) + " more fields (--json)");
    page.line(shown == 1 ? "Answer's header" : "", clean(field.at(0).get<std::string>() + ": " + field.at(1).get<std::string>()));
  }
}

void collection(Page& page, const Json& part) {
  page.heading("2  Collection");
  const Json fetched = part.value("capture", Json());
  if (fetched.is_object())
    capture(page, fetched);
  else
    page.line("Fetched", "not by this program; it came in as a file");
  const Json taken = part.value("taken_in", Json::object());
  page.line("Taken in", word(taken, "at"));
  page.line("Taken in by", word(taken, "by").empty() ? "nobody was named (--by)" : word(taken, "by"));
  page.line("Taken in with", word(taken, "with"));
  page.line("From", word(part, "input"));
  page.line("Told with it", word(part, "told"));
  for (const Json& one : part.value("imported", Json::array())) {
    page.line("Taken over", word(one, "at") + (word(one, "by").empty() ? "" : " by " + word(one, "by")) + " from " + word(one, "from") + ", where it is row " + word(one, "row") + ", hash " + word(one, "hash"));
  }
}

void preservation(Page& page, const Json& part, const Json& collected) {
  page.heading("3  Preservation");
  page.line("Original", word(part, "bytes") + " bytes, kept in this archive");
  page.line("SHA-256", word(part, "sha256"));
  const Json fetched = collected.value("capture", Json());
  if (fetched.is_object()) page.line("Copy", word(fetched, "archived"));
  if (word(part, "exhibits") != "0") page.line("Exhibits", word(part, "exhibits") + " files came with it");
}

void integrity(Page& page, const Json& part) {
  page.heading("4  Verification of integrity");
  const bool intact = part.at("bytes_intact").get<bool>(), follows = part.at("follows").get<bool>();
  page.line("Original", intact ? "hashed again now: it is what came in" : "is not what came in", intact ? Paint::kGood : Paint::kWarning);
  page.line("Record",
            follows ? "source and collection stand as they were taken in" : "does not follow from the one before it: something was changed",
            follows ? Paint::kGood : Paint::kWarning);
  page.line("Place in chain", "captures row " + word(part, "row"));
  page.line("Chain's hash", word(part, "hash"));
  page.line("Text SHA-256", word(part, "text_sha256"));
  page.line("Whole archive", "`dateline check` verifies every record of every chain");
}

void since(Page& page, const Json& answer) {
  page.heading("5  Readings and versions");
  for (const Json& reading : answer.at("readings")) {
    page.line("Reading", "row " + word(reading, "row") + ", " + word(reading, "read_at") + ", Dateline " + word(reading, "engine") +
                             (word(reading, "model").empty() ? "" : ", model " + word(reading, "model")));
    page.line("SHA-256", word(reading, "sha256"));
  }
  const Json& versions = answer.at("versions");
  for (const Json& version : versions) {
    if (versions.size() < 2) return page.line("Versions", "this one only");
    const bool is_this = word(version, "report") == word(answer, "report");
    page.line("Version", word(version, "report") + ", taken in " + word(version, "captured_at") + (is_this ? " (this one)" : ""));
  }
}

}  // namespace

std::string view_custody(const Json& answer, const Style& style) {
  Page page(style);
  page.title("Statement of custody: report " + word(answer, "report"));
  if (const Json& purge = answer.at("purge"); purge.is_object()) {
    page.heading("Purged");
    page.line("At", word(purge, "at"));
    page.line("By", word(purge, "by"));
    page.line("Why", word(purge, "why"));
    page.line("SHA-256", word(answer.at("preservation"), "sha256") + " of the bytes that came in: they are gone, as are text, readings and words");
    return page.finish();
  }
  identification(page, answer.at("identification"));
  collection(page, answer.at("collection"));
  preservation(page, answer.at("preservation"), answer.at("collection"));
  integrity(page, answer.at("integrity"));
  since(page, answer);
  return page.finish();
}

}  // namespace dateline::cli
