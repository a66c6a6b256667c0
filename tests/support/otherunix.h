// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// No #pragma once: the compiler reads it before a source file, as if there were a Unix that has nothing of Linux.
#include <QtGlobal>

#undef Q_OS_LINUX
