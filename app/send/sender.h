// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/fileplan.h"
#include "send/listsender.h"
#include "send/payloadrenderer.h"
#include "send/repeatmeter.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace SocketDesk {

/// What becomes of deadlines at which nothing could be sent: the thread was late, or the queue full.
enum class LatePolicy : quint8 { Skip, CatchUp };

/// What to send, how often, how far apart.
struct RepeatPlan
{
    std::vector<PayloadTemplate> payloads; ///< one at each deadline, in turn
    SendTarget target;
    std::chrono::milliseconds interval{1000}; ///< 1 ms or more
    quint64 count = 0;                        ///< of deadlines; 0: until stopped
    LatePolicy late = LatePolicy::Skip;
};

/// How a repeat is to run, as the user chooses it beside its interval.
struct RepeatOptions
{
    int count = 0; ///< how often the message goes out; 0: until stopped
    LatePolicy late = LatePolicy::Skip;
    bool lineByLine = false; ///< each line of the message is sent by itself, the interval apart

    static constexpr int mostTimes = 1'000'000'000;
    friend bool operator==(const RepeatOptions &, const RepeatOptions &) = default;
};

/// Why a repeat runs no more.
enum class RepeatEnd : quint8 { Never, Done, Stopped, Closed, Failed };

/// Where a running repeat or file stands; a small value for the window.
struct SendProgress
{
    bool repeating = false;
    quint64 repeatsDone = 0;
    quint64 repeatsSkipped = 0; ///< deadlines that passed because the queue was full or the thread was late
    RepeatFigures repeatFigures;
    RepeatEnd repeatEnd = RepeatEnd::Never; ///< of the last that ran
    bool sendingFile = false;
    QString filePath;
    qint64 fileSize = 0;
    qint64 fileSent = 0;
    qint64 fileWaiting = 0; ///< of what is sent, on average over its peers; also when the last of it is sent
    qint64 fileRate = 0;    ///< bytes a second at the moment; 0 as long as that cannot be said
    bool filePaused = false;
    ListProgress list;

    friend bool operator==(const SendProgress &, const SendProgress &) = default;
};

/// Sends messages, and over time: messages again and again, and files.
///
/// Lives in the engine thread, owned by the session. Placeholders are worked out at each send; a counter goes on as long
/// as the same message is sent, and begins anew with another and with a repeat. Repeats have absolute deadlines (no
/// drift); a deadline that has passed is skipped and counted, or made up for. A file is read in blocks as the queue has
/// room, so memory does not grow with it.
class Sender final : public QObject
{
    Q_OBJECT

public:
    explicit Sender(Outbox &outbox, QObject *parent = nullptr);
    ~Sender() override;

    /// \param allPeers those to whom SendTarget::all() goes
    void setPeers(PayloadRenderer::PeersOf allPeers);

    [[nodiscard]] Result<void> send(const PayloadTemplate &payload, const SendTarget &target);
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
    [[nodiscard]] bool isRepeatWaiting() const;

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
