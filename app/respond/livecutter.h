// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <memory>

namespace SocketDesk {

/// Cuts what arrives into messages while it arrives, and keeps of each stream only the message under way.
///
/// Plain arithmetic, for one thread.
class LiveCutter
{
public:
    /// One stream: where it stands, and the bytes of its message under way.
    struct Stream
    {
        FramerState state;
        QByteArray begun;
        bool isTooLong = false; ///< the message under way is longer than is kept
    };

    /// Takes a message and its content, which has no bytes where it was too long to be kept.
    /// \return false where there is no room for what it leads to: then neither it nor what follows counts as taken
    using Handler = std::function<bool(const Message &message, QByteArrayView content, bool isWhole)>;

    explicit LiveCutter(const FramingConfig &config)
        : m_isGap(config.kind == FramingKind::Gap)
        , m_isChunks(config.kind == FramingKind::None)
        , m_framer(makeFramer(config))
    {}

    /// \return how many of \p bytes were taken
    qsizetype cut(Stream &stream, QByteArrayView bytes, const Handler &handle);

    /// A datagram is framed by itself.
    qsizetype cutAlone(QByteArrayView datagram, const Handler &handle);

    /// The stream is over, or has been silent: what is under way is a message too.
    void finish(Stream &stream, const Handler &handle);

    /// True where a silence ends messages; then whoever feeds this looks whether there was one.
    [[nodiscard]] bool needsSilence() const { return m_isGap; }

    static constexpr qsizetype longestMessage = 256 * 1024; ///< of which the content is looked at

private:
    qsizetype cutSlice(Stream &stream, QByteArrayView bytes, const Handler &handle);

    bool m_isGap;
    bool m_isChunks;
    std::unique_ptr<Framer> m_framer; ///< of all streams in turn
};

} // namespace SocketDesk
