// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QJsonObject>

namespace SocketDesk {

/// What becomes of reception when a journal has reached its limit.
enum class AtLimit : quint8 {
    ReleaseOldest, ///< it goes on: the oldest whole segments are given back, and the transcript says how much is gone
    Pause          ///< it waits: TCP stops reading, datagrams are counted as dropped
};

/// How much a journal may hold, and what happens then.
struct JournalLimit
{
    static constexpr qint64 smallest = qint64(1) << 20;
    static constexpr qint64 largest = qint64(1) << 40;

    qint64 bytes = qint64(8) << 30; ///< of all segments
    AtLimit atLimit = AtLimit::ReleaseOldest;

    [[nodiscard]] QJsonObject toJson() const;
    /// Keys that are missing keep their defaults. \return InvalidValue with the key and what is expected
    [[nodiscard]] static Result<JournalLimit> fromJson(const QJsonObject &json);

    /// "64MiB", "8GiB,pause": a whole number with K, M, G or T, of 1024 each, and what happens then: release, if left
    /// out, or pause. \return InvalidValue with the part and what is expected
    [[nodiscard]] static Result<JournalLimit> fromSpec(QStringView spec);
    [[nodiscard]] QString toSpec() const;

    friend bool operator==(const JournalLimit &, const JournalLimit &) = default;
};

} // namespace SocketDesk
