// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/encoding.h"

#include "text/encodingregistry.h"

#include <algorithm>

namespace SocketDesk {

Encoding::Encoding()
    : Encoding(EncodingRegistry::instance().utf8())
{}

Result<Encoding> Encoding::fromName(QStringView name)
{
    const QStringView trimmed = name.trimmed();
    const auto isAscii = [](QChar c) { return c >= u' ' && c < u'\x7F'; };
    if (!trimmed.isEmpty() && std::all_of(trimmed.begin(), trimmed.end(), isAscii)) {
        if (const auto encoding = EncodingRegistry::instance().find(trimmed.toLatin1()))
            return *encoding;
    }
    return failure({ErrorCode::UnknownEncoding, {name.toString()}});
}

QString Encoding::name() const
{
    return QString::fromLatin1(m_entry->name);
}

QByteArray Encoding::decoderName() const
{
    return m_entry->decoder;
}

QByteArray Encoding::encoderName() const
{
    return m_entry->encoder;
}

bool Encoding::resynchronisesAfter(uchar byte) const
{
    return m_entry->resynchronisesAfter(byte);
}

int Encoding::unitBytes() const
{
    switch (m_entry->kind) {
    case EncodingEntry::Kind::Utf16LE:
    case EncodingEntry::Kind::Utf16BE:
        return 2;
    case EncodingEntry::Kind::Utf32LE:
    case EncodingEntry::Kind::Utf32BE:
        return 4;
    default:
        return 0;
    }
}

bool Encoding::isSingleByte() const
{
    return m_entry->isSingleByte;
}

QList<Encoding> commonEncodings()
{
    return EncodingRegistry::instance().common();
}

QList<Encoding> otherEncodings()
{
    return EncodingRegistry::instance().others();
}

} // namespace SocketDesk
