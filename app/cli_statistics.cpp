// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_statistics.h"

#include "base/atomicfile.h"
#include "export/receivedmessage.h"
#include "framing/messagescan.h"

#include <QJsonArray>
#include <QJsonDocument>

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

/// Adds up the records of a journal.
struct Totals
{
    Traffic all;
    std::vector<Traffic> peers; ///< by peer number, the first of which is the session itself
    qint64 truncated = 0;
    qint64 droppedByKernel = 0;
    qint64 droppedByUs = 0;
    qint64 unsent = 0; ///< bytes that a connection ended with

    void add(const Record &record)
    {
        if (record.isChunk()) {
            all.add(record);
            peers.at(toNumber(record.peer)).add(record);
            truncated += (record.flags & TruncatedDatagram) != 0;
        } else if (record.event == EventKind::Dropped) {
            addDropped(record.detail());
        }
    }

    void addDropped(const EventDetail &detail)
    {
        if (detail.text == "kernel"_L1)
            droppedByKernel += qint64(detail.count);
        else if (detail.text == "us"_L1)
            droppedByUs += qint64(detail.count);
        else
            unsent += qint64(detail.count); // bytes of a stream, datagrams of UDP
    }
};

QJsonArray peersToJson(const JournalReader &reader, const Totals &totals)
{
    QJsonArray peers;
    for (quint32 id = 1; id < totals.peers.size(); ++id) {
        const Traffic &traffic = totals.peers.at(id);
        peers.append(QJsonObject{{"peer"_L1, reader.peer(PeerId(id)).address},
                                 {"rx"_L1, traffic.received.toJson()},
                                 {"tx"_L1, traffic.sent.toJson()}});
    }
    return peers;
}

QJsonObject messagesToJson(const JournalReader &reader, const FramingConfig &framing)
{
    MessageTotals totals;
    const auto count = [&totals](const JournalMessage &message) { totals.add(message); };
    MessageCutter cutter(framing);
    reader.forEach(RecordId(0), RecordId(reader.count()),
                   [&](const Record &record) { cutter.read(reader, record, count); });
    cutter.finish(count);
    return {{"rx"_L1, qint64(totals.received)},
            {"tx"_L1, qint64(totals.sent)},
            {stableName(MessageState::Unfinished), qint64(totals.unfinished)},
            {stableName(MessageState::LimitExceeded), qint64(totals.limitExceeded)},
            {stableName(MessageState::BadLength), qint64(totals.badLengths)},
            {stableName(MessageState::Unframed), qint64(totals.unframed)}};
}

} // namespace

QJsonObject runStatistics(const JournalReader &reader, const CliOptions &options, const RunOutcome &outcome)
{
    Totals totals;
    totals.peers.resize(size_t(reader.peerCount()) + 1);
    reader.forEach(RecordId(0), RecordId(reader.count()), [&](const Record &record) { totals.add(record); });
    const QJsonValue kernelDrops = outcome.kernelDropsKnown ? QJsonValue(totals.droppedByKernel) : QJsonValue();
    const double seconds = std::chrono::duration<double>(outcome.end - outcome.begin).count();
    QJsonObject json{{"role"_L1, stableName(options.endpoint.role)},
                     {"local"_L1, outcome.localAddress},
                     {"encoding"_L1, options.encoding.name()},
                     {"begin"_L1, formatRfc3339(outcome.begin)},
                     {"end"_L1, formatRfc3339(outcome.end)},
                     {"seconds"_L1, seconds},
                     {"exitCode"_L1, int(outcome.exit)},
                     {"rx"_L1, totals.all.received.toJson()},
                     {"tx"_L1, totals.all.sent.toJson()},
                     {"dropped"_L1, QJsonObject{{"kernel"_L1, kernelDrops}, {"us"_L1, totals.droppedByUs}}},
                     {"unsent"_L1, totals.unsent},
                     {"truncated"_L1, totals.truncated},
                     {"undecodable"_L1, outcome.undecodableBytes},
                     {"peers"_L1, peersToJson(reader, totals)}};
    if (options.framing.kind != FramingKind::None) {
        json.insert("framing"_L1, options.framing.toSpec());
        json.insert("messages"_L1, messagesToJson(reader, options.framing));
    }
    return json;
}

Result<void> writeJson(const QString &path, const QJsonObject &json)
{
    return writeAtomically(path, QJsonDocument(json).toJson());
}

} // namespace SocketDesk
