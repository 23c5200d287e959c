#include "nlp/component.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "nlp/arc_eager.h"
#include "nlp/attribute_ruler.h"
#include "nlp/entity_recognizer.h"
#include "nlp/lemmatizer.h"
#include "nlp/tagger.h"

namespace dateline::nlp {
namespace {

constexpr std::array<std::string_view, 13> kArchitectures = {"spacy.Tok2Vec.v1",
                                                             "spacy.Tok2Vec.v2",
                                                             "spacy.MultiHashEmbed.v1",
                                                             "spacy.MultiHashEmbed.v2",
                                                             "spacy.MaxoutWindowEncoder.v1",
                                                             "spacy.MaxoutWindowEncoder.v2",
                                                             "spacy.HashEmbedCNN.v1",
                                                             "spacy.HashEmbedCNN.v2",
                                                             "spacy.Tok2VecListener.v1",
                                                             "spacy.Tagger.v1",
                                                             "spacy.Tagger.v2",
                                                             "spacy.TransitionBasedParser.v1",
                                                             "spacy.TransitionBasedParser.v2"};

Error unsupported(const std::string& name, const std::string& what) {
  return {ErrorCode::kModelUnsupported,
          "the language model's component " + name + " " + what + ", which cannot be run; take a CPU pipeline such as en_core_web_sm"};
}

Status check_architectures(const std::string& name, const PipelineConfig& config) {
  for (const std::string& section : config.sections_below("components." + name + ".model")) {
    const std::string architecture = config.text(section, "@architectures");
    if (!architecture.empty() && std::find(kArchitectures.begin(), kArchitectures.end(), architecture) == kArchitectures.end()) {
      return unsupported(name, "has the architecture " + architecture);
    }
  }
  return {};
}

/// Token vectors, with their place in a Workspace.
struct Numbered {
  Tok2Vec tok2vec;
  std::size_t number = 0;

  void vectors(const Batch& batch, Workspace& work, TokenVectors& out) const {
    tok2vec.vectors(batch, work.vocabulary.size(), work.words[number], out);
  }
};

class SharedVectors : public Component {
 public:
  explicit SharedVectors(Numbered vectors) : vectors_(std::move(vectors)) {}
  void annotate(Batch& batch, Workspace& work) const override { vectors_.vectors(batch, work, work.shared); }

 private:
  Numbered vectors_;
};

void run(const Tagger& tagger, Batch& batch, const TokenVectors& vectors, Workspace& work) {
  tagger.annotate(batch, vectors, work.tag_scores);
}
void run(const ArcEagerParser& parser, Batch& batch, const TokenVectors& vectors, Workspace& work) {
  parser.annotate(batch, vectors, work.parser);
}
void run(const EntityRecognizer& recognizer, Batch& batch, const TokenVectors& vectors, Workspace& work) {
  recognizer.annotate(batch, vectors, work.parser.scorer);
}

/// A trained annotator with the token vectors that it reads: its own or the shared ones.
template <class Annotator>
class Trained : public Component {
 public:
  Trained(Annotator annotator, std::optional<Numbered> own) : annotator_(std::move(annotator)), own_(std::move(own)) {}
  void annotate(Batch& batch, Workspace& work) const override {
    if (own_) own_->vectors(batch, work, work.own);
    run(annotator_, batch, own_ ? work.own : work.shared, work);
  }

 private:
  Annotator annotator_;
  std::optional<Numbered> own_;
};

class Rules : public Component {
 public:
  explicit Rules(AttributeRuler ruler) : ruler_(std::move(ruler)) {}
  void annotate(Batch& batch, Workspace&) const override {
    for (ParsedText& text : batch.texts) ruler_.annotate(text);
  }

 private:
  AttributeRuler ruler_;
};

class Lemmas : public Component {
 public:
  Lemmas(Lemmatizer lemmatizer, std::size_t number) : lemmatizer_(std::move(lemmatizer)), number_(number) {}
  void annotate(Batch& batch, Workspace& work) const override {
    for (ParsedText& text : batch.texts) lemmatizer_.annotate(text, work.lemmas[number_]);
  }
  bool knows(std::string_view lower) const override { return lemmatizer_.knows(lower); }

