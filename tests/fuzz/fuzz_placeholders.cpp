// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "send/payloadtemplate.h"

#include <cstdint>

using namespace SocketDesk;

namespace {

void checkPieces(const QString &typed, bool escapes)
{
    const auto pieces = splitPlaceholders(typed, escapes);
    if (!pieces) {
        const Error &error = pieces.error();
        check(error.code == ErrorCode::BadPlaceholder, "the error is one of a placeholder");
        check(error.position >= 0 && error.position < typed.size(), "the position is in the text");
        check(typed[error.position] == u'{' || typed[error.position] == u'}', "and that of a brace");
        return;
    }
    QString literal;
    qsizetype end = 0;
    bool isLiteral = true;
    for (const TypedPiece &piece : *pieces) {
        check(!piece.text.isEmpty() && piece.text.begin() - QStringView(typed).begin() >= end, "pieces come in order");
        end = piece.text.end() - QStringView(typed).begin();
        isLiteral = isLiteral && !piece.placeholder;
        literal += piece.text;
    }
    check(!isLiteral || doubledBraces(literal, escapes) == typed, "what has no placeholder is written back");
}

void checkMessage(const QString &typed, PayloadConfig config)
{
    const Result<PayloadTemplate> payload = PayloadTemplate::make(typed, config);
    if (!payload) {
        check(payload.error().position < typed.size(), "the position is in the text");
        return;
    }
    check(payload->render({}).has_value(), "what is taken can be sent");
    config.placeholders = false;
    const Result<PayloadTemplate> plain = PayloadTemplate::make(typed, config);
    check(!plain || plain->isConstant(), "without placeholders it is the same at each send");
}

} // namespace

/// Input: a byte of switches, then UTF-8 text, read as a message with placeholders, and as the text of a checksum.
// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QString typed = QString::fromUtf8(QByteArrayView(data + 1, qsizetype(size - 1)));
    PayloadConfig config;
    config.placeholders = true;
    config.escapes = (data[0] & 1) != 0;
    config.format = (data[0] & 2) != 0 ? PayloadFormat::Hex : PayloadFormat::Text;
    config.lineEnd = LineEnd((data[0] >> 2) & 3);
    config.checksum = ChecksumConfig::usual(ChecksumKind((data[0] >> 4) % 13));
    checkPieces(typed, config.escapes);
    checkMessage(typed, config);
    if (const Result<ChecksumConfig> checksum = ChecksumConfig::fromSpec(typed)) {
        check(ChecksumConfig::fromSpec(checksum->toSpec()) == checksum,
              "the text of a checksum both ways is the identity");
        check(checksumBytes("123456789", *checksum).has_value() || checksum->from > 9, "it can be worked out");
    } else {
        check(checksum.error().position >= 0 && checksum.error().position <= typed.size(),
              "the position is in the text");
    }
    return 0;
}
