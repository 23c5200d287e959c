#pragma once
// The fields of a judgement as they are kept (model/json_fields.h). Number, when and by whom are columns of their own.
#include "model/json_fields.h"
#include "review/judgement.h"

namespace dateline::review {

template <class V>
void describe(V& v, Evidence& x) {
  v("item", x.item)("report", x.report)("text_sha256", x.text_sha256)("span", x.span)("words", x.words)("kind", x.kind)("predicate", x.predicate);
  v("root", x.root)("claim", x.claim);
}
template <class V>
void describe(V& v, Correction& x) {
  v("field", x.field)("of", x.of)("value", x.value)("was", x.was)("type", x.type)("country", x.country);
  v.degrees("lat", x.lat).degrees("lon", x.lon);
  v("span", x.span)("count", x.count);
}
template <class V>
void describe(V& v, Judgement& x) {
  int seconds = static_cast<int>(x.seconds);
  v("verdict", x.verdict)("on", x.on)("corrections", x.corrections)("seconds", seconds)("about", x.about);
  x.seconds = seconds;
}

}  // namespace dateline::review
