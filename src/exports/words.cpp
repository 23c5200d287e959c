#include "exports/words.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "cite/words.h"
#include "memo/html_text.h"
#include "memo/words.h"

namespace dateline::exports {
namespace {

/// People who are not named are somebody; what has no name is left out.
std::string names_of(const Happening& happening, std::initializer_list<std::string_view> roles) {
  std::vector<std::string> out;
  for (const std::string_view role : roles) {
    for (const Party& party : happening.parties) {
      const bool unnamed = party.name.empty() || party.name == "[person]";
      if (party.role == role) add_once(out, !unnamed ? cite::one_line(party.name) : party.type == "person" || party.type.empty() ? "somebody" : "");
    }
  }
  return joined(out, ", ");
}

std::string review_words(const Happening& one) {
  std::string out = one.review.empty() ? "unreviewed" : one.review;
  if (!one.reviewed_by.empty()) out += " by " + cite::one_line(one.reviewed_by) + (one.reviewed_at.empty() ? "" : ", " + one.reviewed_at.substr(0, 10));
  if (!one.review_why.empty()) out += ": " + cite::one_line(one.review_why);
  return out;
}

}  // namespace

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::string joined(const std::vector<std::string>& parts, const char* between) { return fmt::format("{}", fmt::join(parts, between)); }

std::string headline_of(const Happening& happening) {
  std::string who;
  for (const auto& roles : {std::initializer_list<std::string_view>{"agent"}, {"theme", "instrument"}, {"target", "recipient"}}) {
    const std::string names = names_of(happening, roles);
    if (!names.empty()) who += (who.empty() ? "" : " → ") + names;
  }
  return memo::capitalised(happening.kind) + (happening.status.empty() || happening.status == "occurred" ? "" : " (" + happening.status + ")") + (who.empty() ? "" : ": " + who);
}

std::string when_of(const Happening& happening) {
  const Time& time = happening.time;
  return memo::when_words(time.value, time.start, time.end, time.basis == "inferred");
}

std::string where_of(const Happening& happening) {
  std::vector<std::string> out;
  for (const Site& site : happening.sites) add_once(out, cite::one_line(site.name));
  return joined(out, ", ");
}

std::string quote_of(const Happening& happening) { return cite::one_line(happening.told_by().words_of_sentence); }

const Report& report_of(const Happening& happening, const Material& material) { return material.reports.at(happening.told_by().report); }

std::vector<std::string> outlets_of(const Happening& happening, const Material& material) {
  std::vector<std::string> out;
  for (const Claim& claim : happening.claims) add_once(out, cite::one_line(material.reports.at(claim.report).publisher));
  return out;
}

std::vector<std::string> keys_of(const Happening& happening) {
  std::vector<std::string> out;
  for (const Claim& claim : happening.claims) add_once(out, claim.key);
  return out;
}

std::vector<std::string> engines_of(const Happening& happening, const Material& material) {
  std::vector<std::string> out;
  for (const Claim& claim : happening.claims) {
    const Report& report = material.reports.at(claim.report);
    add_once(out, cite::one_line("Dateline " + report.engine + (report.model.empty() ? "" : ", " + report.model)));
  }
  return out;
}

std::vector<std::string> evidence_of(const Happening& one, const Material& material) {
  std::vector<std::string> roots;
  for (const Claim& claim : one.claims) {
    for (const std::string& root : claim.roots) add_once(roots, cite::one_line(root));
  }
  const Report& report = report_of(one, material);
  std::vector<std::string> out = {fmt::format("Standing: {}; independent sources: {}; reports: {}", memo::standing_words(one.standing), one.independent, one.reports)};
  if (!roots.empty()) out.push_back("According to: " + joined(roots, ", "));
  const std::vector<std::string> outlets = outlets_of(one, material);
  if (!outlets.empty()) out.push_back("Told by: " + joined(outlets, ", "));
  out.push_back(report.published.empty() ? "Published: not known" : "Published: " + report.published.substr(0, 10) + " (" + report.published_basis + ")");
  out.push_back("Review: " + review_words(one));
  out.push_back("Claims: " + joined(keys_of(one), ", "));
  out.push_back("Read by: " + joined(engines_of(one, material), "; "));
  return out;
}

std::string marked_up(std::string_view text) {
  const std::string line = cite::one_line(text);
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (c != 0xFFFE && c != 0xFFFF) append_utf8(out, c);
  }
  return memo::html_escaped(out);
}

bool is_web_address(std::string_view url) {
  const bool clean = std::none_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '"' || c == '<' || c == '>'; });
  return clean && (url.starts_with("http://") || url.starts_with("https://"));
}

std::string html_of(const Happening& happening, const Material& material, bool with_time) {
  const Report& report = report_of(happening, material);
  std::vector<std::string> at;
  if (with_time) at.push_back(marked_up(when_of(happening)));
  if (const std::string where = where_of(happening); !where.empty()) at.push_back(marked_up(where));
  std::string out = at.empty() ? "" : "<p>" + joined(at, ", ") + "</p>";
  if (const std::string quote = quote_of(happening); !quote.empty()) out += "<blockquote>“" + marked_up(quote) + "”</blockquote>";
  out += "<p>";
  for (const std::string& line : evidence_of(happening, material)) out += marked_up(line) + "<br>";
  const std::string title = marked_up(report.title.empty() ? report.publisher : report.title);
  if (is_web_address(report.url)) out += "<a href=\"" + marked_up(report.url) + "\">" + title + "</a>";
  else out += title;
  return out + "</p>";
}

}  // namespace dateline::exports
