// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <QByteArrayView>
#include <QHash>

#include <array>
#include <cstddef>

namespace SocketDesk {

/// Tells which peer sends back what it was answered, so that it grows: each time it adds the same words, or we do.
/// “Echo: Echo: Echo: hello”. Numbers among those words may change, as those of a counter or a clock do.
///
/// No test of sizes looks like that: what it adds from one message to the next is a single byte, the same byte over and
/// over, or something else each time.
class WrappedTalk
{
public:
    void sentTo(PeerId peer, QByteArrayView answer);
    /// \return how many times in a row that has been so
    [[nodiscard]] int heard(PeerId peer, QByteArrayView bytes);
    void forget(PeerId peer) { m_talks.remove(peer); }

    static constexpr int manyTimes = 16; ///< which is no coincidence

private:
    /// How something begins, and how long it is.
    struct Beginning
    {
        static constexpr qsizetype most = 64; // bytes

        void set(QByteArrayView whole);
        [[nodiscard]] bool isOf(QByteArrayView whole) const;
        [[nodiscard]] QByteArrayView kept() const { return QByteArrayView(bytes).first(qMin(size, most)); }

        std::array<char, std::size_t(most)> bytes{};
        qsizetype size = 0;
    };
    struct Talk
    {
        Beginning heard;
        Beginning answer; ///< the first of what was sent since
        qsizetype answerBytes = 0;
        bool isAnswered = false;
        bool isOtherAnswer = false; ///< than a repetition of what was heard
        qsizetype before = 0;       ///< bytes that stood in front of the answer, the last time
        std::size_t words = 0;      ///< a hash of all those around it
        int times = 0;
    };

    [[nodiscard]] static bool isWrapped(Talk &talk, QByteArrayView bytes);

    QHash<PeerId, Talk> m_talks;
};

} // namespace SocketDesk
