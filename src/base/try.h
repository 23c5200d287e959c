#pragma once
// Passing errors on: DL_TRY(status) and DL_ASSIGN(variable, result) return the Error of what failed from the function that they stand in.
#include "base/result.h"

#define DL_TRY_JOIN_(a, b) a##b
#define DL_TRY_NAME_(a, b) DL_TRY_JOIN_(a, b)

#define DL_TRY(expression)                                                  \
  do {                                                                      \
    if (auto dl_status = (expression); !dl_status) return dl_status.error(); \
  } while (0)

/// Declares `variable` (or assigns to it) from a Result's value.
#define DL_ASSIGN(variable, expression)                                              \
  auto DL_TRY_NAME_(dl_result_, __LINE__) = (expression);                            \
  if (!DL_TRY_NAME_(dl_result_, __LINE__)) return DL_TRY_NAME_(dl_result_, __LINE__).error(); \
  variable = std::move(DL_TRY_NAME_(dl_result_, __LINE__)).value()
