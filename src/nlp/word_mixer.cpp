#include "nlp/word_mixer.h"

#include <algorithm>

#include "base/assert.h"
#include "nlp/hashes.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kBlock = 96;     // words that are worked out together
constexpr std::size_t kWidest = 4096;  // of embedded rows
constexpr std::size_t kMostWords = 12 * 1024, kMostValues = 512;
static_assert(kMostWords >= WordMixer::kMostTokens && kMostValues >= kBlock);

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

}  // namespace

Status WordMixer::load_embeddings(const ModelFile& file) {
  const ModelNode* extract = file.first("extract_features");
  if (extract == nullptr) return unsupported(file, "has no layer extract_features");
  const auto columns = read_columns(*extract);
  if (!columns) return unsupported(file, "embeds a lexical attribute that is not known");
  for (const ModelNode* node : file.all("hashembed")) {
    const Tensor* table = node->param("E", {node->dim("nV"), node->dim("nO")});
    const auto seed = node->integer_attr("seed"), column = node->integer_attr("column");
    if (table == nullptr || table->data.empty() || !seed || !column || *column < 0 ||
        static_cast<std::size_t>(*column) >= columns->size()) {
      return file.damaged("has a hashed embedding table that does not fit its dimensions");
    }
    Embedding& embedding = embeddings_.emplace_back();
    embedding.attribute = (*columns)[static_cast<std::size_t>(*column)];
    embedding.seed = static_cast<std::uint32_t>(*seed);
    embedding.table = *table;
    reads_space_ = reads_space_ || embedding.attribute == LexicalAttribute::kSpacy;
  }
  return {};
}

Status WordMixer::load_static_vectors(const ModelFile& file, const StaticVectors* vectors) {
  const ModelNode* node = file.first("static_vectors");
  if (node == nullptr) return {};
  if (vectors == nullptr || vectors->empty()) {
    return Error{ErrorCode::kModelMissing,
                 "the language model's component " + file.part +
                     " needs word vectors, but the folder's vocab/vectors is empty; unpack the whole model again"};
  }
  const Tensor* weights = node->param("W", {node->dim("nO"), vectors->width()});
  if (weights == nullptr) return file.damaged("has a vector layer that does not fit vocab/vectors");
  Embedding& embedding = embeddings_.emplace_back();
  embedding.attribute = LexicalAttribute::kOrth;
  embedding.vectors = vectors;
  projection_ = *weights;
  return {};
}

/// Gives each embedding the weights of the layer's inputs that it fills.
Status WordMixer::share_layer(const ModelFile& file) {
  std::size_t first = 0;
  for (Embedding& embedding : embeddings_) {
    const std::size_t sums = layer_.sums(), columns = embedding.vectors != nullptr ? projection_.rows() : embedding.table.shape[1];
    if (first + columns > layer_.inputs) break;
    const std::size_t width = embedding.vectors != nullptr ? embedding.vectors->width() : columns;
    if (width > kWidest) return unsupported(file, "embeds wider rows than can be run");
    std::vector<float> weights(sums * width);
    for (std::size_t sum = 0; sum < sums; ++sum) {
      const float* from = layer_.weights.data() + sum * layer_.inputs + first;
      float* to = weights.data() + sum * width;
      if (embedding.vectors == nullptr) {
        std::copy_n(from, width, to);
        continue;
      }
      for (std::size_t i = 0; i < width; ++i) {  // the projection and the layer behind it, as one
        double weight = 0;
        for (std::size_t k = 0; k < columns; ++k) weight += double{from[k]} * double{projection_.data[k * width + i]};
        to[i] = static_cast<float>(weight);
      }
    }
    embedding.share = Dense(weights, {}, sums, width);
    first += columns;
  }
  if (first != layer_.inputs || embeddings_.empty() || embeddings_.back().share.inputs() == 0) {
    return file.damaged("has a mixing layer that does not fit its embeddings");
  }
  layer_.weights = {};
  projection_ = {};
  return {};
}

Result<WordMixer> WordMixer::load(const ModelFile& file, const StaticVectors* vectors) {
  WordMixer out;
  if (Status status = out.load_embeddings(file); !status) return status.error();
  if (Status status = out.load_static_vectors(file, vectors); !status) return status.error();
  const ModelNode *maxout = file.first("maxout"), *norm = file.first("layernorm");
  if (maxout == nullptr || norm == nullptr) return unsupported(file, "has no mixing layer");
  Result<MaxoutWeights> layer = MaxoutWeights::load(file, *maxout, *norm);
  if (!layer) return layer.error();
  out.layer_ = std::move(*layer);
  if (Status status = out.share_layer(file); !status) return status.error();
  return out;
}

