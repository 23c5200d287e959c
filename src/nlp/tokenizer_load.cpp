// Reads the tokenizer's rules from a model.
#include <algorithm>

#include "base/utf8.h"
#include "nlp/tokenizer.h"

namespace dateline::nlp {
namespace {

Error damaged(const std::string& what) {
  return {ErrorCode::kModelDamaged, "the language model's file tokenizer " + what + "; unpack the language model again"};
}

Status load_pattern(const MsgValue& file, std::string_view key, Regex::Anchor anchor, std::optional<Regex>& out) {
  const MsgValue* value = file.find(key);
  if (value == nullptr || value->kind == MsgValue::Kind::kNil) return {};
  if (!value->is_text()) return damaged("has no text for " + std::string(key));
  Result<Regex> regex = Regex::compile(value->bytes, anchor, "tokenizer/" + std::string(key));
  if (!regex) return regex.error();
  out.emplace(std::move(*regex));
  return {};
}

// Python writes the keys of an exception's parts as attribute numbers or as names.
constexpr std::uint64_t kOrth = 65, kNorm = 67;

const MsgValue* attribute(const MsgValue& part, std::uint64_t number, std::string_view name) {
  for (std::size_t i = 0; i < part.map_size(); ++i) {
    const MsgValue& key = part.key(i);
    if (key.as_unsigned() == number || (key.is_text() && key.bytes == name)) return &part.mapped(i);
  }
  return nullptr;
}

}  // namespace

Status Tokenizer::load_patterns(const MsgValue& file) {
  using enum Regex::Anchor;
  if (Status status = load_pattern(file, "prefix_search", kNone, prefix_); !status) return status;
  if (Status status = load_pattern(file, "suffix_search", kNone, suffix_); !status) return status;
  if (Status status = load_pattern(file, "infix_finditer", kNone, infix_); !status) return status;
  if (Status status = load_pattern(file, "token_match", kStart, token_match_); !status) return status;
  if (Status status = load_pattern(file, "url_match", kStart, url_match_); !status) return status;
  if (const MsgValue* fast = file.find("faster_heuristics"); fast != nullptr && fast->kind == MsgValue::Kind::kBool) {
    faster_heuristics_ = fast->flag;
  }
  return {};
}

Status Tokenizer::load_exceptions(const MsgValue& file, const StringIds& ids) {
  const MsgValue* rules = file.find("exceptions");
  if (rules == nullptr || !rules->is_map()) return damaged("has no exceptions");
  for (std::size_t i = 0; i < rules->map_size(); ++i) {
    if (!rules->key(i).is_text() || !rules->mapped(i).is_array()) return damaged("has an exception that is not a list of parts");
    const std::string_view chunk = rules->key(i).bytes;
    Pieces pieces;
    std::string joined;
    for (const MsgValue& part : rules->mapped(i).items) {
      const MsgValue* orth = attribute(part, kOrth, "ORTH");
      const MsgValue* norm = attribute(part, kNorm, "NORM");
      if (orth == nullptr || !orth->is_text() || orth->bytes.empty()) return damaged("has an exception part without a form");
      pieces.push_back({orth->bytes.size(), norm != nullptr && norm->is_text() ? ids(norm->bytes) : 0});
      joined.append(orth->bytes);
    }
    if (joined != chunk || pieces.empty() || !is_valid_utf8(chunk)) {
      return damaged("has an exception whose parts do not make its form: " + std::string(chunk));
    }
    exceptions_[std::string(chunk)] = std::move(pieces);
    longest_exception_ = std::max(longest_exception_, chunk.size());
  }
  return {};
}

void Tokenizer::add_to_trie(std::string_view exception) {
  ExceptionNode node = kRoot;
  std::vector<TokenSlice> tokens;
  for_each_stretch(exception, [&](std::size_t start, std::size_t end, bool) { split_stretch(exception, start, end, false, tokens); });
  for (const TokenSlice& token : tokens) {
    const std::string form(exception.substr(token.start, token.end - token.start));
    const auto next = trie_[node].next.find(form);
    if (next != trie_[node].next.end()) {
      node = next->second;
      continue;
    }
    const ExceptionNode added = static_cast<ExceptionNode>(trie_.size());
    trie_[node].next.emplace(form, added);
    trie_.emplace_back();
    node = added;
  }
  trie_[node].final = node != kRoot;
}

Result<Tokenizer> Tokenizer::load(std::string_view bytes, const StringIds& ids) {
  const std::optional<MsgValue> file = parse_msgpack(bytes);
  if (!file || !file->is_map()) return damaged("is cut off or not a tokenizer");
  Tokenizer tokenizer;
  if (Status status = tokenizer.load_patterns(*file); !status) return status.error();
  if (Status status = tokenizer.load_exceptions(*file, ids); !status) return status.error();
  for (const auto& [exception, pieces] : tokenizer.exceptions_) {
    if (!tokenizer.faster_heuristics_ || exception.find(' ') != std::string::npos || tokenizer.has_affixes(exception)) {
      tokenizer.add_to_trie(exception);
    }
  }
  return tokenizer;
}

}  // namespace dateline::nlp
