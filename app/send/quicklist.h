// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/payload.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>

namespace SocketDesk {

/// What was or will be typed to be sent: hex, or text that is read with the options of the moment.
struct TypedPayload
{
    static constexpr qsizetype limit = 64 * 1024; ///< characters that are typed at most; what is longer is a file

    PayloadFormat format = PayloadFormat::Text;
    QString typed;

    friend bool operator==(const TypedPayload &, const TypedPayload &) = default;
};

/// An entry of the quick list: something one sends often, under a name.
struct QuickItem
{
    static constexpr qsizetype longestName = 255; ///< also of a group
    static constexpr qsizetype longestNote = 4096;
    static constexpr int largestOrder = 99'999;
    static constexpr std::chrono::milliseconds longestDelay = std::chrono::hours(24);

    QString name;
    TypedPayload payload;
    QString note;
    QString group;                         ///< empty: in none
    int order = 0;                         ///< place when the list is sent as a whole; 0: left out then
    std::chrono::milliseconds delay{1000}; ///< then, after it, until the next
    QJsonObject unknown;                   ///< keys of other versions that were read, kept for when it is written

    friend bool operator==(const QuickItem &, const QuickItem &) = default;
};

inline constexpr qsizetype longestQuickList = 10'000;

/// Those that are sent when the list is sent as a whole, in their order; of several with the same one the first first.
[[nodiscard]] QList<QuickItem> inSendingOrder(const QList<QuickItem> &items);

/// [{"name": …, "format": "text" | "hex", "payload": …, "note": …, "group": …, "order": …, "delayMs": …}, …]
[[nodiscard]] QJsonArray quickListToJson(const QList<QuickItem> &items);

/// Whatever has no order is sent at its place in the list; all else that is missing is empty.
/// \param path what stands before the places in errors
/// \return InvalidValue with the place ("[3].format") and what is expected
[[nodiscard]] Result<QList<QuickItem>> quickListFromJson(const QJsonArray &json, const QString &path = {});

/// A file that holds a quick list alone. \return the errors of parseJsonFile() and quickListFromJson()
[[nodiscard]] Result<QList<QuickItem>> quickListFromBytes(const QByteArray &bytes);
[[nodiscard]] QByteArray quickListToBytes(const QList<QuickItem> &items);

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
