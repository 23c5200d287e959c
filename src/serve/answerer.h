#pragma once
// Answerer: asks an archive what a question asks. One for each thread, with a look into the archive of its own, so that nobody waits for
// anybody, and adding reports for none.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "archive/archive.h"
#include "serve/audience.h"
#include "serve/gate.h"
#include "serve/request.h"

namespace dateline::serve {

/// As Filter::places_named; asked by several threads.
using PlaceNames = std::function<std::vector<std::string>(const std::string& name)>;

class Answerer {
 public:
  static Result<std::unique_ptr<Answerer>> open(const std::string& archive, About about, PlaceNames places_named);
  /// The same from what an audience may see; `order` says who it is.
  static Result<std::unique_ptr<Answerer>> open(const std::string& archive, About about, PlaceNames places_named, std::shared_ptr<Audience> audience, archive::ShareOrder order);
  /// One that writes, of which there is one only; the archive must be there.
  static Result<std::unique_ptr<Answerer>> open_to_write(const std::string& archive, Means means);

  /// `stop` is asked often, and true breaks the question off; what is written is not broken off.
  Reply answer(const Question& question, const std::function<bool()>& stop);

 private:
  Answerer(archive::Archive archive, std::string path, About about, PlaceNames places_named);
  Status open_what_may_be_seen();
  Result<Reply> ask(const Question& question);
  Result<Reply> write(const Question& question);
  Reply body_reply(const Question& question, std::string body, const std::string& mark) const;

  /// Marks of answers, as long as the archive is as it was: whoever has an answer already is told so without asking again.
  struct Known {
    std::int64_t version = 0;
    std::string mark;
  };
  std::map<std::string, Known> known_;

  archive::Archive archive_;
  std::string path_;  // not told outside
  About about_;
  PlaceNames places_named_;
  Means means_;
  std::shared_ptr<Audience> audience_;  // empty: all is seen
  std::optional<MarkLook> marks_;
  std::shared_ptr<const Served> served_;  // what archive_ is
};

}  // namespace dateline::serve
