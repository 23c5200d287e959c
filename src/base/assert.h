#pragma once
// DL_ASSERT(condition, "what would have gone wrong"): for bugs only. No input reaches it; it stays on in release builds.
#include <cstdio>
#include <cstdlib>

#define DL_ASSERT(condition, words)                                                                       \
  do {                                                                                                    \
    if (!(condition)) {                                                                                   \
      std::fprintf(stderr, "dateline: internal fault: %s (%s:%d)\n", words, __FILE__, __LINE__);          \
      std::abort();                                                                                       \
    }                                                                                                     \
  } while (0)
