#include "store/store_views.h"

#include <optional>
#include <vector>

#include "store/happening_views.h"
#include "store/kept_views.h"
#include "store/table_views.h"

namespace tacitus {
namespace {

// Whoever may ask a question may not therefore read everything on this machine.
std::string Confinement(const std::string& folder, const std::string& output) {
  return "SET allowed_directories = [" + QuotedLiteral(folder + "/documents") + ", " +
         QuotedLiteral(folder + "/events") + ", " + QuotedLiteral(KeptViewsFolder(folder)) +
         "]; SET allowed_paths = [" + (output.empty() ? "" : QuotedLiteral(output)) +
         "]; SET enable_external_access = false";
}

}  // namespace

Result<Database> OpenStoreForQuestions(const std::string& folder, const std::string& output,
                                       const DatabaseOptions& options) {
  Result<Database> database = Database::Open(options);
  if (!database) return database;
  const Result<StoreTables> tables = ReadStoreTables(folder, *database);
  if (!tables) return tables.error();
  const std::optional<JoinedNames> kept = UseKeptViews(*tables, *database);
  const Result<JoinedNames> names = MakeTableViews(*tables, *database, kept);
  if (!names) return names.error();
  Result<Done> done = MakeView(*database, MentionsView());
  for (const StoreView& view : kept ? std::vector<StoreView>{} : GatheredViews()) {
    if (done) done = MakeView(*database, view);
  }
  if (done) done = database->Execute(Confinement(folder, output));
  if (!done) return Error{done.error().code, done.error().message, folder};
  return database;
}

}  // namespace tacitus
