// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"
#include "text/decoder.h"

#include <array>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace SocketDesk {

/// What is known of the states in which the decoder of one encoding stands in the streams of one journal.
///
/// Bytes behind which it does not matter what came before, and checkpoints, of which a bounded number is kept. Any thread.
class DecoderStates
{
public:
    explicit DecoderStates(const Encoding &encoding);

    [[nodiscard]] const Encoding &encoding() const { return m_encoding; }

    /// Offset of the last place in \p bytes where the decoder is in its initial state, or where it does not matter in which
    /// it is; -1 where there is none.
    [[nodiscard]] qsizetype resynchronised(QByteArrayView bytes) const;

    /// The checkpoint after \p chunk.
    [[nodiscard]] std::optional<TextDecoder> after(RecordId chunk) const;
    void keep(RecordId chunk, const TextDecoder &after);

    static constexpr std::size_t mostCheckpoints = 16 * 1024;

private:
    Encoding m_encoding;
    bool m_isUtf8;
    bool m_hasResynchronisation = false;
    std::array<bool, 256> m_resynchronises{};
    mutable std::mutex m_mutex; ///< of the checkpoints
    std::unordered_map<RecordId, TextDecoder> m_checkpoints;
};

} // namespace SocketDesk
