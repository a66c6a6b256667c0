// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/escapes.h"

#include "text/decoder.h"
#include "text/encoder.h"
#include "text/hex.h"
#include "text/visible.h"

#include <optional>
#include <vector>

namespace SocketDesk {

namespace {

/// The value of \p digits, all of which must be hex digits; at most eight.
std::optional<char32_t> hexValue(QStringView digits)
{
    char32_t value = 0;
    for (const QChar c : digits) {
        if (hexDigit(c) < 0)
            return std::nullopt;
        value = value << 4 | char32_t(hexDigit(c));
    }
    return digits.isEmpty() ? std::nullopt : std::optional(value);
}

QString hexNumber(char32_t value, int width)
{
    return QString::number(uint(value), 16).toUpper().rightJustified(width, u'0');
}

/// Turns escaped text into bytes: characters gather in a run, which is encoded when a byte of its own comes or the end.
class EscapeReader
{
public:
    EscapeReader(QStringView text, const Encoding &encoding)
        : m_text(text)
        , m_encoding(encoding)
    {}

    Result<QByteArray> read()
    {
        while (m_pos < m_text.size()) {
            const qsizetype begin = m_pos;
            if (m_text[begin] != u'\\') {
                addUnit(m_text[m_pos++], begin);
            } else if (!readEscape()) {
                if (flushRun())
                    m_error = {ErrorCode::BadEscape, {badEscape(begin)}, 0, begin};
                return failure(*m_error);
            }
        }
        if (!flushRun())
            return failure(*m_error);
        return m_bytes;
    }

private:
    bool readEscape()
    {
        const qsizetype begin = m_pos++;
        const char16_t kind = m_pos < m_text.size() ? m_text[m_pos++].unicode() : u'\0';
        switch (kind) {
        case u'r':
            return addUnit(u'\r', begin);
        case u'n':
            return addUnit(u'\n', begin);
        case u't':
            return addUnit(u'\t', begin);
        case u'0':
            return addUnit(u'\0', begin);
        case u'\\':
            return addUnit(u'\\', begin);
        case u'x':
            return addByte(takeNumber(2));
        case u'u':
            return addCharacter(takeCodePoint(), begin);
        default:
            return false;
        }
    }

    /// The value of the next \p count hex digits.
    std::optional<char32_t> takeNumber(qsizetype count)
    {
        const QStringView digits = m_text.sliced(m_pos, std::min(count, m_text.size() - m_pos));
        m_pos += digits.size();
        return digits.size() == count ? hexValue(digits) : std::nullopt;
    }

    /// HHHH or {H…}, one to six digits.
    std::optional<char32_t> takeCodePoint()
    {
        if (m_pos == m_text.size() || m_text[m_pos] != u'{')
            return takeNumber(4);
        const QStringView inBraces = m_text.sliced(m_pos + 1).first(std::min<qsizetype>(8, m_text.size() - m_pos - 1));
        const qsizetype count = inBraces.indexOf(u'}');
        m_pos += 1 + (count < 0 ? inBraces.size() : count + 1);
        const auto value = count > 6 ? std::nullopt : hexValue(inBraces.first(std::max<qsizetype>(0, count)));
        return value && *value <= QChar::LastValidCodePoint ? value : std::nullopt;
    }

    bool addUnit(QChar unit, qsizetype origin)
    {
        m_run.append(unit);
        m_origins.push_back(origin);
        return true;
    }

    bool addCharacter(std::optional<char32_t> codePoint, qsizetype origin)
    {
        if (!codePoint)
            return false;
        const auto units = QChar::fromUcs4(*codePoint);
        for (const QChar unit : QStringView(units))
            addUnit(unit, origin);
        return true;
    }

    bool addByte(std::optional<char32_t> byte)
    {
        if (!byte || !flushRun())
            return false;
        m_bytes.append(char(*byte));
        return true;
    }

    /// Encodes the characters gathered so far. \return false where there has been an error
    bool flushRun()
    {
        if (m_error)
            return false;
        Result<QByteArray> encoded = encodeText(m_run, m_encoding);
        if (encoded) {
            m_bytes.append(*encoded);
        } else {
            m_error = std::move(encoded.error());
            m_error->position = m_origins[std::size_t(m_error->position)];
        }
        m_run.clear();
        m_origins.clear();
        return !m_error;
    }

