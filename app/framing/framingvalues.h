// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framingconfig.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace SocketDesk::FramingValues {

// What the values of a FramingConfig may be, and how that is said. JSON and the option's text share it.

struct Range
{
    qint64 least = 0;
    qint64 most = 0;

    [[nodiscard]] constexpr bool contains(qint64 value) const { return value >= least && value <= most; }
    [[nodiscard]] QString expectation() const; ///< "a whole number from 1 to 16"
};

inline constexpr Range byteCounts{1, FramingConfig::maximumBytes};
inline constexpr Range fieldOffsets{0, 65535};
inline constexpr Range fieldAdjusts{-1048576, 1048576};
inline constexpr Range gapMilliseconds{1, 3'600'000};

inline constexpr std::array fieldWidths{1, 2, 3, 4, 8}; ///< in bytes, of a number in a header

[[nodiscard]] constexpr bool isFieldWidth(qint64 value)
{
    return std::find(fieldWidths.begin(), fieldWidths.end(), value) != fieldWidths.end();
}

[[nodiscard]] QString kindExpectation();
[[nodiscard]] QString fieldWidthExpectation();
[[nodiscard]] QString delimiterExpectation();
[[nodiscard]] QString oneOf(const QStringList &names); ///< "one of a, b, c"

[[nodiscard]] std::optional<FramingKind> kindFromName(QStringView name);
[[nodiscard]] std::optional<QByteArray> delimiterFromHex(QStringView hex);

} // namespace SocketDesk::FramingValues
