#pragma once
// What nouns for sources mean (data/attribution/informants.tsv and its neighbours), and what a report says about people whom it does not name:
// how many, of what country and body, how they know, why they are not named.
#include <optional>
#include <string>
#include <string_view>

#include "attribution/token_ranges.h"
#include "model/reading.h"
#include "model/source.h"

namespace dateline::attribution {

enum class InformantClass { kInformant, kOffice, kBody, kOutlet, kPaper, kImagery, kHearsay };
struct Informant {
  InformantClass what = InformantClass::kInformant;
  Knowledge knowledge = Knowledge::kUnstated;
};

/// What the noun means, by its lemma or its form in lower case (headlines write it with a capital).
const Informant* informant(const Token& token);
bool is_outlet_name(std::string_view name);
/// "the state news agency".
bool is_news_agency(const Syntax& syntax, TokenIndex head);
/// "no group", "nobody": a source that is none.
bool is_nobody(const Syntax& syntax, TokenIndex head);
/// "Correction", "Update": what a newsroom puts before a colon.
bool is_label(const Token& token);
/// "seen", "reviewed", "obtained": what is done with a paper by whoever has it.
bool is_held(const Token& verb);
/// "released", "issued": what is done with a paper by whoever speaks in it.
bool is_issued(const Token& verb);
/// "comment", "respond": declining to do so is saying nothing.
bool is_silence(const Token& token);
/// "spokesman": who speaks for a body.
bool speaks_for_body(const Token& token);

/// "twelve", "12".
std::optional<int> number_word(const Token& token);
/// "three officials" 3, "an official" 1, "dozens of residents" and "officials" nothing.
std::optional<int> head_count(const Syntax& syntax, TokenIndex head);
/// "a number of officials", "two of the diplomats": the people meant, else the token itself.
TokenIndex people_meant(const Syntax& syntax, TokenIndex head);
/// The phrase as a name: without article, number and what follows a comma.
std::string phrase_name(const Syntax& syntax, TokenIndex head);
/// The body that unnamed people belong to, as far as the words beside them say.
std::string affiliation_of(const Syntax& syntax, const Reading& reading, TokenIndex head);
/// The body that a spokesman speaks for: before the noun ("army spokesman", "the ministry's spokeswoman") or after "for", "of".
std::string body_spoken_for(const Syntax& syntax, const Reading& reading, TokenIndex head);
/// ISO 3166-1 alpha-2 of the country that the words beside them name.
std::string country_of(const Syntax& syntax, const Reading& reading, TokenIndex head);
Knowledge knowledge_of(const Syntax& syntax, TokenIndex head, Knowledge by_noun);
/// Why a source is not named, as told in the sentence of `token` or the next.
std::string anonymity_reason(const Syntax& syntax, TokenIndex token);
/// "Senator X, who spoke on condition of anonymity": named by the report all the same.
bool asks_not_to_be_named(const Syntax& syntax, TokenIndex person);

}  // namespace dateline::attribution
