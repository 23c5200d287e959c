#include "nlp/parser_state.h"

namespace dateline::nlp {

ParserState::ParserState(std::size_t tokens)
    : length_(static_cast<int>(tokens)),
      heads_(tokens, -1),
      labels_(tokens, 0),
      last_left_(tokens, -1),
      last_right_(tokens, -1),
      older_(tokens, -1),
      sentence_starts_(tokens, false),
      unshiftable_(tokens, false) {}

int ParserState::buffer(std::size_t i) const {
  if (i < put_back_.size()) return put_back_[put_back_.size() - 1 - i];
  const std::size_t at = static_cast<std::size_t>(next_) + i - put_back_.size();
  return at < static_cast<std::size_t>(length_) ? static_cast<int>(at) : -1;
}

int ParserState::nth_child(const std::vector<int>& last, int head, int idx) const {
  if (head < 0) return -1;
  int child = last[static_cast<std::size_t>(head)];
  for (; idx > 1 && child >= 0; --idx) child = older_[static_cast<std::size_t>(child)];
  return child;
}

void ParserState::push() {
  if (!put_back_.empty()) {
    stack_.push_back(put_back_.back());
    put_back_.pop_back();
  } else {
    stack_.push_back(next_++);
  }
}

void ParserState::put_back() {
  const int token = stack_.back();
  unshiftable_[static_cast<std::size_t>(token)] = true;
  put_back_.push_back(token);
  stack_.pop_back();
}

void ParserState::add_arc(int head, int child, Label label) {
  const auto at = static_cast<std::size_t>(child);
  if (const int old = heads_[at]; old >= 0) {
    // A child with a head lies right above it on the stack, so it is the newest of that head's children.
    int& last = (old > child ? last_left_ : last_right_)[static_cast<std::size_t>(old)];
    if (last == child) last = older_[at];
  }
  int& last = (head > child ? last_left_ : last_right_)[static_cast<std::size_t>(head)];
  older_[at] = last;
  last = child;
  heads_[at] = head;
  labels_[at] = label;
}

void ParserState::force_final() {
  stack_.clear();
  put_back_.clear();
  next_ = length_;
}

}  // namespace dateline::nlp
