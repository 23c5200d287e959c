#include "nlp/tok2vec.h"

#include <algorithm>

#include "nlp/hashes.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kTile = WindowLayer::kTile;
constexpr std::size_t kBlock = 96;            // words that are mixed together
constexpr std::size_t kChunk = 1024;          // rows that go through the layers together: bounds the memory for a long text
constexpr std::size_t kMostLayers = 64;
constexpr std::size_t kMostWords = 16 * 1024;  // that are remembered

static_assert(kChunk % kTile == 0);

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

}  // namespace

Status Tok2Vec::load_embeddings(const ModelFile& file) {
  const ModelNode* extract = file.first("extract_features");
  if (extract == nullptr) return unsupported(file, "has no layer extract_features");
  const auto columns = read_columns(*extract);
  if (!columns) return unsupported(file, "embeds a lexical attribute that is not known");
  for (const ModelNode* node : file.all("hashembed")) {
    const Tensor* table = node->param("E", {node->dim("nV"), node->dim("nO")});
    const auto seed = node->integer_attr("seed"), column = node->integer_attr("column");
    if (table == nullptr || table->data.empty() || !seed || !column || *column < 0 ||
        static_cast<std::size_t>(*column) >= columns->size() || (table_width_ != 0 && table->shape[1] != table_width_)) {
      return file.damaged("has a hashed embedding table that does not fit its dimensions");
    }
    table_width_ = table->shape[1];
    reads_space_ = reads_space_ || (*columns)[static_cast<std::size_t>(*column)] == LexicalAttribute::kSpacy;
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
  const Tensor* weights = node->param("W", {node->dim("nO"), vectors->width()});
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
  Result<MaxoutWeights> mix = MaxoutWeights::load(file, *maxouts[0], *norms[0]);
  if (!mix) return mix.error();
  mix_ = MaxoutLayer(std::move(*mix));
  const std::size_t embedded = embeddings_.size() * table_width_ + (static_vectors_ != nullptr ? projection_.outputs() : 0);
  if (mix_.inputs() != embedded) return file.damaged("has a mixing layer that does not fit its embeddings");
  for (std::size_t i = 1; i < maxouts.size(); ++i) {
    if (windows[i - 1]->integer_attr("window_size") != 1) return unsupported(file, "looks at other than one token on either side");
    Result<MaxoutWeights> layer = MaxoutWeights::load(file, *maxouts[i], *norms[i]);
    if (!layer) return layer.error();
    if (layer->outputs != mix_.outputs() || layer->inputs != mix_.outputs() * 3) {
      return file.damaged("has a layer that does not fit its neighbours");
    }
    encoder_.emplace_back(*layer);
  }
  // With less padding spaCy's answers depend on what stands next in a batch; no such model is released.
  const auto padding = static_cast<std::size_t>(std::clamp<std::int64_t>(encoder->integer_attr("pad").value_or(0), 0, 4096));
  if (padding < encoder_.size() || encoder_.size() > kMostLayers) return unsupported(file, "pads less than its layers see");
  return {};
}

Result<Tok2Vec> Tok2Vec::load(const ModelFile& file, const StaticVectors* vectors) {
  Tok2Vec out;
  if (Status status = out.load_embeddings(file); !status) return status.error();
  if (Status status = out.load_static_vectors(file, vectors); !status) return status.error();
  if (Status status = out.load_encoder(file); !status) return status.error();
  return out;
}

void Tok2Vec::Memory::forget_words() {
  place.clear();
  used = 0;
}

void Tok2Vec::embed(const Word& word, Floats& projected, float* out) const {
  std::fill_n(out, mix_.inputs(), 0.0F);
  for (const Embedding& embedding : embeddings_) {
    for (const std::uint32_t row : embedding_rows(word.attribute(embedding.attribute), embedding.seed)) {
      const float* values = embedding.table.data.data() + (row % embedding.table.rows()) * table_width_;
      for (std::size_t k = 0; k < table_width_; ++k) out[k] += values[k];
    }
    out += table_width_;
  }
  if (static_vectors_ == nullptr) return;
  if (const float* vector = static_vectors_->find(word.lexeme->orth)) {
    projected.resize(projection_.padded_outputs());
    projection_.apply(vector, 0, 1, projected.data());
    std::copy_n(projected.data(), projection_.outputs(), out);
  }
}

/// Mixes the embeddings of the missing words, behind those that are there.
void Tok2Vec::mix_missing(Memory& memory) const {
  const std::size_t inputs = mix_.inputs(), stride = padded(width());
  memory.embedded.resize(kBlock * inputs);
  memory.mixed.resize(std::max(memory.mixed.size(), (memory.used + memory.missing.size()) * stride));
  for (std::size_t first = 0; first < memory.missing.size(); first += kBlock) {
    const std::size_t count = std::min(kBlock, memory.missing.size() - first);
    for (std::size_t i = 0; i < count; ++i) embed(*memory.missing[first + i], memory.projected, memory.embedded.data() + i * inputs);
    mix_.apply(memory.embedded.data(), inputs, count, memory.mixed.data() + (memory.used + first) * stride, memory.sums);
  }
  memory.used += memory.missing.size();
}

/// Sees to it that the words of these tokens are mixed; at most kMostWords tokens.
void Tok2Vec::remember(std::span<const ParsedToken> tokens, Memory& memory) const {
  const auto find_missing = [&] {
    memory.missing.clear();
    for (const ParsedToken& token : tokens) {
      std::int32_t& place = memory.place[number(token)];
      if (place >= 0) continue;
      place = static_cast<std::int32_t>(memory.used + memory.missing.size());
      memory.missing.push_back(token.word);
    }
  };
  find_missing();
  if (memory.used + memory.missing.size() > kMostWords) {
    std::fill(memory.place.begin(), memory.place.end(), -1);
    memory.used = 0;
    find_missing();
  }
  mix_missing(memory);
}

/// The mixed embeddings of tokens to rows.
void Tok2Vec::place(std::span<const ParsedToken> tokens, Memory& memory, float* rows) const {
  remember(tokens, memory);
  const std::size_t stride = padded(width());
  for (const ParsedToken& token : tokens) {
    std::copy_n(memory.mixed.data() + static_cast<std::size_t>(memory.place[number(token)]) * stride, stride, rows);
    rows += stride;
  }
}

/// Rows on their way through the layers: stretches of texts with zeros between them, each beginning on a tile. A stretch has as many
/// tokens on either side as the layers see, or as many zeros off the ends of the text, which go through the layers, too, as in spaCy.
class Tok2Vec::Chunk {
 public:
  Chunk(const Tok2Vec& of, Memory& memory, TokenVectors& out)
      : of_(of), memory_(memory), out_(out), stride_(padded(of.width())), reach_((of.encoder_.size() + kTile - 1) / kTile * kTile) {
    start();
  }

  /// Tokens [first, last) of a text; at most kChunk, first on a tile.
  void add(const ParsedText& text, std::size_t first, std::size_t last) {
    const std::size_t from = first - std::min(first, reach_), to = std::min(last + reach_, text.tokens.size());
    const std::size_t end = (rows_ + to - from + kTile - 1) / kTile * kTile + reach_;
    if (rows_ > reach_ && end > kChunk) finish();
    const std::size_t needed = ((rows_ + to - from + kTile - 1) / kTile * kTile + reach_ + 2) * stride_;
    if (memory_.rows.size() < needed) memory_.rows.resize(needed);
    float* at = row(rows_);
    of_.place(text.tokens.subspan(from, to - from), memory_, at);
    wanted_.push_back({rows_ + first - from, last - first, text.first + first});
    const std::size_t behind = rows_ + to - from;
    rows_ = (behind + kTile - 1) / kTile * kTile + reach_;
    std::fill(row(behind), row(rows_ + 1), 0.0F);
  }

  void finish() {
    for (const WindowLayer& layer : of_.encoder_) layer.apply(row(0), rows_ / kTile, memory_.window);
    for (const Wanted& one : wanted_) std::copy_n(row(one.row), one.count * stride_, out_.data.data() + one.token * stride_);
    start();
  }

 private:
  struct Wanted {
    std::size_t row, count, token;  // rows to the vectors of tokens of the batch
  };

  /// There is one row before row 0, for its tile to see.
  float* row(std::size_t number) { return memory_.rows.data() + (number + 1) * stride_; }
  void start() {
    wanted_.clear();
    rows_ = reach_;
    memory_.rows.resize(std::max(memory_.rows.size(), (reach_ + 2) * stride_));
    std::fill_n(memory_.rows.data(), (reach_ + 1) * stride_, 0.0F);
  }

  const Tok2Vec& of_;
  Memory& memory_;
  TokenVectors& out_;
  std::size_t stride_, reach_, rows_ = 0;
  std::vector<Wanted> wanted_;
};

void Tok2Vec::vectors(const Batch& batch, std::size_t words, Memory& memory, TokenVectors& out) const {
  out.stride = padded(width());
  out.data.resize(batch.tokens.size() * out.stride);
  memory.place.resize(words, -1);
  Chunk chunk(*this, memory, out);
  for (const ParsedText& text : batch.texts) {
    for (std::size_t first = 0; first < text.tokens.size(); first += kChunk) {
      chunk.add(text, first, std::min(first + kChunk, text.tokens.size()));
    }
  }
  chunk.finish();
}

}  // namespace dateline::nlp
