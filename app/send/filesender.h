// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/transferrate.h"
#include "send/fileplan.h"

#include <QFile>
#include <QObject>
#include <QTimer>

namespace SocketDesk {

/// Sends one file in blocks, as the queue has room for them, so that memory does not grow with the file.
///
/// Lives in the engine thread. Works in turns of at most 1 MiB and a few milliseconds, between which the event loop runs.
/// What goes out is the size that the file has at the begin: the header, if there is one, has promised it. Of all, or of
/// several, those get it that are there then, and each from its beginning on without a gap: who misses a block gets no
/// more of it.
class FileSender final : public QObject
{
    Q_OBJECT

public:
    explicit FileSender(Outbox &outbox, QObject *parent = nullptr);

    /// Replaces a file under way. Fails with FileNotFound, NotRegularFile (a pipe or a device could block the thread),
    /// FileNotReadable or FileTooLong.
    void start(const FilePlan &plan);
    void cancel();
    void setPaused(bool paused);

    /// The outbox may have room again.
    void resume();

    [[nodiscard]] bool isActive() const { return m_file.isOpen(); }
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    [[nodiscard]] QString path() const { return m_plan.path; } ///< also of the last one
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] qint64 sent() const { return m_sent; } ///< of the file, without its header
    /// Of that, on average over its peers: what the kernel has not taken yet. Also behind finished().
    [[nodiscard]] qint64 waiting() const;
    [[nodiscard]] qint64 bytesPerSecond() const { return m_rate.bytesPerSecond(); } ///< at the moment

Q_SIGNALS:
    void progressed();
    void failed(const SocketDesk::Error &error);
    void finished(bool complete); ///< all is accepted, or it failed; not after cancel()

private:
    enum class Step : quint8 { Sent, NoRoom, TooSoon, Over };

    [[nodiscard]] Result<void> open();
    void sendTurn();
    void tellProgress();
    void onWatch();
    void scheduleNext(Step step);
    Step sendBlock();
    [[nodiscard]] qsizetype wholeBlock() const;
    [[nodiscard]] qsizetype nextBlockBytes() const;
    Step sendBytes(const QByteArray &block);
    [[nodiscard]] Result<int> sendToAudience(const QByteArray &block);
    void finish(bool complete);
    void fail(const Error &error);

    Outbox &m_outbox;
    QFile m_file;
    QTimer m_turn;
    QTimer m_watch; ///< while what waits goes down by itself, which nobody tells
    FilePlan m_plan;
    SendTarget m_target; ///< of the plan; of several connections, those who have all of it so far
    TransferRate m_rate;
    SendPace m_pace;
    bool m_isPaused = false;
    qint64 m_size = 0;
    qint64 m_sent = 0;
    qint64 m_taken = 0;  ///< of that, by the kernel
    QByteArray m_header; ///< goes first, in a write of its own
    QByteArray m_unsent; ///< read, but refused for want of room
};

} // namespace SocketDesk
