// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/encodingregistry.h"

#include "text/encodinglabels.h"
#include "text/icuconverter.h"

#include <algorithm>

namespace SocketDesk {

namespace {

/// Labels are compared as ICU does: letters and digits only, in lower case.
QByteArray folded(QByteArrayView label)
{
    QByteArray result;
    for (const char c : label) {
        if (c >= 'A' && c <= 'Z')
            result.append(char(c - 'A' + 'a'));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            result.append(c);
    }
    return result;
}

/// The converter behind an alias that ICU lists. Nothing else is opened: a name might be a path.
QByteArray converterOfAlias(const QByteArray &alias)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *converter = ucnv_getAlias(alias.constData(), 0, &status);
    return U_SUCCESS(status) ? QByteArray(converter) : QByteArray();
}

/// An alias that ICU knows for \p label: mostly itself.
QByteArray aliasOfIcu(const QByteArray &label)
{
    for (const LabelOfIcu &unknown : labelsUnknownToIcu()) {
        if (folded(label) == folded(unknown.label))
            return unknown.known;
    }
    return label;
}

QByteArray standardName(const QByteArray &converter, const char *standard)
{
    UErrorCode status = U_ZERO_ERROR;
    return QByteArray(ucnv_getStandardName(converter.constData(), standard, &status));
}

/// Byte orders taken from a mark or from the machine: the record of a stream is read in one order that is named.
bool hasHiddenByteOrder(const QByteArray &converter)
{
    return converter.startsWith("UTF16_") || converter.startsWith("UTF32_") || converter.startsWith("UTF-16") ||
           converter.startsWith("UTF-32");
}

/// What ICU cannot do both ways, or not so that a decoder could be copied.
bool isLeftOut(const QByteArray &converter)
{
    return converter == "x11-compound-text"                // has no clone: the copy would be closed twice
           || converter == "ISO_2022,locale=zh,version=2"; // reads Chinese, writes ASCII only
}

} // namespace

EncodingRegistry &EncodingRegistry::instance()
{
    static EncodingRegistry registry;
    return registry;
}

EncodingRegistry::EncodingRegistry()
{
    for (const EncodingLabels &labels : encodingLabels()) {
        auto entry = std::make_unique<EncodingEntry>();
        entry->name = labels.name;
        entry->decoder = labels.decoder;
        entry->encoder = labels.encoder;
        entry->kind = labels.kind;
        entry->isSingleByte = labels.isSingleByte;
        for (const QByteArray &label : QByteArray(labels.labels).split(' '))
            m_labels.emplace(folded(label), entry.get());
        m_labels.emplace(folded(labels.name), entry.get());
        m_ours.push_back(std::move(entry));
    }
    m_utf8 = m_ours.front().get();
}

std::optional<Encoding> EncodingRegistry::find(const QByteArray &label)
{
    if (const EncodingEntry *entry = ours(label))
        return Encoding(*entry);
    const QByteArray converter = converterOfAlias(aliasOfIcu(label));
    if (const EncodingEntry *entry = converter.isEmpty() ? nullptr : entryOfConverter(converter))
        return Encoding(*entry);
    return std::nullopt;
}

const EncodingEntry *EncodingRegistry::ours(const QByteArray &label) const
{
    const auto found = m_labels.find(folded(label));
    return found == m_labels.end() ? nullptr : found->second;
}

const EncodingEntry *EncodingRegistry::entryOfConverter(const QByteArray &converter)
{
    if (const EncodingEntry *entry = ours(converter))
        return entry;
    const auto isSame = [&](const auto &entry) { return entry->decoder == converter || entry->encoder == converter; };
    const auto our = std::find_if(m_ours.begin(), m_ours.end(), isSame);
    if (our != m_ours.end())
        return our->get();
    if (hasHiddenByteOrder(converter) || isLeftOut(converter))
        return nullptr;
    const std::lock_guard lock(m_mutex);
    auto &entry = m_byConverter[converter];
    if (!entry)
        entry = makeEntry(converter);
    return entry.get();
}

std::unique_ptr<EncodingEntry> EncodingRegistry::makeEntry(const QByteArray &converter) const
{
    const ConverterPtr opened = openConverter(converter);
    if (!opened)
        return nullptr;
    auto entry = std::make_unique<EncodingEntry>();
    entry->name = shownName(converter);
    entry->decoder = entry->encoder = converter;
    switch (ucnv_getType(opened.get())) {
    case UCNV_SBCS:
    case UCNV_US_ASCII:
        entry->isSingleByte = ucnv_getMaxCharSize(opened.get()) == 1;
        [[fallthrough]];
    case UCNV_DBCS:
    case UCNV_MBCS:
        entry->kind = EncodingEntry::Kind::Table;
        break;
    default:
        entry->kind = EncodingEntry::Kind::Stream;
    }
    return entry;
}

/// The name that mail, web or Windows use, where it leads back to the same converter; otherwise ICU's.
QByteArray EncodingRegistry::shownName(const QByteArray &converter) const
{
    for (const char *standard : {"MIME", "IANA", "WINDOWS"}) {
        const QByteArray name = standardName(converter, standard);
        if (!name.isEmpty() && !name.contains(':') && !ours(name) && converterOfAlias(name) == converter)
            return name;
    }
    return converter;
}

QList<Encoding> EncodingRegistry::common() const
{
    QList<Encoding> encodings;
    for (std::size_t i = 0; i < commonEncodingCount; ++i)
        encodings.append(Encoding(*m_ours[i]));
    return encodings;
}

QList<Encoding> EncodingRegistry::others()
{
    QList<Encoding> encodings;
    for (std::size_t i = commonEncodingCount; i < m_ours.size(); ++i)
        encodings.append(Encoding(*m_ours[i]));
    for (int i = 0; i < ucnv_countAvailable(); ++i) {
        const EncodingEntry *entry = entryOfConverter(ucnv_getAvailableName(i));
        const bool isOurs =
            std::any_of(m_ours.begin(), m_ours.end(), [&](const auto &our) { return our.get() == entry; });
        if (entry && !isOurs)
            encodings.append(Encoding(*entry));
    }
    const auto isBefore = [](const Encoding &a, const Encoding &b) {
        return a.name().compare(b.name(), Qt::CaseInsensitive) < 0;
    };
    std::sort(encodings.begin(), encodings.end(), isBefore);
    return encodings;
}

} // namespace SocketDesk
