// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/regexsource.h"

#include "text/encoder.h"
#include "text/hex.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QString reasonOf(re2::RE2::ErrorCode code)
{
    switch (code) {
    case re2::RE2::ErrorMissingParen:
    case re2::RE2::ErrorUnexpectedParen:
        return u"parenthesis"_s;
    case re2::RE2::ErrorMissingBracket:
        return u"bracket"_s;
    case re2::RE2::ErrorBadEscape:
    case re2::RE2::ErrorTrailingBackslash:
        return u"escape"_s;
    case re2::RE2::ErrorBadCharClass:
    case re2::RE2::ErrorBadCharRange:
        return u"range"_s;
    case re2::RE2::ErrorRepeatArgument:
    case re2::RE2::ErrorRepeatSize:
    case re2::RE2::ErrorRepeatOp:
        return u"repetition"_s;
    case re2::RE2::ErrorPatternTooLarge:
        return u"too-large"_s;
    default:
        return u"syntax"_s;
    }
}

bool isOpenParenthesis(QStringView text, qsizetype at)
{
    return text[at] == u'(' && (at == 0 || text[at - 1] != u'\\');
}

/// RE2 names the piece that is wrong, not where it is; of a parenthesis without partner, the whole.
qsizetype positionOf(QStringView piece, QStringView text)
{
    if (piece == text) {
        for (qsizetype at = text.size() - 1; at >= 0; --at) {
            if (isOpenParenthesis(text, at))
                return at;
        }
    }
    return std::max<qsizetype>(0, piece.isEmpty() ? text.size() - 1 : text.lastIndexOf(piece));
}

} // namespace

namespace {

QByteArray escapeOf(char byte)
{
    return "\\x" + formatHex(QByteArrayView(&byte, 1)).toLatin1();
}

/// A byte from 80 on that is typed as an escape, and how many characters that has behind the backslash, where \p text begins.
struct EscapedByte
{
    char byte = 0;
    qsizetype length = 0;
};

std::optional<EscapedByte> escapedByteIn(QStringView text)
{
    const qsizetype close = text.startsWith("x{"_L1) ? text.indexOf(u'}') : -1;
    const QStringView digits = close < 0 ? text.mid(1, 2) : text.sliced(2, close - 2);
    const bool areHex = digits.size() >= 2 && std::ranges::all_of(digits, [](QChar c) { return hexDigit(c) >= 0; });
    const uint value = areHex ? digits.toUInt(nullptr, 16) : 0;
    return value >= 0x80 && value <= 0xFF ? std::optional(EscapedByte{char(value), close < 0 ? 3 : close + 1})
                                          : std::nullopt;
}

/// A character beyond ASCII. Case means nothing for bytes that are a character only together, and for a single one RE2
/// knows that of Latin-1 alone.
QByteArray regexOfCharacter(char32_t code, const QByteArray &bytes, const Encoding &encoding, bool matchCase)
{
    if (matchCase && bytes.size() == 1)
        return regexOfBytes(bytes);
    return regexOfForms(matchCase ? QList<QByteArray>{bytes} : formsOf(code, encoding));
}

/// A pair of brackets in other words, and where in the text it ends.
struct Bracket
{
    QByteArray source;
    qsizetype end = 0;
};

/// What stands in the brackets that open at \p begin as alternatives, because brackets hold single bytes only: nothing
/// where that is enough, where they are never closed, or where ranges, escapes and "^" would need more than that.
std::optional<Bracket> alternativesIn(const QString &text, qsizetype begin, const Encoding &encoding, bool matchCase)
{
    const qsizetype close = text.indexOf(u']', begin + 1);
    const QString inside = close < 0 ? QString() : text.sliced(begin + 1, close - begin - 1);
    if (inside.startsWith(u'^') || inside.contains(u'-') || inside.contains(u'\\') || inside.contains(u'['))
        return {};
    QByteArrayList alternatives;
    bool isNeeded = false;
    for (const char32_t code : inside.toUcs4()) {
        const Result<QByteArray> bytes = encodeText(QString::fromUcs4(&code, 1), encoding);
        if (!bytes)
            return {};
        isNeeded = isNeeded || bytes->size() > 1 || (code >= 0x80 && !matchCase);
        alternatives += code < 0x80 ? regexOfBytes(*bytes) : regexOfCharacter(code, *bytes, encoding, matchCase);
    }
    if (!isNeeded)
        return {};
    return Bracket{"(?:" + alternatives.join('|') + ')', close + 1};
}

} // namespace

