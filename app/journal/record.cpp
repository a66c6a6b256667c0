// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/record.h"

#include <QCborArray>
#include <QCborMap>

#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

// Keys of the CBOR map that an event's bytes are. A number keeps its meaning for ever.
enum DetailKey {
    TextKey = 0,
    CountKey = 1,
    ErrorCodeKey = 2,
    ErrorArgumentsKey = 3,
    SystemErrorKey = 4,
    PositionKey = 5
};

constexpr std::array eventNames = {"opened",     "closed",    "connecting",  "joined",    "peer-finished",
                                   "peer-reset", "timed-out", "we-finished", "we-closed", "we-reset",
                                   "failed",     "dropped",   "unreachable", "note"};
static_assert(eventNames.size() == std::size_t(EventKind::Note) + 1);

constexpr std::array noteNames = {"receive-buffer", "receive-buffer-limited", "port-shared", "peers-kept"};
static_assert(noteNames.size() == std::size_t(NoteCode::PeersKept) + 1);

void insertError(QCborMap &map, const Error &error)
{
    map.insert(ErrorCodeKey, QString(stableName(error.code)));
    if (!error.arguments.isEmpty())
        map.insert(ErrorArgumentsKey, QCborArray::fromStringList(error.arguments));
    if (error.systemError != 0)
        map.insert(SystemErrorKey, error.systemError);
    if (error.position >= 0)
        map.insert(PositionKey, qint64(error.position));
}

Error errorFrom(const QCborMap &map)
{
    Error error;
    error.code = errorCodeFromName(map.value(ErrorCodeKey).toString()).value_or(ErrorCode::SystemError);
    const QCborArray arguments = map.value(ErrorArgumentsKey).toArray();
    for (const auto &argument : arguments)
        error.arguments.append(argument.toString());
    error.systemError = int(map.value(SystemErrorKey).toInteger());
    error.position = qsizetype(map.value(PositionKey).toInteger(-1));
    return error;
}

} // namespace

QLatin1String stableName(EventKind kind)
{
    return QLatin1String(eventNames.at(std::size_t(kind)));
}

QLatin1String stableName(NoteCode code)
{
    return QLatin1String(noteNames.at(std::size_t(code)));
}

std::optional<NoteCode> noteCodeFromName(QStringView name)
{
    for (std::size_t i = 0; i < noteNames.size(); ++i) {
        if (name == QLatin1String(noteNames.at(i)))
            return NoteCode(i);
    }
    return {};
}

bool endsStream(EventKind event, RecordKind kind)
{
    switch (event) {
    case EventKind::PeerFinished:
        return kind == RecordKind::Received;
    case EventKind::WeFinished:
        return kind == RecordKind::Sent;
    case EventKind::PeerReset:
    case EventKind::TimedOut:
    case EventKind::WeClosed:
    case EventKind::WeReset:
    case EventKind::Failed:
        return kind != RecordKind::Event;
    default:
        return false;
    }
}

QByteArray EventDetail::toBytes() const
{
    QCborMap map;
    if (!text.isEmpty())
        map.insert(TextKey, text);
    if (count != 0)
        map.insert(CountKey, qint64(count));
    if (hasError)
        insertError(map, error);
    return map.isEmpty() ? QByteArray() : map.toCborValue().toCbor();
}

EventDetail EventDetail::fromBytes(QByteArrayView bytes)
{
    EventDetail detail;
    QCborParserError parsing;
    const QCborMap map = QCborValue::fromCbor(bytes.data(), bytes.size(), &parsing).toMap();
    // Half a map, as Qt leaves it after an error, crashes when it is searched (6.4).
    if (parsing.error != QCborError::NoError)
        return detail;
    detail.text = map.value(TextKey).toString();
    detail.count = quint64(map.value(CountKey).toInteger());
    detail.hasError = map.contains(ErrorCodeKey);
    if (detail.hasError)
        detail.error = errorFrom(map);
    return detail;
}

} // namespace SocketDesk
