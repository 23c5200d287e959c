// Any request has an answer or a refusal. The first line of the input is the target, the second the fields that are read, parted by tabs.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "serve/gate.h"

namespace {

std::string take_until(std::string_view& rest, char mark) {
  const std::size_t at = rest.find(mark);
  const std::string out(rest.substr(0, at));
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::serve;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Request request;
  request.method = "GET";
  request.target = take_until(rest, '\n');
  for (std::string* field : {&request.host, &request.accept, &request.accept_encoding, &request.if_none_match, &request.authorization})
    *field = take_until(rest, '\t');
  (void)outline(request);
  if (const auto given = pass(request, {"a token of this test", {}}); !given && error_reply(given.error()).body.empty()) std::abort();
  request.host = "localhost";
  const auto question = pass(request, {});
  if (!question) {
    if (!dateline::is_valid_utf8(error_reply(question.error()).body)) std::abort();
    return 0;
  }
  // The address that a link gives asks the same.
  request.target = question->key();
  const auto again = pass(request, {});
  const bool too_long = !again && again.error().code == dateline::ErrorCode::kUriTooLong;
  if (!too_long && (!again || again->key() != question->key() || again->asked.what != question->asked.what)) std::abort();
  return 0;
}
