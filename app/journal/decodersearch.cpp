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
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(slice.count())) {
            if (cancelled)
                return failure({ErrorCode::Cancelled, {}, 0, -1});
            qsizetype most = bytesWithoutLook;
            if (m_walk.advance(m_reader, most)) {
                m_reader.letGo();
                m_walk.keepState();
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] double progress() const override { return m_walk.progress(); }

private:
    JournalReader m_reader;
    DecoderWalk m_walk;
};

DecoderSearch::DecoderSearch(const JournalReader &reader, const Record &chunk, DecoderWalk walk, QObject *parent)
    : SlicedJob(std::make_shared<Work>(reader, std::move(walk)), parent)
    , m_chunk(chunk.id)
{}

} // namespace SocketDesk
