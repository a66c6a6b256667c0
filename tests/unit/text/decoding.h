// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decoder.h"
#include "text/encoder.h"
#include "text/hex.h"

#include <QTest>

#include <vector>

/// What the tests of the decoders share: encodings by name, samples, decoding in pieces, readable failures.
namespace SocketDesk::Decoding {

inline Encoding named(const char *name)
{
    const auto encoding = Encoding::fromName(QString::fromLatin1(name));
    return encoding ? *encoding : throw std::invalid_argument(name);
}

/// The common encodings, and one of each kind of the others: stateful ones, three and four bytes, EBCDIC, two
/// characters for one code.
inline QList<Encoding> checkedEncodings()
{
    QList<Encoding> encodings = commonEncodings();
    for (const char *name : {"UTF-32LE",    "UTF-32BE",    "windows-1252",   "US-ASCII",          "EUC-JP",
                             "Big5-HKSCS",  "euc-tw-2014", "gsm-03.38-2009", "ISO-2022-JP",       "ISO-2022-KR",
                             "ISO-2022-CN", "HZ-GB-2312",  "UTF-7",          "IMAP-mailbox-name", "SCSU",
                             "BOCU-1",      "CESU-8",      "ibm-930",        "ISCII,version=0",   "LMBCS-1"})
        encodings.append(named(name));
    return encodings;
}

/// As much of \p text as \p encoding has, in its bytes.
inline QByteArray whatIsPossible(const QString &text, const Encoding &encoding)
{
    QString possible;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype length = text[i].isHighSurrogate() ? 2 : 1;
        if (encodeText(QStringView(text).sliced(i, length), encoding))
            possible.append(QStringView(text).sliced(i, length));
        i += length - 1;
    }
    return encodeText(possible, encoding).value_or(QByteArray());
}

/// A text in many scripts, as far as \p encoding has it.
inline QByteArray sample(const Encoding &encoding)
{
    return whatIsPossible(QStringLiteral("A你好, é€ 한글 かなカナ 臺灣 \u9FA6丂①\U0001F600\U00020000zЖ\u0915\r\n"),
                          encoding);
}

/// The same in few bytes.
inline QByteArray shortSample(const Encoding &encoding)
{
    return whatIsPossible(QStringLiteral("A你é한か臺\U0001F600z\n"), encoding);
}

/// \p units of \p bytes, with the characters of a run one by one.
inline std::vector<DecodedUnit> withoutRuns(const std::vector<DecodedUnit> &units, QByteArrayView bytes)
{
    std::vector<DecodedUnit> single;
    for (const DecodedUnit &unit : units) {
        if (!unit.isRun)
            single.push_back(unit);
        for (qint32 at = unit.begin; unit.isRun && at < unit.begin + unit.byteCount; ++at)
            single.push_back({uchar(bytes[at]), at, 1});
    }
    return single;
}

/// The units of \p bytes fed in pieces that end at \p cuts, then at the end; `begin` counts from the first byte of all.
inline std::vector<DecodedUnit> decodeInPieces(QByteArrayView bytes, const Encoding &encoding,
                                               const std::vector<qsizetype> &cuts = {},
                                               decltype(&TextDecoder::feed) feed = &TextDecoder::feed)
{
    TextDecoder decoder(encoding);
    std::vector<DecodedUnit> units;
    qsizetype begin = 0;
    const auto rebase = [&units](std::size_t from, qsizetype base) {
        for (; from < units.size(); ++from)
            units[from].begin += qint32(base);
    };
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
        const qsizetype end = i < cuts.size() ? cuts[i] : bytes.size();
        const std::size_t before = units.size();
        (decoder.*feed)(bytes.sliced(begin, end - begin), units);
        rebase(before, begin);
        begin = end;
    }
    const std::size_t before = units.size();
    decoder.finish(units);
    rebase(before, begin);
    return units;
}

/// "4F60+2 FFFD!1 1B~3": code point, its kind, its bytes.
inline QString toString(const std::vector<DecodedUnit> &units)
{
    QStringList words;
    for (const DecodedUnit &unit : units) {
        const QChar kind = unit.invalid ? u'!' : unit.shift ? u'~' : u'+';
        words.append(QString::number(uint(unit.codePoint), 16).toUpper() + kind + QString::number(unit.byteCount));
    }
    return words.join(u' ');
}

inline qint64 countInvalid(const std::vector<DecodedUnit> &units)
{
    qint64 count = 0;
    for (const DecodedUnit &unit : units)
        count += unit.invalid ? unit.byteCount : 0;
    return count;
}

} // namespace SocketDesk::Decoding
