// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpointconfig.h"
#include "endpoint/nativesocket.h"
#include "endpoint/poller.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace SocketDesk {

/// Dials several addresses of one host, each some time after the one before, until the first answers (RFC 8305).
///
/// Engine thread, owned by the client. Has no time limit of its own: whoever has one calls cancel().
class Connector final : public QObject, private PollHandler
{
    Q_OBJECT

public:
    /// \p config and \p poller must outlive it.
    Connector(const EndpointConfig &config, Poller &poller);
    ~Connector() override;

    /// \param addresses in the order to try; \param text how the user knows the host, for errors
    void start(const QList<Address> &addresses, const QString &text);
    void cancel();

    /// The connected socket, once, after connected().
    [[nodiscard]] NativeSocket takeSocket() { return std::move(m_connected); }

Q_SIGNALS:
    void trying(const SocketDesk::Address &address);
    void connected();

    /// All have failed. The error is the most telling one: that nobody listens says more than that one of two
    /// families has no route.
    void failed(const SocketDesk::Error &error);

private:
    struct Attempt
    {
        NativeSocket socket;
        Address address;
    };

    void tryNext();
    void win();
    void dial(const Address &address);
    [[nodiscard]] Result<NativeSocket> makeSocket(const Address &remote) const;
    [[nodiscard]] Result<Address> local(const Address &remote) const;
    [[nodiscard]] std::optional<Error> objection(const Attempt &attempt) const;
    void onReady(int descriptor, Readiness readiness) override;
    void onAnswer(Attempt attempt, int error);
    void remember(const Error &error);
    [[nodiscard]] Error connectFailure(const Address &remote, int error) const;

    const EndpointConfig &m_config;
    Poller &m_poller;
    QString m_text;
    QList<Address> m_untried;
    std::vector<Attempt> m_attempts;
    std::optional<Error> m_error;
    NativeSocket m_connected;
    QTimer m_next;
    bool m_isTrying = false;
};

} // namespace SocketDesk
