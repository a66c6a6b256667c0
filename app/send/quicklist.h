// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/payload.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace SocketDesk {

/// What was or will be typed to be sent: hex, or text that is read with the options of the moment.
struct TypedPayload
{
    PayloadFormat format = PayloadFormat::Text;
    QString typed;

    friend bool operator==(const TypedPayload &, const TypedPayload &) = default;
};

/// An entry of the quick list: something one sends often, under a name.
struct QuickItem
{
    QString name;
    TypedPayload payload;

    friend bool operator==(const QuickItem &, const QuickItem &) = default;
};

/// [{"name": …, "format": "text" | "hex", "payload": …}, …]
[[nodiscard]] QJsonArray quickListToJson(const QList<QuickItem> &items);

/// \return InvalidValue with the place ("[3].format") and what is expected
[[nodiscard]] Result<QList<QuickItem>> quickListFromJson(const QJsonArray &json);

/// The payloads sent last, the newest first, each only once.
class SendHistory final
{
public:
    void add(const TypedPayload &payload); ///< an empty one is not worth remembering
    [[nodiscard]] const QList<TypedPayload> &items() const { return m_items; }

    static constexpr qsizetype limit = 200;

private:
    QList<TypedPayload> m_items;
};

} // namespace SocketDesk
