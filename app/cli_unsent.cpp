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

QString nobodyWasThere(Role role)
{
    return role == Role::Udp ? Words::tr("Nothing was sent: no datagram came that could be answered, and there is "
                                         "neither --remote nor --to.")
                             : Words::tr("Nothing was sent: nobody connected.");
}

} // namespace

CliUnsent CliUnsent::of(const CliOptions &options, const SendProgress &sending, quint64 peersSeen, qint64 left)
{
    if (peersSeen == 0 && !options.items.empty() && !options.hasTarget())
        return {nobodyWasThere(options.endpoint.role), false};
    const bool hasEnd = options.rounds != 0 && (!options.items.empty() || !options.responders.on.any());
    const bool endsWithFile = !options.items.empty() && !options.items.back().filePath.isEmpty();
    const bool isFileCut = sending.fileSent < sending.fileSize || (left > 0 && endsWithFile);
    const bool isOfSeveral = left > 0 && peersSeen > 1; // whose it is, and how much of whose, the log says
    if (!sending.filePath.isEmpty() && isFileCut && isOfSeveral)
        return {Words::tr("“%1” did not go out whole to everybody: %2 B stayed behind.")
                    .arg(withVisibleMarks(sending.filePath))
                    .arg(left),
                hasEnd};
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
