#include "cli/raw_keys.h"

#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace dateline::cli {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/// As the terminal was: a handler of signals has nothing else to know it by.
termios& before() {
  static termios kept{};
  return kept;
}

void put_back() { tcsetattr(STDIN_FILENO, TCSADRAIN, &before()); }

extern "C" void put_back_and_end(int signal) {
  tcsetattr(STDIN_FILENO, TCSANOW, &before());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void go_raw() {
  termios raw = before();
  raw.c_lflag &= static_cast<tcflag_t>(~(ICANON | ECHO | ISIG));
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
}

/// The next byte; RawKeys::kEnd at the end.
int next_byte() {
  unsigned char byte = 0;
  while (true) {
    const ssize_t got = read(STDIN_FILENO, &byte, 1);
    if (got == 1) return byte;
    if (got == 0 || errno != EINTR) return RawKeys::kEnd;
  }
}

}  // namespace

bool RawKeys::usable() {
  const char* terminal = std::getenv("TERM");
  termios now{};
  return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && tcgetattr(STDIN_FILENO, &now) == 0 && !(terminal && std::string(terminal) == "dumb");
}

RawKeys::RawKeys() {
  tcgetattr(STDIN_FILENO, &before());
  for (const int signal : kSignals) std::signal(signal, put_back_and_end);
  go_raw();
}

RawKeys::~RawKeys() {
  put_back();
  for (const int signal : kSignals) std::signal(signal, SIG_DFL);
}

int RawKeys::key() {
  std::fflush(stdout);
  const int byte = next_byte();
  if (byte != 27) return byte;
  // An arrow or the like comes as several bytes, of which none is a key of ours.
  termios at_once{};
  tcgetattr(STDIN_FILENO, &at_once);
  const termios raw = at_once;
  at_once.c_cc[VMIN] = 0;
  at_once.c_cc[VTIME] = 1;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &at_once);
  unsigned char rest = 0;
  while (read(STDIN_FILENO, &rest, 1) == 1 && !(rest >= '@' && rest <= '~' && rest != '[' && rest != 'O')) {
  }
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
  return byte;
}

std::optional<std::string> RawKeys::line(const std::string& prompt) {
  put_back();
  std::fwrite(prompt.data(), 1, prompt.size(), stdout);
  std::fflush(stdout);
  std::string out;
  int byte = 0;
  while ((byte = next_byte()) != kEnd && byte != '\n') out += static_cast<char>(byte);
  go_raw();
  if (byte == kEnd && out.empty()) return std::nullopt;
  return out;
}

}  // namespace dateline::cli
