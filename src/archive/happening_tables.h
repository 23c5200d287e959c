#pragma once
// Happenings and what finding them needs, in the archive's tables: what src/incidents/happenings.h asks for. For grouping only.
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/sqlite.h"
#include "incidents/happenings.h"

namespace dateline::archive {

/// Values that were read lately, by number; forgets all when it is full, so that it never grows with the archive.
template <class T>
class Lately {
 public:
  explicit Lately(std::size_t most) : most_(most) {}
  std::shared_ptr<const T> find(std::int64_t number) const {
    const auto found = values_.find(number);
    return found == values_.end() ? nullptr : found->second;
  }
  std::shared_ptr<const T> keep(std::int64_t number, T value) {
    if (values_.size() >= most_) values_.clear();
    return values_[number] = std::make_shared<const T>(std::move(value));
  }
  void forget(std::int64_t number) { values_.erase(number); }

 private:
  std::size_t most_;
  std::unordered_map<std::int64_t, std::shared_ptr<const T>> values_;
};

class HappeningTables : public incidents::HappeningIndex {
 public:
  explicit HappeningTables(const Database& database) : database_(database) {}

  Result<std::shared_ptr<const incidents::ReportFacts>> facts(int report) override;
  Result<std::vector<incidents::Copy>> originals_of(int report) override;
  Result<std::vector<int>> cited_by(int report) override;
  Result<int> having(const std::string& name) override;
  Result<int> happening_of(incidents::EventRef event) override;
  Result<std::shared_ptr<const incidents::Happening>> happening(int number) override;
  Result<std::vector<int>> under(std::uint64_t key, int most) override;
  Result<std::vector<int>> told_in(int report) override;
  Result<int> begin(const incidents::Happening& happening) override;
  Status change(int number, const incidents::Happening& happening) override;
  Status enter(const std::vector<std::uint64_t>& keys, int number) override;

  /// Makes what is kept of a happening anew from those of its members that are still entered as its own. False: none is, it was taken out.
  Result<bool> renew(int number);
  /// Takes a happening out. Its members, which are of none now.
  Result<std::vector<incidents::EventRef>> take_out(int number);

 private:
  Status enter_event(incidents::EventRef event, int number);
  Result<std::vector<std::string>> outlets_named(const std::string& name);

  const Database& database_;
  Lately<incidents::ReportFacts> facts_{4096};
  Lately<incidents::Happening> happenings_{16384};
  std::unordered_map<std::string, int> having_;
  std::vector<std::string> outlets_;
  std::unordered_map<std::string, std::vector<std::string>> named_;  // by name: outlets
};

/// Keeps what finding happenings needs of a report that comes in, or is made anew; after remove_from_happenings.
Status insert_for_happenings(const Database& database, std::int64_t n, const incidents::ReportFacts& facts);
/// Takes a report out: its happenings are to be told anew. Its row in `reports` must still be there.
Status remove_from_happenings(const Database& database, std::int64_t n);

}  // namespace dateline::archive
