// Any bytes make an actor base or are refused, and a compiled base with any of its bytes changed leads nowhere outside it. The first byte of the
// input chooses; for a damaged base each six bytes after it are a place (two) and the four that stand there then.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "bases/import.h"
#include "bases/match.h"
#include "scratch_folder.h"

namespace {

using namespace dateline;
namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path kMade = make_scratch_folder("actor_base_fuzz");
  return kMade;
}

bool make(std::string_view bytes, const fs::path& out) {
  put(folder() / "in.txt", bytes);
  return bases::import_base({folder() / "in.txt"}, "in", {}, out, [](const std::string&, const std::string&) {}).ok();
}

void ask(const fs::path& base, bool must_open) {
  const auto opened = bases::Bases::open({base});
  if (!opened) {
    if (must_open) std::abort();
    return;
  }
  std::size_t sum = 0;
  for (const EntityType type : {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlatform}) {
    for (const char* name : {"Oto Varr", "Montrova Front", "VFT"}) {
      std::vector<bases::EntryView> found;
      opened->find(type, name, found);
      bases::Asked asked;
      asked.type = type;
      asked.names = {name};
      asked.offices = {"minister"};
      asked.day = 20200101;
      for (const auto& entry : found) {
        sum += bases::judge(asked, entry).reasons.size() + entry.description.size() + entry.listings.size();
        for (std::string_view text : {entry.id, entry.roles, entry.names[0]}) {
          for (char c : text) sum += static_cast<unsigned char>(c);
        }
      }
    }
  }
  static volatile std::size_t told;  // so that all of it is read
  told = sum;
  (void)told;
}

const std::string& good_base() {
  static const std::string bytes = [] {
    const bool done = make(R"({"id":"p1","caption":"Oto Varr","schema":"Person","properties":{"name":["Oto Varr"],"alias":["VARR, Oto"],"nationality":["ir"],"position":["Minister"]}}
{"id":"o1","caption":"Montrova Front","schema":"Organization","properties":{"alias":["VFT"]}}
{"id":"s1","schema":"Sanction","properties":{"entity":["p1","o1"],"authority":["List"],"startDate":["2015"]}}
)", folder() / "good.actors");
    if (!done) std::abort();
    std::ifstream in(folder() / "good.actors", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  }();
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] & 1) {
    if (make(rest, folder() / "in.actors")) ask(folder() / "in.actors", true);
    return 0;
  }
  std::string bytes = good_base();
  for (std::size_t i = 0; i + 6 <= rest.size(); i += 6) {
    const std::size_t at = (static_cast<unsigned char>(rest[i]) | static_cast<std::size_t>(static_cast<unsigned char>(rest[i + 1])) << 8) % (bytes.size() - 3);
    std::memcpy(&bytes[at], &rest[i + 2], 4);
  }
  put(folder() / "bad.actors", bytes);
  ask(folder() / "bad.actors", false);
  return 0;
}