 private:
  Lemmatizer lemmatizer_;
  std::size_t number_;  // of its memory in a Workspace
};

using Loaded = Result<std::unique_ptr<Component>>;

Result<ModelFile> load_model_file(const std::string& name, ComponentSource& source) {
  if (Status status = check_architectures(name, source.config); !status) return status.error();
  Result<std::string> bytes = source.folder.read(name + "/model");
  if (!bytes) return bytes.error();
  return ModelFile::parse(*bytes, name);
}

Loaded load_shared_vectors(const std::string& name, ComponentSource& source) {
  Result<ModelFile> file = load_model_file(name, source);
  if (!file) return file.error();
  Result<Tok2Vec> vectors = Tok2Vec::load(*file, &source.vectors);
  if (!vectors) return vectors.error();
  source.shared_width = vectors->width();
  return std::unique_ptr<Component>(std::make_unique<SharedVectors>(Numbered{std::move(*vectors), source.rooms.tok2vecs++}));
}

/// Puts an annotator together with its token vectors.
template <class Annotator>
Loaded with_vectors(const ModelFile& file, Result<Annotator> annotator, ComponentSource& source) {
  if (!annotator) return annotator.error();
  std::optional<Numbered> own;
  if (file.first("tok2vec-listener") == nullptr) {
    Result<Tok2Vec> vectors = Tok2Vec::load(file, &source.vectors);
    if (!vectors) return vectors.error();
    own = Numbered{std::move(*vectors), source.rooms.tok2vecs++};
  } else if (source.shared_width == 0) {
    return unsupported(file.part, "reads the token vectors of a component that the pipeline does not run before it");
  }
  const std::size_t width = own ? own->tok2vec.width() : source.shared_width;
  if (annotator->token_width() != width) return file.damaged("does not fit the token vectors that it reads");
  return std::unique_ptr<Component>(std::make_unique<Trained<Annotator>>(std::move(*annotator), std::move(own)));
}

Loaded load_tagger(const std::string& name, ComponentSource& source) {
  Result<ModelFile> file = load_model_file(name, source);
  if (!file) return file.error();
  Result<std::string> settings = source.folder.read(name + "/cfg");
  if (!settings) return settings.error();
  return with_vectors(*file, Tagger::load(*file, *settings, source.labels), source);
}

template <class Annotator>
Loaded load_transitions(const std::string& name, ComponentSource& source) {
  Result<ModelFile> file = load_model_file(name, source);
  if (!file) return file.error();
  Result<std::string> moves = source.folder.read(name + "/moves");
  if (!moves) return moves.error();
  Result<std::string> settings = source.folder.read(name + "/cfg");
  if (!settings) return settings.error();
  const nlohmann::json config = nlohmann::json::parse(*settings, nullptr, false);
  if (!config.is_object()) return file->damaged("has no settings beside it in cfg");
  const auto beam = config.find("beam_width");
  if (beam != config.end() && beam->is_number() && beam->get<double>() > 1) return unsupported(name, "searches with a beam");
  return with_vectors(*file, Annotator::load(*file, *moves, source.labels), source);
}

Loaded load_attribute_ruler(const std::string& name, ComponentSource& source) {
  Result<std::string> patterns = source.folder.read(name + "/patterns");
  if (!patterns) return patterns.error();
  Result<AttributeRuler> ruler = AttributeRuler::load(*patterns, name, source.labels, source.lexicon.ids());
  if (!ruler) return ruler.error();
  return std::unique_ptr<Component>(std::make_unique<Rules>(std::move(*ruler)));
}

Loaded load_lemmatizer(const std::string& name, ComponentSource& source) {
  Result<std::string> lookups = source.folder.read(name + "/lookups/lookups.bin");
  if (!lookups) return lookups.error();
  const std::string section = "components." + name;
  const Lemmatizer::Settings settings{name, source.config.text(section, "mode", "lookup"), source.language,
                                      source.config.flag(section, "overwrite")};
  Result<Lemmatizer> lemmatizer = Lemmatizer::load(*lookups, settings, source.labels, source.lexicon.ids());
  if (!lemmatizer) return lemmatizer.error();
  return std::unique_ptr<Component>(std::make_unique<Lemmas>(std::move(*lemmatizer), source.rooms.lemmatizers++));
}

}  // namespace

Loaded load_component(const std::string& name, ComponentSource& source) {
  const std::string factory = source.config.text("components." + name, "factory");
  if (factory == "tok2vec") return load_shared_vectors(name, source);
  if (factory == "tagger") return load_tagger(name, source);
  if (factory == "parser") return load_transitions<ArcEagerParser>(name, source);
  if (factory == "ner") return load_transitions<EntityRecognizer>(name, source);
  if (factory == "attribute_ruler") return load_attribute_ruler(name, source);
  if (factory == "lemmatizer") return load_lemmatizer(name, source);
  return unsupported(name, factory.empty() ? "has no factory in config.cfg" : "is of the kind \"" + factory + "\"");
}

}  // namespace dateline::nlp
