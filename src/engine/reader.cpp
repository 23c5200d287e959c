#include "engine/reader.h"

#include <chrono>

#include "base/try.h"
#include "engine/version.h"

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

Result<std::unique_ptr<Reader>> Reader::open(const Resources& resources) {
  std::unique_ptr<Reader> reader(new Reader);
  DL_ASSIGN(reader->language_, nlp::Language::load(resources.model));
  const nlp::ModelInfo& info = reader->language_->info();
  reader->model_name_ = info.name + " " + info.version + " sha256:" + info.sha256;
  if (!resources.gazetteer.empty()) {
    DL_ASSIGN(reader->gazetteer_, geo::Gazetteer::open(resources.gazetteer));
  }
  return reader;
}

Result<ReadReport> Reader::read(const ingest::RawReport& raw, Depth depth, const pipeline::StageTimer& timer) const {
  Stopwatch watch(timer);
  DL_ASSIGN(Article article, ingest::make_article(raw));
  ReadReport out{std::make_unique<Document>(std::move(article)), {}};
  out.reading.engine = kVersion;
  out.reading.model = model_name_;
  watch.lap("article");
  if (depth == Depth::kArticle) return out;
  // --only language takes any text: it shows what the model makes of it. A reading never comes from the wrong model.
  const std::string& language = out.doc->article.language;
  if (depth == Depth::kReading && !language.empty() && language != language_->info().language) {
    out.reading.unread = "language";
    return out;
  }
  Document* const doc = out.doc.get();
  language_->annotate(std::span(&doc, 1), timer);
  watch.lap("language");
  if (depth == Depth::kLanguage) return out;
  DL_ASSERT(gazetteer_, "a Reader without a gazetteer was asked for a whole reading");
  Reading reading = pipeline::read_document(*out.doc, *gazetteer_, timer);
  reading.engine = std::move(out.reading.engine);
  reading.model = std::move(out.reading.model);
  out.reading = std::move(reading);
  return out;
}

}  // namespace dateline::engine
