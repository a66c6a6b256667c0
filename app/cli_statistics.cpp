// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_statistics.h"

#include "base/atomicfile.h"
#include "export/receivedmessage.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

QJsonObject rateToJson(quint64 now, quint64 peak, double average)
{
    return {{"now"_L1, qint64(now)}, {"peak"_L1, qint64(peak)}, {"average"_L1, average}};
}

QJsonObject toJson(const FlowFigures &flow)
{
    return {{"bytes"_L1, qint64(flow.total.bytes)},
            {"records"_L1, qint64(flow.records)},
            {"messages"_L1, qint64(flow.total.messages)},
            {"bytesPerSecond"_L1, rateToJson(flow.now.bytes, flow.peak.bytes, flow.averageBytes)},
            {"messagesPerSecond"_L1, rateToJson(flow.now.messages, flow.peak.messages, flow.averageMessages)}};
}

QJsonObject toJson(const IntervalFigures &intervals)
{
    const auto seconds = [&intervals](IntervalFigures::Seconds time) {
        return intervals.count > 0 ? QJsonValue(time.count()) : QJsonValue();
    };
    return {{"count"_L1, qint64(intervals.count)}, {"min"_L1, seconds(intervals.least)},
            {"mean"_L1, seconds(intervals.mean)},  {"max"_L1, seconds(intervals.most)},
            {"last"_L1, seconds(intervals.last)},  {"deviation"_L1, seconds(intervals.deviation)}};
}

QJsonObject toJson(const SequenceFigures &sequence)
{
    return {{"checked"_L1, qint64(sequence.checked)},   {"tooShort"_L1, qint64(sequence.tooShort)},
            {"gaps"_L1, qint64(sequence.gaps)},         {"missing"_L1, double(sequence.missing)},
            {"repeated"_L1, qint64(sequence.repeated)}, {"reordered"_L1, qint64(sequence.reordered)},
            {"restarts"_L1, qint64(sequence.restarts)}};
}

QJsonArray peersToJson(const JournalReader &reader, const CliOptions &options, const TrafficFigures &traffic)
{
    QJsonArray peers;
    for (const PeerFigures &peer : traffic.peers) {
        QJsonObject json{{"peer"_L1, reader.peer(peer.peer).address},
                         {"rx"_L1, toJson(peer.received)},
                         {"tx"_L1, toJson(peer.sent)},
                         {"intervals"_L1, toJson(peer.intervals)}};
        if (options.sequence)
            json.insert("sequence"_L1, toJson(peer.sequence));
        peers.append(json);
    }
    return peers;
}

QJsonObject toJson(const MessageTotals &messages)
{
    return {{"rx"_L1, qint64(messages.received)},
            {"tx"_L1, qint64(messages.sent)},
            {stableName(MessageState::Unfinished), qint64(messages.unfinished)},
            {stableName(MessageState::LimitExceeded), qint64(messages.limitExceeded)},
            {stableName(MessageState::BadLength), qint64(messages.badLengths)},
            {stableName(MessageState::Unframed), qint64(messages.unframed)}};
}

QJsonObject toJson(const CliRepeatFigures &repeat)
{
    return {{"rounds"_L1, qint64(repeat.rounds)},
            {"skipped"_L1, qint64(repeat.skipped)},
            {"perSecond"_L1, repeat.pace.perSecond},
            {"jitterMs"_L1, repeat.pace.jitterMs},
            {"longestMs"_L1, repeat.pace.longestMs}};
}

} // namespace

QJsonObject runStatistics(const JournalReader &reader, const CliOptions &options, const RunOutcome &outcome)
{
    const TrafficFigures &traffic = outcome.traffic;
    const QJsonValue kernelDrops =
        outcome.counters.kernelDropsKnown ? QJsonValue(qint64(traffic.losses.droppedByKernel)) : QJsonValue();
    const ReleasedRecords released = reader.released();
    const double seconds = std::chrono::duration<double>(outcome.end - outcome.begin).count();
    QJsonObject json{
        {"role"_L1, stableName(options.endpoint.role)},
        {"local"_L1, outcome.localAddress},
        {"encoding"_L1, options.encoding.name()},
        {"begin"_L1, formatRfc3339(outcome.begin)},
        {"end"_L1, formatRfc3339(outcome.end)},
        {"seconds"_L1, seconds},
        {"exitCode"_L1, int(outcome.exit)},
        {"rx"_L1, toJson(traffic.all.received)},
        {"tx"_L1, toJson(traffic.all.sent)},
        {"intervals"_L1, toJson(traffic.all.intervals)},
        {"dropped"_L1, QJsonObject{{"kernel"_L1, kernelDrops}, {"us"_L1, qint64(traffic.losses.droppedByUs)}}},
        {"released"_L1, QJsonObject{{"bytes"_L1, qint64(released.chunkBytes)}, {"records"_L1, qint64(released.count)}}},
        {"unsent"_L1, qint64(traffic.losses.unsent)},
        {"unwritten"_L1, outcome.unwrittenBytes ? QJsonValue(*outcome.unwrittenBytes) : QJsonValue()},
        {"truncated"_L1, qint64(traffic.losses.truncated)},
        {"lostEvents"_L1, qint64(outcome.counters.lostEvents)},
        {"undecodable"_L1, outcome.undecodableBytes},
        {"peers"_L1, peersToJson(reader, options, traffic)},
        {"peersLeftOut"_L1, qint64(traffic.peersLeftOut)}};
    if (options.framing.kind != FramingKind::None) {
        json.insert("framing"_L1, options.framing.toSpec());
        json.insert("messages"_L1, toJson(traffic.messages));
    }
    if (options.rounds != 1)
        json.insert("repeat"_L1, toJson(outcome.repeat));
    if (options.sequence) {
        QJsonObject sequence = toJson(traffic.all.sequence);
        sequence.insert("field"_L1, options.sequence->toSpec());
        json.insert("sequence"_L1, sequence);
    }
    return json;
}

Result<void> writeJson(const QString &path, const QJsonObject &json)
{
    return writeAtomically(path, QJsonDocument(json).toJson());
}

} // namespace SocketDesk
