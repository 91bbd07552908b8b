# What every target is compiled with.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor)
if(TACITUS_WARNINGS_AS_ERRORS)
  add_compile_options(-Werror)
endif()
if(TACITUS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(TACITUS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# The headers that most files include, compiled once: they take a third of the time of a build. Every file still includes
# what it uses: `make lint` looks at each as it is alone (-DTACITUS_QUICK=OFF).
if(NOT TACITUS_QUICK)
  set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
endif()
set(TACITUS_STANDARD_HEADERS
  <algorithm> <array> <charconv> <cmath> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <optional> <set>
  <span> <string> <string_view> <unordered_map> <utility> <vector>)

# A compiler cache is used where there is one. It has to be told that precompiled headers are for it to look into.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND TACITUS_QUICK)
  # g++ 12 no longer knows std::string's own code for a system header's once it is precompiled, and warns of it wrongly.
  add_compile_options(-fpch-preprocess -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
                      -Wno-stringop-overread)
endif()

# A stage of the pipeline: a static library of the sources given, with src/ and include/ to include from.
#   tacitus_stage(read SOURCES a.cc b.cc LINKS tacitus_base PRIVATE_LINKS fmt::fmt)
function(tacitus_stage name)
  cmake_parse_arguments(STAGE "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(tacitus_${name} STATIC ${STAGE_SOURCES})
  target_include_directories(tacitus_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
    $<INSTALL_INTERFACE:include>)
  target_link_libraries(tacitus_${name} PUBLIC ${STAGE_LINKS} PRIVATE ${STAGE_PRIVATE_LINKS})
  if(name STREQUAL base)
    target_precompile_headers(tacitus_base PRIVATE ${TACITUS_STANDARD_HEADERS})
  else()
    target_precompile_headers(tacitus_${name} REUSE_FROM tacitus_base)
  endif()
  set_property(GLOBAL APPEND PROPERTY TACITUS_STAGES tacitus_${name})
endfunction()
