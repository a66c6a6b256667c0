// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/fileserver.h"

#include "base/fileerror.h"
#include "journal/journal.h"
#include "text/decoder.h"
#include "text/encoder.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace SocketDesk {

using std::chrono::milliseconds;

namespace {

constexpr qsizetype longestName = 4096;
constexpr qsizetype longestToldName = 256; ///< of what the log says

/// Null where a name is a line, or whatever comes before a silence.
std::unique_ptr<LiveCutter> makeCutter(const FramingConfig &framing)
{
    switch (framing.kind) {
    case FramingKind::None:
    case FramingKind::Line:
    case FramingKind::Gap:
        return nullptr;
    default:
        return std::make_unique<LiveCutter>(framing);
    }
}

/// Programs in C send the end of their string too, or all of an array.
QByteArray withoutEnd(QByteArrayView name)
{
    while (!name.isEmpty() && (name.back() == '\0' || name.back() == '\n' || name.back() == '\r'))
        name.chop(1);
    return name.toByteArray();
}

} // namespace

FileServer::FileServer(const FileServerConfig &config, const FramingConfig &framing, ResponderSurroundings surroundings)
    : m_config(config)
    , m_surroundings(std::move(surroundings))
    , m_folder(config.folder)
    , m_cutter(makeCutter(framing))
    , m_silence(framing.kind == FramingKind::Gap ? framing.gap : usualSilence)
    , m_missing(encodeText(config.missingText, config.encoding).value_or(QByteArray()))
    , m_block(Journal::maximumChunk, Qt::Uninitialized)
{
    m_silenceTimer.setSingleShot(true);
    m_silenceTimer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_silenceTimer, &QTimer::timeout, &m_silenceTimer, [this] { m_surroundings.wake(); });
    if (!m_folder.isOpen())
        m_surroundings.report({ErrorCode::FileNotReadable, {config.folder}, 0, -1});
}

bool FileServer::received(PeerId peer, QByteArrayView bytes, Outbox &outbox, qsizetype *taken)
{
    *taken = bytes.size();
    if (!m_surroundings.isStream)
        return true;
    ClientPtr &place = m_clients[peer];
    if (!place)
        place = std::make_shared<Client>();
    const ClientPtr client = place; // sending may end the peer
    if (!client->isAnswered)
        collect(peer, *client, bytes, outbox);
    return true;
}

LiveCutter::Handler FileServer::answering(PeerId peer, Client &client, Outbox &outbox)
{
    return [=, &client, &outbox, this](const Message &message, QByteArrayView content, bool isWhole) {
        // What is cut short, or has a length that cannot be, is no name.
        if (isWhole && message.state == MessageState::Complete)
            client.name = withoutEnd(content);
        if (!client.isAnswered)
            answer(peer, client, outbox);
        return true;
    };
}

void FileServer::collect(PeerId peer, Client &client, QByteArrayView bytes, Outbox &outbox)
{
    if (m_cutter) {
        m_cutter->cut(client.stream, bytes, answering(peer, client, outbox));
        return;
    }
    const auto isEnd = [](char c) { return c == '\n' || c == '\r'; };
    const auto end = std::find_if(bytes.begin(), bytes.end(), isEnd);
    client.name.append(bytes.first(end - bytes.begin()));
    client.lastByte = Clock::now();
    if (end != bytes.end() || client.name.size() > longestName)
        answer(peer, client, outbox);
    else
        waitForSilence(m_silence);
}

void FileServer::waitForSilence(Clock::duration left)
{
    if (!m_silenceTimer.isActive())
        m_silenceTimer.start(std::chrono::ceil<milliseconds>(left));
}

void FileServer::answer(PeerId peer, Client &client, Outbox &outbox)
{
    client.isAnswered = true;
    Result<std::unique_ptr<QFile>> file = named(client.name);
    client.fileName = decodeText(client.name, m_config.encoding);
    client.name.clear();
    if (!file)
        return refuse(peer, file.error(), outbox);
    client.file = std::move(*file);
    client.size = client.file->size();
    ++m_serving;
    pump(peer, outbox);
}

