// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QObject>

#include <atomic>
#include <chrono>
#include <memory>

namespace SocketDesk {

/// Something that takes long, done a slice at a time: by one thread of the pool after the other, never by two at once.
class SlicedWork
{
public:
    static constexpr std::chrono::milliseconds slice{50};

    SlicedWork() = default;
    virtual ~SlicedWork();
    Q_DISABLE_COPY_MOVE(SlicedWork)

    /// Goes on for a slice, or until \p cancelled, which is a failure.
    /// \return true at the end
    [[nodiscard]] virtual Result<bool> advance(const std::atomic<bool> &cancelled) = 0;

    [[nodiscard]] virtual double progress() const = 0; ///< 0 to 1
};

/// Does some work in the background.
///
/// Lives in the GUI thread; the slices are done by the work threads, so that several jobs and a search share it.
/// Ends with finished() or failed(), once. The destructor cancels and does not wait.
class SlicedJob : public QObject
{
    Q_OBJECT

public:
    ~SlicedJob() override;

    [[nodiscard]] double progress() const { return m_progress; } ///< 0 to 1
    void cancel(); ///< failed() will say Cancelled, or finished() if it was quicker

Q_SIGNALS:
    void progressed();
    void finished();
    void failed(const SocketDesk::Error &error);

protected:
    /// Begins at once.
    SlicedJob(std::shared_ptr<SlicedWork> work, QObject *parent);

    /// From then on no other thread touches the work.
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }

private:
    struct Slices;

    void onSliceDone(const Result<bool> &isAtEnd, double progress);

    std::shared_ptr<Slices> m_slices;
    double m_progress = 0;
    bool m_hasEnded = false;
};

} // namespace SocketDesk
