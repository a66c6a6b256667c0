// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/sender.h"

#include "send/filesender.h"
#include "send/repeatsender.h"

namespace SocketDesk {

class Sender::Private
{
public:
    Private(Outbox &door, QObject *parent)
        : outbox(door)
        , repeat(door, renderer, parent)
        , list(door, renderer, parent)
        , file(door, parent)
    {}

    Outbox &outbox;
    PayloadRenderer renderer;
    RepeatSender repeat;
    ListSender list;
    FileSender file;
    PayloadTemplate last; ///< that was sent once
    quint64 lastSent = 0; ///< how often, one after the other
};

Sender::Sender(Outbox &outbox, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(outbox, this))
{
    connect(&d->repeat, &RepeatSender::progressed, this, &Sender::progressed);
    connect(&d->repeat, &RepeatSender::failed, this, &Sender::failed);
    connect(&d->repeat, &RepeatSender::finished, this, &Sender::repeatFinished);
    connect(&d->list, &ListSender::progressed, this, &Sender::progressed);
    connect(&d->list, &ListSender::failed, this, &Sender::failed);
    connect(&d->list, &ListSender::finished, this, &Sender::listFinished);
    connect(&d->file, &FileSender::progressed, this, &Sender::progressed);
    connect(&d->file, &FileSender::failed, this, &Sender::failed);
    connect(&d->file, &FileSender::finished, this, &Sender::fileFinished);
}

Sender::~Sender() = default;

void Sender::setPeers(PayloadRenderer::PeersOf allPeers)
{
    d->renderer.setPeers(std::move(allPeers));
}

Result<void> Sender::send(const PayloadTemplate &payload, const SendTarget &target)
{
    if (payload.isConstant())
        return d->outbox.send(target, payload.bytes()).map([](int) {});
    if (d->last != payload) {
        d->last = payload;
        d->lastSent = 0;
    }
    const Result<std::deque<SendPart>> parts = d->renderer.render(payload, target, d->lastSent);
    if (!parts)
        return failure(parts.error());
    std::optional<Error> firstError; // what cannot go to one goes to the others
    for (const SendPart &part : *parts) {
        const Result<int> sent = d->outbox.send(part.target, part.bytes);
        if (!sent && !firstError)
            firstError = sent.error();
    }
    ++d->lastSent;
    return firstError ? Result<void>(failure(*firstError)) : Result<void>();
}

void Sender::startRepeat(const RepeatPlan &plan)
{
    d->repeat.start(plan);
}

void Sender::stopRepeat()
{
    d->repeat.stop(RepeatEnd::Stopped);
}

void Sender::startList(const ListPlan &plan)
{
    d->list.start(plan);
}

void Sender::stopList()
{
    d->list.stop(ListEnd::Stopped);
}

bool Sender::isListWaiting() const
{
    return d->list.isWaitingForRoom();
}

bool Sender::isRepeatWaiting() const
{
    return d->repeat.isWaitingForRoom();
}

void Sender::startFile(const FilePlan &plan)
{
    d->file.start(plan);
}

void Sender::pauseFile(bool paused)
{
    d->file.setPaused(paused);
}

void Sender::cancelFile()
{
    d->file.cancel();
}

void Sender::onWritable()
{
    d->file.resume();
    d->list.resume();
    d->repeat.resume();
}

void Sender::stop()
{
    d->repeat.stop(RepeatEnd::Closed);
    d->list.stop(ListEnd::Closed);
    d->file.cancel();
}

bool Sender::isSendingFile() const
{
    return d->file.isActive();
}

SendProgress Sender::progress() const
{
    return {.repeating = d->repeat.isActive(),
            .repeatsDone = d->repeat.done(),
            .repeatsSkipped = d->repeat.skipped(),
            .repeatFigures = d->repeat.figures(),
            .repeatEnd = d->repeat.end(),
            .sendingFile = d->file.isActive(),
            .filePath = d->file.path(),
            .fileSize = d->file.size(),
            .fileSent = d->file.sent(),
            .fileWaiting = d->file.waiting(),
            .fileRate = d->file.bytesPerSecond(),
            .filePaused = d->file.isPaused(),
            .list = d->list.progress()};
}

} // namespace SocketDesk
