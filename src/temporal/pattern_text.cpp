#include "temporal/pattern_text.h"

#include "base/assert.h"
#include "base/data_file.h"

namespace dateline::temporal {
namespace {

void append_all(std::vector<Sequence>& to, const std::vector<Sequence>& tails) {
  std::vector<Sequence> out;
  for (const Sequence& head : to) {
    for (const Sequence& tail : tails) {
      out.push_back(head);
      out.back().insert(out.back().end(), tail.begin(), tail.end());
    }
  }
  to = std::move(out);
}

/// Reads tokens up to the closing bracket.
std::vector<Sequence> read(const std::vector<std::string_view>& tokens, std::size_t& at, const Macros& macros) {
  std::vector<Sequence> out{{}};
  for (; at < tokens.size() && tokens[at] != "]"; ++at) {
    const std::string_view token = tokens[at];
    if (token == "[") {
      ++at;
      std::vector<Sequence> inner = read(tokens, at, macros);
      DL_ASSERT(at < tokens.size(), "data/temporal/rules.tsv: a [ without ]");
      inner.emplace_back();
      append_all(out, inner);
    } else if (token == "~") {
      append_all(out, {{"-"}, {}});
    } else if (token[0] == '$' && token.size() > 1) {
      const auto found = macros.find(token.substr(1));
      DL_ASSERT(found != macros.end(), ("data/temporal/rules.tsv: no " + std::string(token)).c_str());
      append_all(out, found->second);
    } else {
      append_all(out, {{std::string(token)}});
    }
  }
  return out;
}

}  // namespace

std::vector<Sequence> expand_pattern(std::string_view pattern, const Macros& macros) {
  std::string spaced;  // brackets and braces stand alone
  for (const char c : pattern) {
    const bool alone = c == '[' || c == ']' || c == '{' || c == '}';
    if (alone) spaced += ' ';
    spaced += c;
    if (alone) spaced += ' ';
  }
  std::vector<std::string_view> tokens;
  for (const std::string_view token : split(spaced, ' ')) {
    if (!token.empty()) tokens.push_back(token);
  }
  std::size_t at = 0;
  return read(tokens, at, macros);
}

}  // namespace dateline::temporal
