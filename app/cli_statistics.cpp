// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_statistics.h"

#include "base/atomicfile.h"
#include "export/receivedmessage.h"
#include "framing/messagescan.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

struct Amount
{
    qint64 bytes = 0;
    qint64 records = 0;

    void add(const Record &record)
    {
        bytes += record.bytes.size();
        ++records;
    }

    [[nodiscard]] QJsonObject toJson() const { return {{"bytes"_L1, bytes}, {"records"_L1, records}}; }
};

struct Traffic
{
    Amount received;
    Amount sent;

    void add(const Record &record) { (record.kind == RecordKind::Received ? received : sent).add(record); }
};

QJsonObject toJson(const MessageTotals &totals)
{
    return {{"rx"_L1, qint64(totals.received)},
            {"tx"_L1, qint64(totals.sent)},
            {stableName(MessageState::Unfinished), qint64(totals.unfinished)},
            {stableName(MessageState::LimitExceeded), qint64(totals.limitExceeded)},
            {stableName(MessageState::BadLength), qint64(totals.badLengths)},
            {stableName(MessageState::Unframed), qint64(totals.unframed)}};
}

} // namespace

class RunTotals::Private
{
public:
    void addEvent(const Record &record);
    void addDropped(const EventDetail &detail);
    [[nodiscard]] QJsonArray peersToJson(const JournalReader &reader) const;

    Traffic all;
    std::vector<Traffic> peers; ///< by peer number, the first of which is the session itself
    qint64 truncated = 0;
    qint64 droppedByKernel = 0;
    qint64 droppedByUs = 0;
    qint64 unsent = 0; ///< bytes that a connection ended with
    bool connectionBroke = false;
    std::optional<MessageCutter> cutter; ///< with a framing
    MessageTotals messages;
    const JournalMessageHandler countMessage = [this](const JournalMessage &message) { messages.add(message); };
};

void RunTotals::Private::addEvent(const Record &record)
{
    if (record.event == EventKind::Dropped)
        addDropped(record.detail());
    else if (record.peer != noPeer)
        connectionBroke = connectionBroke || record.event == EventKind::PeerReset ||
                          record.event == EventKind::TimedOut || record.event == EventKind::Failed;
}

void RunTotals::Private::addDropped(const EventDetail &detail)
{
    if (detail.text == "kernel"_L1)
        droppedByKernel += qint64(detail.count);
    else if (detail.text == "us"_L1)
        droppedByUs += qint64(detail.count);
    else
        unsent += qint64(detail.count); // bytes of a stream, datagrams of UDP
}

QJsonArray RunTotals::Private::peersToJson(const JournalReader &reader) const
{
    QJsonArray array;
    for (quint32 id = 1; id <= reader.peerCount(); ++id) {
        const Traffic traffic = id < peers.size() ? peers[id] : Traffic();
        array.append(QJsonObject{{"peer"_L1, reader.peer(PeerId(id)).address},
                                 {"rx"_L1, traffic.received.toJson()},
                                 {"tx"_L1, traffic.sent.toJson()}});
    }
    return array;
}

RunTotals::RunTotals(const FramingConfig &framing)
    : d(std::make_unique<Private>())
{
    if (framing.kind != FramingKind::None)
        d->cutter.emplace(framing);
}

RunTotals::~RunTotals() = default;

void RunTotals::add(const JournalReader &reader, const Record &record)
{
    if (d->cutter)
        d->cutter->read(reader, record, d->countMessage);
    if (!record.isChunk())
        return d->addEvent(record);
    if (toNumber(record.peer) >= d->peers.size())
        d->peers.resize(toNumber(record.peer) + 1);
    d->all.add(record);
    d->peers[toNumber(record.peer)].add(record);
    d->truncated += (record.flags & TruncatedDatagram) != 0;
}

bool RunTotals::connectionBroke() const
{
    return d->connectionBroke;
}

QJsonObject RunTotals::takeJson(const JournalReader &reader, bool kernelDropsKnown)
{
    const QJsonValue kernelDrops = kernelDropsKnown ? QJsonValue(d->droppedByKernel) : QJsonValue();
    const ReleasedRecords released = reader.released();
    QJsonObject json{{"rx"_L1, d->all.received.toJson()},
                     {"tx"_L1, d->all.sent.toJson()},
                     {"dropped"_L1, QJsonObject{{"kernel"_L1, kernelDrops}, {"us"_L1, d->droppedByUs}}},
                     {"released"_L1, Amount{qint64(released.chunkBytes), qint64(released.count)}.toJson()},
                     {"unsent"_L1, d->unsent},
                     {"truncated"_L1, d->truncated},
                     {"peers"_L1, d->peersToJson(reader)}};
    if (d->cutter) {
        d->cutter->finish(d->countMessage);
        json.insert("messages"_L1, toJson(d->messages));
    }
    return json;
}

QJsonObject runStatistics(const JournalReader &reader, const CliOptions &options, const RunOutcome &outcome,
                          RunTotals &totals)
{
    const double seconds = std::chrono::duration<double>(outcome.end - outcome.begin).count();
    QJsonObject json = totals.takeJson(reader, outcome.kernelDropsKnown);
    json.insert("role"_L1, stableName(options.endpoint.role));
    json.insert("local"_L1, outcome.localAddress);
    json.insert("encoding"_L1, options.encoding.name());
    json.insert("begin"_L1, formatRfc3339(outcome.begin));
    json.insert("end"_L1, formatRfc3339(outcome.end));
    json.insert("seconds"_L1, seconds);
    json.insert("exitCode"_L1, int(outcome.exit));
    json.insert("undecodable"_L1, outcome.undecodableBytes);
    if (options.framing.kind != FramingKind::None)
        json.insert("framing"_L1, options.framing.toSpec());
    return json;
}

Result<void> writeJson(const QString &path, const QJsonObject &json)
{
    return writeAtomically(path, QJsonDocument(json).toJson());
}

} // namespace SocketDesk
