// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "framing/framer.h"

#include <cstdint>
#include <vector>

using namespace SocketDesk;

namespace {

constexpr Timestamp start{};

std::vector<Message> cutWhole(const FramingConfig &config, QByteArrayView stream)
{
    std::vector<Message> messages;
    const MessageHandler note = [&messages](const Message &message) { messages.push_back(message); };
    const std::unique_ptr<Framer> framer = makeFramer(config);
    framer->feed(stream, start, note);
    framer->finish(note);
    return messages;
}

/// \param cuts pieces are as long as the next byte of it says; another framer takes over at every cut
std::vector<Message> cutInPieces(const FramingConfig &config, QByteArrayView stream, QByteArrayView cuts)
{
    std::vector<Message> messages;
    const MessageHandler note = [&messages](const Message &message) { messages.push_back(message); };
    std::unique_ptr<Framer> framer = makeFramer(config);
    qsizetype begin = 0;
    for (qsizetype piece = 0; begin < stream.size(); ++piece) {
        const qsizetype wanted = cuts.isEmpty() ? stream.size() : uchar(cuts[piece % cuts.size()]);
        const qsizetype length = std::min(std::max<qsizetype>(piece % 2, wanted), stream.size() - begin);
        framer->feed(stream.sliced(begin, length), start, note);
        begin += length;
        const Message open = framer->underWay();
        check(open.offset == (messages.empty() ? 0 : messages.back().end()),
              "what is under way follows what has ended");
        check(open.end() == quint64(begin), "what is under way goes up to the last byte");
        const FramerState state = framer->state();
        framer = makeFramer(config);
        framer->resume(state);
    }
    framer->finish(note);
    return messages;
}

void checkMessages(const std::vector<Message> &messages, const FramingConfig &config, qsizetype bytes)
{
    const auto limit = quint64(config.kind == FramingKind::Fixed ? config.fixedBytes : config.limit);
    quint64 end = 0;
    for (const Message &message : messages) {
        check(message.offset == end, "messages follow each other");
        check(message.length > 0 || config.kind == FramingKind::None, "a message has bytes");
        check(quint64(message.headBytes) + message.tailBytes <= message.length, "the frame is a part of its message");
        check(config.kind == FramingKind::None || message.contentLength() <= limit, "no message exceeds the limit");
        check(message.state != MessageState::UnderWay, "what is told has ended");
        end = message.end();
    }
    check(end == quint64(bytes), "the messages joined are the stream");
}

} // namespace

/// Input: the text of a framing, a line feed, a byte that says how many of the next are lengths of pieces, the stream.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(data, qsizetype(size));
    const qsizetype lineEnd = input.indexOf('\n');
    if (lineEnd < 0 || lineEnd + 1 == input.size())
        return 0;
    const Result<FramingConfig> config = FramingConfig::fromSpec(QString::fromUtf8(input.first(lineEnd)));
    if (!config)
        return 0;
    const QByteArrayView rest = input.sliced(lineEnd + 2);
    const QByteArrayView cuts = rest.first(std::min<qsizetype>(uchar(input[lineEnd + 1]) % 8, rest.size()));
    const QByteArrayView stream = rest.sliced(cuts.size());

    const std::vector<Message> messages = cutWhole(*config, stream);
    checkMessages(messages, *config, stream.size());
    const std::vector<Message> inPieces = cutInPieces(*config, stream, cuts);
    checkMessages(inPieces, *config, stream.size());
    check(config->kind == FramingKind::None || inPieces == messages, "messages do not depend on cuts");
    return 0;
}
