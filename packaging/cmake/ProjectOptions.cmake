# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What every target of the project shares: warnings, strict Qt macros, sanitizers, and the two functions that make
# an engine folder a library and a file of tests a test.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release)
endif()

# Not with precompiled headers, of which it would read hundreds of megabytes for each file.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT SOCKETDESK_PCH AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM AND UNIX AND NOT APPLE)
    # It finds what stands in a library further to the left; the linker that others have does not, so it is told.
    add_link_options(-fuse-ld=lld -Wl,--warn-backrefs)
endif()

add_library(socketdesk_options INTERFACE)
target_compile_definitions(socketdesk_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    SOCKETDESK_VERSION="${PROJECT_VERSION}")
target_include_directories(socketdesk_options INTERFACE ${PROJECT_SOURCE_DIR}/app)

# RE2 asks for it; then all do, for precompiled headers are of use only to who is compiled in the same way.
if(UNIX)
    target_compile_options(socketdesk_options INTERFACE -pthread)
endif()

target_compile_options(socketdesk_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-align -Wcast-qual -Wformat=2 -Wundef -Wextra-semi -Wconversion -Wno-sign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(socketdesk_options INTERFACE
        -Wduplicated-cond -Wlogical-op -Wsuggest-override -Wmismatched-tags)
else()
    # What GCC 12 says of null pointers once it has inlined Qt's containers depends on the optimisation and is often wrong.
    target_compile_options(socketdesk_options INTERFACE -Wnull-dereference)
endif()
# What Debian hardens its programs with; -z now is left out, as it would cost every start. Where it was built says
# nothing to who runs it, and would make each place build another file.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    add_link_options(LINKER:-z,relro LINKER:-z,noexecstack)
    target_compile_options(socketdesk_options INTERFACE
        "$<$<CONFIG:Release>:-fstack-protector-strong;-D_FORTIFY_SOURCE=2;-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")
endif()

if(SOCKETDESK_WERROR)
    # What GCC 12 says of variables that were never set depends on the optimisation, too.
    target_compile_options(socketdesk_options INTERFACE -Werror -Wno-error=maybe-uninitialized)
endif()

if(SOCKETDESK_SANITIZE)
    # vptr looks at memory through a pipe, and takes it for broken where a test has used up the descriptors.
    target_compile_options(socketdesk_options INTERFACE
        -fsanitize=${SOCKETDESK_SANITIZE} -fno-sanitize=vptr -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(socketdesk_options INTERFACE -fsanitize=${SOCKETDESK_SANITIZE})
    # A sanitizer run is a hunt for defects, so assertions of Qt, of the standard library and of ours are on in it.
    target_compile_definitions(socketdesk_options INTERFACE QT_FORCE_ASSERTS _GLIBCXX_ASSERTIONS)
endif()

# socketdesk_headers(NAME HEADERS header... LINKS lib...): these headers, read and compiled once for all targets that
# say socketdesk_precompiled(TARGET NAME). It halves the time of a build; that a file includes what it uses is still
# found, by lint, which compiles each by itself.
function(socketdesk_headers name)
    if(NOT SOCKETDESK_PCH)
        return()
    endif()
    cmake_parse_arguments(ARG "" "" "HEADERS;LINKS" ${ARGN})
    file(WRITE ${CMAKE_BINARY_DIR}/headers/${name}.cpp "")
    add_library(socketdesk_headers_${name} OBJECT ${CMAKE_BINARY_DIR}/headers/${name}.cpp)
    target_link_libraries(socketdesk_headers_${name} PRIVATE socketdesk_options ${ARG_LINKS})
    target_precompile_headers(socketdesk_headers_${name} PRIVATE ${ARG_HEADERS})
    set_target_properties(socketdesk_headers_${name} PROPERTIES AUTOMOC OFF POSITION_INDEPENDENT_CODE ON)
endfunction()

function(socketdesk_precompiled target name)
    if(SOCKETDESK_PCH)
        target_precompile_headers(${target} REUSE_FROM socketdesk_headers_${name})
    endif()
endfunction()

# socketdesk_for_system(VARIABLE): takes out of a list of sources what is of another system, *_win.cpp or *_unix.cpp.
function(socketdesk_for_system variable)
    set(sources ${${variable}})
    if(WIN32)
        list(FILTER sources EXCLUDE REGEX "_unix\\.cpp$")
    else()
        list(FILTER sources EXCLUDE REGEX "_win\\.cpp$")
    endif()
    set(${variable} ${sources} PARENT_SCOPE)
endfunction()

# socketdesk_folder(NAME [LINKS lib...]): the current folder as the static library socketdesk_NAME.
# Sources are found, not listed, so that adding a file touches no file that others touch.
function(socketdesk_folder name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    socketdesk_for_system(sources)
    add_library(socketdesk_${name} STATIC ${sources})
    target_link_libraries(socketdesk_${name} PUBLIC socketdesk_options ${ARG_LINKS})
    socketdesk_precompiled(socketdesk_${name} core)
endfunction()

# The environment of a test: no display, one locale, and folders of its own, so that a test neither reads nor writes
# the settings of the person who runs it. The result is in `environment` of the caller.
function(socketdesk_test_environment test)
    set(home ${CMAKE_BINARY_DIR}/testhome/${test})
    file(MAKE_DIRECTORY ${home}/runtime)
    file(CHMOD ${home}/runtime PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set(environment
        QT_QPA_PLATFORM=offscreen
        LC_ALL=C.UTF-8
        XDG_CONFIG_HOME=${home}/config
        XDG_CACHE_HOME=${home}/cache
        XDG_DATA_HOME=${home}/data
        XDG_RUNTIME_DIR=${home}/runtime
        ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1
        UBSAN_OPTIONS=print_stacktrace=1
        LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.supp:print_suppressions=0
        TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/races.supp:ignore_noninstrumented_modules=1
        PARENT_SCOPE)
endfunction()

# socketdesk_tests([LINKS lib...] [LABELS label...] [TIMEOUT seconds] [HEADERS name]): every tst_*.cpp of the current folder as one
# test program each. They carry the folder's name as a label too, and the target tests-FOLDER builds them all.
function(socketdesk_tests)
    cmake_parse_arguments(ARG "" "TIMEOUT;HEADERS" "LINKS;LABELS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(NOT ARG_HEADERS)
        set(ARG_HEADERS core)
    endif()
    get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    add_custom_target(tests-${folder})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(test ${source} NAME_WE)
        add_executable(${test} ${source})
        add_dependencies(tests-${folder} ${test})
        set_target_properties(${test} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        target_link_libraries(${test} PRIVATE socketdesk_testsupport ${ARG_LINKS})
        socketdesk_precompiled(${test} ${ARG_HEADERS})
        add_test(NAME ${test} COMMAND ${test})
        socketdesk_test_environment(${test})
        set_tests_properties(${test} PROPERTIES
            LABELS "${ARG_LABELS};${folder}" TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${environment}")
    endforeach()
endfunction()
