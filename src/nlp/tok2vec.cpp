#include "nlp/tok2vec.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "nlp/hashes.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kBlock = 96;    // tokens that go through a layer together: enough to keep its weights busy in the cache
constexpr std::size_t kChunk = 2048;  // tokens that go through all layers together: bounds the memory for a long text

Error unsupported(const ModelFile& file, const std::string& what) {
  return {ErrorCode::kModelUnsupported, "the language model's component " + file.part + " " + what +
                                            "; take a pipeline with CPU token vectors (spaCy's sm or md models)"};
}

/// The attributes that the embeddings read, in the order of their columns.
std::optional<std::vector<LexicalAttribute>> read_columns(const ModelNode& node) {
  const auto found = node.attrs.find("columns");
  if (found == node.attrs.end()) return std::nullopt;
  const std::optional<MsgValue> columns = parse_msgpack(found->second);
  if (!columns || !columns->is_array()) return std::nullopt;
  std::vector<LexicalAttribute> attributes;
  for (const MsgValue& column : columns->items) {
    const std::optional<LexicalAttribute> attribute = column.is_text() ? lexical_attribute(column.bytes) : std::nullopt;
    if (!attribute) return std::nullopt;
    attributes.push_back(*attribute);
  }
  return attributes;
}

const ModelNode* find_encoder(const ModelFile& file) {
  for (const ModelNode& node : file.nodes) {
    if (node.name.rfind("with_array(", 0) == 0 && node.name.find("expand_window") != std::string::npos) return &node;
  }
  return nullptr;
}

const Tensor* param(const ModelNode& node, std::string_view key, std::vector<std::size_t> shape) {
  const auto found = node.params.find(key);
  return found != node.params.end() && found->second.has_shape(std::move(shape)) ? &found->second : nullptr;
}

}  // namespace

Status Tok2Vec::load_embeddings(const ModelFile& file) {
  const ModelNode* extract = file.first("extract_features");
  if (extract == nullptr) return unsupported(file, "has no layer extract_features");
  const auto columns = read_columns(*extract);
  if (!columns) return unsupported(file, "embeds a lexical attribute that is not known");
  for (const ModelNode* node : file.all("hashembed")) {
    const Tensor* table = param(*node, "E", {node->dim("nV"), node->dim("nO")});
    const auto seed = node->integer_attr("seed"), column = node->integer_attr("column");
    if (table == nullptr || table->data.empty() || !seed || !column || *column < 0 ||
        static_cast<std::size_t>(*column) >= columns->size() || (table_width_ != 0 && table->shape[1] != table_width_)) {
      return file.damaged("has a hashed embedding table that does not fit its dimensions");
    }
    table_width_ = table->shape[1];
    embeddings_.push_back({(*columns)[static_cast<std::size_t>(*column)], static_cast<std::uint32_t>(*seed), *table});
  }
  return {};
}

Status Tok2Vec::load_static_vectors(const ModelFile& file, const StaticVectors* vectors) {
  const ModelNode* node = file.first("static_vectors");
  if (node == nullptr) return {};
  if (vectors == nullptr || vectors->empty()) {
    return Error{ErrorCode::kModelMissing,
                 "the language model's component " + file.part +
                     " needs word vectors, but the folder's vocab/vectors is empty; unpack the whole model again"};
  }
  const Tensor* weights = param(*node, "W", {node->dim("nO"), vectors->width()});
  if (weights == nullptr) return file.damaged("has a vector layer that does not fit vocab/vectors");
  static_vectors_ = vectors;
  projection_ = Dense(weights->data, {}, weights->shape[0], weights->shape[1]);
  return {};
}

Status Tok2Vec::load_encoder(const ModelFile& file) {
  const auto maxouts = file.all("maxout"), norms = file.all("layernorm"), windows = file.all("expand_window");
  const ModelNode* encoder = find_encoder(file);
  if (maxouts.empty() || maxouts.size() != norms.size() || windows.size() + 1 != maxouts.size() || encoder == nullptr) {
    return unsupported(file, "has token vectors of an unknown architecture");
  }
  Result<MaxoutLayer> mix = MaxoutLayer::load(file, *maxouts[0], *norms[0]);
  if (!mix) return mix.error();
  mix_ = std::move(*mix);
  const std::size_t embedded = embeddings_.size() * table_width_ + (static_vectors_ != nullptr ? projection_.outputs() : 0);
  if (mix_.inputs() != embedded) return file.damaged("has a mixing layer that does not fit its embeddings");
  window_ = static_cast<std::size_t>(std::clamp<std::int64_t>(windows[0]->integer_attr("window_size").value_or(1), 0, 64));
  const auto padding = static_cast<std::size_t>(std::clamp<std::int64_t>(encoder->integer_attr("pad").value_or(0), 0, 4096));
  for (std::size_t i = 1; i < maxouts.size(); ++i) {
    Result<MaxoutLayer> layer = MaxoutLayer::load(file, *maxouts[i], *norms[i]);
    if (!layer) return layer.error();
    if (layer->outputs() != mix_.outputs() || layer->inputs() != mix_.outputs() * (2 * window_ + 1)) {
      return file.damaged("has a layer that does not fit its neighbours");
    }
    encoder_.push_back(std::move(*layer));
  }
  // With less padding spaCy's answers depend on what stands next in a batch; no such model is released.
  if (padding < window_ * encoder_.size()) return unsupported(file, "pads less than its layers see");
  return {};
}

