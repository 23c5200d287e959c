#pragma once
// The two hash functions that a spaCy model is built on: the numbers of strings, and the rows of hashed embedding tables.
// Both must give the very numbers that the model was trained with, on every machine.
#include <array>
#include <cstdint>
#include <string_view>

namespace dateline::nlp {

/// MurmurHash64A with seed 1: how spaCy numbers a string that is not one of its symbols (symbols.h).
std::uint64_t hash_utf8(std::string_view text);

/// The four rows (before the modulo) of a value in a hashed embedding table with this seed.
std::array<std::uint32_t, 4> embedding_rows(std::uint64_t value, std::uint32_t seed);

}  // namespace dateline::nlp
