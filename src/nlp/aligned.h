#pragma once
// Arrays of floats that begin on a cache line.
#include <cstddef>
#include <new>
#include <vector>

namespace dateline::nlp {

template <class T>
struct CacheLineAllocator {
  using value_type = T;
  static constexpr std::align_val_t kLine{64};
  CacheLineAllocator() = default;
  template <class U>
  CacheLineAllocator(const CacheLineAllocator<U>&) {}
  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), kLine)); }
  void deallocate(T* at, std::size_t) { ::operator delete(at, kLine); }
  bool operator==(const CacheLineAllocator&) const = default;
};

using Floats = std::vector<float, CacheLineAllocator<float>>;

/// Makes `floats` at least `size` long, and no longer than that in memory; keeps what is there.
inline void make_room(Floats& floats, std::size_t size) {
  if (floats.size() >= size) return;
  floats.reserve(size);
  floats.resize(size);
}

}  // namespace dateline::nlp
