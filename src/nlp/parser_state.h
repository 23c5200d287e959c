#pragma once
// The state of the arc-eager parser: a stack, the rest of the text (with words put back in front of it), the arcs made so far and the
// sentence starts. Tokens are their indexes; -1 is no token.
#include <cstddef>
#include <vector>

#include "nlp/labels.h"

namespace dateline::nlp {

class ParserState {
 public:
  ParserState() = default;
  /// At the start of a text, whatever it was before.
  void start(std::size_t tokens);

  int length() const { return length_; }
  /// The i-th token from the top of the stack; the i-th of the buffer.
  int stack(std::size_t i) const { return i < stack_.size() ? stack_[stack_.size() - 1 - i] : -1; }
  int buffer(std::size_t i) const;
  std::size_t stack_depth() const { return stack_.size(); }
  std::size_t buffer_length() const { return static_cast<std::size_t>(length_ - next_) + put_back_.size(); }
  bool is_final() const { return stack_.empty() && buffer_length() == 0; }

  /// The idx-th child (1: the one that was attached last) to the left or right of a head, or -1.
  int left_child(int head, int idx) const { return head < 0 ? -1 : nth(tokens_[static_cast<std::size_t>(head)].last_left, idx); }
  int right_child(int head, int idx) const { return head < 0 ? -1 : nth(tokens_[static_cast<std::size_t>(head)].last_right, idx); }
  int head(int token) const { return tokens_[static_cast<std::size_t>(token)].head; }
  Label label(int token) const { return tokens_[static_cast<std::size_t>(token)].label; }
  bool has_head(int token) const { return head(token) >= 0; }

  bool is_sentence_start(int token) const { return token >= 0 && tokens_[static_cast<std::size_t>(token)].starts_sentence; }
  void set_sentence_start(int token) {
    if (token >= 0) tokens_[static_cast<std::size_t>(token)].starts_sentence = true;
  }
  /// A token that was put back may not be shifted again, or parsing would not end.
  bool is_unshiftable(int token) const { return token >= 0 && tokens_[static_cast<std::size_t>(token)].unshiftable; }
  void set_reshiftable(int token) {
    if (token >= 0) tokens_[static_cast<std::size_t>(token)].unshiftable = false;
  }

  void push();
  void pop() { stack_.pop_back(); }
  void put_back();
  void add_arc(int head, int child, Label label);
  void force_final();

 private:
  /// The children of a head on one side form a list, newest first: last_left, then its older, and so on.
  struct ArcToken {
    int head = -1, last_left = -1, last_right = -1, older = -1;
    Label label = 0;
    bool starts_sentence = false, unshiftable = false;
  };

  int nth(int child, int idx) const {
    for (; idx > 1 && child >= 0; --idx) child = tokens_[static_cast<std::size_t>(child)].older;
    return child;
  }
  int& last_child(int head, int child) {
    ArcToken& of = tokens_[static_cast<std::size_t>(head)];
    return head > child ? of.last_left : of.last_right;
  }

  int length_ = 0, next_ = 0;
  std::vector<int> stack_, put_back_;
  std::vector<ArcToken> tokens_;
};

}  // namespace dateline::nlp
