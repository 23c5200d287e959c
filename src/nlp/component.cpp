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

class SharedVectors : public Component {
 public:
  explicit SharedVectors(Tok2Vec vectors) : vectors_(std::move(vectors)) {}
  void annotate(ParsedText& text, TokenVectors& shared) const override { shared = vectors_.vectors(text); }

 private:
  Tok2Vec vectors_;
};

/// A trained annotator with the token vectors that it reads: its own or the shared ones.
template <class Annotator>
class Trained : public Component {
 public:
  Trained(Annotator annotator, std::optional<Tok2Vec> own) : annotator_(std::move(annotator)), own_(std::move(own)) {}
  void annotate(ParsedText& text, TokenVectors& shared) const override {
    if (own_) {
      annotator_.annotate(text, own_->vectors(text));
    } else {
      annotator_.annotate(text, shared);
    }
  }

 private:
  Annotator annotator_;
  std::optional<Tok2Vec> own_;
};

template <class Annotator>
class Plain : public Component {
 public:
  explicit Plain(Annotator annotator) : annotator_(std::move(annotator)) {}
  void annotate(ParsedText& text, TokenVectors&) const override { annotator_.annotate(text); }

 private:
  Annotator annotator_;
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
  return std::unique_ptr<Component>(std::make_unique<SharedVectors>(std::move(*vectors)));
}

/// Puts an annotator together with its token vectors.
template <class Annotator>
Loaded with_vectors(const ModelFile& file, Result<Annotator> annotator, const ComponentSource& source) {
  if (!annotator) return annotator.error();
  std::optional<Tok2Vec> own;
  if (file.first("tok2vec-listener") == nullptr) {
    Result<Tok2Vec> vectors = Tok2Vec::load(file, &source.vectors);
    if (!vectors) return vectors.error();
    own = std::move(*vectors);
  } else if (source.shared_width == 0) {
    return unsupported(file.part, "reads the token vectors of a component that the pipeline does not run before it");
  }
  const std::size_t width = own ? own->width() : source.shared_width;
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
  return std::unique_ptr<Component>(std::make_unique<Plain<AttributeRuler>>(std::move(*ruler)));
}

Loaded load_lemmatizer(const std::string& name, ComponentSource& source) {
  Result<std::string> lookups = source.folder.read(name + "/lookups/lookups.bin");
  if (!lookups) return lookups.error();
  const std::string section = "components." + name;
  const Lemmatizer::Settings settings{name, source.config.text(section, "mode", "lookup"), source.language,
                                      source.config.flag(section, "overwrite")};
  Result<Lemmatizer> lemmatizer = Lemmatizer::load(*lookups, settings, source.labels, source.lexicon.ids());
  if (!lemmatizer) return lemmatizer.error();
  return std::unique_ptr<Component>(std::make_unique<Plain<Lemmatizer>>(std::move(*lemmatizer)));
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
