#include "base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxErrors = 4096;

/// A file descriptor that is closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void reset(int fd) {
    close();
    fd_ = fd;
  }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read, write;
  bool open() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    read.reset(ends[0]);
    write.reset(ends[1]);
    return true;
  }
};

Error failed(const std::string& program, std::string_view what) {
  return {ErrorCode::kUnreadable, program + ": " + std::string(what) + ": " + std::strerror(errno)};
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::lseek(fd, 0, SEEK_SET) == 0;
}

/// 0, or an errno of posix_spawn.
int spawn(const std::vector<std::string>& command, int in, int out, int errors, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own: Ctrl-C ends our work in order, not the child's in the middle.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t all;
  sigfillset(&all);
  posix_spawnattr_setsigdefault(&attributes, &all);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const int fault = ::posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return fault;
}

enum class End { kDone, kTime, kSize, kFault };

/// Takes what comes from both pipes until both are closed.
End take_output(Pipe& out, Pipe& errors, const ProgramLimits& limits, Clock::time_point deadline, ProgramOutput& taken) {
  char block[1 << 16];
  while (out.read.get() >= 0 || errors.read.get() >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return End::kTime;
    pollfd waiting[2] = {{out.read.get(), POLLIN, 0}, {errors.read.get(), POLLIN, 0}};
    const int ready = ::poll(waiting, 2, static_cast<int>(std::min<long long>(left, 60'000)));
    if (ready < 0 && errno != EINTR) return End::kFault;
    for (int i = 0; i < 2; ++i) {
      if (ready <= 0 || waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      const ssize_t count = ::read(waiting[i].fd, block, sizeof block);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) {
        (i == 0 ? out : errors).read.close();
      } else if (i == 0) {
        taken.out.append(block, static_cast<std::size_t>(count));
      } else if (taken.errors.size() < kMaxErrors) {
        taken.errors.append(block, std::min(static_cast<std::size_t>(count), kMaxErrors - taken.errors.size()));
      }
    }
    if (taken.out.size() > limits.output_bytes) return End::kSize;
  }
  return End::kDone;
}

constexpr int kUnknownStatus = 127 << 8;  // as of a program that could not be run

/// The status of a child that has closed its outputs; one that runs on all the same is killed at the deadline.
int wait_for(pid_t child, Clock::time_point deadline) {
  int status = 0;
  for (;;) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) return status;
    if (ended < 0 && errno != EINTR) return kUnknownStatus;  // somebody else took it
    if (Clock::now() > deadline) ::kill(-child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

Result<ProgramOutput> run_program(const std::vector<std::string>& command, std::string_view input, const ProgramLimits& limits) {
  DL_ASSERT(!command.empty(), "a program without a name");
  const std::string& name = command[0];
  Descriptor in(::memfd_create("input", MFD_CLOEXEC));
  Pipe out, errors;
  if (in.get() < 0 || !write_all(in.get(), input) || !out.open() || !errors.open()) return failed(name, "no room for its input and output");
  pid_t child = 0;
  if (const int fault = spawn(command, in.get(), out.write.get(), errors.write.get(), child); fault != 0) {
    errno = fault;
    if (fault == ENOENT) return Error{ErrorCode::kProgramMissing, name + ": is not installed"};
    return failed(name, "could not be started");
  }
  const rlimit memory{limits.memory_bytes, limits.memory_bytes};
  ::prlimit(child, RLIMIT_AS, &memory, nullptr);
  out.write.close();
  errors.write.close();
  ProgramOutput taken;
  const auto deadline = Clock::now() + limits.time;
  const End end = take_output(out, errors, limits, deadline, taken);
  if (end != End::kDone) ::kill(-child, SIGKILL);
  const int status = wait_for(child, deadline);
  if (end == End::kTime) return Error{ErrorCode::kTooLarge, name + ": not done within " + std::to_string(limits.time.count()) + " seconds"};
  if (end == End::kSize)
    return Error{ErrorCode::kTooLarge, name + ": wrote more than " + std::to_string(limits.output_bytes >> 20) + " MiB"};
  if (end == End::kFault) return failed(name, "its output could not be read");
  if (!WIFEXITED(status)) return Error{ErrorCode::kUnreadable, name + ": was ended by signal " + std::to_string(WTERMSIG(status))};
  taken.status = WEXITSTATUS(status);
  return taken;
}

}  // namespace dateline
