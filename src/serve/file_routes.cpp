// What others take away: the rows of a list in the forms of other programs, and a case written up. Files come as texts (or base64) in JSON, with the names that they have in a folder.
#include <algorithm>

#include "archive/share.h"
#include "base/try.h"
#include "base/utc_time.h"
#include "exports/export.h"
#include "formats/base64.h"
#include "memo/gather.h"
#include "memo/memo.h"
#include "model/json_fields.h"
#include "serve/routes.h"

namespace dateline::serve {
namespace {

using archive::Archive;
using json::Json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Result<std::string> export_as(const Archive& archive, const Asked& asked, const About& about) {
  const auto forms = exports::formats();
  const auto form = std::find_if(forms.begin(), forms.end(), [&](const exports::Format& one) { return one.name == asked.what; });
  if (form == forms.end()) {
    std::string all;
    for (const exports::Format& one : forms) all += (all.empty() ? "" : ", ") + std::string(one.name);
    return Error{ErrorCode::kNotFound, asked.what + ": no form that is written here; there are " + all};
  }
  exports::Order order{archive, asked.filter, about.version};
  DL_ASSIGN(order.tlp, archive::tlp_of_reports(archive));
  order.unmarked = about.level;  // what is served to others bears no marks: it may be as restricted as those may see at most
  DL_ASSIGN(const auto files, form->write(order));
  Json out = {{"form", form->name}, {"files", Json::array()}};
  for (const exports::File& file : files) out["files"].push_back({{"name", file.name}, {form->is_binary ? "base64" : "text", form->is_binary ? formats::encode_base64(file.bytes) : file.bytes}});
  return dump(out);
}

Result<std::string> memo_of(const Archive& archive, const Asked& asked, const About& about) {
  const std::string today = utc_time(std::chrono::system_clock::now()).substr(0, 10);
  DL_ASSIGN(const memo::Gathered found, memo::gather(archive, asked.what, today, about.version));
  return dump({{"case", asked.what}, {"markdown", memo::to_markdown(found.memo)}, {"html", memo::to_html(found.memo)}, {"cited", found.cited}});
}

}  // namespace

std::vector<Route> file_routes() {
  return {
      {"/export/{form}",
       "Happenings in a form that other programs take",
       {"actor", "kind", "place", "country", "bbox", "from", "to", "publisher", "source", "genre", "language", "case", "min-independent", "review", "q", "as-written", "as-known-at", "limit", "sort"},
       {},
       export_as, kJson, nullptr, false, true},
      {"/cases/{case}/memo", "A case written up, as Markdown and as a page", {}, {}, memo_of, kJson, nullptr, false, true},
  };
}

}  // namespace dateline::serve
