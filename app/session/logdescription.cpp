// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/logdescription.h"

#include "base/jsonfields.h"
#include "session/pagestate.h"

#include <QJsonDocument>

namespace SocketDesk {

using namespace Qt::StringLiterals;

QByteArray LogDescription::toLine() const
{
    const QJsonObject json{{"role"_L1, stableName(role)},
                           {"address"_L1, address},
                           {"name"_L1, reading.name},
                           {"encoding"_L1, reading.encoding.name()},
                           {"view"_L1, stableName(reading.view)},
                           {"framing"_L1, reading.framing.toJson()}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<LogDescription> LogDescription::fromLine(const QByteArray &line)
{
    const QJsonDocument json = QJsonDocument::fromJson(line);
    if (!json.isObject())
        return {};
    LogDescription description;
    LogReading &reading = description.reading;
    HostAndPort address;
    JsonFields fields(json.object());
    fields.takeNamed("role"_L1, description.role, {}, roleFromName);
    fields.takeNamed("address"_L1, address, {}, HostAndPort::parse);
    fields.take("name"_L1, reading.name, PageState::longestName);
    fields.takeNamed("encoding"_L1, reading.encoding, {}, Encoding::fromName);
    fields.takeNamed("view"_L1, reading.view, {}, viewModeFromName);
    fields.takeConfig("framing"_L1, reading.framing);
    if (fields.error() || address == HostAndPort())
        return {};
    description.address = address.toString();
    return description;
}

} // namespace SocketDesk
