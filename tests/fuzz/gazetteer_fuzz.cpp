// Any bytes make a layer or are refused, and a compiled layer with any of its bytes changed leads nowhere outside it. The first byte of the
// input chooses; for a damaged layer each six bytes after it are a place (two) and the four that stand there then.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "geo/import.h"
#include "scratch_folder.h"

namespace {

using namespace dateline;
namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path kMade = make_scratch_folder("gazetteer_fuzz");
  return kMade;
}

std::string get(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void ask(const fs::path& layer, bool must_open) {
  const auto gazetteer = geo::Gazetteer::open(layer);
  if (!gazetteer) {
    if (must_open) std::abort();
    return;
  }
  std::vector<geo::Candidate> found;
  for (const char* name : {"montrova", "old montrova", "montrovaland", "x"}) {
    (*gazetteer)->find(name, found);
    (*gazetteer)->find_loose(name, found);
    (*gazetteer)->find_near(name, found);
  }
  std::size_t sum = 0;
  for (const auto& c : found) {
    for (std::string_view text : {c.name, c.province, c.district, c.code, c.source, c.version}) {
      for (char letter : text) sum += static_cast<unsigned char>(letter);
    }
  }
  if (sum == 1) std::abort();  // read them all
}

const std::string& good_layer() {
  static const std::string bytes = [] {
    const auto tables = geo::Gazetteer::tables_only();
    put(folder() / "good.csv", "name,lat,lon,kind,country,admin1,aliases,id\nMontrova,1,2,base,IQ,Anbar,Old Montrova|Montrova Camp,m1\nMontrovaland,3,4,region,IQ,Basra,,m2\n");
    const auto done = geo::import_layer({folder() / "good.csv"}, "good", folder() / "good.gazetteer", *tables, [](const std::string&, const std::string&) {});
    if (!done) std::abort();
    return get(folder() / "good.gazetteer");
  }();
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] & 1) {
    static const auto tables = geo::Gazetteer::tables_only();
    put(folder() / "in.txt", rest);
    const auto done = geo::import_layer({folder() / "in.txt"}, "in", folder() / "in.gazetteer", *tables, [](const std::string&, const std::string&) {});
    if (done) ask(folder() / "in.gazetteer", true);
    return 0;
  }
  std::string bytes = good_layer();
  for (std::size_t i = 0; i + 6 <= rest.size(); i += 6) {
    const std::size_t at = (static_cast<unsigned char>(rest[i]) | static_cast<std::size_t>(static_cast<unsigned char>(rest[i + 1])) << 8) % (bytes.size() - 3);
    std::memcpy(&bytes[at], &rest[i + 2], 4);
  }
  put(folder() / "bad.gazetteer", bytes);
  ask(folder() / "bad.gazetteer", false);
  return 0;
}
