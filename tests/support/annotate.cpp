// INTERIM: asks a local spaCy until src/nlp is there.
#include "tests/support/annotate.h"

#include <cstdio>
#include <fstream>
#include <unistd.h>
#include <nlohmann/json.hpp>
#include <set>

#include "base/sha256.h"
#include "base/unicode.h"

namespace dateline::test {
namespace {
std::string_view intern(const std::string& s) {
  static std::set<std::string> all;
  return *all.insert(s).first;
}
void add_blocks(Article& article) {
  const std::string_view text = article.text.view();
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find("\n\n", at);
    if (end == std::string_view::npos) end = text.size();
    if (end > at) article.blocks.push_back({{article.text.position_of_byte(at), article.text.position_of_byte(end)}, BlockKind::kParagraph, 1});
    at = end;
    while (at < text.size() && text[at] == '\n') ++at;
  }
}
}  // namespace

std::unique_ptr<Document> annotate(std::string text, std::string published) {
  Article article;
  const std::string name = "/tmp/w/parses/" + sha256_hex(text);
  article.text = Text(text);
  article.published = published;
  article.published_basis = published.empty() ? PublishedBasis::kUnknown : PublishedBasis::kGiven;
  article.publisher = {"The Test Post", "test.example"};
  article.text_sha256 = sha256_hex(text);
  add_blocks(article);
  if (std::ifstream(name).good() == false) {
    const std::string in = name + ".in" + std::to_string(getpid());
    std::ofstream(in) << text;
    const std::string command = "curl -sf --data-binary @" + in + " http://127.0.0.1:8765/ -o " + name + ".tmp" + std::to_string(getpid()) + " && mv " + name + ".tmp" + std::to_string(getpid()) + " " + name + "; rm -f " + in;
    if (std::system(command.c_str())) std::abort();
  }
  std::ifstream file(name);
  const auto parsed = nlohmann::json::parse(file);
  auto doc = std::make_unique<Document>(std::move(article));
  for (const auto& t : parsed) {
    Token token;
    token.span = {t[0], t[1]};
    token.lower = to_lower(doc->text().at(token.span));
    token.lemma = t[2];
    token.tag = intern(t[3]);
    token.pos = intern(t[4]);
    token.dep = intern(t[5]);
    token.head = t[6];
    token.ent_iob = t[7].get<std::string>()[0];
    token.ent_type = intern(t[8]);
    token.sentence_start = t[9];
    const auto index = static_cast<std::uint32_t>(doc->tokens.size());
    if (token.sentence_start || index == 0) {
      if (!doc->sentences.empty()) doc->sentences.back().last = index;
      doc->sentences.push_back({index, 0});
    }
    doc->tokens.push_back(token);
  }
  if (!doc->sentences.empty()) doc->sentences.back().last = static_cast<std::uint32_t>(doc->tokens.size());
  return doc;
}

}  // namespace dateline::test
