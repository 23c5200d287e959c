#pragma once
// The state of the arc-eager parser: a stack, the rest of the text (with words put back in front of it), the arcs made so far and the
// sentence starts. Tokens are their indexes; -1 is no token.
#include <cstddef>
#include <vector>

#include "nlp/labels.h"

namespace dateline::nlp {

class ParserState {
 public:
  explicit ParserState(std::size_t tokens);

  int length() const { return length_; }
  /// The i-th token from the top of the stack; the i-th of the buffer.
  int stack(std::size_t i) const { return i < stack_.size() ? stack_[stack_.size() - 1 - i] : -1; }
  int buffer(std::size_t i) const;
  std::size_t stack_depth() const { return stack_.size(); }
  std::size_t buffer_length() const { return static_cast<std::size_t>(length_ - next_) + put_back_.size(); }
  bool is_final() const { return stack_.empty() && buffer_length() == 0; }

  /// The idx-th child (1: the one that was attached last) to the left or right of a head, or -1.
  int left_child(int head, int idx) const { return nth_child(last_left_, head, idx); }
  int right_child(int head, int idx) const { return nth_child(last_right_, head, idx); }
  int head(int token) const { return heads_[static_cast<std::size_t>(token)]; }
  Label label(int token) const { return labels_[static_cast<std::size_t>(token)]; }
  bool has_head(int token) const { return head(token) >= 0; }

  bool is_sentence_start(int token) const { return token >= 0 && sentence_starts_[static_cast<std::size_t>(token)]; }
  void set_sentence_start(int token) {
    if (token >= 0) sentence_starts_[static_cast<std::size_t>(token)] = true;
  }
  /// A token that was put back may not be shifted again, or parsing would not end.
  bool is_unshiftable(int token) const { return token >= 0 && unshiftable_[static_cast<std::size_t>(token)]; }
  void set_reshiftable(int token) {
    if (token >= 0) unshiftable_[static_cast<std::size_t>(token)] = false;
  }

  void push();
  void pop() { stack_.pop_back(); }
  void put_back();
  void add_arc(int head, int child, Label label);
  void force_final();

 private:
  int nth_child(const std::vector<int>& last, int head, int idx) const;

  int length_ = 0, next_ = 0;
  std::vector<int> stack_, put_back_;
  std::vector<int> heads_;
  std::vector<Label> labels_;
  // The children of a head on one side, newest first: last_left_[head], then older_[child] and so on.
  std::vector<int> last_left_, last_right_, older_;
  std::vector<bool> sentence_starts_, unshiftable_;
};

}  // namespace dateline::nlp
