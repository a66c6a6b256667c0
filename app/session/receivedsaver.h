// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QThread;

namespace SocketDesk {

/// Appends the received bytes of a journal to a file as they come, raw and in the order in which they came.
///
/// Lives in the thread that made it; the file is written in a thread of its own, so a slow disk stops neither the window
/// nor the session. Every write is checked: what cannot be written is told by failed(), nothing is written after it, and
/// bytesWritten() is exactly what the file has got. The destructor writes what had been received until then, as far as
/// that takes at most two seconds.
class ReceivedFileSaver final : public QObject
{
    Q_OBJECT

public:
    /// \param path is made if it does not exist, otherwise appended to; \param from the first record that is saved
    ReceivedFileSaver(const JournalReader &reader, const QString &path, RecordId from, QObject *parent = nullptr);
    ~ReceivedFileSaver() override;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] qint64 bytesWritten() const;

    /// Tells that the journal has grown.
    void advance();

    /// Saves nothing that comes from now on; finished() tells when what came before is in the file.
    void finish();

Q_SIGNALS:
    void progressed();                           ///< bytesWritten() has grown; at most once for each advance()
    void failed(const SocketDesk::Error &error); ///< FileNotWritable or DiskFull; once
    void finished();                             ///< after finish(); the last signal

private:
    class Writer;
    struct Shared;

    void tell(const std::optional<Error> &error);

    JournalReader m_reader;
    QString m_path;
    qint64 m_told = 0; ///< bytesWritten() at the last progressed()
    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<QThread> m_thread;
    Writer *m_writer = nullptr; ///< lives in m_thread
};

} // namespace SocketDesk
