// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/filedeframer.h"
#include "journal/journalreader.h"
#include "session/arrivingfile.h"

#include <QHash>
#include <QMetaType>

#include <memory>

namespace SocketDesk {

/// Where received files go, and how they are found in what comes.
struct FileReceivingConfig
{
    QString folder;
    FileFraming framing;
    Encoding encoding; ///< of a JSON header that is not UTF-8
    QString name;      ///< of a file that brings none with it: a download's. Empty: made up from time and peer

    friend bool operator==(const FileReceivingConfig &, const FileReceivingConfig &) = default;
};

/// A file that came, or what came of it.
struct ReceivedFile
{
    QString path;
    qint64 bytes = 0;
    qint64 expectedBytes = -1; ///< -1: nobody said
    bool isComplete = false;

    friend bool operator==(const ReceivedFile &, const ReceivedFile &) = default;
};

/// How far the receiving of files is.
struct FileReceivingProgress
{
    QString name;     ///< of the file that got something last; empty before the first
    qint64 size = -1; ///< that it will have; -1: nobody said
    qint64 bytes = 0; ///< of it, so far
    qint64 bytesPerSecond = 0;
    qint64 allBytes = 0; ///< of all files
    int underWay = 0;
    quint64 complete = 0;
    quint64 incomplete = 0;

    friend bool operator==(const FileReceivingProgress &, const FileReceivingProgress &) = default;
};

/// Writes the files that it finds in the records of a journal into a folder: each peer's stream for itself.
///
/// For one thread, which waits for the disk. Names that come from a peer are made safe, and no file is replaced.
class FileCollector
{
public:
    class Listener
    {
    public:
        Listener() = default;
        Q_DISABLE_COPY_MOVE(Listener)
        virtual ~Listener() = default;

        virtual void fileSaved(const ReceivedFile &file) = 0; ///< or not all of it
        virtual void fileFailed(const Error &error) = 0;      ///< BadFileHeader, or it could not be written

        /// The disk is full. \return true when it is to be tried again, false to give the file up
        virtual bool waitForRoom(const Error &error) = 0;
    };

    FileCollector(const FileReceivingConfig &config, Listener &listener);
    ~FileCollector();

    /// \param record of \p reader, in order
    void take(const JournalReader &reader, const Record &record);

    /// What was taken is in the files.
    void flush();

    /// Nothing more comes: what is under way is not complete, but for datagrams, which have no end.
    void finish();

    [[nodiscard]] FileReceivingProgress progress() const;

private:
    class Stream;

    [[nodiscard]] Stream &streamOf(const JournalReader &reader, const Record &record);
    void endStream(PeerId peer, bool isFinished);

    FileReceivingConfig m_config;
    Listener &m_listener;
    OpenFiles m_openFiles;
    QHash<PeerId, std::shared_ptr<Stream>> m_streams;
    QHash<QString, int> m_lastNumbers; ///< of the names that were given out last
    FileReceivingProgress m_progress;
    bool m_hasEnded = false; ///< a stream, that is: of a download there is one
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::FileReceivingConfig)
Q_DECLARE_METATYPE(SocketDesk::FileReceivingProgress)
Q_DECLARE_METATYPE(SocketDesk::ReceivedFile)
