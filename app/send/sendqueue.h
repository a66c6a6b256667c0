// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"

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

    /// \param ticket a number that done() will name
    void add(quint64 ticket, const QByteArray &payload, const SendTarget &target);

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
        QByteArray payload;
        SendTarget target;
    };

    void sendTurn();
    [[nodiscard]] bool mustPace(const Item &item) const;
    [[nodiscard]] bool mustWait(const Item &item, const Error &error) const;

    Outbox &m_outbox;
    QTimer m_turn;
    std::deque<Item> m_waiting;
};

} // namespace SocketDesk
