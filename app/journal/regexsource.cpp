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

/// A pair of brackets in other words, and where in the text it ends.
struct Bracket
{
    QByteArray source;
    qsizetype end = 0;
};

/// What stands in the brackets that open at \p begin as alternatives, because brackets hold single bytes only: nothing
/// where that is enough, where they are never closed, or where ranges, escapes and "^" would need more than that.
std::optional<Bracket> alternativesIn(const QString &text, qsizetype begin, const Encoding &encoding)
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
        isNeeded = isNeeded || bytes->size() > 1;
        // Case means nothing for bytes that are a character only together.
        alternatives += bytes->size() > 1 ? "(?-i:" + regexOfBytes(*bytes) + ')' : regexOfBytes(*bytes);
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
        source += "\\x" + formatHex(QByteArrayView(&byte, 1)).toLatin1();
    return source;
}

Result<QByteArray> regexInBytes(const QString &text, const Encoding &encoding)
{
    QByteArray source;
    bool isInBrackets = false;
    qsizetype position = 0;
    qsizetype bracketEnd = 0;
    char32_t before = 0;
    for (const char32_t code : text.toUcs4()) {
        const bool isEscaped = before == U'\\';
        if (code == U'[' && !isEscaped && !isInBrackets) {
            if (const std::optional<Bracket> bracket = alternativesIn(text, position, encoding)) {
                source += bracket->source;
                bracketEnd = bracket->end;
            }
        }
        if (position < bracketEnd) {
            // It has become alternatives.
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
            // Case means nothing for bytes that are a character only together.
            source += bytes->size() > 1 ? "(?-i:" + regexOfBytes(*bytes) + ')' : regexOfBytes(*bytes);
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
