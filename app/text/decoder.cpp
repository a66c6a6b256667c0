// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/decoder.h"

#include "text/encodingentry.h"
#include "text/gb18030.h"
#include "text/stepdecoder.h"
#include "text/streamdecoder.h"
#include "text/unicodesteppers.h"

namespace SocketDesk {

namespace {

template<typename Stepper>
std::unique_ptr<StepDecoder<Stepper>> stepping(Stepper stepper = {})
{
    return std::make_unique<StepDecoder<Stepper>>(stepper);
}

std::unique_ptr<TextDecoder::Private> makeDecoder(const EncodingEntry &entry)
{
    switch (entry.kind) {
    case EncodingEntry::Kind::Utf8:
        return stepping<Utf8Stepper>();
    case EncodingEntry::Kind::Utf16LE:
        return stepping<Utf16Stepper<false>>();
    case EncodingEntry::Kind::Utf16BE:
        return stepping<Utf16Stepper<true>>();
    case EncodingEntry::Kind::Utf32LE:
        return stepping<Utf32Stepper<false>>();
    case EncodingEntry::Kind::Utf32BE:
        return stepping<Utf32Stepper<true>>();
    case EncodingEntry::Kind::Gb18030:
        return stepping(Gb18030Stepper{&Gb18030::instance()});
    case EncodingEntry::Kind::Table:
        if (const CharacterTable *table = entry.table())
            return stepping(TableStepper{table});
        break;
    case EncodingEntry::Kind::Stream:
        break;
    }
    return std::make_unique<StreamDecoder>(entry.decoder);
}

} // namespace

TextDecoder::TextDecoder(const Encoding &encoding)
    : m_encoding(encoding)
    , d(makeDecoder(encoding.entry()))
{}

TextDecoder::TextDecoder(const TextDecoder &other)
    : m_encoding(other.m_encoding)
    , d(other.d->clone())
{}

TextDecoder::TextDecoder(TextDecoder &&other) noexcept = default;

TextDecoder &TextDecoder::operator=(TextDecoder other) noexcept
{
    m_encoding = other.m_encoding;
    d = std::move(other.d);
    return *this;
}

TextDecoder::~TextDecoder() = default;

void TextDecoder::feed(QByteArrayView bytes, std::vector<DecodedUnit> &units)
{
    Q_ASSERT(bytes.size() <= std::numeric_limits<qint32>::max());
    d->feed(bytes, units);
}

void TextDecoder::feedRuns(QByteArrayView bytes, std::vector<DecodedUnit> &units)
{
    Q_ASSERT(bytes.size() <= std::numeric_limits<qint32>::max());
    d->feedRuns(bytes, units);
}

void TextDecoder::finish(std::vector<DecodedUnit> &units)
{
    d->finish(units);
}

qint64 TextDecoder::countInvalid(QByteArrayView bytes)
{
    return d->countInvalid(bytes);
}

int TextDecoder::pendingBytes() const
{
    return d->pendingBytes();
}

QString decodeText(QByteArrayView bytes, const Encoding &encoding, qint64 *invalidBytes)
{
    constexpr qsizetype slice = 1 << 16;
    TextDecoder decoder(encoding);
    std::vector<DecodedUnit> units;
    QString text;
    qint64 invalid = 0;
    for (qsizetype begin = 0; begin < bytes.size(); begin += slice) {
        units.clear();
        decoder.feed(bytes.sliced(begin, std::min(slice, bytes.size() - begin)), units);
        if (begin + slice >= bytes.size())
            decoder.finish(units);
        for (const DecodedUnit &unit : units) {
            invalid += unit.invalid ? unit.byteCount : 0;
            if (!unit.shift)
                text.append(QStringView(QChar::fromUcs4(unit.codePoint)));
        }
    }
    if (invalidBytes)
        *invalidBytes = invalid;
    return text;
}

} // namespace SocketDesk
