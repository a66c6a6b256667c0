// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A checksum as the text of an option, both ways.

#include "send/checksumconfig.h"

#include "base/specparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

constexpr auto bigEndianWord = "be"_L1;
constexpr auto littleEndianWord = "le"_L1;
constexpr auto afterWord = "after-line-end"_L1;
constexpr auto fromOption = "from="_L1;

std::optional<ChecksumKind> kindFromName(QStringView name)
{
    for (int i = 0; i <= int(ChecksumKind::CustomCrc); ++i) {
        if (name == stableName(ChecksumKind(i)))
            return ChecksumKind(i);
    }
    return {};
}

std::optional<int> numberFrom(QStringView text, int most)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool fits = false;
    const int number = text.toInt(&fits);
    const bool isRight = fits && std::all_of(text.begin(), text.end(), isDigit) && number >= 1 && number <= most;
    return isRight ? std::optional(number) : std::nullopt;
}

/// Hex digits, perhaps with 0x before them, of a value that has \p width bits.
std::optional<quint64> hexFrom(QStringView text, int width)
{
    const bool hasPrefix = text.startsWith("0x"_L1, Qt::CaseInsensitive);
    const QStringView digits = hasPrefix ? text.sliced(2) : text;
    const auto isDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    bool fits = false;
    const quint64 number = digits.toULongLong(&fits, 16);
    const bool isRight = fits && std::all_of(digits.begin(), digits.end(), isDigit) && number <= largestOfBits(width);
    return isRight ? std::optional(number) : std::nullopt;
}

std::optional<bool> truthFrom(QStringView text)
{
    if (text == "true"_L1 || text == u"1")
        return true;
    return text == "false"_L1 || text == u"0" ? std::optional(false) : std::nullopt;
}

/// Reads the text of a checksum from left to right, as far as it is right.
class ChecksumSpecParser
{
    Q_DECLARE_TR_FUNCTIONS(ChecksumConfig)

public:
    explicit ChecksumSpecParser(QStringView spec)
        : m_spec(spec)
        , m_parts(spec)
    {}

    [[nodiscard]] Result<ChecksumConfig> parse()
    {
        kind();
        while (m_parts.hasMore() && !m_error)
            option(m_parts.take());
        if (m_error)
            return failure(*m_error);
        return m_config;
    }

private:
    void kind()
    {
        const QStringView part = m_parts.take();
        const qsizetype colon = part.indexOf(u':');
        const auto named = kindFromName(colon < 0 ? part : part.first(colon));
        const bool isCustom = named == ChecksumKind::CustomCrc;
        if (!named)
            return refuse(part, tr("one of %1").arg(names()));
        if (isCustom != (colon >= 0))
            return refuse(part, isCustom ? u"crc:WIDTH,POLY"_s : QString(stableName(*named)));
        m_config = ChecksumConfig::usual(*named);
        if (isCustom)
            custom(part.sliced(colon + 1));
    }

    /// The numbers come in the order of the catalogue; all behind the polynomial may be left out.
    void custom(QStringView widthText)
    {
        CrcParameters &crc = m_config.custom;
        crc = {};
        const auto width = numberFrom(widthText, 64);
        if (!width)
            return refuse(widthText, tr("a number of bits from 1 to 64"));
        crc.width = *width;
        keep(m_parts.take(), &CrcParameters::polynomial);
        keepIfThere(&CrcParameters::initial);
        keepIfThere(&CrcParameters::reflectIn);
        keepIfThere(&CrcParameters::reflectOut);
        keepIfThere(&CrcParameters::xorOut);
    }

    template<typename Value>
    void keepIfThere(Value CrcParameters::*place)
    {
        if (m_parts.hasMore() && !m_error && !isOption(m_parts.next()))
            keep(m_parts.take(), place);
    }

    [[nodiscard]] static bool isOption(QStringView part)
    {
        return part == bigEndianWord || part == littleEndianWord || part == afterWord || part.startsWith(fromOption);
    }

    void keep(QStringView part, quint64 CrcParameters::*place)
    {
        if (m_error)
            return;
        if (const auto value = hexFrom(part, m_config.custom.width))
            m_config.custom.*place = *value;
        else
            refuse(part, tr("a hex number of %1 bits").arg(m_config.custom.width));
    }

    void keep(QStringView part, bool CrcParameters::*place)
    {
        if (const auto value = truthFrom(part))
            m_config.custom.*place = *value;
        else
            refuse(part, tr("true or false"));
    }

    void option(QStringView part)
    {
        const bool isOrder = part == bigEndianWord || part == littleEndianWord;
        if (!isFirst(isOrder ? u"order"_s : part.toString().section(u'=', 0, 0)))
            return refuse(part, tr("left out, as it is said already"));
        if (isOrder) {
            m_config.byteOrder = part == bigEndianWord ? ByteOrder::BigEndian : ByteOrder::LittleEndian;
        } else if (part == afterWord) {
            m_config.afterLineEnd = true;
        } else if (part.startsWith(fromOption)) {
            const auto number = numberFrom(part.sliced(fromOption.size()), ChecksumConfig::lastFrom);
            if (number)
                m_config.from = *number;
            else
                refuse(part, tr("from=N, where N is a number from 1 to %1").arg(ChecksumConfig::lastFrom));
        } else {
            refuse(part, tr("one of %1").arg(u"from=N, be, le, after-line-end"_s));
        }
    }

    /// Of two values for one thing, neither is taken in silence.
    bool isFirst(const QString &option)
    {
        const bool isNew = !m_said.contains(option);
        m_said << option;
        return isNew;
    }

    void refuse(QStringView part, const QString &expected)
    {
        const QString named = (part.isEmpty() ? m_spec : part).toString();
        m_error = Error{ErrorCode::InvalidValue, {named, expected}, 0, part.begin() - m_spec.begin()};
    }

    [[nodiscard]] static QString names()
    {
        QStringList list;
        for (int i = 0; i <= int(ChecksumKind::CustomCrc); ++i)
            list << stableName(ChecksumKind(i));
        return list.join(u", "_s);
    }

    QStringView m_spec;
    SpecParts m_parts;
    ChecksumConfig m_config;
    QStringList m_said;
    std::optional<Error> m_error;
};

QString hexText(quint64 value)
{
    return QString::number(value, 16).toUpper();
}

QString customSpec(const CrcParameters &crc)
{
    const auto truth = [](bool value) { return value ? u"true"_s : u"false"_s; };
    return u':' % QStringList{QString::number(crc.width), hexText(crc.polynomial), hexText(crc.initial),
                              truth(crc.reflectIn),       truth(crc.reflectOut),   hexText(crc.xorOut)}
                      .join(u',');
}

} // namespace

Result<ChecksumConfig> ChecksumConfig::fromSpec(QStringView spec)
{
    return ChecksumSpecParser(spec).parse();
}

QString ChecksumConfig::toSpec() const
{
    QString spec = stableName(kind);
    if (kind == ChecksumKind::CustomCrc)
        spec += customSpec(custom);
    if (from != 1)
        spec += u',' % fromOption % QString::number(from);
    if (byteOrder != usual(kind).byteOrder)
        spec += u',' % (byteOrder == ByteOrder::BigEndian ? bigEndianWord : littleEndianWord);
    if (afterLineEnd)
        spec += u',' % afterWord;
    return spec;
}

} // namespace SocketDesk
