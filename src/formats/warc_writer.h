#pragma once
// Writes WARC 1.1 records (ISO 28500:2017), each compressed by itself with gzip, so that any web archive tool opens the file and can begin at
// any record.
#include <string>
#include <string_view>
#include <vector>

#include "model/capture.h"

namespace dateline::formats {

/// A new "<urn:uuid:...>", random (RFC 4122, version 4).
std::string new_record_id();

/// The record that begins a file: who wrote it and how.
std::string warcinfo_record(std::string_view software, std::string_view operator_name, std::string_view at);

/// One fetched page: its request and response records. `request` is the bytes that were sent; `response_head` the status line and header
/// fields as they came, with the empty line; `body` what stood behind it, still coded as it was transferred or, where the library has
/// decoded it, plain with the fields on coding left out of the head.
std::string exchange_records(const Capture& capture, std::string_view record_id, std::string_view request, std::string_view response_head,
                             std::string_view body);

}  // namespace dateline::formats
