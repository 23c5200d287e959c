#include "query/case_file.h"

#include <algorithm>

#include "archive/judge.h"
#include "archive/judgements.h"
#include "archive/masked_words.h"
#include "base/sha256.h"
#include "base/try.h"
#include "incidents/actor_facts.h"
#include "model/layer_lines.h"
#include "review/attach.h"

namespace dateline::query {
namespace {

using review::ItemKind;

constexpr std::string_view kDot = "\u00B7", kPerson = "[person]", kPublisher = "The Test Post";  // of every case
constexpr std::size_t kNameDigits = 8;

/// Dots that stand for a name, also one of several words, as "[person]".
std::string with_persons(std::string_view text) {
  std::string out;
  bool in_name = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool dot = text.substr(at).starts_with(kDot);
    if (dot && !in_name) out += kPerson;
    const bool between = in_name && text[at] == ' ' && text.substr(at + 1).starts_with(kDot);
    if (!dot && !between) out += text[at];
    in_name = dot || between;
    at += dot ? kDot.size() : 1;
  }
  return out;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// The reading with nobody's name in it who is kept back, as a report of the publisher of all cases.
Reading told_to_others(const StoredReading& stored) {
  Reading out = stored.reading;
  for (Entity& entity : out.entities) {
    if (incidents::is_private(entity)) entity.name = kDot;
  }
  for (Source& source : out.sources) {
    if (incidents::is_private(source, stored.reading)) source.name = kDot;
    else source.name = archive::masked_text(stored, source.name);
  }
  if (!out.sources.empty()) out.sources.front().name = kPublisher;
  return out;
}

bool meet(Span a, Span b) { return a.start < b.end && b.start < a.end; }

struct Section {
  std::string_view layer;
  bool some = true;  // else all of the layer must be as it is here
  std::vector<int> items;  // places in the reading's list
};

class Writer {
 public:
  Writer(const archive::FoundItem& found, const archive::ReviewRow& review) : found_(found), review_(review), reading_(found.stored.reading) {}

  CaseFile write() {
    find_subject();
    find_paragraphs();
    const std::string name = name_of_case();
    std::string out = "# name: corrections/" + name + "\n" + head() + "text\n" + words();
    for (const Section& section : sections()) out += lines_of(section);
    return {name + ".case", std::move(out)};
  }

 private:
  const Claim* claim() const { return found_.item == ItemKind::kClaim ? &reading_.claims[static_cast<std::size_t>(found_.index)] : nullptr; }

  /// A claim that is rejected with what it is on says that this is not so.
  void find_subject() {
    subject_ = {found_.item, found_.index};
    if (!claim()) return;
    if (const auto* event = std::get_if<EventId>(&claim()->subject)) subject_ = {ItemKind::kEvent, event->index};
    if (const auto* relation = std::get_if<RelationId>(&claim()->subject)) subject_ = {ItemKind::kRelation, relation->index};
  }

  void find_paragraphs() {
    const StoredReading& stored = found_.stored;
    std::vector<Span> spans{review::evidence_of(found_.item, found_.index, stored.article, reading_).span};
    spans.push_back(review::evidence_of(subject_.first, subject_.second, stored.article, reading_).span);
    std::vector<Span> among;
    for (const Block& block : stored.article.blocks) among.push_back(block.span);
    if (among.empty()) among = stored.sentences;
    for (const Span paragraph : among) {
      if (std::any_of(spans.begin(), spans.end(), [&](Span span) { return meet(span, paragraph); })) paragraphs_.push_back(paragraph);
    }
    if (paragraphs_.empty()) paragraphs_.push_back(stored.article.text.whole());
  }

  bool is_shown(Span span) const {
    return std::any_of(paragraphs_.begin(), paragraphs_.end(), [&](Span paragraph) { return meet(span, paragraph); });
  }

  /// The same for what is judged again.
  std::string name_of_case() const {
    const review::Evidence on = review::evidence_of(found_.item, found_.index, found_.stored.article, reading_);
    const std::string mark = sha256_hex(on.text_sha256 + " " + std::to_string(on.span.start) + "-" + std::to_string(on.span.end) + " " + std::string(name_of(on.item)));
    return std::string(name_of(subject_.first)) + "_" + mark.substr(0, kNameDigits);
  }

  std::string head() const {
    std::string out = "# description: " + std::string(review_.rejected ? "rejected" : review_.state) + ": " + on_one_line(archive::masked_text(found_.stored, review_.why)) +
                      "\n# The words are the report's, with [person] for who is not named: put them in words of your own before you give the file away.\n";
    const std::string& published = found_.stored.article.published;
    if (published.size() >= 10) out += "published " + published.substr(0, 10) + "\n";
    return out;
  }

