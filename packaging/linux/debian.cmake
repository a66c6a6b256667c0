# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two packages of Debian: socketdesk-cli, which pulls in no library of windows, and socketdesk.

set(CPACK_GENERATOR DEB PARENT_SCOPE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr PARENT_SCOPE)
set(CPACK_DEB_COMPONENT_INSTALL ON PARENT_SCOPE)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP PARENT_SCOPE)
set(CPACK_COMPONENT_TERMINAL_GROUP terminal PARENT_SCOPE)
set(CPACK_COMPONENT_TERMINAL-DEBIAN_GROUP terminal PARENT_SCOPE)
set(components terminal terminal-debian)
if(SOCKETDESK_WINDOW)
    list(APPEND components window window-debian)
    set(CPACK_COMPONENT_WINDOW_GROUP window PARENT_SCOPE)
    set(CPACK_COMPONENT_WINDOW-DEBIAN_GROUP window PARENT_SCOPE)
endif()
set(CPACK_COMPONENTS_ALL ${components} PARENT_SCOPE)

set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "" PARENT_SCOPE) # each has its own first line
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT PARENT_SCOPE)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1 PARENT_SCOPE)
set(CPACK_DEBIAN_PACKAGE_SECTION net PARENT_SCOPE)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON PARENT_SCOPE)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF PARENT_SCOPE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON PARENT_SCOPE)

set(CPACK_DEBIAN_TERMINAL_PACKAGE_NAME socketdesk-cli PARENT_SCOPE)
set(CPACK_DEBIAN_TERMINAL_PACKAGE_SUGGESTS socketdesk PARENT_SCOPE)
set(CPACK_DEBIAN_TERMINAL_DESCRIPTION
"TCP and UDP socket debugger for terminals and scripts
Opens a socket as UDP, TCP client or TCP server, prints what arrives as text
in UTF-8, GBK and some two hundred other encodings, as hex, as JSON Lines or
as a NetAssist log, and sends text, hex, lines of input and files.

It answers by itself where asked to (echo, rules, a folder of files), writes
captures that Wireshark follows, and says with counters and exit codes how
everything ended. It is the engine of socketdesk without its window."
    PARENT_SCOPE)

set(CPACK_DEBIAN_WINDOW_PACKAGE_NAME socketdesk PARENT_SCOPE)
set(CPACK_DEBIAN_WINDOW_PACKAGE_RECOMMENDS "fonts-noto-cjk | fonts-wqy-microhei, qt6-wayland" PARENT_SCOPE)
set(CPACK_DEBIAN_WINDOW_PACKAGE_SUGGESTS socketdesk-cli PARENT_SCOPE)
set(CPACK_DEBIAN_WINDOW_DESCRIPTION
"TCP and UDP socket debugger in the manner of NetAssist
Opens a socket as UDP, TCP client or TCP server and shows every byte in both
directions, as text in UTF-8, GBK and some two hundred other encodings, as
hex or as a hex dump, with the peer, the time and the size of each read.
Sends text, hex and files, answers by itself where asked to, measures rates
and losses, and writes captures that Wireshark follows.

The window is laid out like the NetAssist of Chinese network courses, speaks
English and Simplified Chinese, and can be used with the keyboard alone."
    PARENT_SCOPE)
