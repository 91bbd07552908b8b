#include "parse/msgpack.h"

#include <bit>
#include <fstream>
#include <sstream>
#include <utility>

namespace tacitus {
namespace {

constexpr int kMaximumDepth = 64;  // deeper than any pipeline's files, shallow enough for any stack

}  // namespace

// Decodes by recursive descent. `fault_` is the first thing found wrong; everything after it is void.
class MsgPackDecoder {
 public:
  explicit MsgPackDecoder(std::string_view bytes) : bytes_(bytes) {}

  Result<MsgPack> Run() {
    MsgPack root;
    Value(root, 0);
    if (fault_.empty() && position_ != bytes_.size()) fault_ = "bytes follow the value";
    if (fault_.empty()) return root;
    return Error{ErrorCode::kMalformed, "not MessagePack: " + fault_ + " at byte " + std::to_string(position_), ""};
  }

 private:
  bool Fail(const char* what) {
    if (fault_.empty()) fault_ = what;
    return false;
  }

  std::string_view Take(std::uint64_t size) {
    if (size > bytes_.size() - position_) {
      Fail("the file ends too soon");
      return {};
    }
    const std::string_view taken = bytes_.substr(position_, size);
    position_ += size;
    return taken;
  }

  // A big-endian number of 1, 2, 4 or 8 bytes.
  std::uint64_t Number(std::size_t size) {
    std::uint64_t number = 0;
    for (const char byte : Take(size)) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
  }

  void Integer(MsgPack& value, std::uint64_t number, bool negative = false) {
    value.kind_ = MsgPack::Kind::kInteger;
    value.integer_ = number;
    value.negative_ = negative;
  }

  void Signed(MsgPack& value, std::size_t size) {
    const std::uint64_t number = Number(size);
    const unsigned shift = static_cast<unsigned>(64 - 8 * size);
    const auto extended = static_cast<std::int64_t>(number << shift) >> shift;
    Integer(value, static_cast<std::uint64_t>(extended), extended < 0);
  }

  void Bytes(MsgPack& value, MsgPack::Kind kind, std::uint64_t size) {
    value.kind_ = kind;
    value.bytes_ = Take(size);
  }

  void Items(MsgPack& value, MsgPack::Kind kind, std::uint64_t count, int depth) {
    value.kind_ = kind;
    // Every item takes a byte at least, so a count that lies is found before it costs memory.
    if (count > bytes_.size() - position_) {
      Fail("the file ends too soon");
      return;
    }
    value.items_.resize(count);
    for (MsgPack& item : value.items_) {
      if (!Value(item, depth + 1)) return;
    }
  }

  void Float(MsgPack& value, bool wide) {
    value.kind_ = MsgPack::Kind::kFloat;
    if (wide) {
      value.number_ = std::bit_cast<double>(Number(8));
    } else {
      value.number_ = static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(Number(4))));
    }
  }

  bool Value(MsgPack& value, int depth);
  bool Marked(MsgPack& value, unsigned marker, int depth);

  std::string_view bytes_;
  std::size_t position_ = 0;
  std::string fault_;
};

bool MsgPackDecoder::Value(MsgPack& value, int depth) {
  using Kind = MsgPack::Kind;
  if (depth > kMaximumDepth) return Fail("values are nested too deeply");
  const auto marker = static_cast<unsigned>(Number(1));
  if (!fault_.empty()) return false;
  if (marker < 0x80) {
    Integer(value, marker);
  } else if (marker < 0x90) {
    Items(value, Kind::kMap, 2 * (marker & 0x0fU), depth);
  } else if (marker < 0xa0) {
    Items(value, Kind::kArray, marker & 0x0fU, depth);
  } else if (marker < 0xc0) {
    Bytes(value, Kind::kText, marker & 0x1fU);
  } else if (marker >= 0xe0) {
    Integer(value, static_cast<std::uint64_t>(static_cast<std::int64_t>(marker) - 0x100), true);
  } else {
    return Marked(value, marker, depth);
  }
  return fault_.empty();
}

// The values whose first byte says their type alone.
bool MsgPackDecoder::Marked(MsgPack& value, unsigned marker, int depth) {
  using Kind = MsgPack::Kind;
  const auto size_of = [&](unsigned first) { return Number(std::size_t{1} << (marker - first)); };
  switch (marker) {
    case 0xc0:
      value.kind_ = Kind::kNil;
      break;
    case 0xc2:
    case 0xc3:
      value.kind_ = Kind::kBool;
      value.integer_ = marker & 1U;
      break;
    case 0xc4:
    case 0xc5:
    case 0xc6:
      Bytes(value, Kind::kBinary, size_of(0xc4));
      break;
    case 0xc7:
    case 0xc8:
    case 0xc9:
      Bytes(value, Kind::kExtension, size_of(0xc7) + 1);
      break;
    case 0xca:
    case 0xcb:
      Float(value, marker == 0xcb);
      break;
    case 0xcc:
    case 0xcd:
    case 0xce:
    case 0xcf:
      Integer(value, size_of(0xcc));
      break;
    case 0xd0:
    case 0xd1:
    case 0xd2:
    case 0xd3:
      Signed(value, std::size_t{1} << (marker - 0xd0));
      break;
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      Bytes(value, Kind::kExtension, (std::size_t{1} << (marker - 0xd4)) + 1);
      break;
    case 0xd9:
    case 0xda:
    case 0xdb:
      Bytes(value, Kind::kText, size_of(0xd9));
      break;
    case 0xdc:
    case 0xdd:
      Items(value, Kind::kArray, Number(marker == 0xdc ? 2 : 4), depth);
      break;
    case 0xde:
    case 0xdf:
      Items(value, Kind::kMap, 2 * Number(marker == 0xde ? 2 : 4), depth);
      break;
    default:
      return Fail("a byte that begins no value");
  }
  return fault_.empty();
}

Result<MsgPack> MsgPack::Decode(std::string_view bytes) { return MsgPackDecoder(bytes).Run(); }

double MsgPack::number() const {
  if (kind_ == Kind::kFloat) return number_;
  if (kind_ != Kind::kInteger) return 0;
  return negative_ ? static_cast<double>(static_cast<std::int64_t>(integer_)) : static_cast<double>(integer_);
}

const MsgPack* MsgPack::Find(std::string_view key) const {
  if (kind_ != Kind::kMap) return nullptr;
  for (std::size_t i = 0; i < items_.size(); i += 2) {
    if (items_[i].kind_ == Kind::kText && items_[i].bytes_ == key) return &items_[i + 1];
  }
  return nullptr;
}

const MsgPack* MsgPack::Find(std::uint64_t key) const {
  if (kind_ != Kind::kMap) return nullptr;
  for (std::size_t i = 0; i < items_.size(); i += 2) {
    if (items_[i].kind_ == Kind::kInteger && items_[i].integer_ == key) return &items_[i + 1];
  }
  return nullptr;
}

Result<MsgPackFile> MsgPackFile::Read(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kNotFound, "cannot open this file of the pipeline", path};
  MsgPackFile file;
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  file.bytes_ = std::make_unique<const std::string>(std::move(bytes).str());
  Result<MsgPack> root = MsgPack::Decode(*file.bytes_);
  if (!root) return Error{root.error().code, root.error().message, path};
  file.root_ = std::move(*root);
  return file;
}

}  // namespace tacitus
