// Tables for spreadsheets: one line a row under a line of names, the same columns for ever, new ones at the end. What holds several is parted by "; ".
#include <algorithm>

#include <fmt/format.h>

#include "base/csv_cell.h"
#include "base/try.h"
#include "exports/export.h"
#include "exports/material.h"

namespace dateline::exports {
namespace {

/// The rows of one file.
class Table {
 public:
  Table(std::string name, const std::vector<std::string>& columns) : file_{std::move(name), {}} {
    for (const std::string& column : columns) text(column);
    end_row();
  }
  Table& text(const std::string& value) { return cell(csv_cell(value)); }
  Table& number(std::optional<double> value) { return cell(value ? fmt::format("{}", *value) : std::string()); }
  Table& number(int value) { return cell(std::to_string(value)); }
  Table& texts(const std::vector<std::string>& values) { return text(fmt::format("{}", fmt::join(values, "; "))); }
  void end_row() {
    file_.bytes += row_ + "\r\n";
    row_.clear();
    first_ = true;
  }
  File take() { return std::move(file_); }

 private:
  Table& cell(const std::string& value) {
    row_ += (first_ ? "" : ",") + value;
    first_ = false;
    return *this;
  }
  File file_;
  std::string row_;
  bool first_ = true;
};

template <class List, class Part>
std::vector<std::string> each(const List& list, Part part) {
  std::vector<std::string> out;
  for (const auto& one : list) out.push_back(part(one));
  return out;
}

std::vector<std::string> names_of(const Happening& happening, std::string_view role, std::string Party::*part) {
  std::vector<std::string> out;
  for (const Party& party : happening.parties) {
    if (party.role == role) out.push_back(party.*part);
  }
  return out;
}

constexpr std::string_view kRoles[] = {"agent", "target", "recipient", "theme", "instrument"};

File happenings(const Material& material) {
  std::vector<std::string> columns = {"id", "kind", "modes", "title", "start", "end", "time", "time_basis"};
  for (const std::string_view role : kRoles) {
    columns.emplace_back(role);
    columns.push_back(std::string(role) + "_id");
  }
  for (const char* name : {"places", "place_roles", "latitude", "longitude", "radius_km", "precision", "countries", "counts", "status", "standing", "support", "dispute", "independent_sources",
                           "independent_sources_low", "named_sources", "anonymous_sources", "reports", "first_published", "contradictions", "review", "reviewed_by",
                           "reviewed_at", "review_why", "quote", "claims"}) {
    columns.emplace_back(name);
  }
  Table out("happenings.csv", columns);
  for (const Happening& one : material.happenings) {
    out.text(one.id).text(one.kind).texts(one.modes).text(one.title).text(one.time.start).text(one.time.end).text(one.time.value).text(one.time.basis);
    for (const std::string_view role : kRoles) out.texts(names_of(one, role, &Party::name)).texts(names_of(one, role, &Party::actor));
    const Site* site = one.shown_site();
    out.texts(each(one.sites, [](const Site& s) { return s.name; })).texts(each(one.sites, [](const Site& s) { return s.role; }));
    out.number(site ? site->lat : std::nullopt).number(site ? site->lon : std::nullopt).number(site ? site->radius_km : std::nullopt);
    out.text(site ? site->precision : "").texts(each(one.sites, [](const Site& s) { return s.country; }));
    out.texts(each(one.counts, [](const Count& c) {
      const std::string low = c.low ? std::to_string(*c.low) : "", high = c.high ? std::to_string(*c.high) : "";
      return c.what + " " + (low == high ? low : low + "-" + high);
    }));
    out.text(one.status).text(one.standing).text(one.support).text(one.dispute).number(one.independent).number(one.independent_low).number(one.named);
    out.number(one.anonymous).number(one.reports).text(one.first_published).texts(each(one.contradictions, [](const Contradiction& c) { return c.field; }));
    out.text(one.review).text(one.reviewed_by).text(one.reviewed_at).text(one.review_why).text(one.told_by().words_of_sentence);
    out.texts(each(one.claims, [](const Claim& c) { return c.key; })).end_row();
  }
  return out.take();
}

File claims(const Material& material) {
  Table out("claims.csv", {"claim", "happening", "report", "publisher", "published", "about", "polarity", "certainty", "sources", "via", "lineage", "superseded", "review",
                           "span_start", "span_end", "words", "sentence", "confidence"});
  for (const Happening& one : material.happenings) {
    for (const Claim& claim : one.claims) {
      const Report& report = material.reports.at(claim.report);
      out.text(claim.key).text(one.id).text(claim.report).text(report.publisher).text(report.published).text(claim.about).text(claim.polarity).text(claim.certainty);
      out.texts(claim.roots).texts(claim.via).text(claim.lineage).text(claim.superseded ? "yes" : "no").text(claim.review);
      out.number(static_cast<int>(claim.span.start)).number(static_cast<int>(claim.span.end)).text(claim.words).text(claim.words_of_sentence).number(claim.confidence).end_row();
    }
  }
  return out.take();
}

File relations(const Material& material) {
  Table out("relations.csv", {"id", "type", "from", "from_id", "to", "to_id", "start", "end", "modes", "denied", "list", "reference", "review", "reports", "claims"});
  for (const Relation& one : material.relations) {
    out.text(one.id).text(one.type).text(material.actors.at(one.from).name).text(one.from).text(material.actors.at(one.to).name).text(one.to);
    out.text(one.start).text(one.end).texts(one.modes).text(one.denied ? "yes" : "no").text(one.list).text(one.reference).text(one.review);
    out.texts(each(one.claims, [](const auto& c) { return c.first; })).texts(each(one.claims, [](const auto& c) { return c.second; })).end_row();
  }
  return out.take();
}

File reports(const Material& material) {
  Table out("reports.csv", {"report", "url", "title", "publisher", "domain", "authors", "published", "published_basis", "language", "genre", "captured_at", "sha256",
                            "text_sha256", "version_of", "engine", "model"});
  for (const auto& [id, one] : material.reports) {
    out.text(id).text(one.url).text(one.title).text(one.publisher).text(one.domain).texts(one.authors).text(one.published).text(one.published_basis).text(one.language);
    out.text(one.genre).text(one.captured_at).text(one.sha256).text(one.text_sha256).text(one.version_of).text(one.engine).text(one.model).end_row();
  }
  return out.take();
}

}  // namespace

Result<std::vector<File>> csv(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  return std::vector<File>{happenings(material), claims(material), relations(material), reports(material)};
}

}  // namespace dateline::exports
