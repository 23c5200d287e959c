#include "nlp/entity_recognizer.h"

#include <algorithm>
#include <array>

namespace dateline::nlp {
namespace {

constexpr std::size_t kContext = 3, kLongContext = 6;

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
  Result<TransitionScorer> scorer = TransitionScorer::load(file);
  if (!scorer) return scorer.error();
  out.scorer_ = std::move(*scorer);
  Result<std::vector<Move>> table = load_moves(moves, file.part, labels);
  if (!table) return table.error();
  for (const Move& move : *table) {
    if (move.action >= kActionCount) return file.damaged("has a move that no entity recogniser has");
    const bool is_kept = move.action != kMissing && (move.action != kOut || move.label == 0);
    if (is_kept) out.moves_.push_back(move);
  }
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

bool EntityRecognizer::is_valid(const ParsedText& text, const Open& open, int token, const Move& move) const {
  const auto at = static_cast<std::size_t>(token);
  const bool goes_on = at + 1 < text.tokens.size() && text.tokens[at + 1].sentence_start != 1;
  const bool is_open = open.start >= 0;
  switch (move.action) {
    case kBegin:
      return !is_open && move.label != 0 && goes_on && !text.tokens[at].lexeme->is_space;
    case kIn:
      return is_open && move.label != 0 && move.label == open.type && goes_on;
    case kLast:
      return is_open && move.label != 0 && move.label == open.type;
    case kUnit:
      return !is_open && move.label != 0 && !text.tokens[at].lexeme->is_space;
    case kOut:
      return !is_open;
    default:
      return false;
  }
}

int EntityRecognizer::best_move(const ParsedText& text, const Open& open, int token, const float* scores) const {
  int best = -1;
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    if (!is_valid(text, open, token, moves_[i])) continue;
    if (best < 0 || scores[i] > scores[best]) best = static_cast<int>(i);
  }
  return best;
}

void EntityRecognizer::annotate(ParsedText& text, const TokenVectors& vectors) const {
  TransitionScorer::Text scorer(scorer_, vectors);
  std::array<int, kLongContext> context{};
  Open open;
  for (int token = 0; token < static_cast<int>(text.tokens.size()); ++token) {
    set_context(open, token, context.data());
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

}  // namespace dateline::nlp
