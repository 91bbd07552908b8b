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

# A compiler cache is used where there is one.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
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
  set_property(GLOBAL APPEND PROPERTY TACITUS_STAGES tacitus_${name})
endfunction()
