#pragma once
// Codebook: which words tell which kind of happening, and how a sentence's parts become its roles. Read once from data/events/
// (its README explains the columns), never changed after, shared by all threads. Rows of one word stand in the order of the file;
// the first whose conditions hold decides, rows without a condition last.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/event.h"

namespace dateline::events {

/// A part of the sentence must be there ("obj", "to", "comp") and, where `any` is not empty, be headed by one of these words or classes.
struct Condition {
  std::vector<std::string> slots;  // any of them
  std::vector<std::string> any;
  bool absent = false;
};

/// Where the parts of a sentence go. A slot is "subj", "obj", "poss", "mod" or a preposition.
struct Frame {
  std::vector<std::pair<std::string, Role>> roles;
  std::vector<std::pair<std::string, PlaceRole>> places;

  std::optional<Role> role_of(std::string_view slot) const;
  std::optional<PlaceRole> place_role_of(std::string_view slot) const;
};

struct Entry {
  std::string particle;
  std::vector<Condition> when;
  std::string kind;
  std::vector<std::string> modes;
  std::string plover;
  std::string cameo;
  Frame frame;
};

/// A word that says of the happening it governs whether it happened ("plan", "fail", "able"): the status, and whose act it is.
struct Control {
  std::optional<EventStatus> status;  // none: passes on what stands above it
  bool negated = false;
  bool drop = false;         // what it governs is no happening at all
  bool attempt = false;      // tried, whatever came of it
  bool by_object = false;    // "asked them to leave": the object acts
};

/// A verb that leaves the telling to an event noun ("carry out an attack"). `slot` is where the noun stands, `role` is what the other side is.
struct LightVerb {
  std::string particle;
  std::string slot;
  std::string role;  // a slot of the noun's own frame for the verb's subject: "subj" or "obj"; empty: none
  std::optional<EventStatus> status;
};

/// What a verb says of the transfer that its object tells ("intercepted a shipment").
struct Stage {
  std::string mode;
  std::optional<EventStatus> status;
};

class Codebook {
 public:
  Codebook();

  const std::vector<Entry>* verb(std::string_view lemma) const;
  const std::vector<Entry>* noun(std::string_view lemma) const;
  const Control* control(std::string_view lemma) const;
  const std::vector<LightVerb>* light_verb(std::string_view lemma) const;
  bool is_in(std::string_view lemma, std::string_view word_class) const;
  /// What is counted when people stand as this slot of the verb: "killed" for the object of "kill"; empty if nothing.
  std::string_view counted(std::string_view verb, std::string_view slot) const;
  /// The mode that a weapon's or attack's name brings with it: "drone".
  std::string_view mode_of(std::string_view lemma) const;
  /// How a way or carrier of this name goes: "rail" for "train"; empty if it does not tell.
  std::string_view travel_mode(std::string_view lemma) const;
  /// The class of goods a word belongs to: "missile" for "rocket"; empty if none.
  std::string_view item_class(std::string_view lemma) const;
  const Stage* stage(std::string_view verb) const;
  std::optional<int> number(std::string_view word) const;
  /// What a factor multiplies by: 1000 for "thousand"; 0 for other words.
  int factor(std::string_view word) const;
  std::string_view default_plover(std::string_view kind) const;
  /// Whether a happening of this kind takes place at one spot.
  bool is_at_a_spot(std::string_view kind) const;
  /// Whether it is taken to be in the country that the report and all who take part belong to, where no place is told.
  bool is_at_home(std::string_view kind) const;
  /// The CAMEO code of an act of class `act` that is about a deed of class `deed` ("AGREE" about "AID"); empty if it has none of its own.
  std::string_view content_code(std::string_view act, std::string_view deed) const;
  /// The mode that goes with it: "assist" for a request of aid; empty if none.
  std::string_view content_mode(std::string_view act, std::string_view deed) const;
  /// The PLOVER context that a word tells: "legal" for "court"; empty if none.
  std::string_view context_of(std::string_view lemma) const;
  std::optional<PlaceRole> place_preposition(std::string_view word) const;

 private:
  void read_kinds();
  void read_frames();
  void read_entries(std::string_view file, std::unordered_map<std::string, std::vector<Entry>>& into);
  void read_controls();
  void read_classes();
  void read_small_tables();
  Frame parse_frame(std::string_view column) const;

  std::unordered_map<std::string, std::vector<Entry>> verbs_, nouns_;
  std::unordered_map<std::string, Frame> frames_;
  std::unordered_map<std::string, std::string> plover_;
  std::unordered_set<std::string> spot_kinds_, home_kinds_;
  std::unordered_map<std::string, Control> controls_;
  std::unordered_map<std::string, std::vector<LightVerb>> light_;
  std::unordered_map<std::string, std::unordered_set<std::string>> classes_;
  std::unordered_map<std::string, std::string> counted_, modes_, travel_modes_, items_, contents_, content_modes_, contexts_;
  std::unordered_map<std::string, Stage> stages_;
  std::unordered_map<std::string, int> numbers_, factors_;
  std::unordered_map<std::string, PlaceRole> place_prepositions_;
};

/// The one that data/events/ gives.
const Codebook& codebook();

}  // namespace dateline::events
