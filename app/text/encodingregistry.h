// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"
#include "text/encodingentry.h"

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace SocketDesk {

/// Knows every encoding: ours with their labels, and whatever else ICU converts.
///
/// Thread-safe. Entries live as long as the program, one for each canonical name.
class EncodingRegistry
{
public:
    [[nodiscard]] static EncodingRegistry &instance();

    [[nodiscard]] Encoding utf8() const { return Encoding(*m_utf8); }

    /// \return the encoding of \p label, or nothing where nobody knows it
    [[nodiscard]] std::optional<Encoding> find(const QByteArray &label);

    [[nodiscard]] QList<Encoding> common() const;
    [[nodiscard]] QList<Encoding> others();

private:
    EncodingRegistry();
    [[nodiscard]] const EncodingEntry *ours(const QByteArray &label) const;
    [[nodiscard]] const EncodingEntry *entryOfConverter(const QByteArray &converter);
    [[nodiscard]] std::unique_ptr<EncodingEntry> makeEntry(const QByteArray &converter) const;
    [[nodiscard]] QByteArray shownName(const QByteArray &converter) const;

    std::map<QByteArray, const EncodingEntry *> m_labels; ///< ours, by folded label
    std::map<QByteArray, std::unique_ptr<EncodingEntry>> m_byConverter;
    std::vector<std::unique_ptr<EncodingEntry>> m_ours;
    const EncodingEntry *m_utf8 = nullptr;
    std::mutex m_mutex; ///< guards m_byConverter
};

} // namespace SocketDesk
