// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>

namespace SocketDesk::FigureWords {

// How the figures of the statistics are written, in the language and locale of the program.

[[nodiscard]] QString count(quint64 number);
[[nodiscard]] QString bytes(double number); ///< "12 B", "3.40 MB"
[[nodiscard]] QString bytesPerSecond(double number);
[[nodiscard]] QString
messagesPerSecond(double number); ///< "1,234/s"; with a digit behind the point where it is below 100
[[nodiscard]] QString duration(std::chrono::duration<double> time); ///< "1.50 s", "12.3 ms", "450 ns": three digits

/// Where a scale from 0 may end that holds \p highest: a round number whose half is written otherwise than itself.
[[nodiscard]] double roundScale(double highest);

} // namespace SocketDesk::FigureWords
