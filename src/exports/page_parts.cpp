#include "exports/page_parts.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/calendar_date.h"
#include "cite/words.h"
#include "exports/words.h"
#include "memo/html_text.h"
#include "memo/words.h"

namespace dateline::exports {
namespace {

using memo::element;
using memo::say;

std::string title_link(const Report& report) {
  const std::string title = say(report.title.empty() ? report.url : report.title);
  return is_web_address(report.url) ? fmt::format("<a rel=\"noreferrer\" href=\"{}\">{}</a>", memo::html_escaped(report.url), title.empty() ? "its page" : title) : title;
}

std::string published_words(const Report& report) {
  return report.published.empty() ? "undated" : cite::day_words(report.published.substr(0, 10)) + " <span class=\"small\">(" + say(report.published_basis) + ")</span>";
}

std::string tag(const std::string& words, bool disputed = false) { return fmt::format("<span class=\"tag{}\">{}</span> ", disputed ? " disputed" : "", say(words)); }

std::string spaced(std::string words) {
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string standing(const Happening& one) {
  std::string out = tag(memo::standing_words(one.standing), one.dispute != "none");
  if (one.status != "occurred") out += tag(one.status);
  out += tag(spaced(one.review));
  const std::string sources = one.independent == one.independent_low ? std::to_string(one.independent) : fmt::format("{} to {}", one.independent_low, one.independent);
  return element("p", "standing", out + fmt::format("{} independent source{} · {} report{} · first reported {}", sources, one.independent == 1 ? "" : "s", one.reports, one.reports == 1 ? "" : "s",
                                                    one.first_published.empty() ? "on an unknown day" : cite::day_words(one.first_published.substr(0, 10))));
}

std::string differing(const Happening& one) {
  std::string out;
  for (const Contradiction& contradiction : one.contradictions) {
    std::vector<std::string> values;
    for (const Told& told : contradiction.values) values.push_back(say(told.value));
    out += element("p", "differ", "Tellers differ in " + say(memo::field_words(contradiction.field)) + ": " + joined(values, " · "));
  }
  return out;
}

std::string counted(const Happening& one) {
  std::vector<std::string> out;
  for (const Count& count : one.counts) {
    const std::string low = count.low ? std::to_string(*count.low) : "", high = count.high ? std::to_string(*count.high) : "";
    out.push_back(say(count.what) + " " + (low == high ? low : low.empty() ? "at most " + high : high.empty() ? "at least " + low : low + "–" + high));
  }
  return out.empty() ? "" : " · " + joined(out, ", ");
}

std::string claim_row(const Claim& claim, const Material& material) {
  const Report& report = material.reports.at(claim.report);
  std::vector<std::string> via;
  for (const std::string& name : claim.via) via.push_back(say(name));
  std::vector<std::string> roots;
  for (const std::string& name : claim.roots) roots.push_back(say(name));
  const std::string who = (roots.empty() ? "not told" : joined(roots, ", ")) + (via.empty() ? "" : " <span class=\"small\">by way of " + joined(via, ", ") + "</span>");
  const std::string how = say(claim.polarity) + ", " + say(claim.certainty) + (claim.about == "all" || claim.about.empty() ? "" : ", of " + say(claim.about)) +
                          (claim.superseded ? ", superseded" : "");
  return memo::row({who + "<br><q>" + say(claim.words) + "</q>", how, title_link(report) + "<br><span class=\"small\">" + say(report.publisher) + "</span>, " + published_words(report),
                    "<code>" + say(claim.key) + "</code><br><span class=\"small\">" + say(spaced(claim.review)) + "</span>"});
}

}  // namespace

std::vector<std::string> asked_for(const archive::Filter& filter) {
  std::vector<std::string> out;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) out.push_back(std::string(name) + " " + value);
  };
  add("case", filter.in_case);
  add("words", filter.q);
  add("actor", filter.actor);
  add("kind", filter.kind);
  add("place", filter.place);
  add("country", filter.country);
  if (filter.bbox) out.push_back(fmt::format("within {}", fmt::join(*filter.bbox, ",")));
  add("from", filter.from);
  add("to", filter.to);
  add("publisher", filter.publisher);
  add("source", filter.source);
  add("genre", filter.genre);
  add("language", filter.language);
  if (filter.min_independent) out.push_back(fmt::format("at least {} independent sources", *filter.min_independent));
  add("review", filter.review);
  add("as known at", filter.as_known_at);
  if (filter.limit) out.push_back(fmt::format("the first {}", *filter.limit));
  add("sorted by", filter.sort);
  return out;
}

