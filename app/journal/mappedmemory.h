// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArrayView>

#include <functional>
#include <memory>
#include <span>
#include <utility>

namespace SocketDesk {

/// The file behind some memory.
class BackingFile
{
public:
    explicit BackingFile(int descriptor) // closes it
        : m_descriptor(descriptor)
    {}
    Q_DISABLE_COPY_MOVE(BackingFile)
    ~BackingFile();

    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// Puts \p bytes at \p offset. The memory shows them as if they had been written there, but no page of it is mapped
    /// for that, which costs more than the copy: when it is made, and again when the system writes it out.
    /// \return false where the system took less; then nothing may be assumed of what lies there
    [[nodiscard]] bool write(qsizetype offset, QByteArrayView bytes) const;

    /// Writes zeros over a part that nobody has touched yet. Its pages are then at hand, for a fraction of what the system
    /// takes to make them one by one when they are first touched; and where there is no room for them after all (on a
    /// file system that copies what it writes), that is found here and not by a signal.
    /// \return false where there is no room
    [[nodiscard]] bool zero(qsizetype offset, qsizetype length) const;

private:
    int m_descriptor;
};

/// Zeroed memory that the system can write out to a file, so that much of it costs little.
///
/// The space is allocated before it is mapped: a full disk is an error when it is made and never a signal later.
/// A value that shares the memory; the last copy unmaps it.
class MappedMemory
{
public:
    /// \param size bytes, more than 0
    /// \return of a new file in \p folder, mode 0600, which no longer has a name; DiskFull, or what the system said
    [[nodiscard]] static Result<MappedMemory> inFolder(const QString &folder, qsizetype size);

    /// \return of a new file \p path, mode 0600, which is removed by whoever has named it; DiskFull, or what the system said
    [[nodiscard]] static Result<MappedMemory> inFile(const QString &path, qsizetype size);

    /// The same in two steps: the file is there at once; the rest, for which the system may read from the disk for long,
    /// is up to whoever calls what this returns, once and in any thread.
    [[nodiscard]] static std::function<Result<MappedMemory>()> beginInFile(const QString &path, qsizetype size);

    /// \return of memory that belongs to no folder; NoBufferSpace, or what the system said
    [[nodiscard]] static Result<MappedMemory> anonymous(qsizetype size);

    /// The file behind it; null where there is none, or where the system has no such way. It keeps a descriptor open: for
    /// as long as somebody writes.
    [[nodiscard]] std::shared_ptr<const BackingFile> takeFile() { return std::exchange(m_file, nullptr); }

    /// Starts on a page.
    [[nodiscard]] std::span<char> bytes() const { return m_bytes; }

    /// Has the pages of a part mapped for writing, which for many at once is cheaper than one fault for each.
    /// \param offset a multiple of 64 KiB
    void populate(qsizetype offset, qsizetype length) const;

    /// Nothing more is written: whoever reads gets more of the file than it has touched, ahead of time. Before, the system
    /// would read ahead into what is about to be written, and for that keep the writer waiting for tens of milliseconds.
    void readAhead() const;

private:
    MappedMemory(std::shared_ptr<char> owner, qsizetype size);
    [[nodiscard]] static Result<MappedMemory> ofFile(std::shared_ptr<const BackingFile> file, qsizetype size,
                                                     const QString &where);

    std::shared_ptr<char> m_owner; ///< unmaps
    std::shared_ptr<const BackingFile> m_file;
    std::span<char> m_bytes;
};

/// The memory was not to be had for want of room, of which there may be more later.
[[nodiscard]] bool isDiskFull(const auto &result)
{
    return !result && result.error().code == ErrorCode::DiskFull;
}

/// Makes \p folder where it is missing, open to its owner alone.
[[nodiscard]] Result<void> makePrivateFolder(const QString &folder);

} // namespace SocketDesk
