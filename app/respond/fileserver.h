// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/livecutter.h"
#include "respond/makeresponders.h"
#include "respond/servedfolder.h"

#include <QHash>
#include <QTimer>

#include <chrono>

namespace SocketDesk {

/// Answers the name of a file with its bytes, and then finishes, as the downloader of the courses does.
///
/// For streams only: a datagram cannot say where a file ends. A name ends with a line end, with a silence, or with the
/// stream; where the page cuts at a delimiter, a size or a length, it is the first message. Files are read in blocks
/// as the queues have room, each peer's in turn, so memory does not grow with them. A file that becomes shorter meanwhile, or cannot be read to its
/// end, ends in a reset: nobody takes its beginning for the whole.
class FileServer final : public Responder
{
public:
    FileServer(const FileServerConfig &config, const FramingConfig &framing, ResponderSurroundings surroundings);

    bool received(PeerId peer, QByteArrayView bytes, Outbox &outbox, qsizetype *taken) override;
    void peerFinished(PeerId peer, Outbox &outbox) override;
    void peerGone(PeerId peer) override;
    [[nodiscard]] bool waitsForRoom() const override { return m_serving > 0; }
    void writable(Outbox &outbox) override;

    static constexpr std::chrono::milliseconds usualSilence{300}; ///< that ends a name without a line end

private:
    using Clock = std::chrono::steady_clock;

    /// A peer that has named something, or is about to.
    struct Client
    {
        QByteArray name;             ///< as much of it as has come
        LiveCutter::Stream stream;   ///< of those whose names are messages
        Clock::time_point lastByte;  ///< of the name
        std::unique_ptr<QFile> file; ///< that goes out
        QString fileName;            ///< as the peer named it
        qint64 size = 0;             ///< that the file had when it was opened
        bool isAnswered = false;     ///< what else it says means nothing
    };
    using ClientPtr = std::shared_ptr<Client>;

    void collect(PeerId peer, Client &client, QByteArrayView bytes, Outbox &outbox);
    [[nodiscard]] LiveCutter::Handler answering(PeerId peer, Client &client, Outbox &outbox);
    void answer(PeerId peer, Client &client, Outbox &outbox);
    [[nodiscard]] Result<std::unique_ptr<QFile>> named(const QByteArray &name) const;
    void refuse(PeerId peer, Error why, Outbox &outbox);
    void pump(PeerId peer, Outbox &outbox);
    void end(PeerId peer, Client &client, Outbox &outbox);
    void breakOff(PeerId peer, Client &client, const Error &why, Outbox &outbox);
    void stopServing(Client &client);
    void waitForSilence(Clock::duration left);

    FileServerConfig m_config;
    ResponderSurroundings m_surroundings;
    ServedFolder m_folder;
    std::unique_ptr<LiveCutter> m_cutter; ///< null: names are lines
    std::chrono::milliseconds m_silence;
    QByteArray m_missing;
    QByteArray m_block;
    QHash<PeerId, ClientPtr> m_clients;
    int m_serving = 0;
    QTimer m_silenceTimer;
};

} // namespace SocketDesk