void WordMixer::Memory::forget_words() {
  place.clear();
  words = 0;
}

/// The row that is embedded for a value; zeros if it has none.
void WordMixer::Embedding::row(std::uint64_t value, float* out) const {
  if (vectors != nullptr) {
    const float* vector = vectors->find(value);
    vector != nullptr ? std::copy_n(vector, width(), out) : std::fill_n(out, width(), 0.0F);
    return;
  }
  const auto rows = embedding_rows(value, seed);
  const auto at = [&](std::size_t i) { return table.data.data() + rows[i] % table.rows() * width(); };
  const float *const a = at(0), *const b = at(1), *const c = at(2), *const d = at(3);
  for (std::size_t k = 0; k < width(); ++k) out[k] = a[k] + b[k] + c[k] + d[k];
}

/// Works out what the words' values of one attribute add to the sums; at most kBlock words.
void WordMixer::remember_values(const Embedding& embedding, std::span<const Word* const> words, Memory::Values& values,
                                Memory& memory) const {
  const auto find_missing = [&] {
    memory.missing_values.clear();
    for (const Word* word : words) {
      const std::uint64_t value = word->attribute(embedding.attribute);
      if (values.place.try_emplace(value, values.place.size()).second) memory.missing_values.push_back(value);
    }
  };
  find_missing();
  if (values.place.size() > kMostValues) {
    values.place.clear();
    find_missing();
  }
  const std::size_t count = memory.missing_values.size(), width = embedding.width(), sums = layer_.sums();
  if (count == 0) return;
  make_room(memory.embedded, kBlock * width);
  values.sums.reserve(kMostValues * sums);
  make_room(values.sums, values.place.size() * sums);
  for (std::size_t i = 0; i < count; ++i) embedding.row(memory.missing_values[i], memory.embedded.data() + i * width);
  embedding.share.apply(memory.embedded.data(), width, count, values.sums.data() + (values.place.size() - count) * sums);
}

/// Mixes words, behind those that are there; at most kBlock words.
void WordMixer::mix(std::span<const Word* const> words, Memory& memory) const {
  const std::size_t sums = layer_.sums(), stride = padded(width());
  memory.values.resize(embeddings_.size());
  for (std::size_t e = 0; e < embeddings_.size(); ++e) remember_values(embeddings_[e], words, memory.values[e], memory);
  make_room(memory.sums, kBlock * sums);
  float* row = memory.sums.data();
  for (const Word* word : words) {
    std::copy(layer_.bias.begin(), layer_.bias.end(), row);
    for (std::size_t e = 0; e < embeddings_.size(); ++e) {
      const Memory::Values& values = memory.values[e];
      const float* added = values.sums.data() + values.place.at(word->attribute(embeddings_[e].attribute)) * sums;
      for (std::size_t i = 0; i < sums; ++i) row[i] += added[i];
    }
    row += sums;
  }
  memory.vectors.reserve(kMostWords * stride);
  make_room(memory.vectors, (memory.words + words.size()) * stride);
  activate(layer_, memory.sums.data(), words.size(), memory.vectors.data() + memory.words * stride);
  memory.words += words.size();
}

/// Sees to it that the words of these tokens are mixed.
void WordMixer::remember(std::span<const ParsedToken> tokens, Memory& memory) const {
  const auto find_missing = [&] {
    memory.missing.clear();
    for (const ParsedToken& token : tokens) {
      std::int32_t& place = memory.place[number(token)];
      if (place >= 0) continue;
      place = static_cast<std::int32_t>(memory.words + memory.missing.size());
      memory.missing.push_back(token.word);
    }
  };
  find_missing();
  if (memory.words + memory.missing.size() > kMostWords) {
    std::fill(memory.place.begin(), memory.place.end(), -1);
    memory.words = 0;
    find_missing();
  }
  const std::span<const Word* const> missing = memory.missing;
  for (std::size_t done = 0; done < missing.size(); done += kBlock)
    mix(missing.subspan(done, std::min(kBlock, missing.size() - done)), memory);
}

void WordMixer::vectors(std::span<const ParsedToken> tokens, std::size_t words, Memory& memory, float* rows) const {
  DL_ASSERT(tokens.size() <= kMostTokens, "more tokens than the memory is made for");
  memory.place.resize(words, -1);
  remember(tokens, memory);
  const std::size_t stride = padded(width());
  for (const ParsedToken& token : tokens) {
    std::copy_n(memory.vectors.data() + static_cast<std::size_t>(memory.place[number(token)]) * stride, stride, rows);
    rows += stride;
  }
}

}  // namespace dateline::nlp
