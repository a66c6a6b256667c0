// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// It was never run: packaging/README.md says so.

#include "cli_descriptors.h"

#include <QStringDecoder>

#include <qt_windows.h>

#include <algorithm>
#include <cerrno>

namespace SocketDesk {

namespace {

constexpr qsizetype mostAtOnce = 1024 * 1024;
constexpr qsizetype mostCharactersAtOnce = 8192; // a console takes no more than 64 KiB

HANDLE handleOf(int descriptor)
{
    return GetStdHandle(descriptor == standardError ? STD_ERROR_HANDLE : STD_OUTPUT_HANDLE);
}

int errnoOf(DWORD error)
{
    switch (error) {
    case ERROR_BROKEN_PIPE:
    case ERROR_NO_DATA: // so it is called for a pipe whose reader has gone
        return EPIPE;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
        return ENOSPC;
    case ERROR_INVALID_HANDLE:
        return EBADF;
    default:
        return EIO;
    }
}

/// A console shows UTF-16; bytes it would take for text in the code page of the system.
int writeToConsole(HANDLE console, QStringDecoder &decoder, QByteArrayView bytes)
{
    const QString text = decoder.decode(bytes);
    for (QStringView rest = text; !rest.isEmpty();) {
        DWORD written = 0;
        const auto length = DWORD(std::min(rest.size(), mostCharactersAtOnce));
        if (!WriteConsoleW(console, rest.utf16(), length, &written, nullptr) || written == 0)
            return errnoOf(GetLastError());
        rest = rest.sliced(written);
    }
    return 0;
}

} // namespace

/// No socket gets the handle of one that the caller closed.
void occupyStandardDescriptors() {}

int writeAll(int descriptor, QByteArrayView bytes)
{
    // A character may be cut between two calls. Each of the two is written by one thread.
    static QStringDecoder forOutput(QStringDecoder::Utf8);
    static QStringDecoder forErrors(QStringDecoder::Utf8);
    const HANDLE handle = handleOf(descriptor);
    DWORD mode = 0;
    if (GetConsoleMode(handle, &mode))
        return writeToConsole(handle, descriptor == standardError ? forErrors : forOutput, bytes);
    while (!bytes.isEmpty()) {
        DWORD written = 0;
        if (!WriteFile(handle, bytes.data(), DWORD(std::min(bytes.size(), mostAtOnce)), &written, nullptr))
            return errnoOf(GetLastError());
        if (written == 0)
            return EIO; // a pipe that somebody has made never wait
        bytes = bytes.sliced(written);
    }
    return 0;
}

} // namespace SocketDesk
