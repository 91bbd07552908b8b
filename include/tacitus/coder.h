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
#include <vector>

#include "tacitus/coding.h"
#include "tacitus/document.h"
#include "tacitus/parse.h"
#include "tacitus/result.h"

namespace tacitus {

// What tells the types of events, and what has a say about their parties.
enum class TypesChoice {
  kFast,      // rules and linear models
  kAccurate,  // and two encoders of the sentence: of types, where the former are not sure, and of events
};

struct CoderOptions {
  bool keep_all = false;  // report what most likely is no event, too
  double least_reliability =
      0;                 // leave out events of a kind of which fewer than this share are right (docs/accuracy.md)
  bool reasons = false;  // fill Event::reasons, for explanations; slower
  TypesChoice types = TypesChoice::kAccurate;
  std::string encoder = {};  // file of the encoder of types; "" is models/types.encoder of the data folder

  // A folder of PETRARCH or TABARI dictionaries (docs/petrarch.md), whose actors, verbs and patterns say who does what
  // to whom in place of Tacitus's own data; "" is none.
  std::string dictionaries = {};
  bool beside = false;  // code by Tacitus's own data too, where the dictionaries say nothing
  bool strict = false;  // fail for a line of the dictionaries that makes no sense, rather than leave it out
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

  // The lines of the dictionaries that were left out, and how to mend them.
  [[nodiscard]] const std::vector<Error>& DictionaryProblems() const;

 private:
  struct Knowledge;
  explicit Coder(std::shared_ptr<const Knowledge> knowledge);
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace tacitus
