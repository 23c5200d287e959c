#pragma once
// Another program, run to its end as a child process: no shell, bytes to its standard input, what it writes taken up to a limit, killed
// when its time is over. The input lies in memory only, where the program may also seek in it.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

struct ProgramLimits {
  std::chrono::seconds time{60};
  std::size_t output_bytes = std::size_t{64} << 20;
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;  // of address space
};

struct ProgramOutput {
  int status = 0;  // exit status
  std::string out;
  std::string errors;  // the first 4 KiB of standard error
};

/// `command` is the program, looked for in $PATH, and its arguments. kProgramMissing where there is no such program; kTooLarge, kUnreadable
/// for one that goes over a limit. Errors begin with the program's name.
Result<ProgramOutput> run_program(const std::vector<std::string>& command, std::string_view input, const ProgramLimits& limits);

}  // namespace dateline
