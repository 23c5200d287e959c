#include "nlp/language.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "nlp/component.h"
#include "nlp/tokenizer.h"

namespace dateline::nlp {

struct Language::Parts {
  ModelInfo info;
  PipelineConfig config;
  Lexicon lexicon;
  StaticVectors vectors;
  Tokenizer tokenizer;
  Labels labels;
  std::vector<std::unique_ptr<Component>> components;
};

namespace {

std::string text_or(const nlohmann::json& object, const char* key, std::string otherwise) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::move(otherwise);
}

Result<ModelInfo> load_info(ModelFolder& folder, const PipelineConfig& config) {
  Result<std::string> bytes = folder.read("meta.json");
  if (!bytes) return bytes.error();
  const nlohmann::json meta = nlohmann::json::parse(*bytes, nullptr, false);
  if (!meta.is_object()) {
    return Error{ErrorCode::kModelDamaged, "the language model's file meta.json is cut off or not JSON; unpack the language model again"};
  }
  ModelInfo info;
  info.language = config.text("nlp", "lang", text_or(meta, "lang", ""));
  info.name = info.language + "_" + text_or(meta, "name", "pipeline");
  info.version = text_or(meta, "version", "0");
  return info;
}

Result<Lexicon> load_lexicon(ModelFolder& folder) {
  Result<std::string> lookups = folder.read_if_there("vocab/lookups.bin");
  if (!lookups) return lookups.error();
  return Lexicon::load(*lookups);
}

Result<StaticVectors> load_vectors(ModelFolder& folder) {
  if (!folder.has("vocab/vectors") || !folder.has("vocab/key2row")) return StaticVectors();
  Result<std::string> table = folder.read("vocab/vectors");
  if (!table) return table.error();
  Result<std::string> keys = folder.read("vocab/key2row");
  if (!keys) return keys.error();
  Result<std::string> settings = folder.read_if_there("vocab/vectors.cfg");
  if (!settings) return settings.error();
  return StaticVectors::load(*table, *keys, *settings);
}

Result<Tokenizer> load_tokenizer(ModelFolder& folder, const PipelineConfig& config, const Lexicon& lexicon) {
  const std::string kind = config.nested_text("nlp", "tokenizer", "@tokenizers", "spacy.Tokenizer.v1");
  if (kind != "spacy.Tokenizer.v1") {
    return Error{ErrorCode::kModelUnsupported, "the language model's tokenizer is of the kind " + kind +
                                                   ", which cannot be run; take a pipeline with spacy.Tokenizer.v1"};
  }
  Result<std::string> bytes = folder.read("tokenizer");
  if (!bytes) return bytes.error();
  return Tokenizer::load(*bytes, lexicon.ids());
}

/// The value of a Result into `out`, or the error.
template <class T>
Status take(Result<T> result, T& out) {
  if (!result) return result.error();
  out = std::move(*result);
  return {};
}

void write_token(const ParsedText& text, std::size_t i, const Labels& labels, const Text& of, Token& out) {
  const ParsedToken& token = text.tokens[i];
  out.span = {of.position_of_byte(token.slice.start), 0};
  out.span.end = token.slice.end == of.view().size() ? of.size() : of.position_of_byte(token.slice.end);
  out.lower = token.lexeme->lower_text;
  out.lemma = token.lemma.value_or("");
  out.tag = labels.text(token.tag);
  out.pos = labels.text(token.pos);
  out.dep = labels.text(token.dep);
  out.ent_type = labels.text(token.ent_type);
  out.ent_iob = token.ent_iob;
  out.head = token.head;
  out.sentence_start = i == 0 || token.sentence_start == 1;
}

std::vector<Sentence> find_sentences(const std::vector<Token>& tokens) {
  std::vector<Sentence> sentences;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].sentence_start) sentences.push_back({i, i});
    sentences.back().last = i + 1;
  }
  return sentences;
}

}  // namespace

Language::Language(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Language::~Language() = default;
const ModelInfo& Language::info() const { return parts_->info; }

Result<std::unique_ptr<Language>> Language::load(const std::filesystem::path& dir) {
  ModelFolder folder(dir);
  auto parts = std::make_unique<Parts>();
  Result<std::string> settings = folder.read("config.cfg");
  if (!settings) return settings.error();
  if (Status status = take(PipelineConfig::parse(*settings), parts->config); !status) return status.error();
  const PipelineConfig& config = parts->config;
  if (Status status = take(load_info(folder, config), parts->info); !status) return status.error();
  if (Status status = take(load_lexicon(folder), parts->lexicon); !status) return status.error();
  if (Status status = take(load_vectors(folder), parts->vectors); !status) return status.error();
  if (Status status = take(load_tokenizer(folder, config, parts->lexicon), parts->tokenizer); !status) return status.error();
  ComponentSource source{folder, config, parts->lexicon, parts->vectors, parts->labels, parts->info.language};
  const std::vector<std::string> disabled = config.list("nlp", "disabled");
  for (const std::string& name : config.list("nlp", "pipeline")) {
    if (std::find(disabled.begin(), disabled.end(), name) != disabled.end()) continue;
    Result<std::unique_ptr<Component>> component = load_component(name, source);
    if (!component) return component.error();
    parts->components.push_back(std::move(*component));
  }
  parts->info.sha256 = folder.sha256();
  return std::unique_ptr<Language>(new Language(std::move(parts)));
}

void Language::annotate(Document& doc) const {
  ParsedText text(doc.text().view(), parts_->tokenizer, parts_->lexicon);
  if (!text.tokens.empty()) {
    TokenVectors shared;
    for (const auto& component : parts_->components) component->annotate(text, shared);
  }
  doc.tokens.assign(text.tokens.size(), {});
  for (std::size_t i = 0; i < text.tokens.size(); ++i) write_token(text, i, parts_->labels, doc.text(), doc.tokens[i]);
  doc.sentences = find_sentences(doc.tokens);
}

}  // namespace dateline::nlp