  std::string words() const {
    const Text text(archive::dotted_text(found_.stored));
    std::string out;
    for (const Span paragraph : paragraphs_) {
      std::string line = with_persons(on_one_line(text.at(paragraph)));
      const auto& layers = layer_names();
      if (std::find(layers.begin(), layers.end(), line) != layers.end()) line = " " + line;  // it would end the text
      out += (out.empty() ? "" : "\n") + line + "\n";
    }
    return out;
  }

  bool is_rejected() const {
    switch (subject_.first) {
      case ItemKind::kEvent: return reading_.events[static_cast<std::size_t>(subject_.second)].rejected;
      case ItemKind::kRelation: return reading_.relations[static_cast<std::size_t>(subject_.second)].rejected;
      default: return review_.rejected;
    }
  }

  std::vector<Section> sections() const {
    if (is_rejected()) return {{layer_of(subject_.first), false, others(subject_)}};
    if (review_.rejected) return {{"claims", false, others({found_.item, found_.index})}};
    std::vector<Section> out{{layer_of(subject_.first), true, {subject_.second}}};
    if (subject_.first == ItemKind::kEvent || subject_.first == ItemKind::kRelation) out.push_back({"claims", true, claims()});
    return out;
  }

  /// The claim that was judged, else all that are on what was.
  std::vector<int> claims() const {
    if (claim()) return {found_.index};
    std::vector<int> out;
    for (const Claim& one : reading_.claims) {
      const auto* event = std::get_if<EventId>(&one.subject);
      const auto* relation = std::get_if<RelationId>(&one.subject);
      const bool on = subject_.first == ItemKind::kEvent ? event && event->index == subject_.second : relation && relation->index == subject_.second;
      if (on && !one.rejected && is_shown(one.span)) out.push_back(one.id.index);
    }
    return out;
  }

  /// All of its kind in these paragraphs that nobody rejected.
  std::vector<int> others(std::pair<ItemKind, int> without) const {
    std::vector<int> out;
    const auto gather = [&](const auto& items, const auto& is_out) {
      for (const auto& one : items) {
        if (one.id.index != without.second && is_shown(one.span) && !is_out(one)) out.push_back(one.id.index);
      }
    };
    const auto rejected = [](const auto& one) { return one.rejected; };
    const auto none = [](const auto&) { return false; };
    switch (without.first) {
      case ItemKind::kClaim: gather(reading_.claims, rejected); break;
      case ItemKind::kEvent: gather(reading_.events, rejected); break;
      case ItemKind::kRelation: gather(reading_.relations, rejected); break;
      case ItemKind::kTime: gather(reading_.times, none); break;
      case ItemKind::kPlace: gather(reading_.places, none); break;
      default: break;
    }
    return out;
  }

  static std::string_view layer_of(ItemKind kind) {
    switch (kind) {
      case ItemKind::kEvent: return "events";
      case ItemKind::kRelation: return "relations";
      case ItemKind::kTime: return "times";
      case ItemKind::kPlace: return "places";
      default: return "claims";
    }
  }

  std::string lines_of(const Section& section) const {
    Article article;
    article.text = Text(archive::dotted_text(found_.stored));
    Reading told = told_to_others(found_.stored);
    for (Event& event : told.events) std::erase_if(event.mentions, [&](Span mention) { return !is_shown(mention); });
    const std::vector<std::string> lines = layer_lines(Document(std::move(article)), told, section.layer);
    std::string out = std::string(section.layer) + (section.some ? " some\n" : "\n");
    for (const int item : section.items) out += with_persons(lines[static_cast<std::size_t>(item)]) + "\n";
    return section.items.empty() ? out + "none\n" : out;
  }

  const archive::FoundItem& found_;
  const archive::ReviewRow& review_;
  const Reading& reading_;
  std::pair<ItemKind, int> subject_;
  std::vector<Span> paragraphs_;
};

}  // namespace

Result<CaseFile> case_file(const archive::Archive& archive, const std::string& item) {
  if (item.starts_with("i-"))
    return Error{ErrorCode::kUsage, item + ": a happening may be told by many reports, and a case has one text; name one of its claims"};
  DL_ASSIGN(const archive::FoundItem found, archive::find_item(archive, item));
  DL_ASSIGN(const archive::ReviewRow review, archive::review_of(archive.database(), found.stored.article.id, found.item, found.index));
  if (review.state == "unreviewed")
    return Error{ErrorCode::kUsage, item + ": nobody judged it, so that nobody says what must come out; correct, accept or reject it first"};
  return Writer(found, review).write();
}

}  // namespace dateline::query
