#include "nlp/arc_eager.h"

#include <array>
#include <span>

namespace dateline::nlp {
namespace {

constexpr std::size_t kContext = 8, kLongContext = 13;

}  // namespace

Result<ArcEagerParser> ArcEagerParser::load(const ModelFile& file, std::string_view moves, Labels& labels) {
  ArcEagerParser parser;
  Result<TransitionScorer> scorer = TransitionScorer::load(file, kLongContext);
  if (!scorer) return scorer.error();
  parser.scorer_ = std::move(*scorer);
  Result<std::vector<Move>> table = load_moves(moves, file.part, labels);
  if (!table) return table.error();
  parser.moves_ = std::move(*table);
  const std::size_t features = parser.scorer_.features();
  if (features != kContext && features != kLongContext) return file.damaged("looks at a number of tokens that no parser does");
  if (parser.moves_.size() != parser.scorer_.moves()) return file.damaged("scores other moves than the file moves names");
  for (const Move& move : parser.moves_) {
    if (move.action >= kActionCount) return file.damaged("has a move that no parser has");
    if (labels.text(move.label) == "subtok") {
      return Error{ErrorCode::kModelUnsupported, "the language model's component " + file.part +
                                                     " joins tokens (label subtok), which cannot be run; take another pipeline"};
    }
    if (const auto decoration = parse_decoration(move.label, labels)) parser.decorations_[move.label] = *decoration;
  }
  std::vector<std::uint32_t> kinds;
  for (const Move& move : parser.moves_) kinds.push_back(1U << move.action);
  parser.kinds_ = parser.scorer_.pad_kinds(kinds);
  parser.root_ = labels.add("ROOT");
  return parser;
}

void ArcEagerParser::set_context(const ParserState& state, int* tokens) const {
  const int b0 = state.buffer(0), s0 = state.stack(0), s1 = state.stack(1);
  tokens[0] = b0;
  tokens[1] = state.buffer(1);
  tokens[2] = s0;
  tokens[3] = s1;
  tokens[4] = state.stack(2);
  if (scorer_.features() == kContext) {
    tokens[5] = state.left_child(b0, 1);
    tokens[6] = state.left_child(s0, 1);
    tokens[7] = state.right_child(s0, 1);
    return;
  }
  tokens[5] = state.left_child(s0, 1);
  tokens[6] = state.right_child(s0, 1);
  tokens[7] = state.left_child(b0, 1);
  tokens[8] = state.right_child(s0, 2);
  tokens[9] = state.left_child(s1, 1);
  tokens[10] = state.left_child(s1, 2);
  tokens[11] = state.right_child(s1, 1);
  tokens[12] = state.right_child(s1, 2);
}

/// The bits of the actions that are allowed.
std::uint32_t ArcEagerParser::valid_actions(const ParserState& state) const {
  const std::size_t depth = state.stack_depth(), left = state.buffer_length();
  const int b0 = state.buffer(0), b1 = state.buffer(1);
  const bool starts = state.is_sentence_start(b0);
  std::uint32_t valid = 0;
  if (depth == 0 || (left >= 2 && !starts && !state.is_unshiftable(b0))) valid |= 1U << kShift;
  if (depth > 0) valid |= 1U << kReduce;
  if (depth > 0 && left > 0 && !starts) valid |= 1U << kLeft | 1U << kRight;
  if (left >= 2 && b1 == b0 + 1 && !state.is_sentence_start(b1)) valid |= 1U << kBreak;
  return valid;
}

void ArcEagerParser::make_move(ParserState& state, const Move& move) const {
  switch (move.action) {
    case kShift:
      return state.push();
    case kReduce:
      if (state.has_head(state.stack(0)) || state.stack_depth() == 1) return state.pop();
      return state.put_back();
    case kLeft:
      state.add_arc(state.buffer(0), state.stack(0), move.label);
      state.set_reshiftable(state.buffer(0));
      return state.pop();
    case kRight:
      state.add_arc(state.stack(0), state.buffer(0), move.label);
      return state.push();
    case kBreak:
      return state.set_sentence_start(state.buffer(1));
    default:
      return;
  }
}

void ArcEagerParser::write(const ParserState& state, ParsedText& text) const {
  for (int i = 0; i < state.length(); ++i) {
    ParsedToken& token = text.tokens[static_cast<std::size_t>(i)];
    token.head = static_cast<std::uint32_t>(state.has_head(i) ? state.head(i) : i);
    token.dep = state.has_head(i) ? state.label(i) : root_;
  }
}

void ArcEagerParser::parse(ParsedText& text, TransitionScorer::Run& scorer, ParserState& state) const {
  state.start(text.tokens.size());
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    if (text.tokens[i].sentence_start == 1) state.set_sentence_start(static_cast<int>(i));
  }
  std::array<int, kLongContext> context{};
  while (!state.is_final()) {
    set_context(state, context.data());
    for (int& token : std::span(context).first(scorer_.features())) token += token < 0 ? 0 : static_cast<int>(text.first);
    const int move = choose(scorer.scores(context.data()), kinds_, valid_actions(state));
    if (move < 0) {
      state.force_final();
    } else {
      make_move(state, moves_[static_cast<std::size_t>(move)]);
    }
  }
}

void ArcEagerParser::annotate(Batch& batch, const TokenVectors& vectors, Scratch& scratch) const {
  TransitionScorer::Run scorer(scorer_, vectors, scratch.scorer);
  for (ParsedText& text : batch.texts) {
    parse(text, scorer, scratch.state);
    write(scratch.state, text);
    finish_tree(text, decorations_);
  }
}

}  // namespace dateline::nlp
