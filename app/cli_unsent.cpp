// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_unsent.h"

#include "text/visible.h"

#include <QCoreApplication>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CliUnsent)
};

/// Accepted, but never given to the system.
qint64 leftBehind(const JournalReader &reader)
{
    qint64 bytes = 0;
    reader.forEach(reader.first(), noRecord, [&bytes](const Record &record) {
        if (record.kind != RecordKind::Event || record.event != EventKind::Dropped)
            return;
        if (const EventDetail detail = record.detail(); detail.text == "unsent-bytes"_L1)
            bytes += qint64(detail.count);
    });
    return bytes;
}

QString nobodyWasThere(Role role)
{
    return role == Role::Udp ? Words::tr("Nothing was sent: no datagram came that could be answered, and there is "
                                         "neither --remote nor --to.")
                             : Words::tr("Nothing was sent: nobody connected.");
}

} // namespace

CliUnsent CliUnsent::of(const CliOptions &options, const SendProgress &sending, quint64 peersSeen,
                        const JournalReader &reader)
{
    if (peersSeen == 0 && !options.items.empty() && !options.hasTarget())
        return {nobodyWasThere(options.endpoint.role), false};
    const bool hasEnd = options.rounds != 0 && (!options.items.empty() || !options.responders.on.any());
    const qint64 left = leftBehind(reader);
    const bool endsWithFile = !options.items.empty() && !options.items.back().filePath.isEmpty();
    const bool isFileCut = sending.fileSent < sending.fileSize || (left > 0 && endsWithFile);
    if (!sending.filePath.isEmpty() && isFileCut) {
        const qint64 sent = std::max(sending.fileSent - left, qint64(0));
        return {Words::tr("“%1”: %2 of %3 bytes were sent.")
                    .arg(withVisibleMarks(sending.filePath))
                    .arg(sent)
                    .arg(sending.fileSize),
                hasEnd};
    }
    if (left > 0)
        return {Words::tr("The end of what was to be sent did not go out: %1 B.").arg(left), hasEnd};
    return {};
}

} // namespace SocketDesk
