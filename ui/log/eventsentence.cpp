// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/eventsentence.h"

#include "text/visible.h"

#include <QCoreApplication>
#include <QLocale>

namespace SocketDesk {

namespace {

/// The table of sentences. Addresses and texts come from outside: they are put in with one call of arg().
struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(TranscriptEvent)

public:
    static QString endpoint(EventKind kind, const QString &text, const Error &error);
    static QString peer(EventKind kind, const QString &address, bool isStream);
    static QString note(NoteCode code, quint64 count);
    [[nodiscard]] static QString answers(const QString &what, const QString &peer, quint64 count);
    static QString connectionLimit(const QString &peer, quint64 limit);
    static QString notServed(const QString &peer, const Error &error);
    static QString dropped(quint64 count, const QString &by, const QString &address);
};

QString Sentences::endpoint(EventKind kind, const QString &text, const Error &error)
{
    switch (kind) {
    case EventKind::Opened:
        return text.isEmpty() ? tr("Opened") : tr("Opened %1").arg(text);
    case EventKind::Closed:
        return tr("Closed");
    case EventKind::Connecting:
        return tr("Connecting to %1 …").arg(text);
    case EventKind::Failed:
        return describe(error).oneLine();
    case EventKind::Unreachable:
        return tr("Unreachable: %1").arg(describe(error).oneLine());
    default:
        return text;
    }
}

/// A connection is told in the same words on both of its ends; a source of datagrams has none.
QString Sentences::peer(EventKind kind, const QString &address, bool isStream)
{
    switch (kind) {
    case EventKind::Joined:
        return isStream ? tr("Connected with %1").arg(address) : tr("%1: first datagram").arg(address);
    case EventKind::PeerFinished:
        return tr("%1 finished sending (FIN)").arg(address);
    case EventKind::PeerReset:
        return tr("%1 reset the connection (RST)").arg(address);
    case EventKind::TimedOut:
        return tr("%1 timed out").arg(address);
    case EventKind::WeFinished:
        return tr("We finished sending to %1 (FIN)").arg(address);
    case EventKind::WeClosed:
        return tr("We closed the connection with %1").arg(address);
    case EventKind::WeReset:
        return tr("We reset the connection with %1 (RST)").arg(address);
    default:
        return {};
    }
}

QString Sentences::note(NoteCode code, quint64 count)
{
    const QString kibibytes = QLocale().toString(count / 1024);
    switch (code) {
    case NoteCode::ReceiveBuffer:
        return tr("The receive buffer has %1 KiB.").arg(kibibytes);
    case NoteCode::ReceiveBufferLimited:
        return tr("The receive buffer has %1 KiB; net.core.rmem_max allows no more.").arg(kibibytes);
    case NoteCode::PortShared:
        return tr("The port is shared: what is sent to this address alone goes to "
                  "the program that opened it last.");
    case NoteCode::PeersKept:
        return tr("No longer listening; who is connected stays.");
    }
    Q_UNREACHABLE();
}

/// \return nothing where \p what says nothing of answers
QString Sentences::answers(const QString &what, const QString &peer, quint64 count)
{
    if (what == QLatin1String("answers-stopped"))
        return tr("Answers to %1 are held: this looks like a loop").arg(peer);
    if (what == QLatin1String("answers-go-on"))
        return tr("Answers to %1 go on").arg(peer);
    if (what == QLatin1String("answers-discarded"))
        return tr("Answers to %1 that were held were discarded: %2 bytes").arg(peer, QLocale().toString(count));
    return {};
}

QString Sentences::connectionLimit(const QString &peer, quint64 limit)
{
    return tr("%1 is closed at once: the limit of connections is %2").arg(peer, QString::number(limit));
}

/// Why the file server gave somebody nothing, or not the whole.
QString Sentences::notServed(const QString &peer, const Error &error)
{
    const QString name = error.argument(0);
    switch (error.code) {
    case ErrorCode::FileNotFound:
        return tr("%1 gets nothing for “%2”: there is no such file in the served folder").arg(peer, name);
    case ErrorCode::NotRegularFile:
        return tr("%1 gets nothing for “%2”: it is not a file, but a folder, a pipe or a device").arg(peer, name);
    case ErrorCode::PermissionDenied:
        return name.isEmpty()
                   ? tr("%1 gets nothing: it named no file").arg(peer)
                   : tr("%1 gets nothing for “%2”: the name is not allowed, or leads out of the served folder")
                         .arg(peer, name);
    case ErrorCode::NotText:
        return tr("%1 gets nothing for the name %2 (hex): it is no text in %3").arg(peer, name, error.argument(1));
    case ErrorCode::FileChanged:
        return tr("%1 does not get all of “%2”: it became shorter while it was sent").arg(peer, name);
    default:
        return tr("%1 cannot have “%2”: it cannot be read").arg(peer, name);
    }
}

QString Sentences::dropped(quint64 count, const QString &by, const QString &address)
{
    const QString number = QLocale().toString(count);
    if (by == QLatin1String("queue-full"))
        return tr("Lost: %1 bytes for %2, which does not take what is already waiting").arg(number, address);
    if (by == QLatin1String("capture"))
        return address.isEmpty() ? tr("Lost: %1 bytes, which are not in the capture").arg(number)
                                 : tr("Lost: %1 bytes of %2, which are not in the capture").arg(number, address);
    if (by == QLatin1String("capture-packets"))
        return tr("Lost: %1 packets, which are not in the capture").arg(number);
    if (!address.isEmpty())
        return tr("Lost: %1 bytes for %2 were never sent").arg(number, address);
    if (by == QLatin1String("unsent-datagrams"))
        return tr("Lost: %1 datagrams were never sent").arg(number);
    if (by == QLatin1String("kernel"))
        return tr("Lost: %1 dropped by the system, the receive buffer was full").arg(number);
    if (by == QLatin1String("us"))
        return tr("Lost: %1 dropped, the log is at its limit").arg(number);
    return by.isEmpty() ? tr("Lost: %1 dropped").arg(number) : tr("Lost: %1 dropped (%2)").arg(number, by);
}

} // namespace

QString eventSentence(EventKind kind, const EventDetail &detail, const QString &peer, bool isStream)
{
    if (kind == EventKind::Dropped)
        return withVisibleMarks(Sentences::dropped(detail.count, detail.text, peer));
    const bool isNote = kind == EventKind::Note;
    if (const QString text = isNote ? Sentences::answers(detail.text, peer, detail.count) : QString(); !text.isEmpty())
        return withVisibleMarks(text);
    if (kind == EventKind::Note && detail.text == QLatin1String("connection-limit"))
        return withVisibleMarks(Sentences::connectionLimit(peer, detail.count));
    if (kind == EventKind::Note && detail.text == QLatin1String("not-served"))
        return withVisibleMarks(Sentences::notServed(peer, detail.error));
    if (const auto note = kind == EventKind::Note ? noteCodeFromName(detail.text) : std::nullopt)
        return Sentences::note(*note, detail.count);
    if ((kind == EventKind::TimedOut || kind == EventKind::WeClosed) && detail.hasError)
        return withVisibleMarks(describe(detail.error).oneLine());
    const QString &address = peer.isEmpty() ? detail.text : peer;
    const QString ofPeer = address.isEmpty() ? QString() : Sentences::peer(kind, address, isStream);
    return withVisibleMarks(ofPeer.isEmpty() ? Sentences::endpoint(kind, detail.text, detail.error) : ofPeer);
}

} // namespace SocketDesk
