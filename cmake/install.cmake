# `cmake --install build --prefix …`: the program, the public headers, and what the program reads under share/tacitus.
include(GNUInstallDirs)
install(TARGETS tacitus RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY include/tacitus DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tacitus/data PATTERN ".*" EXCLUDE)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/tacitus)
