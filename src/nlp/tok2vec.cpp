#include "nlp/tok2vec.h"

#include <algorithm>

namespace dateline::nlp {
namespace {

constexpr std::size_t kTile = WindowLayer::kTile;
constexpr std::size_t kChunk = 1920;  // rows that go through the layers together: bounds the memory for a long text
constexpr std::size_t kMostLayers = 64;

std::size_t whole_tiles(std::size_t rows) { return (rows + kTile - 1) / kTile * kTile; }
static_assert(kChunk % kTile == 0 && kChunk + 2 * kMostLayers <= WordMixer::kMostTokens);

Error unsupported(const ModelFile& file, const std::string& what) {
  return {ErrorCode::kModelUnsupported, "the language model's component " + file.part + " " + what +
                                            "; take a pipeline with CPU token vectors (spaCy's sm or md models)"};
}

const ModelNode* find_encoder(const ModelFile& file) {
  for (const ModelNode& node : file.nodes) {
    if (node.name.rfind("with_array(", 0) == 0 && node.name.find("expand_window") != std::string::npos) return &node;
  }
  return nullptr;
}

}  // namespace

Status Tok2Vec::load_encoder(const ModelFile& file) {
  const auto maxouts = file.all("maxout"), norms = file.all("layernorm"), windows = file.all("expand_window");
  const ModelNode* encoder = find_encoder(file);
  if (maxouts.empty() || maxouts.size() != norms.size() || windows.size() + 1 != maxouts.size() || encoder == nullptr) {
    return unsupported(file, "has token vectors of an unknown architecture");
  }
  for (std::size_t i = 1; i < maxouts.size(); ++i) {
    if (windows[i - 1]->integer_attr("window_size") != 1) return unsupported(file, "looks at other than one token on either side");
    Result<MaxoutWeights> layer = MaxoutWeights::load(file, *maxouts[i], *norms[i]);
    if (!layer) return layer.error();
    if (layer->outputs != width() || layer->inputs != width() * 3) return file.damaged("has a layer that does not fit its neighbours");
    encoder_.emplace_back(*layer);
  }
  // With less padding spaCy's answers depend on what stands next in a batch; no such model is released.
  const auto padding = static_cast<std::size_t>(std::clamp<std::int64_t>(encoder->integer_attr("pad").value_or(0), 0, kMostLayers));
  if (padding < encoder_.size()) return unsupported(file, "pads less than its layers see");
  return {};
}

Result<Tok2Vec> Tok2Vec::load(const ModelFile& file, const StaticVectors* vectors) {
  Tok2Vec out;
  Result<WordMixer> mixer = WordMixer::load(file, vectors);
  if (!mixer) return mixer.error();
  out.mixer_ = std::move(*mixer);
  if (Status status = out.load_encoder(file); !status) return status.error();
  return out;
}

/// Rows on their way through the layers: stretches of texts with zeros between them, each beginning on a tile. A stretch has as many
/// tokens on either side as the layers see, or as many zeros off the ends of the text, which go through the layers, too, as in spaCy.
class Tok2Vec::Chunk {
 public:
  Chunk(const Tok2Vec& of, std::size_t words, Memory& memory, TokenVectors& out)
      : of_(of),
        words_(words),
        memory_(memory),
        out_(out),
        stride_(padded(of.width())),
        reach_(of.encoder_.size()),
        lead_(whole_tiles(reach_)) {
    start();
  }

  /// Tokens [first, last) of a text; at most kChunk, first on a tile.
  void add(const ParsedText& text, std::size_t first, std::size_t last) {
    const std::size_t from = first - std::min(first, lead_), to = std::min(last + reach_, text.tokens.size());
    if (rows_ > lead_ && end_with(to - from) > kChunk) finish();
    const std::size_t behind = rows_ + to - from, end = end_with(to - from);
    make_room(memory_.rows, (end + 2) * stride_);
    of_.mixer_.vectors(text.tokens.subspan(from, to - from), words_, memory_.mixer, row(rows_));
    std::fill(row(behind), row(end + 1), 0.0F);
    wanted_.push_back({rows_ + first - from, last - first, text.first + first});
    rows_ = end;
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

  /// There is one row before row 0 and one behind the last, for their tiles to see.
  float* row(std::size_t number) { return memory_.rows.data() + (number + 1) * stride_; }
  std::size_t end_with(std::size_t tokens) const { return whole_tiles(rows_ + tokens + reach_); }
  void start() {
    wanted_.clear();
    rows_ = lead_;
    make_room(memory_.rows, (lead_ + 2) * stride_);
    std::fill_n(memory_.rows.data(), (lead_ + 1) * stride_, 0.0F);
  }

  const Tok2Vec& of_;
  const std::size_t words_;
  Memory& memory_;
  TokenVectors& out_;
  const std::size_t stride_, reach_, lead_;
  std::size_t rows_ = 0;
  std::vector<Wanted> wanted_;
};

void Tok2Vec::vectors(const Batch& batch, std::size_t words, Memory& memory, TokenVectors& out) const {
  out.stride = padded(width());
  out.rows = batch.tokens.size();
  make_room(out.data, out.rows * out.stride);
  Chunk chunk(*this, words, memory, out);
  for (const ParsedText& text : batch.texts) {
    for (std::size_t first = 0; first < text.tokens.size(); first += kChunk) {
      chunk.add(text, first, std::min(first + kChunk, text.tokens.size()));
    }
  }
  chunk.finish();
}

}  // namespace dateline::nlp
