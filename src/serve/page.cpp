#include "serve/page.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/sha256.h"
#include "memo/memo.h"
#include "serve/gzip.h"
#include "serve/header_fields.h"

namespace dateline {

// Written by cmake/embed_page.cmake.
struct PageFile {
  std::string_view name;
  const char* begin;
  const char* end;
};
extern const PageFile kPageFiles[];
extern const std::size_t kPageFilesCount;

}  // namespace dateline

namespace dateline::serve {
namespace {

constexpr std::string_view kFolder = "/assets/", kStart = "index.html";
constexpr std::size_t kMarkDigits = 32;
constexpr std::uint64_t kMostBytes = 16 * 1024 * 1024;  // of one file of a folder

/// First parts of addresses that the page shows; web/src/state/address.ts has the same.
constexpr std::array<std::string_view, 13> kViews = {"",       "incidents", "reports", "actors", "sources", "stories",
                                                     "search", "cases",     "watches", "review", "about",   "add",    "exhibits"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kTypes = {{{".html", "text/html; charset=utf-8"},
                                                                                  {".js", "text/javascript; charset=utf-8"},
                                                                                  {".css", "text/css; charset=utf-8"},
                                                                                  {".json", "application/json"},
                                                                                  {".svg", "image/svg+xml"},
                                                                                  {".woff2", "font/woff2"},
                                                                                  {".txt", "text/plain; charset=utf-8"}}};

/// All comes from here, nothing is inline, and no text becomes markup: words of a report that reach the document can only be shown. A memo is shown in a frame that
/// the page makes itself out of what it asked for, which takes this policy over: hence that frame and the memo's own style.
/// A picture of an exhibit is asked for with the token, which only the page has, and shown out of its hands: hence blob:.
const std::string& policy_of_page() {
  static const std::string out =
      "default-src 'none'; script-src 'self'; style-src 'self' " + memo::style_source() +
      "; img-src 'self' blob:; font-src 'self'; connect-src 'self'; frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
      "require-trusted-types-for 'script'; trusted-types 'none'";
  return out;
}

std::string_view type_of(std::string_view name) {
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

/// The file that an address asks for; empty for one that is not the page's.
std::string_view file_of(std::string_view target) {
  std::string_view path = path_of(target);
  if (path.starts_with(kFolder)) return path.substr(kFolder.size());
  if (!path.starts_with('/')) return {};
  path.remove_prefix(1);
  const bool shown = std::find(kViews.begin(), kViews.end(), path.substr(0, path.find('/'))) != kViews.end();
  return shown ? kStart : std::string_view();
}

bool is_plain_name(std::string_view name) {
  const auto is_sign = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  return !name.empty() && !name.starts_with('.') && std::all_of(name.begin(), name.end(), is_sign);
}

Reply plain(int status, std::string words) { return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(words)}; }

Reply with_body(std::string_view name, std::string body, const std::string& mark, bool packed) {
  Reply out{200, {{"Content-Type", std::string(type_of(name))}}, std::move(body)};
  if (packed) out.fields.emplace_back("Content-Encoding", "gzip");
  out.fields.emplace_back("ETag", "\"" + mark + (packed ? "-gz\"" : "\""));
  out.fields.emplace_back("Content-Security-Policy", policy_of_page());
  return out;
}

/// With the page's policy: a browser lays the fields of this over what it holds.
Reply unchanged(const std::string& mark) {
  return {304, {{"ETag", "\"" + mark + "\""}, {"Content-Security-Policy", policy_of_page()}}, {}};
}

}  // namespace

bool is_page_address(std::string_view target) { return !file_of(target).empty(); }

Page::Page(std::string folder) : folder_(std::move(folder)) {
  for (std::size_t i = 0; i < kPageFilesCount; ++i) {
    const std::string_view packed(kPageFiles[i].begin, static_cast<std::size_t>(kPageFiles[i].end - kPageFiles[i].begin));
    files_.push_back({kPageFiles[i].name, packed, sha256_hex(packed).substr(0, kMarkDigits)});
  }
}

bool Page::is_there() const { return !folder_.empty() || !files_.empty(); }

std::optional<Reply> Page::answer(const Request& request, const Policy& policy) const {
  const std::string_view name = file_of(request.target);
  if (name.empty() || (request.method != "GET" && request.method != "HEAD") || request.has_body) return std::nullopt;
  if (const Status own = check_host(request, policy); !own) return error_reply(own.error());
  return folder_.empty() ? give(name, request) : give_from_folder(name, request);
}

Reply Page::give(std::string_view name, const Request& request) const {
  if (files_.empty()) {
    return plain(404, "This program was built without its page, which needs Node.js: run ./dev setup and build again.\n"
                      "Programs find what can be asked at " + std::string(kRoot) + "\n");
  }
  const auto file = std::find_if(files_.begin(), files_.end(), [&](const File& one) { return one.name == name; });
  if (file == files_.end()) return plain(404, "There is no such file.\n");
  if (const auto held = state_named(request.if_none_match, file->mark)) return unchanged(*held);
  const bool packed = accepts_gzip(request.accept_encoding);
  return with_body(name, packed ? std::string(file->packed) : gunzip(file->packed), file->mark, packed);
}

Reply Page::give_from_folder(std::string_view name, const Request& request) const {
  if (!is_plain_name(name)) return plain(404, "There is no such file.\n");
  auto bytes = read_file(folder_ + "/" + std::string(name), kMostBytes);
  if (!bytes) return plain(404, "There is no such file in the folder of --assets.\n");
  const std::string mark = sha256_hex(*bytes).substr(0, kMarkDigits);
  if (const auto held = state_named(request.if_none_match, mark)) return unchanged(*held);
  return with_body(name, std::move(*bytes), mark, false);
}

}  // namespace dateline::serve
