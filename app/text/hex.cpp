// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/hex.h"

#include "text/visible.h"

namespace SocketDesk {

namespace {

/// Full-width forms of ASCII as ASCII, and the Chinese enumeration comma as a comma.
char16_t narrowed(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit >= 0xFF01 && unit <= 0xFF5E)
        return char16_t(unit - 0xFEE0);
    return unit == 0x3001 ? u',' : unit;
}

/// Reads hex from the left; every function moves on past what it took.
class HexParser
{
public:
    explicit HexParser(QStringView text)
        : m_text(text)
    {}

    Result<QByteArray> parse()
    {
        QByteArray bytes;
        bytes.reserve(m_text.size() / 2);
        while (skipSeparators(), m_pos < m_text.size()) {
            skipPrefix();
            if (digitAt(m_pos) < 0)
                return badDigit(m_pos);
            if (digitAt(m_pos + 1) < 0)
                return isSeparator(m_pos + 1) ? oddDigit(m_pos) : badDigit(m_pos + 1);
            bytes.append(char(digitAt(m_pos) << 4 | digitAt(m_pos + 1)));
            m_pos += 2;
        }
        return bytes;
    }

private:
    [[nodiscard]] char16_t at(qsizetype pos) const
    {
        return pos >= 0 && pos < m_text.size() ? narrowed(m_text[pos]) : u'\0';
    }
    [[nodiscard]] int digitAt(qsizetype pos) const { return hexDigit(at(pos)); }

    /// True also for the end of the text.
    [[nodiscard]] bool isSeparator(qsizetype pos) const
    {
        const char16_t c = at(pos);
        if (c == u':' || c == u'-')
            return digitAt(pos - 1) >= 0 && digitAt(pos + 1) >= 0;
        return pos >= m_text.size() || c == u',' || c == u';' || QChar::isSpace(c);
    }

    void skipSeparators()
    {
        while (m_pos < m_text.size() && isSeparator(m_pos))
            ++m_pos;
    }

    void skipPrefix()
    {
        const bool isIntroduced = at(m_pos) == u'0' || at(m_pos) == u'\\';
        const bool isX = at(m_pos + 1) == u'x' || at(m_pos + 1) == u'X';
        if (isIntroduced && isX && !isSeparator(m_pos + 2)) // before one, the x is what is wrong
            m_pos += 2;
    }

    [[nodiscard]] tl::unexpected<Error> badDigit(qsizetype pos) const
    {
        const bool isPair =
            pos + 1 < m_text.size() && m_text[pos].isHighSurrogate() && m_text[pos + 1].isLowSurrogate();
        const QString character = withVisibleMarks(m_text.sliced(pos, isPair ? 2 : 1));
        return failure({ErrorCode::BadHexDigit, {character}, 0, pos});
    }

    [[nodiscard]] tl::unexpected<Error> oddDigit(qsizetype pos) const
    {
        return failure({ErrorCode::OddHexDigits, {m_text.sliced(pos, 1).toString()}, 0, pos});
    }

    QStringView m_text;
    qsizetype m_pos = 0;
};

} // namespace

int hexDigit(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    if (c >= u'a' && c <= u'f')
        return c.unicode() - u'a' + 10;
    return c >= u'A' && c <= u'F' ? c.unicode() - u'A' + 10 : -1;
}

Result<QByteArray> parseHex(QStringView text)
{
    return HexParser(text).parse();
}

QString formatHex(QByteArrayView bytes, QChar separator, HexCase letterCase)
{
    const char *const digits = letterCase == HexCase::Upper ? "0123456789ABCDEF" : "0123456789abcdef";
    const int step = separator.isNull() ? 2 : 3;
    QString text(bytes.isEmpty() ? 0 : bytes.size() * step - (step - 2), separator);
    QChar *out = text.data();
    for (const char byte : bytes) {
        out[0] = QLatin1Char(digits[uchar(byte) >> 4]);
        out[1] = QLatin1Char(digits[uchar(byte) & 15]);
        out += step;
    }
    return text;
}

} // namespace SocketDesk
