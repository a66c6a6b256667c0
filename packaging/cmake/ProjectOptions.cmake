# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What every target of the project shares: warnings, strict Qt macros, sanitizers, and the two functions that make
# an engine folder a library and a file of tests a test.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
    add_link_options(-fuse-ld=lld)
endif()

add_library(socketdesk_options INTERFACE)
target_compile_definitions(socketdesk_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    SOCKETDESK_VERSION="${PROJECT_VERSION}")
target_compile_options(socketdesk_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference
    -Wcast-align -Wformat=2 -Wconversion -Wno-sign-conversion)
target_include_directories(socketdesk_options INTERFACE ${PROJECT_SOURCE_DIR}/app)
if(SOCKETDESK_WERROR)
    target_compile_options(socketdesk_options INTERFACE -Werror)
endif()
if(SOCKETDESK_SANITIZE)
    target_compile_options(socketdesk_options INTERFACE -fsanitize=${SOCKETDESK_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(socketdesk_options INTERFACE -fsanitize=${SOCKETDESK_SANITIZE})
endif()

# socketdesk_folder(NAME [LINKS lib...]): the current folder as the static library socketdesk_NAME.
# Sources are found, not listed, so that adding a file touches no file that others touch.
function(socketdesk_folder name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    add_library(socketdesk_${name} STATIC ${sources})
    target_link_libraries(socketdesk_${name} PUBLIC socketdesk_options ${ARG_LINKS})
endfunction()

# socketdesk_tests([LINKS lib...] [LABELS label...]): every tst_*.cpp of the current folder as one test program each.
function(socketdesk_tests)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LINKS;LABELS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(test ${source} NAME_WE)
        add_executable(${test} ${source})
        set_target_properties(${test} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        target_link_libraries(${test} PRIVATE socketdesk_testsupport ${ARG_LINKS})
        add_test(NAME ${test} COMMAND ${test})
        set_tests_properties(${test} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
    endforeach()
endfunction()