Result<Tok2Vec> Tok2Vec::load(const ModelFile& file, const StaticVectors* vectors) {
  Tok2Vec out;
  if (Status status = out.load_embeddings(file); !status) return status.error();
  if (Status status = out.load_static_vectors(file, vectors); !status) return status.error();
  if (Status status = out.load_encoder(file); !status) return status.error();
  return out;
}

void Tok2Vec::embed(const ParsedText& text, std::span<const std::size_t> tokens, float* out) const {
  const std::size_t width = mix_.inputs();
  std::vector<float> projected(static_vectors_ != nullptr ? projection_.padded_outputs() : 0);
  for (const std::size_t token : tokens) {
    std::fill(out, out + width, 0.0F);
    float* at = out;
    for (const Embedding& embedding : embeddings_) {
      for (const std::uint32_t row : embedding_rows(text.attribute(token, embedding.attribute), embedding.seed)) {
        const float* values = embedding.table.data.data() + (row % embedding.table.rows()) * table_width_;
        for (std::size_t k = 0; k < table_width_; ++k) at[k] += values[k];
      }
      at += table_width_;
    }
    out += width;
    if (static_vectors_ == nullptr) continue;
    if (const float* vector = static_vectors_->find(text.tokens[token].lexeme->orth)) {
      projection_.apply(vector, 0, 1, projected.data());
      std::copy_n(projected.data(), projection_.outputs(), at);
    }
  }
}

/// The mixed embeddings of tokens [from, to), to rows of width() floats at `out`. Words recur, and what recurs is worked out once.
void Tok2Vec::mix(const ParsedText& text, std::size_t from, std::size_t to, float* out) const {
  std::vector<std::size_t> alike(to - from), distinct;
  std::map<std::tuple<const Lexeme*, std::uint64_t, bool>, std::size_t> first;
  for (std::size_t token = from; token < to; ++token) {
    const ParsedToken& of = text.tokens[token];
    const auto [at, is_new] = first.try_emplace({of.lexeme, of.slice.norm, of.slice.space_after}, token);
    alike[token - from] = at->second;
    if (is_new) distinct.push_back(token);
  }
  std::vector<float> embedded(kBlock * mix_.inputs()), mixed(kBlock * width());
  for (std::size_t done = 0; done < distinct.size(); done += kBlock) {
    const auto block = std::span<const std::size_t>(distinct).subspan(done, std::min(kBlock, distinct.size() - done));
    embed(text, block, embedded.data());
    mix_.apply(embedded.data(), mix_.inputs(), block.size(), mixed.data());
    for (std::size_t i = 0; i < block.size(); ++i) std::copy_n(mixed.data() + i * width(), width(), out + (block[i] - from) * width());
  }
  for (std::size_t token = from; token < to; ++token) {
    const std::size_t like = alike[token - from];
    if (like != token) std::copy_n(out + (like - from) * width(), width(), out + (token - from) * width());
  }
}

/// `rows` holds `count` rows between window_ rows of zeros on either side; each layer reads a row with its neighbours as one stretch.
void Tok2Vec::encode(std::vector<float>& rows, std::size_t count) const {
  const std::size_t wide = width();
  std::vector<float> result(count * wide);
  for (const MaxoutLayer& layer : encoder_) {
    for (std::size_t row = 0; row < count; row += kBlock) {
      layer.apply(rows.data() + row * wide, wide, std::min(kBlock, count - row), result.data() + row * wide);
    }
    float* to = rows.data() + window_ * wide;
    for (std::size_t i = 0; i < count * wide; ++i) to[i] += result[i];
  }
}

/// The vectors of tokens [first, last), from those tokens and as many on either side as the layers see. Rows off the ends of the text
/// begin as zeros and go through the layers, too, as in spaCy.
void Tok2Vec::chunk(const ParsedText& text, std::size_t first, std::size_t last, float* out) const {
  const std::size_t wide = width(), reach = window_ * encoder_.size();
  const std::size_t from = first > reach ? first - reach : 0, to = std::min(last + reach, text.tokens.size());
  std::vector<float> rows((last - first + 2 * (reach + window_)) * wide, 0.0F);
  mix(text, from, to, rows.data() + (window_ + reach + from - first) * wide);
  encode(rows, last - first + 2 * reach);
  std::copy_n(rows.data() + (window_ + reach) * wide, (last - first) * wide, out);
}

TokenVectors Tok2Vec::vectors(const ParsedText& text) const {
  TokenVectors out{width(), std::vector<float>(text.tokens.size() * width())};
  for (std::size_t first = 0; first < text.tokens.size(); first += kChunk) {
    chunk(text, first, std::min(first + kChunk, text.tokens.size()), out.data.data() + first * width());
  }
  return out;
}

}  // namespace dateline::nlp
