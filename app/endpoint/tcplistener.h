// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"
#include "endpoint/nativesocket.h"

#include <QTcpServer>
#include <QTimer>

namespace SocketDesk {

/// A QTcpServer that hands over bare descriptors and that nothing stops from accepting.
///
/// Where the program has no descriptor left it tries again every 100 ms; when that has lasted a second, it spends its
/// spare one on letting the next in line know, with RST, instead of letting it wait for ever. Engine thread.
class TcpListener final : public QTcpServer
{
    Q_OBJECT

public:
    TcpListener();

    /// \p socket is bound and listens. \return an error where Qt does not take it
    [[nodiscard]] Result<void> start(NativeSocket socket);

Q_SIGNALS:
    void accepted(qintptr descriptor);             ///< whoever hears it owns the descriptor
    void troubled(const SocketDesk::Error &error); ///< accepting has trouble; it goes on

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void onAcceptError(QAbstractSocket::SocketError error);
    void onRetry();
    void refuseOne();

    NativeSocket m_spare;
    QTimer m_retry;
    int m_failedRetries = 0;
    int m_acceptedInTurn = 0;
};

} // namespace SocketDesk
