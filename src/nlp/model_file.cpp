#include "nlp/model_file.h"

#include <bit>
#include <cstring>

namespace dateline::nlp {
namespace {

static_assert(std::endian::native == std::endian::little, "model files hold little-endian floats");

constexpr std::size_t kMaxDimension = std::size_t{1} << 31;

/// msgpack-numpy: {"nd": true, "type": "<f4", "shape": [...], "data": bytes}.
std::optional<Tensor> read_tensor(const MsgValue& value) {
  const MsgValue* type = value.find("type");
  const MsgValue* shape = value.find("shape");
  const MsgValue* data = value.find("data");
  if (type == nullptr || type->bytes != "<f4" || shape == nullptr || !shape->is_array() || data == nullptr || !data->is_text()) {
    return std::nullopt;
  }
  Tensor tensor;
  std::size_t count = 1;
  for (const MsgValue& item : shape->items) {
    const std::optional<std::uint64_t> dimension = item.as_unsigned();
    if (!dimension || *dimension > kMaxDimension || (*dimension > 0 && count > kMaxDimension / *dimension)) return std::nullopt;
    tensor.shape.push_back(*dimension);
    count *= *dimension;
  }
  if (data->bytes.size() != count * sizeof(float)) return std::nullopt;
  tensor.data.resize(count);
  if (count > 0) std::memcpy(tensor.data.data(), data->bytes.data(), data->bytes.size());
  return tensor;
}

bool read_node(const MsgValue& info, ModelNode& node) {
  const MsgValue* name = info.find("name");
  const MsgValue* dims = info.find("dims");
  if (name == nullptr || !name->is_text() || dims == nullptr || !dims->is_map()) return false;
  node.name = name->bytes;
  for (std::size_t i = 0; i < dims->map_size(); ++i) {
    const std::optional<std::uint64_t> size = dims->mapped(i).as_unsigned();
    if (size && *size <= kMaxDimension) node.dims[std::string(dims->key(i).bytes)] = *size;
  }
  return true;
}

bool read_attrs(const MsgValue& attrs, ModelNode& node) {
  if (!attrs.is_map()) return false;
  for (std::size_t i = 0; i < attrs.map_size(); ++i) {
    if (attrs.mapped(i).is_text()) node.attrs[std::string(attrs.key(i).bytes)] = std::string(attrs.mapped(i).bytes);
  }
  return true;
}

bool read_params(const MsgValue& params, ModelNode& node) {
  if (!params.is_map()) return false;
  for (std::size_t i = 0; i < params.map_size(); ++i) {
    if (params.mapped(i).kind == MsgValue::Kind::kNil) continue;
    std::optional<Tensor> tensor = read_tensor(params.mapped(i));
    if (!tensor) return false;
    node.params[std::string(params.key(i).bytes)] = std::move(*tensor);
  }
  return true;
}

}  // namespace

std::size_t ModelNode::dim(std::string_view key) const {
  const auto found = dims.find(key);
  return found == dims.end() ? 0 : found->second;
}

const Tensor* ModelNode::param(std::string_view key, const std::vector<std::size_t>& shape) const {
  const auto found = params.find(key);
  return found != params.end() && found->second.shape == shape ? &found->second : nullptr;
}

std::optional<std::int64_t> ModelNode::integer_attr(std::string_view key) const {
  const auto found = attrs.find(key);
  if (found == attrs.end()) return std::nullopt;
  const std::optional<MsgValue> value = parse_msgpack(found->second);
  return value ? value->as_integer() : std::nullopt;
}

Error ModelFile::damaged(const std::string& what) const {
  return {ErrorCode::kModelDamaged, "the language model's file " + part + "/model " + what + "; unpack the language model again"};
}

Result<ModelFile> ModelFile::parse(std::string_view bytes, std::string part) {
  ModelFile file;
  file.part = std::move(part);
  const std::optional<MsgValue> root = parse_msgpack(bytes);
  if (!root) return file.damaged("is cut off or not MessagePack");
  const MsgValue* nodes = root->find("nodes");
  const MsgValue* attrs = root->find("attrs");
  const MsgValue* params = root->find("params");
  for (const MsgValue* list : {nodes, attrs, params}) {
    if (list == nullptr || !list->is_array() || list->items.size() != nodes->items.size()) return file.damaged("is not a layer tree");
  }
  file.nodes.resize(nodes->items.size());
  for (std::size_t i = 0; i < file.nodes.size(); ++i) {
    ModelNode& node = file.nodes[i];
    if (!read_node(nodes->items[i], node) || !read_attrs(attrs->items[i], node) || !read_params(params->items[i], node)) {
      return file.damaged("has a layer that cannot be read (number " + std::to_string(i) + ")");
    }
  }
  return file;
}

std::vector<const ModelNode*> ModelFile::all(std::string_view name) const {
  std::vector<const ModelNode*> found;
  for (const ModelNode& node : nodes) {
    if (node.name == name) found.push_back(&node);
  }
  return found;
}

const ModelNode* ModelFile::first(std::string_view name) const {
  for (const ModelNode& node : nodes) {
    if (node.name == name) return &node;
  }
  return nullptr;
}

}  // namespace dateline::nlp
