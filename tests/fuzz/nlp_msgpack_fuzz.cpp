// Any bytes taken as a file of a language model: what is no such file is refused with words; what is one can be used.
// The first byte says which file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "nlp/arc_eager.h"
#include "nlp/attribute_ruler.h"
#include "nlp/entity_recognizer.h"
#include "nlp/lemmatizer.h"
#include "nlp/msgpack.h"
#include "nlp/pipeline_config.h"
#include "nlp/static_vectors.h"
#include "nlp/tagger.h"
#include "nlp/vocabulary.h"

namespace {

using namespace dateline::nlp;

template <class T>
bool has_loaded(const dateline::Result<T>& result) {
  if (!result.ok() && result.error().message.empty()) std::abort();
  return result.ok();
}

void try_weights(std::string_view bytes) {
  Labels labels;
  const auto file = ModelFile::parse(bytes, "fuzz");
  if (!has_loaded(file)) return;
  has_loaded(Tok2Vec::load(*file, nullptr));
  has_loaded(TransitionScorer::load(*file, 1));
  has_loaded(Tagger::load(*file, R"({"labels":["NN","VB"]})", labels));
  has_loaded(ArcEagerParser::load(*file, "\x81\xa5moves\xa2{}", labels));
  has_loaded(EntityRecognizer::load(*file, "\x81\xa5moves\xa2{}", labels));
}

void try_rules(std::string_view bytes) {
  static constexpr std::string_view kText = "The crew's (two) boats, e.g. the M.V. Ana, didn't sail :) ... ";
  const auto lexicon = Lexicon::load("");
  const auto tokenizer = Tokenizer::load(bytes, lexicon->ids());
  if (has_loaded(tokenizer)) {
    std::size_t behind = 0;
    for (const TokenSlice& token : tokenizer->tokenize(kText)) {
      if (token.start < behind || token.end <= token.start || token.end > kText.size()) std::abort();
      behind = token.end;
    }
  }
  Labels labels;
  const auto ruler = AttributeRuler::load(bytes, "fuzz", labels, lexicon->ids());
  const auto lemmatizer = Lemmatizer::load(bytes, {"fuzz", "rule", "en", false}, labels, lexicon->ids());
  const Tokenizer plain;
  Vocabulary vocabulary(plain, *lexicon);
  Batch batch;
  batch.read(std::span(&kText, 1), vocabulary);
  Lemmatizer::Memory memory;
  if (has_loaded(ruler)) ruler->annotate(batch.texts[0]);
  if (has_loaded(lemmatizer)) lemmatizer->annotate(batch.texts[0], memory);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  Labels labels;
  switch (data[0] % 6) {
    case 0: (void)parse_msgpack(bytes); break;
    case 1: try_weights(bytes); break;
    case 2: try_rules(bytes); break;
    case 3: has_loaded(load_moves(bytes, "fuzz", labels)); break;
    case 4: has_loaded(PipelineConfig::parse(bytes)); break;
    default:
      (void)parse_npy(bytes);
      has_loaded(Lexicon::load(bytes));
      has_loaded(StaticVectors::load(bytes, "\x80", bytes));
  }
  return 0;
}
