// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"

#include <QHostInfo>
#include <QList>
#include <QObject>

#include <atomic>

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

    /// True once any was cancelled in this process. The system may go on with it for as long as a name server is silent,
    /// and Qt waits for that when the application object goes.
    [[nodiscard]] static bool isAnyAbandoned() { return s_isAnyAbandoned; }

Q_SIGNALS:
    void found(const QList<SocketDesk::Address> &addresses); ///< at least one, all with the port
    void failed(const SocketDesk::Error &error);             ///< NameNotFound, NameLookupFailed

private Q_SLOTS:
    void onLookedUp(const QHostInfo &info);

private:
    static constexpr int noLookup = -1;
    static inline std::atomic<bool> s_isAnyAbandoned = false;

    int m_lookup = noLookup; ///< Qt's number of the one whose answer is waited for
    quint16 m_port = 0;
};

/// The order in which addresses are tried: as found, but the families take turns, beginning with that of the first
/// (RFC 8305, section 4). No address twice.
[[nodiscard]] QList<Address> orderedForRace(const QList<Address> &found);

} // namespace SocketDesk
