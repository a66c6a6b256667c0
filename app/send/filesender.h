// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"

#include <QFile>
#include <QObject>
#include <QTimer>

namespace SocketDesk {

/// Sends one file in blocks, as the queue has room for them, so that memory does not grow with the file.
///
/// Lives in the engine thread. Works in turns of at most 1 MiB, between which the event loop runs.
class FileSender final : public QObject
{
    Q_OBJECT

public:
    explicit FileSender(Outbox &outbox, QObject *parent = nullptr);

    /// Replaces a file under way. Fails with FileNotFound, or FileNotReadable, also for what is no regular file (a
    /// pipe or a device could block the thread).
    void start(const QString &path, const SendTarget &target, qsizetype blockBytes);
    void cancel();

    /// The outbox may have room again.
    void resume();

    [[nodiscard]] bool isActive() const { return m_file.isOpen(); }
    [[nodiscard]] QString path() const { return m_file.fileName(); }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] qint64 sent() const { return m_sent; }

Q_SIGNALS:
    void progressed();
    void failed(const SocketDesk::Error &error);
    void finished(bool complete); ///< all is accepted, or it failed; not after cancel()

private:
    enum class Step : quint8 { Sent, NoRoom, Over };

    void sendTurn();
    Step sendBlock();
    [[nodiscard]] qsizetype nextBlockBytes() const;
    Step sendBytes(const QByteArray &block);
    void finish(bool complete);
    void fail(const Error &error);

    Outbox &m_outbox;
    QFile m_file;
    QTimer m_turn;
    SendTarget m_target;
    qsizetype m_blockBytes = 0;
    qint64 m_size = 0;
    qint64 m_sent = 0;
    QByteArray m_unsent; ///< read, but refused for want of room
};

} // namespace SocketDesk
