// Any body of a request to write is an order or is refused with words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "serve/order.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::serve;
  static const Names all = [] {
    Names out;
    for (const Member& member : all_members()) out.push_back(member.name);
    return out;
  }();
  const auto order = read_order({reinterpret_cast<const char*>(data), size}, all, {"by"});
  if (!order && order.error().message.empty()) std::abort();
  if (order && order->by.empty()) std::abort();
  return 0;
}
