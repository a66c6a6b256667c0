// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"
#include "tests/fuzz/fuzzencodings.h"

#include "text/escapes.h"

#include <cstdint>

using namespace SocketDesk;

namespace {

void escapeAndBack(QByteArrayView bytes, const Encoding &encoding)
{
    const QString escaped = escapeBytes(bytes, encoding);
    const Result<QByteArray> back = encodeEscapedText(escaped, encoding);
    check(back && *back == bytes, "escaped bytes are the same bytes again");
}

void readEscapes(const QString &text, const Encoding &encoding)
{
    const Result<QByteArray> bytes = encodeEscapedText(text, encoding);
    if (bytes) {
        escapeAndBack(*bytes, encoding);
        return;
    }
    const Error &error = bytes.error();
    check(error.code == ErrorCode::BadEscape || error.code == ErrorCode::UnencodableCharacter,
          "the error is one of two");
    check(error.position >= 0 && error.position < text.size(), "the position is in the text");
    const QChar culprit = text[error.position];
    check(error.code != ErrorCode::BadEscape || culprit == u'\\', "a bad escape begins with a backslash");
}

} // namespace

/// Input: a byte that chooses the encoding, then bytes to be escaped, which are also read as UTF-8 text with escapes.
// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const Encoding encoding = fuzzEncoding(data[0]);
    const QByteArrayView bytes(data + 1, qsizetype(size - 1));
    escapeAndBack(bytes, encoding);
    readEscapes(QString::fromUtf8(bytes), encoding);
    return 0;
}
