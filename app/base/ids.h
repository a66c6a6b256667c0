// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace SocketDesk {

/// Number of a record in its journal, from 0. Never reused, so it stays valid when older records are released.
enum class RecordId : quint64 {};

/// Number of a peer in its session, from 1; stable for the life of the session. 0 is the session itself.
enum class PeerId : quint32 {};

inline constexpr RecordId noRecord{~quint64(0)};
inline constexpr PeerId noPeer{0};

[[nodiscard]] constexpr quint64 toNumber(RecordId id)
{
    return static_cast<quint64>(id);
}
[[nodiscard]] constexpr quint32 toNumber(PeerId id)
{
    return static_cast<quint32>(id);
}
[[nodiscard]] constexpr RecordId operator+(RecordId id, quint64 n)
{
    return RecordId(toNumber(id) + n);
}
[[nodiscard]] constexpr RecordId operator-(RecordId id, quint64 n)
{
    return RecordId(toNumber(id) - n);
}
constexpr RecordId &operator++(RecordId &id)
{
    return id = id + 1;
}

} // namespace SocketDesk
