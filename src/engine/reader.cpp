#include "engine/reader.h"

#include <chrono>

#include "base/try.h"
#include "base/unicode.h"
#include "engine/given_reading.h"
#include "engine/pdf_program.h"
#include "engine/version.h"
#include "geo/atlas.h"
#include "nlp/letter_case.h"
#include "nlp/open_blocks.h"
#include "nlp/place_lines.h"
#include "nlp/vector_units.h"
#include "nlp/wrapped_lines.h"

namespace dateline::engine {
namespace {

class Stopwatch {
 public:
  explicit Stopwatch(const pipeline::StageTimer& timer) : timer_(timer) {}
  /// Tells the timer how long it was since the last lap.
  void lap(std::string_view stage) {
    const auto now = std::chrono::steady_clock::now();
    if (timer_) timer_(stage, std::chrono::duration<double>(now - last_).count());
    last_ = now;
  }

 private:
  const pipeline::StageTimer& timer_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace

namespace {

Status choose_unit(const std::string& name) {
  if (name.empty() || nlp::use_vector_unit(name)) return {};
  std::string all;
  for (const std::string& unit : nlp::vector_units()) all += (all.empty() ? "" : ", ") + unit;
  return Error{ErrorCode::kUsage, "DATELINE_UNIT " + name + ": this processor has no such unit; it has " + all};
}

}  // namespace

Result<std::unique_ptr<Reader>> Reader::open(const Resources& resources) {
  std::unique_ptr<Reader> reader(new Reader);
  if (!resources.model.empty()) {
    DL_TRY(choose_unit(resources.vector_unit));
    DL_ASSIGN(reader->language_, nlp::Language::load(resources.model));
    const nlp::ModelInfo& info = reader->language_->info();
    reader->model_name_ = info.name + " " + info.version + " sha256:" + info.sha256;
  }
  if (!resources.gazetteer.empty()) {
    DL_ASSIGN(reader->gazetteer_, geo::Gazetteer::open(resources.gazetteer, resources.layers));
    DL_ASSIGN(reader->bases_, bases::Bases::open(resources.bases));
  }
  return reader;
}

std::size_t weight(const ingest::RawEntry& entry) { return entry.report.ok() ? entry.report->bytes.size() : 0; }

/// The article, and whether it stays unread.
Result<ReadReport> Reader::start(const ingest::RawReport& raw, Depth depth) const {
  if (raw.kind == ingest::InputKind::kReading && depth == Depth::kReading) return take_reading(raw);
  // --only language takes any text: it shows what the model makes of it. A reading never comes from nothing or from the wrong model.
  const auto blank = depth == Depth::kLanguage ? ingest::BlankText::kTaken : ingest::BlankText::kRefused;
  DL_ASSIGN(Article article, ingest::make_article(raw, blank, read_pdf));
  ReadReport out{std::make_unique<Document>(std::move(article)), {}};
  out.reading.engine = kVersion;
  out.reading.model = model_name_;
  const std::string& language = out.doc->article.language;
  if (depth == Depth::kReading && !language.empty() && language != language_->info().language) out.reading.unread = "language";
  return out;
}

/// Texts in capitals are read with their case restored. Only these take the time of a second reading.
void Reader::restore_case(std::span<Document* const> docs) const {
  std::vector<Document*> in_capitals;
  for (Document* doc : docs) {
    if (nlp::is_in_capitals(doc->article.text.view())) in_capitals.push_back(doc);
  }
  if (in_capitals.empty()) return;
  std::vector<Text> capitals;
  for (Document* doc : in_capitals) {
    capitals.push_back(doc->as_read ? std::move(*doc->as_read) : Text(std::string(doc->article.text.view())));
    doc->as_read = nlp::in_lower_case(capitals.back());
  }
  language_->annotate(in_capitals);
  const nlp::WordKnowledge words{[&](std::string_view lower) { return language_->knows(lower); },
                                 [&](std::string_view lower) { return gazetteer_->atlas().adjective(fold_name(lower)).has_value(); }};
  for (std::size_t i = 0; i < in_capitals.size(); ++i) in_capitals[i]->as_read = nlp::restore_case(*in_capitals[i], capitals[i], words);
}

void Reader::finish(ReadReport& report, const pipeline::StageTimer& timer) const {
  DL_ASSERT(gazetteer_, "a Reader without a gazetteer was asked for a whole reading");
  Reading reading = pipeline::read_document(*report.doc, {*gazetteer_, bases_}, timer);
  if (nlp::is_in_capitals(report.doc->article.text.view())) {
    reading.issues.push_back({"capitals", report.doc->text().whole(), "written in capitals; names are shown with the case that was restored to read it"});
  }
  reading.engine = std::move(report.reading.engine);
  reading.model = std::move(report.reading.model);
  report.reading = std::move(reading);
}

std::vector<Result<ReadReport>> Reader::read(std::span<const ingest::RawEntry* const> entries, Depth depth,
                                             const pipeline::StageTimer& timer) const {
  Stopwatch watch(timer);
  std::vector<Result<ReadReport>> out;
  for (const ingest::RawEntry* entry : entries) {
    out.push_back(entry->report.ok() ? start(*entry->report, depth) : Result<ReadReport>(entry->report.error()));
  }
  watch.lap("article");
  if (depth == Depth::kArticle) return out;
  std::vector<ReadReport*> reports;
  std::vector<Document*> docs;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!out[i].ok() || !out[i]->reading.unread.empty() || entries[i]->report->kind == ingest::InputKind::kReading) continue;
    reports.push_back(&*out[i]);
    docs.push_back(out[i]->doc.get());
  }
  if (docs.empty()) return out;
  DL_ASSERT(language_, "a Reader without a language model was asked for more than articles");
  if (depth == Depth::kReading) {
    for (Document* doc : docs) {
      doc->as_read = nlp::join_wrapped_lines(doc->article.text);
      if (auto ended = nlp::end_open_blocks(doc->text(), doc->article.blocks)) doc->as_read = std::move(ended);
      if (nlp::is_in_capitals(doc->article.text.view())) continue;  // whose datelines the case is restored by
      if (auto ended = nlp::end_place_lines(doc->text())) doc->as_read = std::move(ended);
    }
    restore_case(docs);
  }
  language_->annotate(docs, timer);
  watch.lap("language");
  if (depth == Depth::kLanguage) return out;
  for (ReadReport* report : reports) finish(*report, timer);
  return out;
}

}  // namespace dateline::engine
