// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "journal/record.h"

#include <QString>

#include <memory>
#include <set>

namespace SocketDesk {

/// The private folder of one journal: its segment files, its peers, and the lock that tells others that it is in use, in
/// which stands what it is of.
///
/// Everything in it goes with this object, but for a crash: then whoever looks for it finds a folder that nobody locks,
/// and in it what SpillReader reads. For the thread of the writer.
class SpillFolder
{
public:
    /// A new folder (mode 0700) in \p parent, which is made if need be. \return DiskFull, or what the system said
    [[nodiscard]] static Result<std::unique_ptr<SpillFolder>> make(const QString &parent);
    Q_DISABLE_COPY_MOVE(SpillFolder)
    ~SpillFolder();

    [[nodiscard]] const QString &path() const { return m_path; }

    /// A name for the next segment file, which is in the folder from now on. Numbers grow.
    [[nodiscard]] quint64 addSegment() { return *m_segments.insert(m_segments.end(), m_nextSegment++); }
    [[nodiscard]] QString segmentPath(quint64 number) const;
    void removeSegment(quint64 number);

    /// Peers are numbered in the order in which they come.
    void addPeer(const PeerEntry &entry);

    /// What the journal is of from now on: \p line, without a line break, or nothing where it is longer than longestLine.
    void describe(const QByteArray &line);

    static constexpr auto folderSuffix = QLatin1StringView(".spill");
    static constexpr auto segmentSuffix = QLatin1StringView(".segment");
    static constexpr auto peersName = QLatin1StringView("peers");
    static constexpr auto lockName = QLatin1StringView("lock");
    static constexpr qsizetype longestLine = 4096;

private:
    explicit SpillFolder(const QString &path);
    [[nodiscard]] Result<void> lock();
    [[nodiscard]] int openFile(QLatin1StringView name) const;

    QString m_path;
    int m_lock = -1;
    int m_peers = -1; ///< no more where a write failed, because what follows would be misread
    std::set<quint64> m_segments;
    quint64 m_nextSegment = 0;
};

/// What a peers file has for one peer: whether it is a stream, its addresses, and before each its length.
[[nodiscard]] QByteArray savedPeer(const PeerEntry &entry);

/// The line that a lock file begins with, or nothing where there is no whole one. What is behind it is of longer ones.
[[nodiscard]] QByteArray lineFrom(const QByteArray &bytes);

} // namespace SocketDesk
