#pragma once
// Draft: what reading the actors of one Document works on before entities stand: mentions found, and which of them are one thing.
// Names are found first, then nominals, then all are brought together; each step is a function over the Draft.
#include <optional>
#include <string>
#include <vector>

#include "actors/lexicon.h"
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::actors {

/// One mention found in the text.
struct Found {
  TokenIndex first = 0, last = 0;  // tokens [first, last) of the mention
  TokenIndex head = 0;
  std::optional<TokenIndex> titled_from;  // of a person: where the titles before the name begin
  MentionForm form = MentionForm::kName;
  EntityType type = EntityType::kOrganization;
  std::string subtype;
  std::string name;    // without article, blanks made one
  std::string key;     // folded name
  std::string country; // ISO 3166-1 alpha-2
  std::vector<std::string> sectors;
  std::string head_lemma;
  std::vector<std::string> titles;  // folded, of a person
  int actor = -1;         // index in lexicon().actors
  int country_index = -1; // index in lexicon().countries: the mention is of the country itself, its people's adjective or its seat
  Naming naming = Naming::kName;
  char number = 's';      // s, p
  char gender = 'a';      // m, f, n, a (unknown)
  bool definite = false, indefinite = false, owned = false;  // "the", "a", "his"
  bool sure = false;      // the type rests on more than the recogniser's word
  bool is_protected = false, is_public = false, has_holder = false, weak = false;
  bool headless = false;  // another mention stands for its head: "commander" is the person, the office has no head of its own
  int holder = -1;        // of an office: the head token of the person who holds it
  std::optional<MentionSense> sense;
  int cluster = -1;
};

struct Draft {
  const Syntax& syntax;
  const Reading& reading;          // times and places, if they have been read
  std::vector<std::string> folded; // each token's word, folded
  std::vector<Found> found;        // in the order of the text once sorted
  std::vector<int> named_by;       // token -> the name that covers it, or -1
  std::vector<int> by_head;        // token -> the mention whose head it is, or -1
  int clusters = 0;

  Draft(const Syntax& from, const Reading& so_far);

  const Lexicon& lex() const { return lexicon(); }
  /// The span of tokens [first, last) without the mark of a note that sticks to the last one ("Haidar,[1]").
  Span span_of(TokenIndex first, TokenIndex last) const;
  /// The words of tokens [first, last) with blanks made one and invisible marks left out.
  std::string words(TokenIndex first, TokenIndex last) const;
  bool capital(TokenIndex i) const;
  bool is_proper(TokenIndex i) const { return syntax.token(i).tag == "NNP" || syntax.token(i).tag == "NNPS"; }
  bool is_noun(TokenIndex i) const { return syntax.token(i).tag == "NN" || syntax.token(i).tag == "NNS"; }
  /// Adds a mention; sets head, name and key from the tokens.
  int add(Found mention);
  /// Takes out what `found[..].first == last`, sorts, and rebuilds the maps.
  void settle();
};

/// What an apposition stands beside: the last of the conjuncts before it ("a girl and her teacher, X").
TokenIndex apposed_to(const Syntax& syntax, TokenIndex apposition);

/// The subject of "be"; of "X, who was president", X.
std::optional<TokenIndex> subject_of_copula(const Syntax& syntax, TokenIndex verb);

/// The head of tokens [first, last).
TokenIndex head_of(const Syntax& syntax, TokenIndex first, TokenIndex last);

// The steps, in order.
void find_names(Draft& draft);          // names.cpp
void find_leaders(Draft& draft);        // leaders.cpp
void find_amounts(Draft& draft);        // amounts.cpp: sums of money, measures
void doubt_headlines(Draft& draft);     // headlines.cpp
void agree_on_types(Draft& draft);      // name_types.cpp
void find_names_again(Draft& draft);    // name_repeats.cpp
void find_designations(Draft& draft);   // designations.cpp
void find_titles(Draft& draft);         // titles.cpp
void find_nominals(Draft& draft);       // nominals.cpp
void find_counts(Draft& draft);         // amounts.cpp: numbers that count something
void find_pronouns(Draft& draft);       // pronouns.cpp
void tell_senses(Draft& draft);         // senses.cpp

}  // namespace dateline::actors
