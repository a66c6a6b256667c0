// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decoderstates.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

// UTF-8 begins anew at every byte that is no trail byte, and nothing is open after three trail bytes.
constexpr qsizetype utf8TrailBytes = 3;

qsizetype resynchronisedUtf8(QByteArrayView bytes)
{
    qsizetype trail = 0;
    while (trail < std::min(utf8TrailBytes, bytes.size()) && (uchar(bytes[bytes.size() - 1 - trail]) & 0xC0) == 0x80)
        ++trail;
    return trail == utf8TrailBytes ? bytes.size() : bytes.size() - trail - 1;
}

} // namespace

DecoderStates::DecoderStates(const Encoding &encoding)
    : m_encoding(encoding)
    , m_isUtf8(encoding == Encoding())
{
    for (std::size_t byte = 0; byte < m_resynchronises.size(); ++byte) {
        m_resynchronises[byte] = encoding.resynchronisesAfter(uchar(byte));
        m_hasResynchronisation = m_hasResynchronisation || m_resynchronises[byte];
    }
}

qsizetype DecoderStates::resynchronised(QByteArrayView bytes) const
{
    if (m_isUtf8)
        return resynchronisedUtf8(bytes);
    qsizetype offset = m_hasResynchronisation ? bytes.size() : 0;
    while (offset > 0 && !m_resynchronises[uchar(bytes[offset - 1])])
        --offset;
    return offset > 0 ? offset : -1;
}

std::optional<TextDecoder> DecoderStates::after(RecordId chunk) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_checkpoints.find(chunk);
    return found == m_checkpoints.end() ? std::nullopt : std::optional(found->second);
}

/// Of too many every other one goes: from those that are left, the way is twice as long.
void DecoderStates::keep(RecordId chunk, const TextDecoder &after)
{
    const std::lock_guard lock(m_mutex);
    if (m_checkpoints.size() >= mostCheckpoints)
        std::erase_if(m_checkpoints, [goes = false](const auto &) mutable { return goes = !goes; });
    m_checkpoints.insert_or_assign(chunk, after);
}

} // namespace SocketDesk
