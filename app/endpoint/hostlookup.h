// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"

#include <QHostInfo>
#include <QList>
#include <QObject>

namespace SocketDesk {

/// Looks up the addresses of a host name, one name at a time, in the background.
///
/// Engine thread. An answer to a lookup that has been cancelled or replaced is never heard.
class HostLookup final : public QObject
{
    Q_OBJECT

public:
    HostLookup() = default;
    ~HostLookup() override;

    void start(const QString &name, quint16 port);
    void cancel();

Q_SIGNALS:
    void found(const QList<SocketDesk::Address> &addresses); ///< at least one, all with the port
    void failed(const SocketDesk::Error &error);             ///< NameNotFound, NameLookupFailed

private:
    void onLookedUp(const QHostInfo &info);

    quint64 m_generation = 0;
    int m_lookup = -1;
    quint16 m_port = 0;
};

/// The order in which addresses are tried: as found, but the families take turns, beginning with that of the first
/// (RFC 8305, section 4). No address twice.
[[nodiscard]] QList<Address> orderedForRace(const QList<Address> &found);

} // namespace SocketDesk
