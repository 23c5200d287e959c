#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "cli/program.h"

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return std::clamp<int>(size.ws_col, 60, 120);
  return 100;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline;
  std::signal(SIGCHLD, SIG_DFL);  // so that the ends of programs that we run are told
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of writing, said in words
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no more, too
  cli::Context context;
  context.style.colour = isatty(STDOUT_FILENO) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  context.style.width = terminal_width();
  context.progress = isatty(STDERR_FILENO);
  context.cores = std::max(1u, std::thread::hardware_concurrency());
  context.folders = {environment("DATELINE_HOME"), environment("XDG_DATA_HOME"), environment("HOME")};
  context.token = environment("DATELINE_TOKEN");
  context.user = environment("DATELINE_USER");
  context.vector_unit = environment("DATELINE_UNIT");
  try {
    return cli::run_program(argc, argv, context);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "dateline: internal fault: %s; please report it with the input that shows it\n", fault.what());
  } catch (...) {
    std::fprintf(stderr, "dateline: internal fault of unknown kind; please report it with the input that shows it\n");
  }
  return 1;
}
