#include "nlp/language.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>

#include "nlp/component.h"
#include "nlp/workspace.h"

namespace dateline::nlp {

struct Language::Parts {
  ModelInfo info;
  PipelineConfig config;
  Lexicon lexicon;
  StaticVectors vectors;
  Tokenizer tokenizer;
  Labels labels;
  struct Named {
    std::string name;
    std::unique_ptr<Component> component;
  };
  std::vector<Named> components;
  Workspace::Rooms rooms;
};

/// The workspaces that no thread is using just now.
class Language::Workspaces {
 public:
  std::unique_ptr<Workspace> take(const Parts& parts) {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<Workspace>(parts.tokenizer, parts.lexicon, parts.rooms);
    std::unique_ptr<Workspace> last = std::move(free_.back());
    free_.pop_back();
    return last;
  }
  void give_back(std::unique_ptr<Workspace> workspace) {
    if (workspace->has_grown()) return;
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(workspace));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;
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

/// Tells positions in code points of bytes that come in order, walking along the text.
class Walk {
 public:
  explicit Walk(const Text& text) : text_(text) {}
  std::uint32_t position(std::size_t byte) {
    while (position_ < text_.size() && text_.byte_offset(position_) < byte) ++position_;
    return position_;
  }

 private:
  const Text& text_;
  std::uint32_t position_ = 0;
};

void write_tokens(const ParsedText& text, const Labels& labels, Document& doc) {
  doc.tokens.assign(text.tokens.size(), {});
  Walk walk(doc.text());
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const ParsedToken& token = text.tokens[i];
    Token& out = doc.tokens[i];
    out.span.start = walk.position(token.slice.start);
    out.span.end = walk.position(token.slice.end);
    out.lower = token.lexeme().lower_text;
    out.lemma = token.lemma.value_or("");
    out.tag = labels.text(token.tag);
    out.pos = labels.text(token.pos);
    out.dep = labels.text(token.dep);
    out.ent_type = labels.text(token.ent_type);
    out.ent_iob = token.ent_iob;
    out.head = token.head;
    out.sentence_start = i == 0 || token.sentence_start == 1;
  }
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

Language::Language(std::unique_ptr<Parts> parts) : parts_(std::move(parts)), workspaces_(std::make_unique<Workspaces>()) {}
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
    parts->components.push_back({name, std::move(*component)});
  }
  parts->rooms = source.rooms;
  parts->info.sha256 = folder.sha256();
  return std::unique_ptr<Language>(new Language(std::move(parts)));
}

void Language::annotate(std::span<Document* const> docs, const Timer& timer) const {
  auto last = std::chrono::steady_clock::now();
  const auto lap = [&](std::string_view name) {
    if (!timer) return;
    const auto now = std::chrono::steady_clock::now();
    timer(name, std::chrono::duration<double>(now - last).count());
    last = now;
  };
  std::unique_ptr<Workspace> work = workspaces_->take(*parts_);
  work->start();
  std::vector<std::string_view> texts;
  for (const Document* doc : docs) texts.push_back(doc->text().view());
  Batch& batch = work->batch;
  batch.read(texts, work->vocabulary);
  lap("tokenizer");
  for (const auto& [name, component] : parts_->components) {
    component->annotate(batch, *work);
    lap(name);
  }
  for (std::size_t i = 0; i < docs.size(); ++i) {
    write_tokens(batch.texts[i], parts_->labels, *docs[i]);
    docs[i]->sentences = find_sentences(docs[i]->tokens);
  }
  lap("output");
  workspaces_->give_back(std::move(work));
}

bool Language::knows(std::string_view lower) const {
  return std::any_of(parts_->components.begin(), parts_->components.end(), [&](const Parts::Named& part) { return part.component->knows(lower); });
}

void Language::annotate(Document& doc) const {
  Document* const one = &doc;
  annotate(std::span(&one, 1));
}

}  // namespace dateline::nlp
