#pragma once
// Page: the files that a browser shows the archive with, as web/ builds them. They hold nothing of the archive, so they are given without
// the token; the questions that the page then asks are not. Nothing but them is ever read: a name of a request is looked up, never opened.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/gate.h"
#include "serve/request.h"

namespace dateline::serve {

class Page {
 public:
  /// The files that were compiled in; with a folder, its files of those names, read anew for each request.
  explicit Page(std::string folder = {});

  /// Whether there is anything to show: a program that was built without Node.js has no page.
  bool is_there() const;

  /// Nothing where the request is not for the page: it is the gate's then.
  std::optional<Reply> answer(const Request& request, const Policy& policy) const;

 private:
  struct File {
    std::string_view name;
    std::string_view packed;  // gzip
    std::string mark;
  };
  Reply give(std::string_view name, const Request& request) const;
  Reply give_from_folder(std::string_view name, const Request& request) const;

  std::string folder_;
  std::vector<File> files_;
};

/// Whether an address belongs to the page, whatever the page holds.
bool is_page_address(std::string_view target);

}  // namespace dateline::serve
