#include "nlp/parser_state.h"

namespace dateline::nlp {

void ParserState::start(std::size_t tokens) {
  length_ = static_cast<int>(tokens);
  next_ = 0;
  stack_.clear();
  put_back_.clear();
  tokens_.assign(tokens, {});
}

int ParserState::buffer(std::size_t i) const {
  if (i < put_back_.size()) return put_back_[put_back_.size() - 1 - i];
  const std::size_t at = static_cast<std::size_t>(next_) + i - put_back_.size();
  return at < static_cast<std::size_t>(length_) ? static_cast<int>(at) : -1;
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
  tokens_[static_cast<std::size_t>(token)].unshiftable = true;
  put_back_.push_back(token);
  stack_.pop_back();
}

void ParserState::add_arc(int head, int child, Label label) {
  ArcToken& of = tokens_[static_cast<std::size_t>(child)];
  if (of.head >= 0) {
    // A child with a head lies right above it on the stack, so it is the newest of that head's children.
    int& last = last_child(of.head, child);
    if (last == child) last = of.older;
  }
  int& last = last_child(head, child);
  of.older = last;
  last = child;
  of.head = head;
  of.label = label;
}

void ParserState::force_final() {
  stack_.clear();
  put_back_.clear();
  next_ = length_;
}

}  // namespace dateline::nlp
