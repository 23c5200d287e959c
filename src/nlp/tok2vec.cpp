#include "nlp/tok2vec.h"

#include <algorithm>

namespace dateline::nlp {
namespace {

constexpr std::size_t kTile = WindowLayer::kTile;
constexpr std::size_t kChunk = 1920;  // rows that go through the layers together: bounds the memory for a long text
constexpr std::size_t kMostLayers = 64;

std::size_t whole_tiles(std::size_t rows) { return (rows + kTile - 1) / kTile * kTile; }
static_assert(kChunk + 2 * kMostLayers <= WordMixer::kMostTokens);

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

/// Rows on their way through the layers: stretches of texts, each in tiles of its own. Where a stretch ends inside its text, it has as many
/// tokens more as the layers see; off the ends of the text zeros, which go through the layers, too, as in spaCy. What lies yet further
/// off does not reach the tokens that are wanted.
class Tok2Vec::Chunk {
 public:
  Chunk(const Tok2Vec& of, std::size_t words, Memory& memory, TokenVectors& out)
      : of_(of), words_(words), memory_(memory), out_(out), stride_(padded(of.width())), reach_(of.encoder_.size()) {
    start();
  }

  /// Tokens [first, last) of a text; at most kChunk.
  void add(const ParsedText& text, std::size_t first, std::size_t last) {
    const std::size_t from = first - std::min(first, reach_), to = std::min(last + reach_, text.tokens.size());
    const std::size_t zeros = reach_ - std::min<std::size_t>(reach_, 1), lead = from == 0 ? zeros : 0;
    const std::size_t rows = whole_tiles(lead + to - from + (to == text.tokens.size() ? zeros : 0));
    if (rows_ > 0 && rows_ + rows > kChunk) finish();
    make_room(memory_.rows, (rows_ + rows) * stride_);
    std::fill(row(rows_), row(rows_ + lead), 0.0F);
    of_.mixer_.vectors(text.tokens.subspan(from, to - from), words_, memory_.mixer, row(rows_ + lead));
    std::fill(row(rows_ + lead + to - from), row(rows_ + rows), 0.0F);
    wanted_.push_back({rows_ + lead + first - from, last - first, text.first + first});
    memory_.edges.resize((rows_ + rows) / kTile);
    memory_.edges[rows_ / kTile].first = true;
    memory_.edges.back().last = true;
    rows_ += rows;
  }

  void finish() {
    for (const WindowLayer& layer : of_.encoder_) layer.apply(row(0), memory_.edges, memory_.window);
    for (const Wanted& one : wanted_) std::copy_n(row(one.row), one.count * stride_, out_.data.data() + one.token * stride_);
    start();
  }

 private:
  struct Wanted {
    std::size_t row, count, token;  // rows to the vectors of tokens of the batch
  };

  float* row(std::size_t number) { return memory_.rows.data() + number * stride_; }
  void start() {
    wanted_.clear();
    memory_.edges.clear();
    rows_ = 0;
  }

  const Tok2Vec& of_;
  const std::size_t words_;
  Memory& memory_;
  TokenVectors& out_;
  const std::size_t stride_, reach_;
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