    /// The escape at \p begin as far as it was read, without half a character.
    [[nodiscard]] QString badEscape(qsizetype begin) const
    {
        const bool isSplit = m_pos < m_text.size() && m_text[m_pos].isLowSurrogate();
        return withVisibleMarks(m_text.sliced(begin, m_pos - begin + (isSplit ? 1 : 0)));
    }

    QStringView m_text;
    Encoding m_encoding;
    qsizetype m_pos = 0;
    QByteArray m_bytes;
    QString m_run;
    std::vector<qsizetype> m_origins; ///< where in the text each unit of the run comes from
    std::optional<Error> m_error;
};

/// Escapes that stand for the bytes whatever the encoding.
QString byteEscapes(QByteArrayView bytes)
{
    QString text;
    for (const char byte : bytes)
        text.append(invalidByteMark(uchar(byte)));
    return text;
}

/// A character as it is, or as an escape where it would not be seen or would be read as one.
QString escapedCharacter(char32_t codePoint, int byteCount)
{
    switch (codePoint) {
    case u'\r':
        return QStringLiteral("\\r");
    case u'\n':
        return QStringLiteral("\\n");
    case u'\t':
        return QStringLiteral("\\t");
    case u'\0':
        return QStringLiteral("\\0");
    case u'\\':
        return QStringLiteral("\\\\");
    default:
        break;
    }
    if (visibleMark(codePoint).isEmpty())
        return QStringView(QChar::fromUcs4(codePoint)).toString();
    if (byteCount == 1 && codePoint < 0x80)
        return invalidByteMark(uchar(codePoint));
    return codePoint > 0xFFFF ? QString(u"\\u{" + hexNumber(codePoint, 0) + u'}')
                              : QString(u"\\u" + hexNumber(codePoint, 4));
}

bool standsFor(QStringView escaped, QByteArrayView bytes, const Encoding &encoding)
{
    const Result<QByteArray> encoded = encodeEscapedText(escaped, encoding);
    return encoded && *encoded == bytes;
}

std::vector<DecodedUnit> decodeAll(QByteArrayView bytes, const Encoding &encoding)
{
    std::vector<DecodedUnit> units;
    TextDecoder decoder(encoding);
    decoder.feed(bytes, units);
    decoder.finish(units);
    return units;
}

/// Whether a unit stays a character where encoding it does not give its bytes back.
enum class Trust : quint8 { Everything, WhatIsProved };

QString escapeUnits(const std::vector<DecodedUnit> &units, QByteArrayView bytes, const Encoding &encoding, Trust trust)
{
    QString text;
    qsizetype begin = 0;
    for (auto unit = units.begin(); unit != units.end();) {
        const int byteCount = unit->byteCount;
        const QByteArrayView own = bytes.sliced(begin, byteCount);
        const bool isText = !unit->invalid && !unit->shift;
        QString characters;
        do {
            characters.append(escapedCharacter(unit->codePoint, byteCount));
            ++unit;
        } while (unit != units.end() && unit->byteCount == 0);
        const bool isGood = isText && (trust == Trust::Everything || standsFor(characters, own, encoding));
        text.append(isGood ? characters : byteEscapes(own));
        begin += byteCount;
    }
    return text;
}

} // namespace

Result<QByteArray> encodeEscapedText(QStringView text, const Encoding &encoding)
{
    return EscapeReader(text, encoding).read();
}

QString escapeBytes(QByteArrayView bytes, const Encoding &encoding)
{
    const std::vector<DecodedUnit> units = decodeAll(bytes, encoding);
    for (const Trust trust : {Trust::Everything, Trust::WhatIsProved}) {
        const QString text = escapeUnits(units, bytes, encoding, trust);
        if (standsFor(text, bytes, encoding))
            return text;
    }
    return byteEscapes(bytes); // a stateful encoding, in which no character stands for itself
}

} // namespace SocketDesk
