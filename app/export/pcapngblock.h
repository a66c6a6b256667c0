// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QString>

/// The blocks of a pcapng file (draft-ietf-opsawg-pcapng), little-endian: one section, one interface of link type RAW,
/// times in nanoseconds.
namespace SocketDesk::PcapngBlock {

enum class Direction : quint32 { Inbound = 1, Outbound = 2 };

/// What may be said of a packet besides its bytes.
struct PacketNotes
{
    Direction direction = Direction::Inbound;
    QString comment;         ///< may be empty
    quint64 dropsBefore = 0; ///< packets lost since the one before
};

/// What a section begins with: its own header and that of its interface.
[[nodiscard]] QByteArray sectionBegin(const QString &program, const QString &comment);

[[nodiscard]] QByteArray packet(Timestamp time, const QByteArray &bytes, const PacketNotes &notes);

/// How many packets were lost in all, by the kernel and by us.
[[nodiscard]] QByteArray statistics(Timestamp time, quint64 droppedByKernel, quint64 droppedByUs,
                                    const QString &comment);

} // namespace SocketDesk::PcapngBlock
