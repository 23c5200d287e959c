#include "base/child_process.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(ChildProcess, GivesInputAndTakesOutput) {
  const std::string input(3 << 20, 'x');
  const auto done = run_program({"cat"}, input, {});
  ASSERT_TRUE(done.ok()) << done.error().message;
  EXPECT_EQ(done->status, 0);
  EXPECT_EQ(done->out, input);
}

TEST(ChildProcess, TellsStatusAndErrors) {
  const auto done = run_program({"sh", "-c", "echo wrong >&2; exit 3"}, "", {});
  ASSERT_TRUE(done.ok());
  EXPECT_EQ(done->status, 3);
  EXPECT_EQ(done->errors, "wrong\n");
}

TEST(ChildProcess, NoShellReadsTheArguments) { EXPECT_EQ(run_program({"echo", "$HOME; ls"}, "", {})->out, "$HOME; ls\n"); }

TEST(ChildProcess, IsBounded) {
  ProgramLimits limits;
  limits.time = std::chrono::seconds(1);
  limits.output_bytes = 1 << 20;
  EXPECT_EQ(run_program({"sleep", "60"}, "", limits).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(run_program({"sh", "-c", "sleep 60 & sleep 60"}, "", limits).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(run_program({"sh", "-c", "exec >&- 2>&-; sleep 60"}, "", limits).error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(run_program({"yes"}, "", limits).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(run_program({"no-such-program-here"}, "", limits).error().code, ErrorCode::kProgramMissing);
}

}  // namespace
}  // namespace dateline
