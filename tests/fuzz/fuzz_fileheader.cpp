// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "framing/filedeframer.h"

#include <cstdint>
#include <vector>

using namespace SocketDesk;

namespace {

struct Event
{
    char kind;
    QByteArray detail;

    friend bool operator==(const Event &, const Event &) = default;
};

/// What is told, with the bytes of a file joined, so that it can be compared.
class Telling final : public FileDeframer::Sink
{
public:
    void fileBegan(const FileHeader &header) override
    {
        check(!m_isOpen, "one file at a time");
        check(header.size >= -1, "a size is none or a number");
        m_isOpen = true;
        m_left = header.size;
        events.push_back({'b', header.name.toUtf8() + ' ' + QByteArray::number(header.size)});
        events.push_back({'c', {}});
    }
    void fileBytes(QByteArrayView bytes) override
    {
        check(m_isOpen, "bytes belong to a file");
        events.back().detail.append(bytes);
        check(m_left < 0 || events.back().detail.size() <= m_left, "no more comes than was said");
    }
    void fileEnded(bool isComplete) override
    {
        check(m_isOpen, "only what began ends");
        check(!isComplete || m_left < 0 || events.back().detail.size() == m_left, "a complete file has all its bytes");
        m_isOpen = false;
        events.push_back({isComplete ? 'e' : 'i', {}});
    }
    void headerRefused(const Error &error) override
    {
        check(error.code == ErrorCode::BadFileHeader, "the error is one of headers");
        check(!describe(error).what.isEmpty(), "and has words");
        events.push_back({'r', error.argument(1).toUtf8()});
    }

    std::vector<Event> events;

private:
    bool m_isOpen = false;
    qint64 m_left = 0;
};

std::vector<Event> eventsOf(const FileFraming &framing, QByteArrayView stream, qsizetype piece)
{
    Telling telling;
    FileDeframer deframer(framing);
    for (qsizetype at = 0; at < stream.size(); at += piece)
        deframer.feed(stream.sliced(at, std::min(piece, stream.size() - at)), telling);
    deframer.end(true, telling);
    return telling.events;
}

} // namespace

/// Input: a byte for the framing, a byte for the pieces, and the stream.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const FileFraming framing{FileFramingKind(data[0] % 3), ByteOrder(data[0] / 3 % 2)};
    const QByteArrayView stream(data + 2, qsizetype(size - 2));
    const auto whole = eventsOf(framing, stream, std::max<qsizetype>(stream.size(), 1));
    check(eventsOf(framing, stream, 1 + data[1]) == whole, "any cut gives the same");

    if (const Result<FileHeader> header = parseFileHeader(stream, {})) {
        const Result<QByteArray> again = makeFileHeader({FileFramingKind::Json}, *header);
        check(again.has_value(), "what is read can be written");
        check(parseFileHeader(QByteArrayView(*again).sliced(4), {}) == header, "and is the same then");
    }
    return 0;
}
