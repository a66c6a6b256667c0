// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/livecutter.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr qsizetype sliceBytes = 16 * 1024; ///< after what finds no room, no more than this is cut in vain

QByteArrayView contentOf(const Message &message, QByteArrayView whole)
{
    return whole.sliced(message.headBytes, qsizetype(message.contentLength()));
}

} // namespace

qsizetype LiveCutter::cut(Stream &stream, QByteArrayView bytes, const Handler &handle)
{
    const qsizetype slice = m_isChunks ? bytes.size() : sliceBytes;
    qsizetype taken = 0;
    while (taken < bytes.size()) {
        const qsizetype wanted = std::min(slice, bytes.size() - taken);
        const qsizetype got = cutSlice(stream, bytes.sliced(taken, wanted), handle);
        taken += got;
        if (got < wanted)
            break;
    }
    return taken;
}

qsizetype LiveCutter::cutSlice(Stream &stream, QByteArrayView bytes, const Handler &handle)
{
    const quint64 base = stream.state.offset;
    bool isStopped = false;
    quint64 stoppedAt = 0;
    QByteArray joined;
    m_framer->resume(stream.state);
    m_framer->feed(bytes, m_isGap ? wallClockNow() : Timestamp(), [&](const Message &message) {
        if (isStopped)
            return;
        QByteArrayView whole;
        const bool isWhole = message.offset >= base || !stream.isTooLong;
        if (message.offset >= base) {
            whole = bytes.sliced(qsizetype(message.offset - base), qsizetype(message.length));
        } else if (isWhole) {
            const auto here = qsizetype(std::max(message.end(), base) - base);
            joined = stream.begun.first(qsizetype(message.length) - here) + bytes.first(here);
            whole = joined;
        }
        isStopped = !handle(message, isWhole ? contentOf(message, whole) : QByteArrayView(), isWhole);
        stoppedAt = message.offset;
    });
    if (isStopped && stoppedAt < base)
        return 0; // nothing has changed
    if (isStopped) {
        stream = {FramerState::startingAt(stoppedAt), {}, false};
        return qsizetype(stoppedAt - base);
    }
    const FramerState state = m_framer->state();
    if (state.begin >= base)
        stream = {state, bytes.sliced(qsizetype(state.begin - base)).toByteArray(), false};
    else if (!stream.isTooLong)
        stream.begun += bytes;
    stream.state = state;
    if (stream.begun.size() > longestMessage) {
        stream.begun.clear();
        stream.isTooLong = true;
    }
    return bytes.size();
}

qsizetype LiveCutter::cutAlone(QByteArrayView datagram, const Handler &handle)
{
    bool isStopped = false;
    int told = 0;
    const auto tell = [&](const Message &message) {
        const QByteArrayView whole = datagram.sliced(qsizetype(message.offset), qsizetype(message.length));
        // Only a datagram of which nothing was answered yet can be offered again as a whole.
        if (!isStopped && !handle(message, contentOf(message, whole), true))
            isStopped = told == 0;
        ++told;
    };
    m_framer->resume({});
    m_framer->feed(datagram, m_isGap ? wallClockNow() : Timestamp(), tell);
    if (!isStopped)
        m_framer->finish(tell);
    if (datagram.isEmpty() && told == 0)
        isStopped = !handle({}, {}, true);
    return isStopped ? 0 : datagram.size();
}

void LiveCutter::finish(Stream &stream, const Handler &handle)
{
    m_framer->resume(stream.state);
    m_framer->finish([&](const Message &message) {
        const bool isWhole = !stream.isTooLong && qsizetype(message.length) <= stream.begun.size();
        const QByteArrayView whole = QByteArrayView(stream.begun).first(isWhole ? qsizetype(message.length) : 0);
        handle(message, isWhole ? contentOf(message, whole) : QByteArrayView(), isWhole);
    });
    stream = {m_framer->state(), {}, false};
}

} // namespace SocketDesk
