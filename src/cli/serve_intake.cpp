#include "cli/serve_intake.h"

#include <cstdlib>
#include <fstream>
#include <memory>

#include "base/try.h"
#include "engine/add.h"
#include "engine/address_input.h"
#include "engine/revisit.h"

namespace dateline::cli {
namespace {

/// A folder for one file, gone with the last that holds it.
Result<std::shared_ptr<const std::filesystem::path>> scratch_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "dateline-intake-XXXXXX").string();
  if (!mkdtemp(name.data())) return Error{ErrorCode::kUnreadable, name + ": no folder can be made for what was handed over; set TMPDIR to one that can be written"};
  return std::shared_ptr<const std::filesystem::path>(new std::filesystem::path(name), [](const std::filesystem::path* folder) {
    std::error_code fault;
    std::filesystem::remove_all(*folder, fault);
    delete folder;
  });
}

Status write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (out.close(); out) return {};
  return Error{ErrorCode::kDiskFull, path.string() + ": cannot be written; there is no room for it, or it may not be"};
}

std::string without(std::string text, const std::string& part) {
  for (std::size_t at = text.find(part); !part.empty() && at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
  return text;
}

class Taking {
 public:
  Taking(std::string archive, const Context& context, bool may_be_near, const serve::Handed& handed, std::function<void(const serve::Taken&)> progressed, const std::atomic<bool>& stop)
      : archive_(std::move(archive)), context_(context), may_be_near_(may_be_near), handed_(handed), progressed_(std::move(progressed)), stop_(stop) {}

  Status take() {
    DL_ASSIGN(archive::Archive archive, archive::Archive::open(archive_, archive::Mode::kWrite));
    DL_ASSIGN(const auto reader, open_reader({}, context_));
    engine::FetchSettings settings;
    settings.by = handed_.by;
    settings.may_be_near = may_be_near_;
    DL_ASSIGN(const auto session, engine::FetchSession::open(settings, stop_));
    DL_ASSIGN(const auto folder, scratch_folder());
    folder_ = folder->string();
    engine::AddOptions add;
    add.given.published = handed_.published;
    add.captured_at = handed_.at;
    add.by = handed_.by;
    add.without_folder = folder_;
    add.open_address = [&](const std::string& address) {
      auto input = std::make_shared<engine::AddressInput>(*session, address, add.given);
      return [input] { return input->next(); };
    };
    if (handed_.with_media) add.fetch_media = [&](const std::string& address, const std::string& page) { return engine::fetch_media(*session, address, page); };
    const std::filesystem::path file = *folder / handed_.name;
    if (!handed_.name.empty()) DL_TRY(write_file(file, handed_.bytes));
    DL_ASSIGN(const auto totals, engine::add_reports(archive, *reader, {handed_.name.empty() ? handed_.address : file.string()}, add, listener(), stop_));
    note(totals);
    DL_TRY(archive.group());
    return engine::note_visits(archive, *session);
  }

 private:
  engine::AddListener listener() {
    engine::AddListener out;
    out.failed = [this](const Error& error) { remark(error.message); };
    out.remarked = [this](const std::string& words) { remark(words); };
    out.progressed = [this](const engine::AddTotals& totals) { note(totals); };
    out.stored = [this](const std::string&, const std::string& report) { taken_.reports.push_back(report); };
    return out;
  }
  void remark(const std::string& words) { taken_.remarks.push_back(without(words, folder_ + "/")); }
  void note(const engine::AddTotals& totals) {
    std::tie(taken_.added, taken_.versions, taken_.known, taken_.failed, taken_.exhibits) = std::tie(totals.added, totals.versions, totals.known, totals.failed, totals.exhibits);
    progressed_(taken_);
  }

  std::string archive_;
  const Context& context_;
  bool may_be_near_;
  const serve::Handed& handed_;
  std::function<void(const serve::Taken&)> progressed_;
  const std::atomic<bool>& stop_;
  std::string folder_;
  serve::Taken taken_;
};

}  // namespace

serve::TakeIn take_in_as_add(const std::string& archive, const Context& context, bool may_be_near) {
  return [archive, &context, may_be_near](const serve::Handed& handed, const std::function<void(const serve::Taken&)>& progressed, const std::atomic<bool>& stop) {
    return Taking(archive, context, may_be_near, handed, progressed, stop).take();
  };
}

}  // namespace dateline::cli
