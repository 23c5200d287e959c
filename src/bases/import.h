#pragma once
// Import: an actor base out of files of two kinds, told by their content: FollowTheMoney entities as JSON lines, and tables. Files of any size
// are streamed; a bad row is named and passed over.
#include <filesystem>
#include <optional>
#include <vector>

#include "base/enum_names.h"
#include "bases/import_ftm.h"
#include "bases/import_sink.h"

namespace dateline::bases {

/// A base says who somebody is; a list says who stands on it, and gives candidates only.
enum class BaseKind { kBase, kList };

}  // namespace dateline::bases

template <>
inline constexpr std::array<std::string_view, 2> dateline::kEnumNames<dateline::bases::BaseKind>{"base", "list"};

namespace dateline::bases {

struct Imported {
  BaseKind kind = BaseKind::kBase;
  ImportCounts counts;
};

/// Writes the base `name` to `out`, whole or not at all; its version is made from the bytes of the files. Without `kind` it is a list where any
/// entry says that it stands on one. An error is what keeps the whole base from being made.
Result<Imported> import_base(const std::vector<std::filesystem::path>& files, const std::string& name, std::optional<BaseKind> kind,
                             const std::filesystem::path& out, const RowProblem& problem, const Progress& progress = {});

}  // namespace dateline::bases
