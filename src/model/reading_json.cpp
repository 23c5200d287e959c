#include "model/reading_json.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "model/json_fields.h"
#include "model/reading_fields.h"

namespace dateline {
namespace {

using json::Json;
using json::Reader;
using json::Writer;

constexpr char kFormat[] = "dateline.reading/1";

Json null_if_empty(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json header(std::string_view engine, std::string_view model) {
  return {{"format", kFormat}, {"engine", null_if_empty(engine)}, {"model", null_if_empty(model)}};
}

Json report_json(const Article& article, std::string_view unread) {
  Json report = Writer::to(article);
  report["unread"] = null_if_empty(unread);
  report["text"] = article.text.view();
  return report;
}

Json sentences_json(const Document& doc) {
  Json out = Json::array();
  for (const Sentence& sentence : doc.sentences) out.push_back({{"span", Writer::to(doc.span_of(sentence.first, sentence.last))}});
  return out;
}

Json token_json(const Token& token) {
  std::string ent(1, token.ent_iob);
  if (!token.ent_type.empty()) ent += "-" + std::string(token.ent_type);
  return {{"span", Writer::to(token.span)}, {"lemma", token.lemma}, {"tag", token.tag}, {"pos", token.pos},
          {"dep", token.dep},               {"head", token.head},   {"ent", ent}};
}

Json tokens_json(const Document& doc) {
  Json out = Json::array();
  for (const Token& token : doc.tokens) out.push_back(token_json(token));
  return out;
}

/// How deep brackets stand in each other, outside strings.
std::size_t depth_of(std::string_view json) {
  std::size_t depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\') ++i;
    else if (c == '"') in_string = !in_string;
    else if (!in_string && (c == '[' || c == '{')) deepest = std::max(deepest, ++depth);
    else if (!in_string && (c == ']' || c == '}') && depth > 0) --depth;
  }
  return deepest;
}

template <class T>
void check_ids(const std::vector<T>& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].id.index != static_cast<int>(i)) throw std::invalid_argument("ids out of order: " + to_string(list[i].id));
  }
}

void check_ids(const Reading& reading) {
  check_ids(reading.entities);
  check_ids(reading.times);
  check_ids(reading.places);
  check_ids(reading.sources);
  check_ids(reading.events);
  check_ids(reading.relations);
  check_ids(reading.routes);
  check_ids(reading.claims);
  check_ids(reading.exhibits);
}

/// A claim is on something and rests on somebody: what asks a reading relies on that.
void check_claims(const Reading& reading) {
  for (const Claim& claim : reading.claims) {
    const bool is_on_something = std::visit([](auto id) { return static_cast<bool>(id); }, claim.subject);
    if (!is_on_something) throw std::invalid_argument("a claim on nothing: " + to_string(claim.id));
    for (const auto& step : claim.attribution) {
      if (!step.source) throw std::invalid_argument("a claim of nobody: " + to_string(claim.id));
    }
  }
}

/// A visitor that throws where an id points outside its list, or a span outside the text.
class PointerChecker {
 public:
  PointerChecker(StoredReading& stored) : stored_(stored), reading_(stored.reading) {}
  void check() {
    describe(*this, reading_);
    describe(*this, stored_.article);
    see(stored_.sentences);
  }

  template <class T>
  PointerChecker& operator()(const char*, T& value) {
    see(value);
    return *this;
  }
  PointerChecker& text(const char*, std::string&) { return *this; }
  PointerChecker& degrees(const char*, std::optional<double>&) { return *this; }
  template <class T>
  PointerChecker& optional_list(const char*, std::vector<T>& list) {
    see(list);
    return *this;
  }
  template <class Tag>
  PointerChecker& ref(const char*, Id<Tag>& id) {
    see(id);
    return *this;
  }

