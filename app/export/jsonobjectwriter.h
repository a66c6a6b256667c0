// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QStringView>

#include <concepts>

namespace SocketDesk {

/// Writes one JSON object (RFC 8259) with its members in the order in which they are added.
///
/// Characters that a terminal would obey, or that deceive the eye, are written as \uXXXX, so a line can be looked at.
class JsonObjectWriter
{
public:
    void add(QLatin1StringView key, QStringView text);
    void add(QLatin1StringView key, QLatin1StringView text);
    void add(QLatin1StringView key, bool value) { addJson(key, value ? "true" : "false"); }

    template<std::integral Number>
    void add(QLatin1StringView key, Number number)
    {
        addJson(key, QByteArray::number(number));
    }

    /// \p json is a value as it is to be written.
    void addJson(QLatin1StringView key, QByteArrayView json);

    /// "{…}"
    [[nodiscard]] QByteArray object() const
    {
        return m_members.isEmpty() ? QByteArray("{}") : QByteArray(m_members + '}');
    }

    /// \p text as a JSON string, in quotes.
    [[nodiscard]] static QByteArray string(QStringView text);

private:
    QByteArray m_members;
};

} // namespace SocketDesk
