#include "nlp/text_table.h"

#include "nlp/hashes.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kFirstSlots = 1024;

std::uint32_t hash_of(std::string_view text) { return static_cast<std::uint32_t>(hash_utf8(text) >> 32); }

}  // namespace

std::uint32_t TextTable::find(std::string_view text) const {
  if (slots_.empty()) return kNone;
  const std::uint32_t hash = hash_of(text);
  for (std::size_t at = hash;; ++at) {
    const Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.number == kNone) return kNone;
    if (slot.hash != hash) continue;
    const Entry& entry = entries_[slot.number];
    if (std::string_view(texts_.data() + entry.start, entry.length) == text) return slot.number;
  }
}

std::uint32_t TextTable::add(std::string_view text) {
  const auto number = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({hash_of(text), static_cast<std::uint32_t>(text.size()), texts_.size()});
  texts_.append(text);
  if (entries_.size() * 2 > slots_.size()) {
    grow();
  } else {
    place(number);
  }
  return number;
}

void TextTable::place(std::uint32_t number) {
  std::size_t at = entries_[number].hash;
  while (slots_[at & (slots_.size() - 1)].number != kNone) ++at;
  slots_[at & (slots_.size() - 1)] = {entries_[number].hash, number};
}

void TextTable::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, {});
  for (std::uint32_t number = 0; number < entries_.size(); ++number) place(number);
}

void TextTable::clear() { *this = {}; }

}  // namespace dateline::nlp
