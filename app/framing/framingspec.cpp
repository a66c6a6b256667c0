// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/framingconfig.h"

#include "base/specparts.h"
#include "framing/framingvalues.h"
#include "text/hex.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace SocketDesk {

using namespace FramingValues;
using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String littleEndianSuffix = "le"_L1;
constexpr QLatin1String bigEndianSuffix = "be"_L1;
constexpr QLatin1String offsetOption = "offset"_L1;
constexpr QLatin1String adjustOption = "adjust"_L1;
constexpr QLatin1String limitOption = "limit"_L1;

/// Decimal digits, perhaps with a minus before them; no plus, space or separator.
std::optional<qint64> numberFrom(QStringView text)
{
    const QStringView digits = text.startsWith(u'-') ? text.sliced(1) : text;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits && std::all_of(digits.begin(), digits.end(), isDigit) ? std::optional(number) : std::nullopt;
}

/// How a kind is written whose value was left out.
QString formOf(FramingKind kind)
{
    switch (kind) {
    case FramingKind::Delimiter:
        return u"delimiter:HEX"_s;
    case FramingKind::Fixed:
        return u"fixed:N"_s;
    case FramingKind::Length:
        return u"length:WIDTH"_s;
    case FramingKind::Gap:
        return u"gap:MS"_s;
    case FramingKind::None:
    case FramingKind::Line:
        break;
    }
    return stableName(kind);
}

bool hasValue(FramingKind kind)
{
    return kind != FramingKind::None && kind != FramingKind::Line;
}

QStringList optionsOf(FramingKind kind)
{
    if (kind == FramingKind::Length)
        return {offsetOption, adjustOption, limitOption};
    if (kind == FramingKind::None || kind == FramingKind::Fixed)
        return {};
    return {limitOption};
}

/// Reads the text of a framing from left to right, as far as it is right.
class SpecParser
{
    Q_DECLARE_TR_FUNCTIONS(FramingConfig)

public:
    explicit SpecParser(QStringView spec)
        : m_spec(spec)
        , m_parts(spec)
    {}

    [[nodiscard]] Result<FramingConfig> parse()
    {
        kindAndValue(m_parts.take());
        m_options = optionsOf(m_config.kind);
        while (m_parts.hasMore() && !m_error)
            option(m_parts.take());
        if (m_error)
            return failure(*m_error);
        return m_config;
    }

private:
    void kindAndValue(QStringView part)
    {
        const qsizetype colon = part.indexOf(u':');
        const QStringView name = colon < 0 ? part : part.first(colon);
        keep(name, kindFromName(name), kindExpectation(), m_config.kind);
        const QStringView text = colon < 0 ? QStringView() : part.sliced(colon + 1);
        if (!m_error && text.isEmpty() == hasValue(m_config.kind))
            refuse(part, formOf(m_config.kind));
        if (!m_error)
            value(text);
    }

    void value(QStringView text)
    {
        switch (m_config.kind) {
        case FramingKind::None:
        case FramingKind::Line:
            break;
        case FramingKind::Delimiter:
            return keep(text, delimiterFromHex(text), delimiterExpectation(), m_config.delimiter);
        case FramingKind::Fixed:
            return number(text, byteCounts, m_config.fixedBytes);
        case FramingKind::Length:
            return field(text);
        case FramingKind::Gap:
            return number(text, gapMilliseconds, m_config.gap);
        }
    }

    void field(QStringView text)
    {
        const bool isLittle = text.endsWith(littleEndianSuffix);
        const QStringView width = isLittle || text.endsWith(bigEndianSuffix) ? text.chopped(2) : text;
        const std::optional<qint64> number = numberFrom(width);
        if (!number || !isFieldWidth(*number))
            return refuse(text, fieldWidthExpectation());
        m_config.length.width = int(*number);
        m_config.length.byteOrder = isLittle ? ByteOrder::LittleEndian : ByteOrder::BigEndian;
    }

    void option(QStringView part)
    {
        const qsizetype equals = part.indexOf(u'=');
        const QString name = part.first(equals < 0 ? part.size() : equals).toString();
        const QStringView text = equals < 0 ? QStringView() : part.sliced(equals + 1);
        if (text.isEmpty() || !m_options.removeOne(name))
            return refuse(part, m_options.isEmpty() ? tr("left out") : oneOf(m_options));
        if (name == offsetOption)
            number(text, fieldOffsets, m_config.length.offset);
        else if (name == adjustOption)
            number(text, fieldAdjusts, m_config.length.adjust);
        else
            number(text, byteCounts, m_config.limit);
    }

    template<typename Number>
    void number(QStringView text, Range range, Number &value)
    {
        const std::optional<qint64> read = numberFrom(text);
        const bool isRight = read && range.contains(*read);
        keep(text, isRight ? std::optional(Number(*read)) : std::nullopt, range.expectation(), value);
    }

    template<typename Value>
    void keep(QStringView part, const std::optional<Value> &read, const QString &expected, Value &value)
    {
        if (read)
            value = *read;
        else
            refuse(part, expected);
    }

    void refuse(QStringView part, const QString &expected)
    {
        const QString named = (part.isEmpty() ? m_spec : part).toString();
        m_error = Error{ErrorCode::InvalidValue, {named, expected}, 0, part.begin() - m_spec.begin()};
    }

    QStringView m_spec;
    SpecParts m_parts;
    QStringList m_options; ///< that may still come
    FramingConfig m_config;
    std::optional<Error> m_error;
};

QString optionSpec(QLatin1String name, qint64 value, qint64 byDefault)
{
    return value == byDefault ? QString() : QString(u',' % name % u'=' % QString::number(value));
}

QString limitSpec(const FramingConfig &config)
{
    return optionSpec(limitOption, config.limit, FramingConfig::defaultLimit);
}

QString fieldSpec(const LengthField &field)
{
    QString spec = QString::number(field.width);
    if (field.byteOrder == ByteOrder::LittleEndian)
        spec += littleEndianSuffix;
    else if (field.width > 1)
        spec += bigEndianSuffix;
    return spec % optionSpec(offsetOption, field.offset, 0) % optionSpec(adjustOption, field.adjust, 0);
}

} // namespace

Result<FramingConfig> FramingConfig::fromSpec(QStringView spec)
{
    return SpecParser(spec).parse();
}

QString FramingConfig::toSpec() const
{
    const QString name = stableName(kind);
    switch (kind) {
    case FramingKind::None:
        return name;
    case FramingKind::Line:
        return name % limitSpec(*this);
    case FramingKind::Delimiter:
        return name % u':' % formatHex(delimiter) % limitSpec(*this);
    case FramingKind::Fixed:
        return name % u':' % QString::number(fixedBytes);
    case FramingKind::Length:
        return name % u':' % fieldSpec(length) % limitSpec(*this);
    case FramingKind::Gap:
        return name % u':' % QString::number(gap.count()) % limitSpec(*this);
    }
    Q_UNREACHABLE();
}

} // namespace SocketDesk
