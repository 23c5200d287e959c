#include "cli/add_run.h"
#include "cli/output.h"

namespace dateline::cli {
namespace {

void show_progress(const engine::AddTotals& totals) {
  std::fprintf(stderr, "\r\x1b[K%zu added, %zu known, %zu failed", totals.added, totals.known, totals.failed);
  std::fflush(stderr);
}

void show_grouping(std::int64_t waiting) {
  std::fprintf(stderr, "\r\x1b[Kgrouping, %lld reports to go", static_cast<long long>(waiting));
  std::fflush(stderr);
}

}  // namespace

Status group_all(archive::Archive& archive, const Context& context) {
  const Status done = archive.group(context.progress ? show_grouping : std::function<void(std::int64_t)>());
  end_progress(context);
  return done;
}

std::string summary_of(const engine::AddTotals& totals) {
  std::string out = counted(totals.added, "report") + " added";
  if (totals.versions) out += ", " + std::to_string(totals.versions) + " of them later versions";
  if (totals.exhibits) out += ", " + counted(totals.exhibits, "exhibit") + " kept";
  if (totals.unread) out += ", " + std::to_string(totals.unread) + " in other languages, stored unread";
  if (totals.known) out += "; " + std::to_string(totals.known) + " known before";
  if (totals.failed) out += "; " + std::to_string(totals.failed) + " could not be read";
  return out;
}

void end_progress(const Context& context) {
  if (context.progress) std::fprintf(stderr, "\r\x1b[K");
}

engine::AddListener listener_for(const Context& context, Exit& exit) {
  engine::AddListener out;
  out.failed = [&](const Error& error) {
    end_progress(context);
    exit.fail(error);
  };
  out.remarked = [&](const std::string& remark) {
    end_progress(context);
    cli::remark(remark);
  };
  if (context.progress) out.progressed = show_progress;
  return out;
}

}  // namespace dateline::cli
