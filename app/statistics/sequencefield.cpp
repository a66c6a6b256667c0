// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/sequencefield.h"

#include "framing/framingvalues.h"

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String littleEndianSuffix = "le"_L1;
constexpr QLatin1String bigEndianSuffix = "be"_L1;
constexpr QLatin1String offsetOption = "offset="_L1;

/// Decimal digits and nothing else.
std::optional<int> numberFrom(QStringView digits)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool fits = false;
    const int number = digits.toInt(&fits);
    return fits && std::all_of(digits.begin(), digits.end(), isDigit) ? std::optional(number) : std::nullopt;
}

tl::unexpected<Error> refused(QStringView part, const QString &expected)
{
    return failure({ErrorCode::InvalidValue, {part.toString(), expected}});
}

} // namespace

std::optional<quint64> SequenceField::numberIn(QByteArrayView datagram) const
{
    if (datagram.size() < qsizetype(offset) + width)
        return {};
    quint64 number = 0;
    for (int i = 0; i < width; ++i) {
        const int at = byteOrder == ByteOrder::BigEndian ? i : width - 1 - i;
        number = number << 8U | quint8(datagram[offset + at]);
    }
    return number;
}

QString SequenceField::toSpec() const
{
    QString spec = QString::number(width);
    if (width > 1)
        spec += byteOrder == ByteOrder::LittleEndian ? littleEndianSuffix : bigEndianSuffix;
    if (offset > 0)
        spec += u',' % offsetOption % QString::number(offset);
    return spec;
}

Result<SequenceField> SequenceField::fromSpec(QStringView spec)
{
    SequenceField field;
    const qsizetype comma = spec.indexOf(u',');
    const QStringView form = spec.first(comma < 0 ? spec.size() : comma);
    const bool isLittle = form.endsWith(littleEndianSuffix);
    const std::optional<int> width = numberFrom(isLittle || form.endsWith(bigEndianSuffix) ? form.chopped(2) : form);
    if (!width || !FramingValues::isFieldWidth(*width))
        return refused(form, FramingValues::fieldWidthExpectation());
    field.width = *width;
    field.byteOrder = isLittle && field.width > 1 ? ByteOrder::LittleEndian : ByteOrder::BigEndian;
    if (comma < 0)
        return field;
    const QStringView option = spec.sliced(comma + 1);
    if (!option.startsWith(offsetOption))
        return refused(option, u"offset=N"_s);
    const std::optional<int> offset = numberFrom(option.sliced(offsetOption.size()));
    if (!offset || !FramingValues::fieldOffsets.contains(*offset))
        return refused(option, FramingValues::fieldOffsets.expectation());
    field.offset = *offset;
    return field;
}

} // namespace SocketDesk
