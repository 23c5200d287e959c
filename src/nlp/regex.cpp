#define PCRE2_CODE_UNIT_WIDTH 8
#include "nlp/regex.h"

#include <pcre2.h>

#include <algorithm>
#include <cctype>

namespace dateline::nlp {
namespace {

constexpr std::uint32_t kMatchLimit = 2'000'000;
constexpr std::size_t kJitStackStart = 32 * 1024, kJitStackLimit = 8 * 1024 * 1024;

// What Python's \s matches; PCRE2's own class leaves U+001C to U+001F out and takes U+180E in.
constexpr std::string_view kSpaces = R"(\x09-\x0d\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";

/// What matching needs besides the pattern; one for each thread.
struct Scratch {
  Scratch()
      : data(pcre2_match_data_create(1, nullptr)),
        context(pcre2_match_context_create(nullptr)),
        stack(pcre2_jit_stack_create(kJitStackStart, kJitStackLimit, nullptr)) {
    pcre2_set_match_limit(context, kMatchLimit);
    pcre2_jit_stack_assign(context, nullptr, stack);
  }
  ~Scratch() {
    pcre2_jit_stack_free(stack);
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  pcre2_match_data* data;
  pcre2_match_context* context;
  pcre2_jit_stack* stack;
};

Scratch& scratch() {
  static thread_local Scratch one;
  return one;
}

/// Appends the escape that begins at pattern[at] (a backslash) and returns where it ends.
std::size_t append_escape(std::string& out, std::string_view pattern, std::size_t at, bool in_class) {
  const char kind = at + 1 < pattern.size() ? pattern[at + 1] : '\0';
  const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits > 0 && at + 2 + digits <= pattern.size()) {
    out.append("\\x{").append(pattern.substr(at + 2, digits)).append("}");
    return at + 2 + digits;
  }
  if (kind == 's') {
    out.append(in_class ? "" : "[").append(kSpaces).append(in_class ? "" : "]");
  } else if (kind == 'S' && !in_class) {
    out.append("[^").append(kSpaces).append("]");
  } else if (kind == 'Z') {
    out.append("\\z");
  } else {
    out.append(pattern.substr(at, 2));
  }
  return std::min(at + 2, pattern.size());
}

std::string without_unicode_flag(std::string_view pattern) {
  // "(?u)" is what Python does anyway and PCRE2 does not know.
  std::string out(pattern);
  if (out.rfind("(?u)", 0) == 0) out.erase(0, 4);
  return out;
}

}  // namespace

std::string pcre_from_python(std::string_view pattern) {
  const std::string plain = without_unicode_flag(pattern);
  const std::string_view from = plain;
  std::string out;
  bool in_class = false;
  std::size_t class_start = 0;
  for (std::size_t at = 0; at < from.size();) {
    const char c = from[at];
    if (c == '\\') {
      at = append_escape(out, from, at, in_class);
      continue;
    }
    if (in_class && c == '[') {
      out.append("\\[");  // else "[:" would begin a POSIX class
      ++at;
      continue;
    }
    if (!in_class && c == '[') {
      in_class = true;
      class_start = at + 1 < from.size() && from[at + 1] == '^' ? at + 2 : at + 1;
    } else if (in_class && c == ']' && at > class_start) {
      in_class = false;
    }
    out.push_back(c);
    ++at;
  }
  return out;
}

void Regex::Free::operator()(void* code) const { pcre2_code_free(static_cast<pcre2_code*>(code)); }

Result<Regex> Regex::compile(std::string_view pattern, Anchor anchor, std::string_view name) {
  const std::string translated = pcre_from_python(pattern);
  int error = 0;
  PCRE2_SIZE where = 0;
  const std::uint32_t options = PCRE2_UTF | PCRE2_UCP | (anchor == Anchor::kStart ? PCRE2_ANCHORED : 0);
  pcre2_compile_context* context = pcre2_compile_context_create(nullptr);
  pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
  pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated.data()), translated.size(), options, &error, &where, context);
  pcre2_compile_context_free(context);
  if (code == nullptr) {
    PCRE2_UCHAR words[160];
    pcre2_get_error_message(error, words, sizeof words);
    return Error{ErrorCode::kModelUnsupported, "the language model's pattern " + std::string(name) + " cannot be run: " +
                                                   reinterpret_cast<const char*>(words) + " at byte " + std::to_string(where)};
  }
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);  // where it fails, matching is only slower
  return Regex(code);
}

std::optional<RegexMatch> Regex::search(std::string_view subject, std::size_t from, bool not_empty_there) const {
  const auto* code = static_cast<const pcre2_code*>(code_.get());
  const auto* text = reinterpret_cast<PCRE2_SPTR>(subject.data() != nullptr ? subject.data() : "");
  Scratch& own = scratch();
  const std::uint32_t options = PCRE2_NO_UTF_CHECK | (not_empty_there ? PCRE2_NOTEMPTY_ATSTART : 0);
  int count = pcre2_match(code, text, subject.size(), from, options, own.data, own.context);
  if (count == PCRE2_ERROR_JIT_STACKLIMIT) {
    count = pcre2_match(code, text, subject.size(), from, options | PCRE2_NO_JIT, own.data, own.context);
  }
  if (count < 0) return std::nullopt;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(own.data);
  return RegexMatch{ends[0], ends[1]};
}

std::vector<RegexMatch> Regex::find_all(std::string_view subject) const {
  std::vector<RegexMatch> found;
  std::size_t from = 0;
  bool after_empty = false;
  while (from <= subject.size()) {
    const std::optional<RegexMatch> match = search(subject, from, after_empty);
    if (!match) break;
    found.push_back(*match);
    after_empty = match->start == match->end;
    from = match->end;
  }
  return found;
}

}  // namespace dateline::nlp
