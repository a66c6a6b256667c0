// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsonunknown.h"

namespace SocketDesk {

QJsonObject unknownKeys(const QJsonObject &read, const QJsonObject &known)
{
    QJsonObject unknown;
    for (auto it = read.begin(); it != read.end(); ++it) {
        const auto found = known.find(it.key());
        if (found == known.end()) {
            unknown.insert(it.key(), it.value());
        } else if (it.value().isObject() && found.value().isObject()) {
            const QJsonObject inner = unknownKeys(it.value().toObject(), found.value().toObject());
            if (!inner.isEmpty())
                unknown.insert(it.key(), inner);
        }
    }
    return unknown;
}

QJsonObject withUnknownKeys(QJsonObject known, const QJsonObject &unknown)
{
    for (auto it = unknown.begin(); it != unknown.end(); ++it) {
        const auto found = known.find(it.key());
        if (found == known.end())
            known.insert(it.key(), it.value());
        else if (it.value().isObject() && found.value().isObject())
            found.value() = withUnknownKeys(found.value().toObject(), it.value().toObject());
    }
    return known;
}

} // namespace SocketDesk