QByteArray regexOfBytes(QByteArrayView bytes)
{
    QByteArray source;
    for (const char byte : bytes)
        source += uchar(byte) < 0x80 ? escapeOf(byte) : QByteArray("(?:" + escapeOf(byte) + "{1})");
    return source;
}

QList<QByteArray> formsOf(char32_t code, const Encoding &encoding)
{
    QList<QByteArray> forms;
    for (const char32_t form : {code, QChar::toLower(code), QChar::toUpper(code)}) {
        const Result<QByteArray> bytes = encodeText(QString::fromUcs4(&form, 1), encoding);
        if (bytes && !forms.contains(*bytes))
            forms.append(*bytes);
    }
    return forms;
}

QByteArray regexOfForms(const QList<QByteArray> &forms)
{
    QByteArrayList sources;
    for (const QByteArray &form : forms)
        sources += regexOfBytes(form);
    return "(?-i:" + sources.join('|') + ')';
}

Result<QByteArray> regexInBytes(const QString &text, const Encoding &encoding, bool matchCase)
{
    QByteArray source;
    bool isInBrackets = false;
    qsizetype position = 0;
    qsizetype wordedEnd = 0;                       ///< what lies before is in the source in other words
    const bool mayQuote = text.contains("\\Q"_L1); // then no escape is certain to be one
    char32_t before = 0;
    for (const char32_t code : text.toUcs4()) {
        const bool isEscaped = before == U'\\';
        if (code == U'[' && !isEscaped && !isInBrackets) {
            if (const std::optional<Bracket> bracket = alternativesIn(text, position, encoding, matchCase)) {
                source += bracket->source;
                wordedEnd = bracket->end;
            }
        } else if (code == U'x' && isEscaped && !isInBrackets && !mayQuote) {
            if (const auto escaped = escapedByteIn(QStringView(text).sliced(position))) {
                source.chop(1);
                source += regexOfBytes(QByteArrayView(&escaped->byte, 1));
                wordedEnd = position + escaped->length;
            }
        }
        if (position < wordedEnd) {
            // It is there.
        } else if (code < 0x80) {
            isInBrackets = isEscaped ? isInBrackets : code == U'[' || (isInBrackets && code != U']');
            source += char(code);
        } else {
            const QString character = QString::fromUcs4(&code, 1);
            const Result<QByteArray> bytes = encodeText(character, encoding);
            if (!bytes) {
                Error error = bytes.error();
                error.position = position;
                return failure(error);
            }
            if (isInBrackets && bytes->size() > 1)
                return failure({ErrorCode::BadPattern, {u"bytes-in-brackets"_s, character}, 0, position});
            source += isInBrackets ? escapeOf(bytes->front()) : regexOfCharacter(code, *bytes, encoding, matchCase);
        }
        before = isEscaped && code == U'\\' ? 0 : code;
        position += QChar::requiresSurrogates(code) ? 2 : 1;
    }
    return source;
}

Error regexError(const re2::RE2 &regex, const QString &text)
{
    const std::string &named = regex.error_arg(); // empty for a backslash at the end
    const QString piece = named.empty() ? text.last(1) : QString::fromUtf8(named.data(), qsizetype(named.size()));
    return {ErrorCode::BadPattern, {reasonOf(regex.error_code()), piece}, 0, positionOf(piece, text)};
}

} // namespace SocketDesk
