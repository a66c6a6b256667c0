// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decodersearch.h"

#include <QElapsedTimer>

#include <utility>

namespace SocketDesk {

namespace {
constexpr qsizetype bytesWithoutLook = 256 * 1024; ///< at the clock; of a stateful encoding some 10 ms
} // namespace

class DecoderSearch::Work final : public SlicedWork
{
public:
    Work(JournalReader reader, DecoderWalk walk)
        : m_reader(std::move(reader))
        , m_walk(std::move(walk))
    {}

    [[nodiscard]] Result<bool> advance(const std::atomic<bool> &cancelled) override
    {
        m_reader.refresh();
        const Result<bool> isAtEnd = goOn(cancelled);
        m_reader.letGo(); // between two slices nothing is kept that is released
        return isAtEnd;
    }

    [[nodiscard]] double progress() const override { return m_walk.progress(); }

private:
    [[nodiscard]] Result<bool> goOn(const std::atomic<bool> &cancelled)
    {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(slice.count())) {
            if (cancelled)
                return failure({ErrorCode::Cancelled, {}, 0, -1});
            qsizetype most = bytesWithoutLook;
            if (m_walk.advance(m_reader, most)) {
                m_walk.keepState();
                return true;
            }
        }
        return false;
    }

    JournalReader m_reader;
    DecoderWalk m_walk;
};

DecoderSearch::DecoderSearch(const JournalReader &reader, const Record &chunk, DecoderWalk walk, QObject *parent)
    : SlicedJob(std::make_shared<Work>(reader, std::move(walk)), parent)
    , m_chunk(chunk.id)
{}

} // namespace SocketDesk
