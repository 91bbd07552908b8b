# `cmake --install build --prefix …`: the program, the library with its public headers, and what both read, under
# share/tacitus. Others' projects then say find_package(tacitus) and link tacitus::tacitus; docs/CMakeLists.txt is one.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/tacitus)

install(TARGETS tacitus RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS tacitus_library ${stages} EXPORT tacitus-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT tacitus-targets NAMESPACE tacitus:: DESTINATION ${package_folder})
install(DIRECTORY include/tacitus DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
# Where the program looks for DuckDB's library; without it there is only no store.
install(FILES lib/tacitus/libduckdb.so DESTINATION lib/tacitus OPTIONAL)
install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tacitus/data)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DATADIR}/tacitus)

configure_package_config_file(cmake/tacitus-config.cmake.in ${PROJECT_BINARY_DIR}/tacitus-config.cmake
  INSTALL_DESTINATION ${package_folder} PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/tacitus-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/tacitus-config.cmake ${PROJECT_BINARY_DIR}/tacitus-config-version.cmake
  DESTINATION ${package_folder})
