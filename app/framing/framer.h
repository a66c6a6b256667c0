// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "framing/framingconfig.h"
#include "framing/message.h"

#include <QByteArrayView>

#include <functional>
#include <memory>
#include <optional>

namespace SocketDesk {

/// Takes messages as they end, in the order of their bytes.
using MessageHandler = std::function<void(const Message &)>;

/// Where a framer stands in its stream: all it remembers, small enough to be kept by the thousand.
struct FramerState
{
    quint64 offset = 0; ///< of the next byte in the stream
    quint64 begin = 0;  ///< of the message under way; equal to offset where there is none
    quint64 detail = 0; ///< the framer's own; 0 at the start of a stream

    /// At the byte \p offset, as if the stream began there.
    [[nodiscard]] static constexpr FramerState startingAt(quint64 offset) { return {offset, offset, 0}; }
    friend bool operator==(const FramerState &, const FramerState &) = default;
};

/// Cuts one stream into messages: the interface of all framers.
///
/// Plain arithmetic: no thread, no clock, no buffer. The messages joined are the stream, up to the message under way.
/// How the stream is split over calls of feed() makes no difference, with two exceptions that are what they are for:
/// with no framing each call is a message, and a silence is one between calls.
class Framer
{
public:
    Framer() = default;
    Q_DISABLE_COPY_MOVE(Framer)
    virtual ~Framer() = default;

    /// Goes over the next bytes, which came at \p time, and tells the messages that end in them or before them.
    virtual void feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle) = 0;

    /// The stream is over: what is under way is a message too. Afterwards another stream may begin.
    void finish(const MessageHandler &handle);

    /// When the message under way ends by itself if nothing comes before; nothing where it does not.
    [[nodiscard]] virtual std::optional<Timestamp> deadline() const { return {}; }

    /// The message under way, as far as it has come, with no bytes where there is none. UnderWay, or Unframed.
    [[nodiscard]] Message underWay() const;

    [[nodiscard]] const FramerState &state() const { return m_state; }
    /// Goes on where a framer of the same configuration stood.
    void resume(const FramerState &state) { m_state = state; }

protected:
    /// What the message under way is if nothing more comes.
    [[nodiscard]] virtual Message atEnd() const;

    /// The range from where the message under way begins to \p end.
    [[nodiscard]] Message upTo(quint64 end, MessageState state) const;

    /// Tells \p message, which begins where the message under way does; the next one begins behind it.
    void end(const Message &message, const MessageHandler &handle);

    FramerState m_state;
};

/// \param config must be valid
[[nodiscard]] std::unique_ptr<Framer> makeFramer(const FramingConfig &config);

} // namespace SocketDesk
