#include "cli/fetch_options.h"

#include <chrono>
#include <csignal>

#include "base/utc_time.h"

namespace dateline::cli {

void add_fetch_options(CLI::App& command, engine::FetchSettings& settings) {
  command.add_option("--save-warc", settings.save_warc, "Append what is fetched to a web archive (WARC 1.1, gzip)")->type_name("FILE");
  command.add_option("--contact", settings.contact, "Your address or mail, told to the sites in the User-Agent")->type_name("WORDS");
  command.add_option("--proxy", settings.proxy, "Fetch through a proxy: http://HOST:PORT, socks5h://HOST:PORT (Tor)")->type_name("URL");
  command.add_option("--timeout", settings.timeout_s, "Seconds that one answer may take")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  command.add_option("--max-size", settings.max_mib, "MiB that one answer may have")->check(CLI::Range(1, 1024))->capture_default_str();
  command.add_option("--pause", settings.pause_s, "Seconds between two visits to a site")
      ->check(CLI::Range(0.0, 3600.0))
      ->capture_default_str();
  command.add_option("--retries", settings.retries, "How often a busy site is asked again")
      ->check(CLI::Range(0, 10))
      ->capture_default_str();
  command.add_flag("--ignore-robots", settings.ignore_robots, "Fetch also what robots.txt keeps from programs; see docs/fetching.md");
}

std::atomic<bool>& stop_flag() {
  static std::atomic<bool> flag = false;
  return flag;
}

void stop_on_interrupt() {
  std::signal(SIGINT, [](int) { stop_flag() = true; });
}

std::string now() { return utc_time(std::chrono::system_clock::now()); }

}  // namespace dateline::cli
