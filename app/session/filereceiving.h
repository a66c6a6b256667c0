// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/filecollector.h"

#include <QObject>

#include <memory>

class QThread;

namespace SocketDesk {

/// Saves the files that peers send, as the journal grows, into a folder.
///
/// Lives in the thread that made it; the files are written in a thread of its own, so a slow disk stops neither the
/// window nor the session. Nothing that is to be written is released by the journal before: at its limit reception
/// waits for the disk. Where the disk is full it says stalled(), tries again every second, and loses nothing.
///
/// The destructor writes what had been received until then, as far as that takes at most two seconds.
class FileReceiving final : public QObject
{
    Q_OBJECT

public:
    /// \param from the first record that counts
    FileReceiving(const JournalReader &reader, const FileReceivingConfig &config, RecordId from,
                  QObject *parent = nullptr);
    ~FileReceiving() override;

    [[nodiscard]] const FileReceivingConfig &config() const { return m_config; }
    [[nodiscard]] const FileReceivingProgress &progress() const { return m_progress; }

    /// Tells that the journal has grown.
    void advance();

    /// Takes nothing that comes from now on; finished() tells when what came before is in the files.
    void finish();

Q_SIGNALS:
    void progressed(); ///< at most once for each advance()
    void fileSaved(const SocketDesk::ReceivedFile &file);
    void fileFailed(const SocketDesk::Error &error);
    void stalled(const SocketDesk::Error &error); ///< DiskFull: it goes on by itself
    void resumed();
    void finished(); ///< after finish(); the last signal

private:
    class Worker;
    struct Shared;

    void onFollowed(const FileReceivingProgress &progress);

    JournalReader m_reader;
    FileReceivingConfig m_config;
    FileReceivingProgress m_progress;
    std::shared_ptr<Shared> m_shared;
    QThread *m_thread = nullptr; ///< deletes itself where it outlives this
    Worker *m_worker = nullptr;  ///< lives in m_thread
};

} // namespace SocketDesk
