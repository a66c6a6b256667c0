// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace SocketDesk {

struct EncodingEntry;

/// A character encoding by its canonical name, as a value. Cheap to copy and compare.
///
/// "GBK" and "GB2312" keep their names but decode as GB18030 (WHATWG Encoding Standard, section 10.1) and encode
/// strictly within their own repertoire.
class Encoding
{
public:
    /// UTF-8.
    Encoding();

    /// \param name any alias that ICU or the WHATWG label table knows, in any case; "ASCII/ANSI" of older tools is GBK
    /// \return UnknownEncoding with the name
    [[nodiscard]] static Result<Encoding> fromName(QStringView name);

    /// Canonical name as shown and saved: "UTF-8", "GBK", "UTF-16LE", "Shift_JIS", …
    [[nodiscard]] QString name() const;

    /// Name of the ICU converter that decodes it, "gb18030" for GBK. For UTF-8 too, although we decode that ourselves.
    [[nodiscard]] QByteArray decoderName() const;

    /// Name of the ICU converter that encodes it.
    [[nodiscard]] QByteArray encoderName() const;

    /// True where, whatever came before, the decoder is in its initial state after \p byte. Lets a reader start in the
    /// middle of a stream. False for every byte of a stateful or 16/32-bit encoding.
    [[nodiscard]] bool resynchronisesAfter(uchar byte) const;

    /// Bytes of a code unit where every stream offset divisible by it starts one and no state is carried beyond a
    /// surrogate pair: 2 for UTF-16LE/BE, 4 for UTF-32LE/BE, otherwise 0.
    [[nodiscard]] int unitBytes() const;

    /// True where every byte alone is a character: Latin-1, windows-125x, KOI8-R, …
    [[nodiscard]] bool isSingleByte() const;

    friend bool operator==(const Encoding &, const Encoding &) = default;

    /// What the engine knows of it; for the classes of this folder, which also make encodings from it.
    [[nodiscard]] const EncodingEntry &entry() const { return *m_entry; }
    explicit Encoding(const EncodingEntry &entry)
        : m_entry(&entry)
    {}

private:
    const EncodingEntry *m_entry; ///< one for each canonical name, for the life of the program
};

/// The encodings offered first in menus, in their order: UTF-8, GBK, GB18030, GB2312, Big5, UTF-16LE, …
[[nodiscard]] QList<Encoding> commonEncodings();

/// Every other encoding that ICU can convert both ways, sorted by name, without aliases.
[[nodiscard]] QList<Encoding> otherEncodings();

} // namespace SocketDesk
