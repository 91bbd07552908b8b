// The words that the columns of exports are described in: SQL functions that turn actors, places and codes into those
// of other data sets, by the tables under data/export/ and data/actors/countries.tsv.
//
//   cameo_code(source)          'IRNGOV', 'IGOUNO'        actor_types(source)     ['GOV'], the roles in CAMEO's codes
//   actor_country(source)       'IRN'                     phoenix_code(source)    '---REB'
//   country_name('IRN')         'Iran'                    fips('IRN')             'IR'
//   place_type(place)           1 to 5, as GDELT          place_full_name(place)  'Bushehr, Bushehr Province, Iran'
//   icews_text('125')           'Reject proposal to meet, discuss, or negotiate'
//   host(url)                   'example.org'             characters(text, n)     characters in the first n bytes
//
// docs/exports.md lists all. Tested in tests/unit/export/export_vocabulary_test.cc.
#pragma once

#include <string>

#include "store/database.h"
#include "tacitus/result.h"

namespace tacitus {

Result<Done> DefineExportVocabulary(Database& database, const std::string& data_folder);

}  // namespace tacitus
