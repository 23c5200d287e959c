#pragma once
// What a judgement is tied to that creates an item out of selected words. For judge.cpp.
#include "archive/judge.h"

namespace dateline::archive {

Status create_item(const Archive& archive, const NewJudgement& given, review::Judgement& out);

}  // namespace dateline::archive
