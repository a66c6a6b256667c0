// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"
#include "send/payloadrenderer.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <deque>

namespace SocketDesk {

/// Payloads that go out in order, each as soon as the outbox has room for it.
///
/// Lives in the engine thread. Holds what it is given: whoever adds keeps the sum within bounds, by the tickets that
/// come back.
class SendQueue final : public QObject
{
    Q_OBJECT

public:
    explicit SendQueue(Outbox &outbox, QObject *parent = nullptr);

    /// \param allPeers those to whom SendTarget::all() goes
    void setPeers(PayloadRenderer::PeersOf allPeers) { m_renderer.setPeers(std::move(allPeers)); }

    /// Placeholders are worked out when its turn has come.
    /// \param ticket a number that done() will name; \param sentBefore where its counters stand
    void add(quint64 ticket, const PayloadTemplate &payload, const SendTarget &target, quint64 sentBefore = 0);

    void add(quint64 ticket, const QByteArray &payload, const SendTarget &target)
    {
        add(ticket, PayloadTemplate(payload), target);
    }

    /// The outbox may have room again.
    void resume();

    /// Refuses everything that still waits: nothing is open any more.
    void refuseAll(const Error &reason);

    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }

Q_SIGNALS:
    void refused(const SocketDesk::Error &error); ///< that payload went nowhere; done() follows
    void done(quint64 ticket);                    ///< accepted or refused

private:
    struct Item
    {
        quint64 ticket;
        PayloadTemplate payload;
        SendTarget target;
        quint64 sentBefore;
    };

    void sendTurn();
    [[nodiscard]] Result<void> renderFirst();
    void finishPart(const std::optional<Error> &refusal);
    [[nodiscard]] bool mustPace(const SendPart &part) const;
    [[nodiscard]] bool mustWait(const SendPart &part, const Error &error) const;

    Outbox &m_outbox;
    QTimer m_turn;
    PayloadRenderer m_renderer;
    std::deque<Item> m_waiting;
    std::deque<SendPart> m_parts; ///< of the first of them
};

} // namespace SocketDesk
