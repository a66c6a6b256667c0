#!/usr/bin/env python3
# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installer for Windows, made by MinGW-w64, CPack and NSIS of programs that do nothing: ROOT ICON-TOOL

What packaging/ says for Windows is configured as it is. In place of the programs, of Qt, and of what windeployqt brings stand
empty ones, so this shows that there will be an installer and what it does, and not that the programs in it run.
"""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SKIPPED = 77
TOOLS = ("x86_64-w64-mingw32-g++-posix", "x86_64-w64-mingw32-windres", "x86_64-w64-mingw32-objdump", "makensis", "cmake",
         "cpack", "ninja")
ROOT, ICONS = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()

TOOLCHAIN = """
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_GET_RUNTIME_DEPENDENCIES_PLATFORM windows+pe)
set(CMAKE_GET_RUNTIME_DEPENDENCIES_TOOL objdump)
set(CMAKE_GET_RUNTIME_DEPENDENCIES_COMMAND x86_64-w64-mingw32-objdump)
"""

# The libraries of the system itself are left out of the installer by the name of their folder.
SYSTEM = "System32"
PROJECT = """
cmake_minimum_required(VERSION 3.22)
project(SocketDesk VERSION 1.2.3 LANGUAGES CXX RC DESCRIPTION "Nothing")
include(GNUInstallDirs)
set(SOCKETDESK_WINDOW ON)
set(SOCKETDESK_ID org.socketdesk.SocketDesk)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
file(WRITE ${CMAKE_BINARY_DIR}/main.cpp "__declspec(dllimport) int qt(); int main() { return qt(); }")
file(WRITE ${CMAKE_BINARY_DIR}/deploy.cmake "")
file(WRITE ${CMAKE_BINARY_DIR}/bin/kernel32.dll "")
file(WRITE ${CMAKE_BINARY_DIR}/bin/msvcrt.dll "")
add_library(Qt6::Core SHARED IMPORTED GLOBAL)
set_target_properties(Qt6::Core PROPERTIES
    IMPORTED_LOCATION ${CMAKE_SOURCE_DIR}/qt/qt6core.dll IMPORTED_IMPLIB ${CMAKE_SOURCE_DIR}/qt/qt6core.dll)
foreach(program socketdesk socketdesk-cli)
    add_executable(${program} ${CMAKE_BINARY_DIR}/main.cpp)
    target_link_libraries(${program} PRIVATE Qt6::Core)
endforeach()
function(qt_generate_deploy_app_script)
    set(deploy_script ${CMAKE_BINARY_DIR}/deploy.cmake PARENT_SCOPE)
endfunction()
add_subdirectory(packaging)
"""


def run(*command, folder):
    done = subprocess.run([str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=120, check=False)
    if done.returncode:
        raise AssertionError(f"{command} failed:\n{done.stdout}")


class Installer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        source, build = Path(cls.folder.name, "source"), Path(cls.folder.name, SYSTEM)
        shutil.copytree(ROOT / "packaging", source / "packaging")
        shutil.copytree(ROOT / "resources/icons", source / "resources/icons")
        shutil.copy(ROOT / "LICENSE", source)
        (source / "CMakeLists.txt").write_text(PROJECT)
        (source / "packaging/linux/icons/CMakeLists.txt").write_text(
            f"add_executable(socketdesk-icons IMPORTED GLOBAL)\n"
            f'set_target_properties(socketdesk-icons PROPERTIES IMPORTED_LOCATION "{ICONS}")\n')
        toolchain = source / "toolchain.cmake"
        toolchain.write_text(TOOLCHAIN)
        (source / "qt").mkdir()
        (source / "qt.cpp").write_text("__declspec(dllexport) int qt() { return 0; }\n"
                                       'extern "C" int DllMainCRTStartup(void *, unsigned, void *) { return 1; }\n')
        run(TOOLS[0], "-shared", "-nostdlib", "qt.cpp", "-o", "qt/qt6core.dll", folder=source)
        run("cmake", "-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
            f"-DCMAKE_TOOLCHAIN_FILE={toolchain}", folder=source)
        run("cmake", "--build", build, "--target", "packaged", folder=source)
        run("cpack", "-G", "NSIS", folder=build)
        cls.packages = source / "build/packages"
        cls.script = next(cls.packages.rglob("project.nsi")).read_text()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def files(self, component):
        folder = next(path for path in self.packages.rglob(component) if path.is_dir())
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    def test_there_is_an_installer(self):
        self.assertEqual([path.name for path in self.packages.glob("*.exe")], ["socketdesk-1.2.3-win64.exe"])

    def test_it_holds_the_programs_and_what_they_load(self):
        self.assertEqual(self.files("window"), {"bin/socketdesk.exe"})
        self.assertEqual(self.files("terminal"), {"bin/socketdesk-cli.exe", "LICENSE.txt"})
        self.assertEqual(self.files("libraries"), {"bin/qt6core.dll"})

    def test_workspaces_are_opened_by_the_program_and_look_like_it(self):
        for key, value in (
                (".socketdesk", "SocketDesk.Workspace"),
                (r"SocketDesk.Workspace\DefaultIcon", r'"$INSTDIR\bin\socketdesk.exe",0'),
                (r"SocketDesk.Workspace\shell\open\command", r'"$INSTDIR\bin\socketdesk.exe" "%1"')):
            self.assertIn(f"WriteRegStr SHCTX 'Software\\Classes\\{key}' '' '{value}'", self.script)

    def test_a_suffix_that_went_to_another_program_stays_there(self):
        lines = self.script.splitlines()
        delete = lines.index(r"DeleteRegKey SHCTX 'Software\Classes\.socketdesk'")
        self.assertEqual(lines[delete - 1], "StrCmp $0 'SocketDesk.Workspace' 0 +2")
        self.assertEqual(self.script.count("SHChangeNotify"), 2)


if __name__ == "__main__":
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print("not here:", *missing)
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1], verbosity=2)
