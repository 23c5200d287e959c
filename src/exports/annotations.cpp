// Web Annotations (W3C): one a line, one for each claim of each report, on happenings and on relations. Selectors hold for the text that `--full-texts` writes, in
// code points; names that are kept back are dots in it, one for each code point, so that they hold for the report's own text, too.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "archive/masked_words.h"
#include "base/sha256.h"
#include "base/try.h"
#include "exports/export.h"
#include "exports/material.h"
#include "exports/telling.h"
#include "exports/values.h"
#include "exports/words.h"
#include "model/json_fields.h"

namespace dateline::exports {
namespace {

using json::Json;

/// A claim with what it is on.
struct Stated {
  const Claim* claim = nullptr;
  const Happening* happening = nullptr;
  const Relation* relation = nullptr;
};

std::map<std::string, std::vector<Stated>> by_report(const Material& material) {
  std::map<std::string, std::vector<Stated>> out;
  for (const Happening& one : material.happenings) {
    for (const Claim& claim : one.claims) out[claim.report].push_back({&claim, &one, nullptr});
  }
  for (const Relation& one : material.relations) {
    for (const Claim& claim : one.told) out[claim.report].push_back({&claim, nullptr, &one});
  }
  for (auto& row : out) {
    std::stable_sort(row.second.begin(), row.second.end(), [](const Stated& a, const Stated& b) { return a.claim->span < b.claim->span; });
  }
  return out;
}

Json tag(const std::string& value) { return {{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", value}}; }

/// What of a text goes out around a claim: its sentences, or a little more where all of it goes out.
Span shown_around(const StoredReading& stored, Span claim, bool full_texts) {
  if (full_texts) return stored.article.text.whole();
  Span out = claim;
  for (const Span sentence : stored.sentences) {
    if (sentence.overlaps(claim)) out = cover(out, sentence);
  }
  return out;
}

class Annotator {
 public:
  Annotator(const Material& material, const Order& order) : material_(material), order_(order) {}

  Status add_report(const Report& report, const std::vector<Stated>& claims) {
    DL_ASSIGN(const StoredReading stored, order_.archive.reading(report.id));
    const std::string dotted = archive::dotted_text(stored);
    const Text text(dotted);
    const std::string file = "report-" + sha256_hex(report.id).substr(0, 16) + ".txt";
    for (const Stated& stated : claims) {
      if (stated.claim->span.empty()) continue;  // of no words that stand today
      lines_ += annotation(report, stated, text, stored, file).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    if (order_.full_texts) files_.push_back({file, dotted});
    return {};
  }

  std::vector<File> take() {
    files_.insert(files_.begin(), {"annotations.jsonl", std::move(lines_)});
    return std::move(files_);
  }

 private:
  Json annotation(const Report& report, const Stated& stated, const Text& text, const StoredReading& stored, const std::string& file) {
    const Claim& claim = *stated.claim;
    Json out = {{"@context", "http://www.w3.org/ns/anno.jsonld"},
                {"id", fmt::format("urn:dateline:claim:{}:{}", claim.key, percent_encoded(report.id))},
                {"type", "Annotation"},
                {"motivation", "describing"},
                {"generator", {{"id", "urn:dateline:engine:" + percent_encoded(report.engine)}, {"type", "Software"}, {"name", fmt::format("Dateline {}; {}", report.engine, report.model)}}}};
    if (const std::string read = instant_of(report.read_at); !read.empty()) out["generated"] = read + "Z";
    out["body"] = bodies(stated, report);
    out["target"] = target(report, claim, text, stored, file);
    return out;
  }

  Json bodies(const Stated& stated, const Report& report) {
    const Claim& claim = *stated.claim;
    const std::string subject = stated.happening ? "urn:dateline:incident:" + stated.happening->id : "urn:dateline:relation:" + stated.relation->id;
    const std::string what = stated.happening ? name_of(*stated.happening) : told(*stated.relation);
    Json out = Json::array({{{"type", "SpecificResource"}, {"purpose", "identifying"}, {"source", subject}}});
    out.push_back({{"type", "TextualBody"}, {"purpose", "describing"}, {"format", "text/plain"}, {"language", "en"},
                   {"value", fmt::format("{}. According to: {}", what, chain_of(claim))}});
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, std::string>>{
             {"claim", claim.key}, {stated.happening ? "kind" : "relation", stated.happening ? stated.happening->kind : stated.relation->type}, {"about", claim.about},
             {"polarity", claim.polarity}, {"certainty", claim.certainty}, {"review", stated.happening ? claim.review : stated.relation->review},
             {"standing", stated.happening ? stated.happening->standing : ""}, {"published", report.published}, {"published_basis", report.published_basis},
             {"superseded", claim.superseded ? "true" : ""}}) {
      if (!value.empty()) out.push_back(tag(fmt::format("{}: {}", name, value)));
    }
    return out;
  }

  std::string told(const Relation& relation) const {
    return on_one_line(fmt::format("{} {} {} {}", shown_name(material_.actors.at(relation.from)), relation.type, shown_name(material_.actors.at(relation.to)),
                                   between(relation.start, relation.end)));
  }

  Json target(const Report& report, const Claim& claim, const Text& text, const StoredReading& stored, const std::string& file) {
    constexpr std::uint32_t kAround = 32;  // code points
    const Span shown = shown_around(stored, claim.span, order_.full_texts);
    const Span before{std::max(shown.start, claim.span.start - std::min(kAround, claim.span.start)), claim.span.start};
    const Span after{claim.span.end, std::min(shown.end, claim.span.end + kAround)};
    const std::string address = report.url.empty() ? "urn:dateline:report:" + percent_encoded(report.id) : report.url;
    Json quote = {{"type", "TextQuoteSelector"}, {"exact", text.at(claim.span)}};
    if (!before.empty()) quote["prefix"] = text.at(before);
    if (!after.empty()) quote["suffix"] = text.at(after);
    Json out = {{"source", order_.full_texts ? file : address}};
    if (order_.full_texts) out["scope"] = address;
    out["selector"] = {std::move(quote), {{"type", "TextPositionSelector"}, {"start", claim.span.start}, {"end", claim.span.end}}};
    if (const std::string seen = instant_of(report.captured_at); !seen.empty()) out["state"] = {{"type", "TimeState"}, {"sourceDate", seen + "Z"}};
    return out;
  }

  const Material& material_;
  const Order& order_;
  std::string lines_;
  std::vector<File> files_;
};

}  // namespace

Result<std::vector<File>> annotations(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  Annotator annotator(material, order);
  for (const auto& [id, claims] : by_report(material)) DL_TRY(annotator.add_report(material.reports.at(id), claims));
  return annotator.take();
}

}  // namespace dateline::exports
