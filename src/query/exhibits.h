#pragma once
// Exhibits beyond their list (query.h): the picture itself, and what a happening's reports show.
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "formats/bare_picture.h"

namespace dateline::query {

/// An image by the SHA-256 of its file, made bare (formats/bare_picture.h): nothing that it says of itself comes with it. kNotFound, with why, where there is none to be
/// shown.
Result<formats::BarePicture> picture(const archive::Archive& archive, const std::string& sha256);

/// {"incident", "exhibits", "linked": [as `exhibits` has them, of its reports], "told": [{"report", "exhibit", "kind", "words", "maker", "taken"}]}: files and pictures of the
/// reports that tell it, and the exhibits that they rest what they say on.
Result<std::string> incident_exhibits(const archive::Archive& archive, std::string_view id);

}  // namespace dateline::query
