#include "nlp/hashes.h"

#include <cstring>

namespace dateline::nlp {
namespace {

std::uint64_t finish(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  h ^= h >> 33;
  return h;
}

}  // namespace

std::uint64_t hash_utf8(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0xc6a4a7935bd1e995ULL;
  constexpr std::uint64_t kSeed = 1;
  std::uint64_t h = kSeed ^ (text.size() * kMultiplier);
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t k;
    std::memcpy(&k, at, 8);
    k *= kMultiplier;
    k ^= k >> 47;
    k *= kMultiplier;
    h = (h ^ k) * kMultiplier;
  }
  if (left > 0) {
    std::uint64_t k = 0;
    std::memcpy(&k, at, left);
    h = (h ^ k) * kMultiplier;
  }
  h ^= h >> 47;
  h *= kMultiplier;
  return h ^ (h >> 47);
}

// MurmurHash3 (x64, 128 bits) of eight bytes, with the rounds that eight bytes leave out taken away.
std::array<std::uint32_t, 4> embedding_rows(std::uint64_t value, std::uint32_t seed) {
  std::uint64_t h1 = value * 0x87c37b91114253d5ULL;
  h1 = (h1 << 31) | (h1 >> 33);
  h1 *= 0x4cf5ad432745937fULL;
  h1 ^= seed;
  h1 ^= 8;
  std::uint64_t h2 = seed ^ 8U;
  h1 += h2;
  h2 += h1;
  h1 = finish(h1);
  h2 = finish(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32), static_cast<std::uint32_t>(h2),
          static_cast<std::uint32_t>(h2 >> 32)};
}

}  // namespace dateline::nlp
