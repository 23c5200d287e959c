#pragma once
// How people are told whose names are kept back: by what else the report calls them ("a market trader"), else as "[person]"; sites and families
// that bear such a name without it ("[person] warehouse"). A source is named by who speaks in public: of the private only the protected are kept back.
#include <set>
#include <string>
#include <string_view>

#include "model/article.h"
#include "model/reading.h"

namespace dateline::incidents {

inline constexpr std::string_view kSomebody = "[person]";

/// `private_words`: of the report (actor_facts.h).
std::string shown_name(const Entity& entity, const Article& article, const std::set<std::string>& private_words);
std::string shown_name(const Source& source, const Article& article, const Reading& reading, const std::set<std::string>& private_words);

/// Words of the report or on it, as its title: each name of one or more words that is kept back as "[person]".
std::string shown_words(std::string_view words, const Article& article, const std::set<std::string>& private_words);

}  // namespace dateline::incidents
