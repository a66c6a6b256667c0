// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"
#include "endpoint/nativesocket.h"

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

#include <memory>

namespace SocketDesk {

/// A QTcpServer that hands over bare sockets and that nothing stops from accepting.
///
/// QTcpServer listens; its connections are accepted here, on its descriptor, because its own loop remembers the first
/// error for ever: after it, a shortage of descriptors is either not noticed, at full load, or seen where there is none.
/// In a shortage this one tries again every 100 ms; when that has lasted a second, it spends its spare descriptor on
/// letting the next in line know, with RST, instead of letting it wait for ever. Engine thread.
class TcpListener final : public QTcpServer
{
    Q_OBJECT

public:
    TcpListener();
    ~TcpListener() override;

    /// \p socket is bound and listens. \return an error where Qt does not take it
    [[nodiscard]] Result<void> start(NativeSocket socket);

    /// Whoever connects waits so long, connected but not accepted. 0: not at all.
    void setDelay(std::chrono::milliseconds delay) { m_delay.setInterval(delay); }

    void stop(); ///< at once; the object may be destroyed later

    /// The connection that accepted() speaks of; once.
    [[nodiscard]] AcceptedSocket takeAccepted() { return std::move(m_accepted); }

Q_SIGNALS:
    void accepted();
    void troubled(const SocketDesk::Error &error); ///< accepting has trouble; it goes on
    void descriptorsShort();                       ///< it would go on at once with what others give up

private:
    void onReady();
    void acceptAll();
    void onShortage();
    void onRetry();
    void refuseOne();

    // Its own rather than one of the connections' set: it has its turn after each batch of those, however many they are.
    std::unique_ptr<QSocketNotifier> m_notifier;
    AcceptedSocket m_accepted;
    NativeSocket m_spare;
    QTimer m_retry;
    QTimer m_delay; ///< an interval of 0: nobody waits
    int m_failedRetries = 0;
};

} // namespace SocketDesk
