// Codes the events of parsed documents.
//
//   tacitus::Result<tacitus::Coder> coder = tacitus::Coder::Load("data");
//   tacitus::Coding coding = coder->Run(document, parser.Run(document.text));
//   for (const tacitus::Event& event : coding.events) std::cout << tacitus::Name(event.event) << '\n';
//
// A Coder is immutable once loaded and may be shared by any number of threads. The same document and parse give the
// same events, byte for byte, whatever was coded before.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "tacitus/coding.h"
#include "tacitus/document.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

struct CoderOptions {
  bool reasons = false;  // fill Event::reasons, for explanations; slower
};

class Coder {
 public:
  // Reads the folder of words, codes, actors and rules. Fails with file:line where one of them is malformed.
  static Result<Coder> Load(const std::string& data_folder, CoderOptions options = {});

  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  ~Coder();

  // Precondition: parse is of document.text.
  [[nodiscard]] Coding Run(const Document& document, const Parse& parse) const;

 private:
  struct Knowledge;
  explicit Coder(std::shared_ptr<const Knowledge> knowledge);
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace tacitus
