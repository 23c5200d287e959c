#include "cli/review_session.h"

#include <map>

#include "archive/decide.h"
#include "archive/judge.h"
#include "base/try.h"
#include "cli/fetch_options.h"
#include "cli/output.h"
#include "cli/raw_keys.h"
#include "cli/review_card.h"
#include "cli/review_view.h"
#include "cli/view_parts.h"
#include "query/query.h"
#include "query/reviews.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;
using review::Verdict;

constexpr char kKeys[] = "a accept  r reject  c correct  s second  u undo  n skip  q quit  ? help";
constexpr char kHelp[] =
    "  a  it is so, with all that is shown of it\n"
    "  r  it is not so: it no longer counts\n"
    "  c  it is otherwise: type FIELD=VALUE, one a line, and an empty line at the end (date=2019-08-03, place=Gwoza,\n"
    "     kind=assault, count=killed:12, speaker=NAME; docs/formats/review.md has all)\n"
    "  s  you agree with what somebody else judged (`review next --review confirmed` walks these)\n"
    "  u  takes back what you judged last\n"
    "  n  not now\n"
    "  q  ends; all that was judged is kept already\n";

void print(const std::string& text) {
  const std::string out = harmless(text);
  std::fwrite(out.data(), 1, out.size(), stdout);
}

enum class Next { kForward, kAgain, kBack, kEnd };

class Session {
 public:
  Session(archive::Archive& archive, const ArchiveOptions& options, const SessionOptions& who, const Context& context)
      : archive_(archive), filter_(options.filter), who_(who), context_(context), style_(context.style) {
    filter_.limit = 1;
    filter_.places_named = place_names(context);
  }

  /// 130 after Ctrl-C.
  Result<int> run() {
    DL_TRY(count());
    while (!ended_) {
      DL_ASSIGN(const std::string told, query::review_next(archive_, filter_));
      const Json answer = Json::parse(told);
      if (list(answer, "next").empty()) break;
      ++happening_;
      DL_TRY(walk(answer["next"].front()));
      filter_.cursor = word(answer, "cursor");
      if (filter_.cursor.empty()) break;
    }
    print("\n" + summary());
    return interrupted_ ? 130 : 0;
  }

 private:
  /// How many wait; only where no filter makes them fewer.
  Status count() {
    DL_ASSIGN(const std::string told, query::stats(archive_));
    const Json states = Json::parse(told).at("reviews").at("incidents");
    if (filter_.review.empty() && !filtered()) waiting_ = states.value("unreviewed", 0);
    return {};
  }
  bool filtered() const {
    return !filter_.actor.empty() || !filter_.kind.empty() || !filter_.place.empty() || !filter_.country.empty() || filter_.bbox || !filter_.from.empty() || !filter_.to.empty() ||
           !filter_.publisher.empty() || !filter_.source.empty() || !filter_.genre.empty() || !filter_.language.empty() || !filter_.in_case.empty() || !filter_.q.empty() ||
           filter_.min_independent || !filter_.as_known_at.empty() || !filter_.cursor.empty();
  }

  /// The claims of a happening, then the happening itself.
  Status walk(const Json& next) {
    std::vector<std::string> items;
    for (const Json& claim : list(next, "claims")) items.push_back(word(claim, "claim"));
    items.push_back(word(next.at("incident"), "id"));
    for (std::size_t i = 0; i < items.size() && !ended_;) {
      const bool last = i + 1 == items.size();
      DL_ASSIGN(const bool shown, show(next.at("incident"), items[i], i, items.size() - 1, last));
      if (!shown) {
        ++i;
        continue;
      }
      const Next then = ask(items[i], last);
      if (then == Next::kEnd) ended_ = true;
      if (then == Next::kForward) ++i;
      if (then == Next::kBack) {
        const auto found = std::find(items.begin(), items.end(), undone_);
        if (found != items.end()) i = static_cast<std::size_t>(found - items.begin());
      }
    }
    return {};
  }

  /// False: it is not there any more, because all that told it was rejected.
  Result<bool> show(const Json& incident, const std::string& item, std::size_t at, std::size_t claims, bool last) {
    std::string head = "happening " + std::to_string(happening_) + (waiting_ ? " of " + std::to_string(waiting_) : "");
    head += last ? " · all of it" : " · claim " + std::to_string(at + 1) + " of " + std::to_string(claims);
    std::string body;
    if (last) {
      const auto told = query::incident(archive_, item);
      if (!told && told.error().code == ErrorCode::kNotFound) return false;
      if (!told) return told.error();
      const Json now = Json::parse(*told);
      body = "  " + when_words(now) + " · " + word(now, "status") + " · " + word(now, "standing") + " · " + counted(now.value("reports", 0u), "report") + " · " + item + "\n" +
             "  Is it one happening, of this kind, there and then?\n";
    } else {
      const auto found = archive::find_item(archive_, item);
      if (!found && found.error().code == ErrorCode::kNotFound) return false;
      if (!found) return found.error();
      body = view_review_card(*found, style_);
    }
    print("\n" + paint(style_, Paint::kDim, "── " + head + " ──") + "\n" + paint(style_, Paint::kBold, shorten(word(incident, "kind") + ": " + happening_words(incident), style_.width)) + "\n" + body);
    return true;
  }

