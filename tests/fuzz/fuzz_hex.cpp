// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "text/hex.h"

#include <cstdint>

using namespace SocketDesk;

/// Input: UTF-8 text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<QByteArray> bytes = parseHex(text);
    if (!bytes) {
        const Error &error = bytes.error();
        check(error.code == ErrorCode::BadHexDigit || error.code == ErrorCode::OddHexDigits, "the error is one of two");
        check(error.position >= 0 && error.position < text.size(), "the position is in the text");
        check(!error.argument(0).isEmpty(), "the character is named");
        return 0;
    }
    check(bytes->size() * 2 <= text.size(), "a byte needs two digits");
    for (const QChar separator : {QChar(), QChar(u' '), QChar(u'-')}) {
        for (const HexCase letterCase : {HexCase::Lower, HexCase::Upper})
            check(parseHex(formatHex(*bytes, separator, letterCase)) == bytes, "what is written is read");
    }
    const Result<QByteArray> longer = parseHex(QString(text + QStringLiteral(" 41")));
    check(longer && *longer == QByteArray(*bytes + 'A'), "a further pair is a further byte");
    return 0;
}
