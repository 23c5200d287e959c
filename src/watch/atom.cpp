#include "watch/atom.h"

#include "watch/feed_parts.h"

namespace dateline::watch {
namespace {

std::string entry(const archive::MatchRow& row, const std::string& seed) {
  const EntryWords words = words_of(row);
  std::string out = "<entry>\n";
  out += element("id", entry_id(seed, row));
  out += element("title", words.title);
  out += element("updated", row.found_at);
  out += "<category term=\"" + escaped(words.change) + "\"/>\n";
  out += "<content type=\"text\">" + escaped(words.content) + "</content>\n";
  return out + "</entry>\n";
}

}  // namespace

std::string atom_feed(const std::vector<archive::MatchRow>& matches, const std::string& watch, const std::string& seed, const std::string& looked_at) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  out += element("id", feed_id(seed, watch));
  out += element("title", watch.empty() ? "Dateline watches" : "Dateline watch: " + watch);
  out += element("updated", matches.empty() ? looked_at : matches.back().found_at);
  out += "<author><name>Dateline</name></author>\n<generator>Dateline</generator>\n";
  for (auto at = matches.rbegin(); at != matches.rend(); ++at) out += entry(*at, seed);  // newest first
  return out + "</feed>\n";
}

}  // namespace dateline::watch
