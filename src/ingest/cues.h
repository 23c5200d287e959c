#pragma once
// Cue words: what the class and id of an element, and the first words of a line, say about its part in a page (data/ingest/class_cues.tsv,
// data/ingest/phrases.tsv).
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/html.h"

namespace dateline::ingest {

/// Parts of a page that a class or id names; a set of bits.
enum Part : std::uint32_t {
  kPartNone = 0,
  kPartDrop = 1,       // never the article: menus, share bars, comments, cookie banners
  kPartMaybeDrop = 2,  // not the article unless it holds most of the page's words
  kPartBody = 4,       // the article's body
  kPartHeadline = 8,
  kPartByline = 16,
  kPartDate = 32,
  kPartCaption = 64,
  kPartSubhead = 128,
  kPartPost = 512,     // a post on a social network that the article quotes
  kPartWall = 256,     // a wall that asks to pay or to sign in
};
/// For each node of a page, by its class, id, itemprop and role.
std::vector<std::uint32_t> parts_of_nodes(const HtmlPage& page);

enum class Phrase { kNone, kMore, kRelated, kNoise, kEnd, kByline, kWall, kOrigin, kSource };
/// What a line says by its first words; `kEnd` headings say that the article is over.
Phrase phrase_of(std::string_view line);
}  // namespace dateline::ingest
