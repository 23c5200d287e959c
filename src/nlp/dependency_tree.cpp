#include "nlp/dependency_tree.h"

#include <algorithm>

namespace dateline::nlp {
namespace {

constexpr std::string_view kDelimiter = "||";
constexpr int kMaxRounds = 11;  // spaCy gives up there, too

/// The outermost tokens below each token.
struct Edges {
  std::vector<std::uint32_t> left, right;
};

void widen(Edges& edges, std::size_t child, std::size_t head) {
  edges.left[head] = std::min(edges.left[head], edges.left[child]);
  edges.right[head] = std::max(edges.right[head], edges.right[child]);
}

/// Whether every head lies in its sentence, as far as the edges tell sentences by now.
bool heads_within_sentences(const ParsedText& text, const Edges& edges) {
  const std::size_t count = text.tokens.size();
  std::vector<bool> starts(count, false);
  for (std::size_t i = 0; i < count; ++i) {
    if (text.tokens[i].head == i) starts[edges.left[i]] = true;
  }
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!(i > 0 && starts[i]) && i != count - 1) continue;
    for (std::size_t j = sentence; j < i; ++j) {
      if (text.tokens[j].head < sentence || text.tokens[j].head > i) return false;
    }
    sentence = i;
  }
  return true;
}

Edges find_edges(const ParsedText& text) {
  const std::size_t count = text.tokens.size();
  Edges edges{std::vector<std::uint32_t>(count), std::vector<std::uint32_t>(count)};
  for (std::size_t i = 0; i < count; ++i) edges.left[i] = edges.right[i] = static_cast<std::uint32_t>(i);
  // Crossing arcs need more than one round.
  for (int round = 0; round <= kMaxRounds; ++round) {
    for (std::size_t i = 0; i < count; ++i) widen(edges, i, text.tokens[i].head);
    for (std::size_t i = count; i-- > 0;) widen(edges, i, text.tokens[i].head);
    if (heads_within_sentences(text, edges)) break;
  }
  return edges;
}

void set_sentence_starts(ParsedText& text, const Edges& edges) {
  for (ParsedToken& token : text.tokens) token.sentence_start = -1;
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    if (text.tokens[i].head == i) text.tokens[edges.left[i]].sentence_start = 1;
  }
}

class Deprojector {
 public:
  Deprojector(ParsedText& text, const Edges& edges) : text_(text), edges_(edges), children_(text.tokens.size()) {
    for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
      if (text.tokens[i].head != i) children_[text.tokens[i].head].push_back(i);
    }
  }

  void lift(std::uint32_t token, const Decoration& decoration) {
    const std::uint32_t old = text_.tokens[token].head, head = find_head(token, decoration.head);
    text_.tokens[token].head = head;
    text_.tokens[token].dep = decoration.label;
    if (head == old) return;
    std::erase(children_[old], token);
    std::vector<std::uint32_t>& siblings = children_[head];
    siblings.insert(std::lower_bound(siblings.begin(), siblings.end(), token), token);
  }

 private:
  /// The first token with this label below the head, level by level, left to right; the head itself if there is none.
  std::uint32_t find_head(std::uint32_t token, Label label) const {
    const std::uint32_t head = text_.tokens[token].head;
    std::vector<std::uint32_t> queue{head};
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (const std::uint32_t child : children_[queue[at]]) {
        if (child < edges_.left[queue[at]] || child > edges_.right[queue[at]]) continue;  // moved here just now
        if (text_.tokens[child].lexeme().is_space || child == token) continue;
        if (text_.tokens[child].dep == label) return child;
        queue.push_back(child);
      }
      if (queue.size() > text_.tokens.size()) break;  // a cycle, which heads of a parse never make
    }
    return head;
  }

  ParsedText& text_;
  const Edges& edges_;
  std::vector<std::vector<std::uint32_t>> children_;
};

}  // namespace

std::optional<Decoration> parse_decoration(Label label, Labels& labels) {
  const std::string_view text = labels.text(label);
  const std::size_t at = text.find(kDelimiter);
  if (at == std::string_view::npos) return std::nullopt;
  return Decoration{labels.add(text.substr(0, at)), labels.add(text.substr(at + kDelimiter.size()))};
}

void finish_tree(ParsedText& text, const Decorations& decorations) {
  Edges edges = find_edges(text);
  const auto decorated = [&](const ParsedToken& token) { return decorations.contains(token.dep); };
  if (std::any_of(text.tokens.begin(), text.tokens.end(), decorated)) {
    Deprojector deprojector(text, edges);
    for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
      const auto found = decorations.find(text.tokens[i].dep);
      if (found != decorations.end()) deprojector.lift(i, found->second);
    }
    edges = find_edges(text);
  }
  set_sentence_starts(text, edges);
}

}  // namespace dateline::nlp