Result<std::unique_ptr<QFile>> FileServer::named(const QByteArray &name) const
{
    qint64 invalid = 0;
    const QString decoded = decodeText(name, m_config.encoding, &invalid);
    if (invalid > 0)
        return failure(
            {ErrorCode::NotText, {QString::fromLatin1(name.toHex(' ').toUpper()), m_config.encoding.name()}, 0, -1});
    return m_folder.open(decoded);
}

void FileServer::refuse(PeerId peer, Error why, Outbox &outbox)
{
    if (why.arguments.constFirst().size() > longestToldName)
        why.arguments.first() = why.arguments.constFirst().first(longestToldName) + QChar(0x2026);
    m_surroundings.notServed(peer, why);
    const SendTarget target = SendTarget::peer(peer);
    if (!m_missing.isEmpty())
        (void)outbox.send(target, m_missing); // who has no room for it has not read what came before
    outbox.finishSending(target);
}

/// One block at most, so that the others have their turn. What has gone calls for the next.
void FileServer::pump(PeerId peer, Outbox &outbox)
{
    const ClientPtr client = m_clients.value(peer);
    if (!client || !client->file)
        return;
    const SendTarget target = SendTarget::peer(peer);
    const qsizetype room = outbox.room(target);
    if (room <= 0 && outbox.queuedBytes(target) == 0)
        return stopServing(*client); // nothing can be sent to it any more
    if (room < m_block.size() / 2 && outbox.queuedBytes(target) > 0)
        return; // small blocks are costly
    forgetFileError();
    const qint64 read = client->file->read(m_block.data(), std::min(room, m_block.size()));
    if (read < 0)
        return breakOff(peer, *client, {ErrorCode::FileNotReadable, {client->fileName}, lastFileError(), -1}, outbox);
    if (read > 0 && !outbox.send(target, QByteArrayView(m_block).first(read)))
        return stopServing(*client);
    if (!client->file || (read > 0 && !client->file->atEnd()))
        return;
    if (client->file->pos() < client->size)
        breakOff(peer, *client, {ErrorCode::FileChanged, {client->fileName}, 0, -1}, outbox);
    else
        end(peer, *client, outbox);
}

void FileServer::end(PeerId peer, Client &client, Outbox &outbox)
{
    stopServing(client);
    outbox.finishSending(SendTarget::peer(peer));
}

void FileServer::breakOff(PeerId peer, Client &client, const Error &why, Outbox &outbox)
{
    stopServing(client);
    m_surroundings.notServed(peer, why);
    outbox.resetPeer(peer);
}

void FileServer::stopServing(Client &client)
{
    if (std::exchange(client.file, nullptr))
        --m_serving;
}

/// What a peer has said when it finishes is the whole name.
void FileServer::peerFinished(PeerId peer, Outbox &outbox)
{
    const ClientPtr client = m_clients.value(peer);
    if (!client)
        outbox.finishSending(SendTarget::peer(peer));
    else if (!client->isAnswered && m_cutter)
        m_cutter->finish(client->stream, answering(peer, *client, outbox));
    if (client && !client->isAnswered)
        answer(peer, *client, outbox);
}

void FileServer::peerGone(PeerId peer)
{
    if (const ClientPtr client = m_clients.take(peer))
        stopServing(*client);
}

void FileServer::writable(Outbox &outbox)
{
    const auto now = Clock::now();
    std::optional<Clock::duration> left; // until the next of those who have not said all of a name is taken to have
    const QList<PeerId> peers = m_clients.keys(); // a copy, for sending may end a peer
    for (const PeerId peer : peers) {
        const ClientPtr client = m_clients.value(peer);
        if (!client)
            continue;
        const Clock::duration rest = client->lastByte + m_silence - now;
        if (client->file)
            pump(peer, outbox);
        else if (!client->isAnswered && !m_cutter && rest <= Clock::duration::zero())
            answer(peer, *client, outbox);
        else if (!client->isAnswered && !m_cutter)
            left = std::min(left.value_or(rest), rest);
    }
    if (left)
        waitForSilence(*left);
}

} // namespace SocketDesk
