#include "nlp/entity_recognizer.h"

#include <algorithm>
#include <array>
#include <span>

namespace dateline::nlp {
namespace {

constexpr std::size_t kContext = 3, kLongContext = 6;
constexpr std::size_t kCommon = 1;  // the token itself; the others are of an open entity, which most tokens are not in

void write_entity(ParsedText& text, int start, int end, Label type) {
  for (int i = start; i < end; ++i) {
    ParsedToken& token = text.tokens[static_cast<std::size_t>(i)];
    token.ent_iob = i == start ? 'B' : 'I';
    token.ent_type = type;
  }
}

}  // namespace

Result<EntityRecognizer> EntityRecognizer::load(const ModelFile& file, std::string_view moves, Labels& labels) {
  EntityRecognizer out;
  Result<TransitionScorer> scorer = TransitionScorer::load(file, kCommon);
  if (!scorer) return scorer.error();
  out.scorer_ = std::move(*scorer);
  Result<std::vector<Move>> table = load_moves(moves, file.part, labels);
  if (!table) return table.error();
  for (const Move& move : *table) {
    if (move.action >= kActionCount) return file.damaged("has a move that no entity recogniser has");
    const bool is_kept = move.action != kMissing && (move.action != kOut || move.label == 0);
    if (is_kept) out.moves_.push_back(move);
  }
  std::vector<std::uint32_t> kinds;
  for (std::size_t i = 0; i < out.moves_.size(); ++i) {
    const Move& move = out.moves_[i];
    const bool begins = (move.action == kBegin || move.action == kUnit) && move.label != 0;
    kinds.push_back(begins || move.action == kOut ? 1U << move.action : 0);
    if (move.label == 0 || (move.action != kIn && move.action != kLast)) continue;
    if (move.label >= out.continuations_.size()) out.continuations_.resize(move.label + 1);
    Continuation& of = out.continuations_[move.label];
    (move.action == kIn ? of.in : of.last) = static_cast<int>(i);
  }
  out.kinds_ = out.scorer_.pad_kinds(kinds);
  const std::size_t features = out.scorer_.features();
  if (features != kContext && features != kLongContext) return file.damaged("looks at a number of tokens that no entity recogniser does");
  if (out.moves_.size() != out.scorer_.moves()) return file.damaged("scores other moves than the file moves names");
  return out;
}

void EntityRecognizer::set_context(const Open& open, int token, int* tokens) const {
  if (scorer_.features() == kContext) {
    tokens[0] = token;
    tokens[1] = open.start;
    tokens[2] = open.start >= 0 ? token - 1 : -1;
    return;
  }
  std::fill_n(tokens, kLongContext, -1);
  tokens[0] = token;
  for (int i = 0; open.start >= 0 && open.start + i < token && i < 5; ++i) tokens[i + 1] = open.start + i;
}

int EntityRecognizer::best_move(const ParsedText& text, const Open& open, int token, const float* scores) const {
  const auto at = static_cast<std::size_t>(token);
  const bool goes_on = at + 1 < text.tokens.size() && text.tokens[at + 1].sentence_start != 1;
  if (open.start < 0) {
    const bool is_space = text.tokens[at].lexeme().is_space;
    return choose(scores, kinds_, 1U << kOut | (is_space ? 0 : 1U << kUnit) | (goes_on && !is_space ? 1U << kBegin : 0));
  }
  if (open.type >= continuations_.size()) return -1;
  const Continuation& of = continuations_[open.type];
  if (of.in < 0 || !goes_on) return of.last;
  if (of.last < 0) return of.in;
  const float in = scores[of.in], last = scores[of.last];
  return in > last || (in == last && of.in < of.last) ? of.in : of.last;
}

void EntityRecognizer::recognize(ParsedText& text, TransitionScorer::Run& scorer) const {
  std::array<int, kLongContext> context{};
  Open open;
  for (int token = 0; token < static_cast<int>(text.tokens.size()); ++token) {
    set_context(open, token, context.data());
    for (int& seen : std::span(context).first(scorer_.features())) seen += seen < 0 ? 0 : static_cast<int>(text.first);
    const int best = best_move(text, open, token, scorer.scores(context.data()));
    if (best < 0) return;
    const Move& move = moves_[static_cast<std::size_t>(best)];
    switch (move.action) {
      case kBegin:
        open = {token, move.label};
        break;
      case kUnit:
        write_entity(text, token, token + 1, move.label);
        break;
      case kLast:
        write_entity(text, open.start, token + 1, open.type);
        open = {};
        break;
      default:
        break;
    }
  }
}

void EntityRecognizer::annotate(Batch& batch, const TokenVectors& vectors, TransitionScorer::Scratch& scratch) const {
  TransitionScorer::Run scorer(scorer_, vectors, scratch);
  for (ParsedText& text : batch.texts) recognize(text, scorer);
}

}  // namespace dateline::nlp
