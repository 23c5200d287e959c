#include "tests/support/annotate.h"

#include <cstdio>
#include <cstdlib>

#include "base/sha256.h"
#include "nlp/language.h"

namespace dateline::test {
namespace {

const nlp::Language& language() {
  static const std::unique_ptr<nlp::Language> loaded = [] {
    const char* folder = std::getenv("DATELINE_MODEL");
    auto language = nlp::Language::load(folder ? folder : "");
    if (!language) {
      std::fprintf(stderr, "tests: %s (set DATELINE_MODEL; ./dev test does)\n", language.error().message.c_str());
      std::exit(2);
    }
    return std::move(*language);
  }();
  return *loaded;
}

/// Paragraphs are parted by blank lines.
std::vector<Block> paragraphs(const Text& text) {
  std::vector<Block> out;
  const std::string_view bytes = text.view();
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find("\n\n", at), bytes.size());
    if (end > at) out.push_back({{text.position_of_byte(at), text.position_of_byte(end)}, BlockKind::kParagraph, 1});
    at = std::min(bytes.find_first_not_of('\n', end), bytes.size());
  }
  return out;
}

}  // namespace

std::unique_ptr<Document> annotate(std::string text, std::string published) {
  Article article;
  article.text_sha256 = sha256_hex(text);
  article.text = Text(std::move(text));
  article.published_basis = published.empty() ? PublishedBasis::kUnknown : PublishedBasis::kGiven;
  article.published = std::move(published);
  article.publisher = {"The Test Post", "test.example"};
  article.language = "en";
  article.blocks = paragraphs(article.text);
  auto doc = std::make_unique<Document>(std::move(article));
  language().annotate(*doc);
  return doc;
}

}  // namespace dateline::test
