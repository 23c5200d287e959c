#include "archive/relevance.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "archive/fts5.h"

namespace dateline::archive {
namespace {

constexpr double kSaturation = 1.2, kLength = 0.75;  // k1 and b of BM25
constexpr std::int64_t kMostCounted = 20000;         // rows of all words of one query together
constexpr std::int64_t kLeastCounted = 100;          // of each

/// Rows up to `last` that have one phrase.
struct Count {
  std::int64_t last = 0, most = 0, rows = 0, reached = 0;
  bool all = true;
};

int count_row(const Fts5ExtensionApi* api, Fts5Context* row, void* into) {
  Count& count = *static_cast<Count*>(into);
  const std::int64_t n = api->xRowid(row);
  if (n > count.last) return SQLITE_DONE;
  if (count.rows == count.most) {
    count.all = false;
    return SQLITE_DONE;
  }
  ++count.rows;
  count.reached = n;
  return SQLITE_OK;
}

/// What each phrase of a query weighs: the rarer, the more.
using Weights = std::vector<double>;

int weigh(const Fts5ExtensionApi* api, Fts5Context* row, std::int64_t last, Weights& out) {
  const int phrases = api->xPhraseCount(row);
  if (phrases == 1) {  // alone it orders nothing, and to count the rows of words that stand together is dear
    out.push_back(1.0);
    return SQLITE_OK;
  }
  for (int i = 0; i < phrases; ++i) {
    Count count{last, std::max(kLeastCounted, kMostCounted / phrases), 0, 0, true};
    const int code = api->xQueryPhrase(row, i, &count, count_row);
    if (code != SQLITE_OK) return code;
    const double all = static_cast<double>(last);
    double rows = static_cast<double>(count.rows);
    if (!count.all) rows *= all / static_cast<double>(std::max<std::int64_t>(count.reached, 1));
    out.push_back(std::max(1e-6, std::log((all - rows + 0.5) / (rows + 0.5))));
  }
  return SQLITE_OK;
}

/// Made by the first row of a statement, kept for the others.
int weights_of(const Fts5ExtensionApi* api, Fts5Context* row, std::int64_t last, const Weights*& out) {
  out = static_cast<const Weights*>(api->xGetAuxdata(row, 0));
  if (out) return SQLITE_OK;
  auto made = std::make_unique<Weights>();
  int code = weigh(api, row, last, *made);
  if (code == SQLITE_OK) {
    out = made.get();
    code = api->xSetAuxdata(row, made.release(), [](void* weights) { delete static_cast<Weights*>(weights); });
  }
  return code;
}

int score_row(const Fts5ExtensionApi* api, Fts5Context* row, const Weights& weights, double usual, const std::vector<double>& columns, double& score) {
  int found = 0, words = 0;
  int code = api->xInstCount(row, &found);
  if (code == SQLITE_OK) code = api->xColumnSize(row, -1, &words);
  std::vector<double> often(weights.size());
  for (int i = 0; code == SQLITE_OK && i < found; ++i) {
    int phrase = 0, column = 0, place = 0;
    code = api->xInst(row, i, &phrase, &column, &place);
    const auto at = static_cast<std::size_t>(column);
    if (code == SQLITE_OK) often[static_cast<std::size_t>(phrase)] += at < columns.size() ? columns[at] : 1.0;
  }
  const double length = kSaturation * (1 - kLength + kLength * words / usual);
  for (std::size_t i = 0; i < weights.size(); ++i) score -= weights[i] * often[i] * (kSaturation + 1) / (often[i] + length);
  return code;
}

void relevance(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* out, int count, sqlite3_value** values) {
  if (count < 2) return sqlite3_result_error(out, "relevance: last row and usual length are missing", -1);
  std::vector<double> columns;
  for (int i = 2; i < count; ++i) columns.push_back(sqlite3_value_double(values[i]));
  const Weights* weights = nullptr;
  double score = 0;
  int code = weights_of(api, row, sqlite3_value_int64(values[0]), weights);
  if (code == SQLITE_OK) code = score_row(api, row, *weights, std::max(1.0, sqlite3_value_double(values[1])), columns, score);
  if (code != SQLITE_OK) return sqlite3_result_error_code(out, code);
  sqlite3_result_double(out, score);
}

}  // namespace

Status add_relevance(const Database& database) {
  DL_ASSIGN(fts5_api* const api, fts5_of(database));
  const int code = api->xCreateFunction(api, "relevance", nullptr, relevance, nullptr);
  if (code != SQLITE_OK) return database.error(code);
  return {};
}

}  // namespace dateline::archive