std::string years_chart(const Material& material) {
  std::map<int, int> years;
  int undated = 0;
  for (const Happening& one : material.happenings) {
    if (const auto day = parse_iso_day(one.time.start)) ++years[year_of(*day)];
    else ++undated;
  }
  if (years.size() < 2) return "";
  const int first = years.begin()->first, last = years.rbegin()->first, span = last - first + 1;
  if (span > 200) return "";  // bars without a width
  int most = 0;
  for (const auto& year : years) most = std::max(most, year.second);
  constexpr double kWidth = 720, kHeight = 90, kFoot = 18, kHead = 14;
  const double wide = kWidth / span;
  const int every = std::max(1, static_cast<int>(44 / wide + 1));  // years that have room for their name
  std::string bars;
  for (const auto& [year, number] : years) {
    const double tall = std::max(1.5, (kHeight - kFoot - kHead) * number / most), x = (year - first) * wide, y = kHeight - kFoot - tall;
    bars += fmt::format("<rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"><title>{}: {}</title></rect>\n", x + wide * 0.08, y, wide * 0.84, tall, year, number);
    if (wide > 20) bars += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n", x + wide / 2, y - 3, number);
  }
  for (int year = first; year <= last; year += every) bars += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", (year - first + 0.5) * wide, kHeight - 4, year);
  const std::string axis = fmt::format("<line class=\"axis\" x1=\"0\" y1=\"{0}\" x2=\"{1}\" y2=\"{0}\"/>\n", kHeight - kFoot, kWidth);
  return element("figure", "chart", fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"Happenings by the year in which they began\">\n", kWidth, kHeight) + axis + bars + "</svg>\n" +
                                        element("figcaption", "Happenings by the first year in which they can have been" + (undated ? fmt::format("; of {} no first day is known.", undated) : ".")));
}

std::string happening_article(const Happening& one, int number, const Material& material) {
  const Report& report = report_of(one, material);
  const bool denied = one.standing == "denied" || one.status == "denied";
  std::string out = fmt::format("<article class=\"happening\" id=\"happening-{0}\" data-id=\"{1}\">\n<h3><span class=\"number\">{0}</span> <span{2}>{3}</span></h3>\n", number,
                                memo::html_escaped(one.id), denied ? " class=\"denied\"" : "", say(headline_of(one)));
  out += element("p", "when", say(when_of(one)) + (one.sites.empty() ? "" : " · " + say(where_of(one))) + counted(one));
  if (const std::string quote = quote_of(one); !quote.empty()) {
    out += element("blockquote", element("p", "“" + say(quote) + "”") + element("footer", say(report.publisher) + ", " + published_words(report) + " · " + title_link(report)));
  }
  std::string rows;
  for (const Claim& claim : one.claims) rows += claim_row(claim, material);
  out += standing(one) + differing(one);
  if (!one.review_why.empty()) out += element("p", "small", say(one.reviewed_by) + ": " + say(one.review_why));
  const std::string summary = fmt::format("{} claim{}", one.claims.size(), one.claims.size() == 1 ? "" : "s");
  return out + element("details", element("summary", summary + " · <code>" + say(one.id) + "</code>") + memo::table({"Who says so", "How", "Report", "Claim"}, rows)) + "</article>\n";
}

std::vector<std::string> report_cells(const std::string& id, const Report& report) {
  return {say(report.publisher) + "<br>" + title_link(report), published_words(report), "<code>" + say(id) + "<br>" + say(report.text_sha256) + "</code>"};
}

}  // namespace dateline::exports
