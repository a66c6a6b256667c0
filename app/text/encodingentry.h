// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/charactertable.h"

#include <QByteArray>

#include <array>
#include <memory>
#include <mutex>

namespace SocketDesk {

/// What the engine knows of one encoding. Made once by the EncodingRegistry, never changed, never destroyed.
struct EncodingEntry
{
    /// How its bytes are read.
    enum class Kind : quint8 {
        Utf8,
        Utf16LE,
        Utf16BE,
        Utf32LE,
        Utf32BE,
        Gb18030, ///< also GBK and GB2312, which differ in what they encode
        Table,   ///< stateless: a CharacterTable, or the stream where there can be none
        Stream   ///< stateful: an ICU converter fed byte by byte
    };

    QByteArray name;    ///< canonical
    QByteArray decoder; ///< name of the ICU converter
    QByteArray encoder; ///< name of the ICU converter whose repertoire is encoded
    Kind kind = Kind::Stream;
    bool isSingleByte = false;

    /// The table of a Kind::Table; null for all others, and where its converter turns out to have none. Thread-safe.
    [[nodiscard]] const CharacterTable *table() const;

    /// See Encoding::resynchronisesAfter(). Thread-safe.
    [[nodiscard]] bool resynchronisesAfter(uchar byte) const;

private:
    [[nodiscard]] bool workOutResynchronisation(uchar byte) const;

    mutable std::once_flag m_tableOnce;
    mutable std::unique_ptr<CharacterTable> m_table;
    mutable std::once_flag m_resynchronisesOnce;
    mutable std::array<bool, 256> m_resynchronises{};
};

} // namespace SocketDesk