  Next ask(const std::string& item, bool incident) {
    while (true) {
      print(paint(style_, Paint::kDim, std::string("  ") + kKeys) + " ");
      const int key = keys_.key();
      print("\n");
      switch (key) {
        case 'a': return judge(Verdict::kAccept, item, {});
        case 'r': return judge(Verdict::kReject, item, {});
        case 'c': return correct(item);
        case 's':
          if (second(item, incident)) return Next::kForward;
          break;
        case 'u':
          if (undo()) return Next::kBack;
          break;
        case 'n': ++skipped_; return Next::kForward;
        case '?': print(kHelp); break;
        case RawKeys::kInterrupt: interrupted_ = true; return Next::kEnd;
        case 'q':
        case 4:  // Ctrl-D
        case RawKeys::kEnd: return Next::kEnd;
        default: print("  no such key; ? tells what there is\n");
      }
    }
  }

  Next judge(Verdict verdict, const std::string& item, const std::vector<std::string>& fields) {
    archive::NewJudgement given;
    given.verdict = verdict;
    std::tie(given.on, given.fields, given.by, given.why, given.at) = std::tuple(item, fields, who_.by, who_.why, now());
    given.places = place_finder(context_);
    const auto made = archive::judge(archive_, given);
    if (!made) {
      print("  " + paint(style_, Paint::kWarning, on_one_line(made.error().message)) + "\n");
      return Next::kAgain;
    }
    made_.emplace_back(made->number, item);
    ++verdicts_[std::string(name_of(verdict))];
    print(paint(style_, Paint::kGood, "  " + std::string(name_of(verdict)) + "ed" ) + paint(style_, Paint::kDim, " (" + std::to_string(made->number) + ", by " + who_.by + ")") + "\n");
    return Next::kForward;
  }

  Next correct(const std::string& item) {
    std::vector<std::string> fields;
    while (true) {
      const auto line = keys_.line("  FIELD=VALUE (empty: done): ");
      if (!line || line->find_first_not_of(" \t\r") == std::string::npos) break;
      fields.push_back(*line);
    }
    return fields.empty() ? Next::kAgain : judge(Verdict::kCorrect, item, fields);
  }

  /// Accepting what another person confirmed or corrected is a second review.
  bool second(const std::string& item, bool incident) {
    const auto told = incident ? query::incident(archive_, item) : query::claim(archive_, item);
    const Json review = told ? Json::parse(*told).value("review", Json::object()) : Json::object();
    const std::string state = word(review, "state");
    if (state != "confirmed" && state != "corrected" && state != "second_reviewed") print("  nobody has confirmed or corrected it yet; a accepts it\n");
    else if (word(review, "by") == who_.by) print("  that is by " + who_.by + " already; a second review is another person's\n");
    else return judge(Verdict::kAccept, item, {}) == Next::kForward;
    return false;
  }

  bool undo() {
    if (made_.empty()) {
      print("  nothing was judged here yet; `dateline review undo N` takes back others\n");
      return false;
    }
    archive::NewDecision undo;
    undo.kind = archive::DecisionKind::kUndo;
    std::tie(undo.undoes, undo.by, undo.why, undo.at) = std::tuple(made_.back().first, who_.by, std::string("taken back at once"), now());
    if (const auto done = archive::decide(archive_, undo); !done) {
      print("  " + on_one_line(done.error().message) + "\n");
      return false;
    }
    undone_ = made_.back().second;
    print("  judgement " + std::to_string(made_.back().first) + " is taken back\n");
    made_.pop_back();
    ++undone_count_;
    return true;
  }

  std::string summary() const {
    std::string out;
    for (const auto& [verdict, times] : verdicts_) join(out, std::to_string(times) + " " + verdict + "ed", ", ");
    if (undone_count_) join(out, std::to_string(undone_count_) + " of these taken back", ", ");
    if (skipped_) join(out, std::to_string(skipped_) + " skipped", ", ");
    return (out.empty() ? "Nothing was judged." : out + ".") + std::string(ended_ ? "" : " Nothing more waits.") + " `dateline review list` has all judgements.\n";
  }

  archive::Archive& archive_;
  archive::Filter filter_;
  const SessionOptions& who_;
  const Context& context_;
  const Style& style_;
  RawKeys keys_;
  std::int64_t waiting_ = 0;  // 0: not known
  int happening_ = 0, skipped_ = 0, undone_count_ = 0;
  bool ended_ = false, interrupted_ = false;
  std::map<std::string, int> verdicts_;
  std::vector<std::pair<std::int64_t, std::string>> made_;
  std::string undone_;
};

}  // namespace

Status run_review_session(const ArchiveOptions& options, const SessionOptions& who, const Context& context, Exit& exit) {
  if (who.by.find_first_not_of(" \t") == std::string::npos) return Error{ErrorCode::kUsage, "--by: say who judges, or set DATELINE_USER to your name once for all commands"};
  DL_ASSIGN(const archive::Archive there, archive::Archive::open(options.archive, archive::Mode::kRead));  // judging makes no archive
  auto archive = archive::Archive::open(options.archive, archive::Mode::kWrite);
  if (!archive) return archive.error();
  DL_TRY(archive->group());
  const auto status = Session(*archive, options, who, context).run();
  if (!status) return status.error();
  exit.status = *status;
  return {};
}

}  // namespace dateline::cli
