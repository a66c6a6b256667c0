// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/framingconfig.h"

#include "framing/framingvalues.h"
#include "text/encoder.h"
#include "text/hex.h"

#include <cmath>
#include <optional>

namespace SocketDesk {

using namespace FramingValues;
using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String bigEndian = "big"_L1;
constexpr QLatin1String littleEndian = "little"_L1;

std::optional<ByteOrder> byteOrderFromName(QStringView name)
{
    if (name == bigEndian)
        return ByteOrder::BigEndian;
    return name == littleEndian ? std::optional(ByteOrder::LittleEndian) : std::nullopt;
}

/// Takes the settings out of a JSON object one by one; remembers the first that is not what it must be.
class SettingsReader
{
public:
    explicit SettingsReader(const QJsonObject &json)
        : m_json(json)
    {}

    template<typename Number>
    void number(QLatin1String key, Range range, Number &value)
    {
        const std::optional<qint64> number = whole(key);
        if (number && range.contains(*number))
            value = Number(*number);
        else if (m_json.contains(key))
            refuse(key, range.expectation());
    }

    void fieldWidth(QLatin1String key, int &value)
    {
        const std::optional<qint64> number = whole(key);
        const bool isRight = number && isFieldWidth(*number);
        keep(key, isRight ? std::optional(int(*number)) : std::nullopt, fieldWidthExpectation(), value);
    }

    template<typename Value>
    void name(QLatin1String key, std::optional<Value> (*fromName)(QStringView), const QString &expected, Value &value)
    {
        const QJsonValue json = m_json.value(key);
        keep(key, json.isString() ? fromName(json.toString()) : std::nullopt, expected, value);
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] std::optional<qint64> whole(QLatin1String key) const
    {
        const double number = m_json.value(key).toDouble(std::nan(""));
        constexpr double most = 9007199254740992.0; // 2^53, up to which a double is exact
        if (std::trunc(number) != number || std::abs(number) > most)
            return {};
        return qint64(number);
    }

    template<typename Value>
    void keep(QLatin1String key, const std::optional<Value> &read, const QString &expected, Value &value)
    {
        if (read)
            value = *read;
        else if (m_json.contains(key))
            refuse(key, expected);
    }

    void refuse(QLatin1String key, const QString &expected)
    {
        if (!m_error)
            m_error = Error{ErrorCode::InvalidValue, {key, expected}};
    }

    const QJsonObject &m_json;
    std::optional<Error> m_error;
};

} // namespace

CodeUnit CodeUnit::of(const Encoding &encoding)
{
    const int bytes = encoding.unitBytes();
    if (bytes == 0)
        return {};
    const bool isBigEndian = encodeText(u"\n"_s, encoding).value().endsWith('\n');
    return {bytes, isBigEndian ? ByteOrder::BigEndian : ByteOrder::LittleEndian};
}

bool FramingConfig::isValid() const
{
    return !delimiter.isEmpty() && delimiter.size() <= maximumDelimiter && byteCounts.contains(fixedBytes) &&
           isFieldWidth(length.width) && fieldOffsets.contains(length.offset) && fieldAdjusts.contains(length.adjust) &&
           gapMilliseconds.contains(gap.count()) && byteCounts.contains(limit);
}

QJsonObject FramingConfig::toJson() const
{
    return {
        {"kind"_L1, stableName(kind)},
        {"delimiter"_L1, formatHex(delimiter)},
        {"fixedBytes"_L1, fixedBytes},
        {"width"_L1, length.width},
        {"byteOrder"_L1, length.byteOrder == ByteOrder::BigEndian ? bigEndian : littleEndian},
        {"offset"_L1, length.offset},
        {"adjust"_L1, length.adjust},
        {"gapMs"_L1, qint64(gap.count())},
        {"limit"_L1, limit},
    };
}

Result<FramingConfig> FramingConfig::fromJson(const QJsonObject &json)
{
    FramingConfig config;
    SettingsReader reader(json);
    reader.name("kind"_L1, kindFromName, kindExpectation(), config.kind);
    reader.name("delimiter"_L1, delimiterFromHex, delimiterExpectation(), config.delimiter);
    reader.number("fixedBytes"_L1, byteCounts, config.fixedBytes);
    reader.fieldWidth("width"_L1, config.length.width);
    reader.name("byteOrder"_L1, byteOrderFromName, oneOf({bigEndian, littleEndian}), config.length.byteOrder);
    reader.number("offset"_L1, fieldOffsets, config.length.offset);
    reader.number("adjust"_L1, fieldAdjusts, config.length.adjust);
    reader.number("gapMs"_L1, gapMilliseconds, config.gap);
    reader.number("limit"_L1, byteCounts, config.limit);
    if (reader.error())
        return failure(*reader.error());
    return config;
}

} // namespace SocketDesk
