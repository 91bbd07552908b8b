// MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md), the form in which spaCy and thinc keep their
// tables and weights.
//
//   tacitus::Result<tacitus::MsgPackFile> file = tacitus::MsgPackFile::Read(folder + "/tokenizer");
//   if (const tacitus::MsgPack* pattern = file->root().Find("prefix_search")) Use(pattern->text());
//
// Values are views of the file's bytes. Tested in tests/unit/parse/msgpack_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

class MsgPack {
 public:
  enum class Kind : std::uint8_t { kNil, kBool, kInteger, kFloat, kText, kBinary, kArray, kMap, kExtension };

  // Reads one value that fills all of `bytes`, which must outlive it. Fails with the offset of the first byte at fault.
  static Result<MsgPack> Decode(std::string_view bytes);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool Is(Kind kind) const { return kind_ == kind; }

  // Each of these is zero or empty where the value is of another kind.
  [[nodiscard]] bool boolean() const { return kind_ == Kind::kBool && integer_ != 0; }
  [[nodiscard]] std::uint64_t integer() const { return kind_ == Kind::kInteger ? integer_ : 0; }  // two's complement
  [[nodiscard]] double number() const;                                                            // of an integer, too
  [[nodiscard]] std::string_view text() const { return kind_ == Kind::kText ? bytes_ : std::string_view(); }
  [[nodiscard]] std::string_view binary() const { return kind_ == Kind::kBinary ? bytes_ : std::string_view(); }
  // The items of an array; the keys and values of a map in turn, in the order of the file.
  [[nodiscard]] const std::vector<MsgPack>& items() const { return items_; }

  // The value of this key in a map, or null. Linear.
  [[nodiscard]] const MsgPack* Find(std::string_view key) const;
  [[nodiscard]] const MsgPack* Find(std::uint64_t key) const;

 private:
  friend class MsgPackDecoder;
  Kind kind_ = Kind::kNil;
  bool negative_ = false;
  union {
    std::uint64_t integer_ = 0;
    double number_;
  };
  std::string_view bytes_;
  std::vector<MsgPack> items_;
};

// A file that holds one value.
class MsgPackFile {
 public:
  static Result<MsgPackFile> Read(const std::string& path);
  [[nodiscard]] const MsgPack& root() const { return root_; }

 private:
  std::unique_ptr<const std::string> bytes_;
  MsgPack root_;
};

}  // namespace tacitus
