// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/peertable.h"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace SocketDesk {

namespace {

/// A short text that owns no other memory.
class FixedText
{
public:
    explicit FixedText(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        m_length = quint8(std::min(std::size_t(utf8.size()), m_utf8.size()));
        std::copy_n(utf8.begin(), m_length, m_utf8.begin());
    }

    [[nodiscard]] QString toString() const { return QString::fromUtf8(m_utf8.data(), m_length); }

private:
    quint8 m_length = 0;
    std::array<char, 72> m_utf8{};
};

std::size_t indexOf(RecordKind kind)
{
    Q_ASSERT(kind != RecordKind::Event);
    return kind == RecordKind::Received ? 0 : 1;
}

} // namespace

struct PeerTable::Row
{
    std::array<StreamTail, 2> tails;
    std::array<StreamEnd, 2> ends; ///< without an event: not yet
    FixedText address;
    FixedText localAddress;
    bool isStream;
};

constexpr std::size_t PeerTable::rowsInBlock = blockBytes / sizeof(Row);

void PeerTable::addRoom()
{
    m_ownMemory.push_back(std::make_unique<char[]>(blockBytes));
    m_blocks.push_back(m_ownMemory.back().get());
}

void PeerTable::addRoom(MappedMemory memory)
{
    const std::span<char> bytes = memory.bytes();
    for (std::size_t begin = 0; begin + blockBytes <= bytes.size(); begin += blockBytes)
        m_blocks.push_back(bytes.data() + begin);
    m_mappedMemory.push_back(std::move(memory));
}

PeerId PeerTable::add(const PeerEntry &entry)
{
    Q_ASSERT(!isFull());
    char *const block = m_blocks[m_size / rowsInBlock];
    new (block + m_size % rowsInBlock * sizeof(Row))
        Row{{}, {}, FixedText(entry.address), FixedText(entry.localAddress), entry.isStream};
    return PeerId(++m_size);
}

PeerTable::Row *PeerTable::row(PeerId id) const
{
    if (id == noPeer || toNumber(id) > m_size)
        return nullptr;
    const std::size_t index = toNumber(id) - 1;
    return std::launder(reinterpret_cast<Row *>(m_blocks[index / rowsInBlock] + index % rowsInBlock * sizeof(Row)));
}

PeerEntry PeerTable::entry(PeerId id) const
{
    const Row *const found = row(id);
    return found ? PeerEntry{found->address.toString(), found->localAddress.toString(), found->isStream} : PeerEntry();
}

void PeerTable::endStream(PeerId id, RecordKind kind, const StreamEnd &end)
{
    Row *const found = row(id);
    if (found && found->ends[indexOf(kind)].event == noRecord)
        found->ends[indexOf(kind)] = end;
}

std::optional<StreamEnd> PeerTable::streamEnd(PeerId id, RecordKind kind) const
{
    const Row *const found = row(id);
    if (!found || found->ends[indexOf(kind)].event == noRecord)
        return {};
    return found->ends[indexOf(kind)];
}

StreamTail *PeerTable::tail(PeerId id, RecordKind kind)
{
    Row *const found = row(id);
    return found ? &found->tails[indexOf(kind)] : nullptr;
}

} // namespace SocketDesk
