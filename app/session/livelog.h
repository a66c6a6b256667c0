// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "export/recordformatter.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

class QThread;

namespace SocketDesk {

struct LiveLogConfig
{
    QString path; ///< made if it does not exist, otherwise appended to
    RecordFormat format = RecordFormat::Raw;
    Encoding encoding;
    std::chrono::milliseconds patience{3000}; ///< with one write, before it is said that it does not end
};

/// Appends a journal to a file as it grows, in one of the formats of RecordFormatter; with Raw, the received bytes.
///
/// Lives in the thread that made it; the file is written in a thread of its own, so a slow disk stops neither the window
/// nor the session. Every write is checked. Where the disk is full it says stalled(), tries again every second, and goes
/// on with the byte that was missing; whole records only are left in the file meanwhile. A file that is moved away or
/// removed is missed within a second, and what comes then goes to a new one of the old name.
///
/// A write that does not end, as on a network drive whose server is gone, is told by hung(), and when it ends after all, by
/// resumed(). After finish() it is waited for four times as long as is usual before that is said; then it has failed.
///
/// Nothing that is to be written is released by the journal before: at its limit reception waits for the disk.
///
/// The destructor writes what had been received until then, as far as that takes at most two seconds; it never waits
/// longer, and not at all where it is known to hang.
class LiveLog final : public QObject
{
    Q_OBJECT

public:
    /// \param from the first record that is written
    LiveLog(const JournalReader &reader, const LiveLogConfig &config, RecordId from, QObject *parent = nullptr);
    ~LiveLog() override;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] qint64 bytesWritten() const; ///< exactly what the file has got, or the files of its name
    /// Once it failed: what finish() found no room for; -1 where the disk did not even answer.
    [[nodiscard]] qint64 bytesMissing() const;
    [[nodiscard]] bool isStalled() const { return m_isStalled; }
    [[nodiscard]] QString hungText() const; ///< since when it has hung, for people; empty while it does not

    /// Tells that the journal has grown.
    void advance();

    /// Writes nothing that comes from now on; finished() tells when what came before is in the file.
    void finish();

Q_SIGNALS:
    void progressed();                            ///< bytesWritten() has grown; at most once for each advance()
    void stalled(const SocketDesk::Error &error); ///< DiskFull, or what else keeps it from writing for now
    void hung();                                  ///< the write under way does not end
    void resumed();
    void failed(const SocketDesk::Error &error); ///< it could not be opened, or finish() found no room; once
    void finished();                             ///< after finish(); the last signal

private:
    class Writer;
    struct Shared;

    void onFollowed();
    void onStalled(const SocketDesk::Error &error);
    void onResumed();
    void watch();
    void giveUp();

    JournalReader m_reader;
    QString m_path;
    qint64 m_told = 0; ///< bytesWritten() at the last progressed()
    bool m_isStalled = false;
    std::optional<Timestamp> m_hungSince;
    std::chrono::milliseconds m_patience;
    QTimer m_watch; ///< while the writer has something to do
    std::shared_ptr<Shared> m_shared;
    QThread *m_thread = nullptr; ///< deletes itself where it outlives this
    Writer *m_writer = nullptr;  ///< lives in m_thread
};

} // namespace SocketDesk
