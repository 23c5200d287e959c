#include "archive/marked_text.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace dateline::archive {
namespace {
constexpr std::uint32_t kLongest = 400;  // code points of a snippet
}  // namespace

Marked take_marks(std::string_view marked) {
  Marked out;
  std::uint32_t position = 0, open = 0;
  for (std::size_t at = 0; at < marked.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(marked, at);
    if (c == 1) open = position;
    else if (c == 2) out.found.push_back({open, position});
    else {
      out.text += marked.substr(from, at - from);
      ++position;
    }
  }
  return out;
}

std::vector<Span> spans_from(std::string_view bytes) {
  std::vector<Span> out;
  const auto number = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
  };
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) out.push_back({number(at), number(at + 4)});
  return out;
}

Span best_sentence(const std::vector<Span>& sentences, const Marked& marked, const Text& text) {
  Span best = sentences.empty() ? Span{0, std::min(text.size(), kLongest)} : sentences.front();
  std::size_t most = 0;
  for (const Span sentence : sentences) {
    std::set<std::string_view> words;
    auto found = std::lower_bound(marked.found.begin(), marked.found.end(), sentence.start, [](Span f, std::uint32_t start) { return f.start < start; });
    for (; found != marked.found.end() && found->start < sentence.end; ++found) words.insert(text.at(*found));
    if (words.size() > most) {
      most = words.size();
      best = sentence;
    }
  }
  if (best.size() <= kLongest) return best;
  // A sentence without end: what stands around its first found word.
  for (const Span found : marked.found) {
    if (!best.contains(found)) continue;
    const std::uint32_t start = std::max(best.start, found.start > kLongest / 4 ? found.start - kLongest / 4 : 0);
    return {start, std::min(best.end, start + kLongest)};
  }
  return {best.start, best.start + kLongest};
}

std::string snippet_of(Span span, const Marked& marked, const Text& text) {
  std::string out;
  std::uint32_t at = span.start;
  for (const Span found : marked.found) {
    if (!span.contains(found)) continue;
    out += text.at({at, found.start});
    out += "[" + std::string(text.at(found)) + "]";
    at = found.end;
  }
  out += text.at({at, span.end});
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace dateline::archive