 private:
  template <class Tag>
  void see(Id<Tag>& id) {
    if (id && id.index >= size(id)) throw std::invalid_argument("id outside its list: " + to_string(id));
  }
  void see(Span& span) {
    if (span.start > span.end || span.end > stored_.article.text.size()) throw std::invalid_argument("span outside the text");
  }
  template <class T>
  void see(std::vector<T>& list) {
    for (T& item : list) see(item);
  }
  template <class T>
  void see(std::optional<T>& value) {
    if (value) see(*value);
  }
  template <class T>
  void see(T& value) {
    if constexpr (requires { describe(*this, value); }) describe(*this, value);
  }
  int size(EntityId) const { return static_cast<int>(reading_.entities.size()); }
  int size(TimeId) const { return static_cast<int>(reading_.times.size()); }
  int size(PlaceId) const { return static_cast<int>(reading_.places.size()); }
  int size(SourceId) const { return static_cast<int>(reading_.sources.size()); }
  int size(EventId) const { return static_cast<int>(reading_.events.size()); }
  int size(RelationId) const { return static_cast<int>(reading_.relations.size()); }
  int size(RouteId) const { return static_cast<int>(reading_.routes.size()); }
  int size(ClaimId) const { return static_cast<int>(reading_.claims.size()); }
  int size(ExhibitId) const { return static_cast<int>(reading_.exhibits.size()); }
  StoredReading& stored_;
  Reading& reading_;
};

/// JSON on one line, also for readers that take U+0085, U+2028 and U+2029 for the ends of lines: those are escaped, as all others are.
std::string one_line(const Json& json) {
  std::string dumped = json.dump();
  static constexpr std::pair<std::string_view, std::string_view> kLineEnds[] = {
      {"\xC2\x85", "\\u0085"}, {"\xE2\x80\xA8", "\\u2028"}, {"\xE2\x80\xA9", "\\u2029"}};
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = dumped.find_first_of("\xC2\xE2"); at != std::string::npos; at = dumped.find_first_of("\xC2\xE2", at + 1)) {
    for (const auto& [bytes, escape] : kLineEnds) {
      if (dumped.compare(at, bytes.size(), bytes) != 0) continue;
      out.append(dumped, copied, at - copied).append(escape);
      copied = at + bytes.size();
    }
  }
  if (copied == 0) return dumped;
  out.append(dumped, copied);
  return out;
}

}  // namespace

std::string reading_to_json(const Document& doc, const Reading& reading, JsonParts parts) {
  Json out = header(reading.engine, reading.model);
  out["report"] = report_json(doc.article, reading.unread);
  out["sentences"] = sentences_json(doc);
  if (parts.tokens) out["tokens"] = tokens_json(doc);
  out.update(Writer::to(reading));
  return one_line(out);
}

std::string article_to_json(const Article& article, std::string_view engine) {
  Json out = header(engine, {});
  out["report"] = report_json(article, {});
  return one_line(out);
}

std::string language_to_json(const Document& doc, std::string_view engine, std::string_view model, JsonParts parts) {
  Json out = header(engine, model);
  out["report"] = {{"id", doc.article.id}};
  out["sentences"] = sentences_json(doc);
  if (parts.tokens) out["tokens"] = tokens_json(doc);
  return one_line(out);
}

std::string error_to_json(std::string_view id, const Error& error) {
  return one_line({{"id", null_if_empty(id)}, {"error", {{"code", error_row(error.code).name}, {"message", error.message}}}});
}

Result<StoredReading> reading_from_json(std::string_view text) {
  constexpr std::size_t kDeepest = 64;
  if (depth_of(text) > kDeepest) return Error{ErrorCode::kBadInput, "not a reading: nested too deeply"};
  try {
    const Json whole = Json::parse(text);
    if (whole.value("format", "") != kFormat) return Error{ErrorCode::kBadInput, "not a reading of format dateline.reading/1"};
    StoredReading out;
    Reader::from(whole, out.reading);
    const Json& report = whole.at("report");
    Reader::from(report, out.article);
    out.article.text = Text(report.at("text").get<std::string>());
    Reader head(whole), metadata(report);
    head("engine", out.reading.engine)("model", out.reading.model);
    metadata("unread", out.reading.unread);
    if (whole.contains("sentences")) {
      for (const Json& sentence : whole["sentences"]) Reader::from(sentence.at("span"), out.sentences.emplace_back());
    }
    check_ids(out.reading);
    check_claims(out.reading);
    PointerChecker(out).check();
    return out;
  } catch (const std::exception& fault) {
    return Error{ErrorCode::kBadInput, std::string("not a whole reading: ") + fault.what()};
  }
}

}  // namespace dateline
