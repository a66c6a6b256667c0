// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/fileplan.h"
#include "send/listsender.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace SocketDesk {

/// What to send, how often, how far apart.
struct RepeatPlan
{
    QByteArray payload;
    SendTarget target;
    std::chrono::milliseconds interval{1000}; ///< 1 ms or more
    quint64 count = 0;                        ///< 0: until stopped
};

/// Where a running repeat or file stands; a small value for the window.
struct SendProgress
{
    bool repeating = false;
    quint64 repeatsDone = 0;
    quint64 repeatsSkipped = 0; ///< deadlines that passed because the queue was full or the thread was late
    bool sendingFile = false;
    QString filePath;
    qint64 fileSize = 0;
    qint64 fileSent = 0;
    qint64 fileRate = 0; ///< bytes a second at the moment; 0 as long as that cannot be said
    bool filePaused = false;
    ListProgress list;

    friend bool operator==(const SendProgress &, const SendProgress &) = default;
};

/// Sends over time: one payload again and again, and files.
///
/// Lives in the engine thread, owned by the session. Repeats have absolute deadlines (no drift); a deadline that has
/// passed is skipped and counted. A file is read in blocks as the queue has room, so memory does not grow with it.
class Sender final : public QObject
{
    Q_OBJECT

public:
    explicit Sender(Outbox &outbox, QObject *parent = nullptr);
    ~Sender() override;

    void startRepeat(const RepeatPlan &plan);
    void stopRepeat();

    void startList(const ListPlan &plan);
    void stopList();

    void startFile(const FilePlan &plan);
    void pauseFile(bool paused);
    void cancelFile();

    /// The outbox may have room again.
    void onWritable();

    /// Everything stops: the endpoint closed.
    void stop();

    [[nodiscard]] SendProgress progress() const;
    [[nodiscard]] bool isSendingFile() const; ///< the same as in progress(), but asked for each chunk
    [[nodiscard]] bool isListWaiting() const; ///< for room; asked for each chunk, too

Q_SIGNALS:
    void progressed();
    void failed(const SocketDesk::Error &error);
    void repeatFinished();
    void listFinished(bool complete); ///< for every start, once
    void fileFinished(bool complete);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
