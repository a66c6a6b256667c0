// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journallimit.h"

#include "base/jsonfields.h"

#include <QCoreApplication>

#include <array>
#include <optional>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto releaseName = "release"_L1;
constexpr auto pauseName = "pause"_L1;
constexpr std::array units{"KiB"_L1, "MiB"_L1, "GiB"_L1, "TiB"_L1};

QString sizesExpected()
{
    return QCoreApplication::translate("JournalLimit", "a size from 1 MiB to 1 TiB, for example 64MiB");
}

QString namesExpected()
{
    return QCoreApplication::translate("JournalLimit", "release or pause");
}

std::optional<AtLimit> fromName(QStringView name)
{
    if (name == releaseName)
        return AtLimit::ReleaseOldest;
    return name == pauseName ? std::optional(AtLimit::Pause) : std::nullopt;
}

QLatin1StringView nameOf(AtLimit atLimit)
{
    return atLimit == AtLimit::Pause ? pauseName : releaseName;
}

/// The number of bytes that one of the unit of \p size is, which is cut off; 1 where there is none.
qint64 takeUnit(QStringView &size)
{
    qint64 bytes = 1;
    for (const QLatin1StringView unit : units) {
        bytes *= 1024;
        for (const QLatin1StringView known : {unit, unit.first(1)}) {
            if (size.endsWith(known, Qt::CaseInsensitive)) {
                size = size.chopped(known.size()).trimmed();
                return bytes;
            }
        }
    }
    return 1;
}

std::optional<qint64> sizeFrom(QStringView text)
{
    QStringView number = text.trimmed();
    const qint64 unit = takeUnit(number);
    bool ok = false;
    const qint64 count = number.toLongLong(&ok);
    if (!ok || count <= 0 || count > JournalLimit::largest / unit || count * unit < JournalLimit::smallest)
        return {};
    return count * unit;
}

} // namespace

QJsonObject JournalLimit::toJson() const
{
    return {{"limitBytes"_L1, bytes}, {"atLimit"_L1, nameOf(atLimit)}};
}

Result<JournalLimit> JournalLimit::fromJson(const QJsonObject &json)
{
    JournalLimit limit;
    JsonFields fields(json);
    fields.take("limitBytes"_L1, limit.bytes, smallest, largest);
    fields.takeNamed("atLimit"_L1, limit.atLimit, namesExpected(), [&fields](const QString &name) -> Result<AtLimit> {
        if (const auto known = fromName(name))
            return *known;
        return failure({ErrorCode::InvalidValue, {fields.pathOf("atLimit"_L1), namesExpected()}});
    });
    if (fields.error())
        return failure(*fields.error());
    return limit;
}

Result<JournalLimit> JournalLimit::fromSpec(QStringView spec)
{
    const auto comma = spec.indexOf(u',');
    const QStringView size = comma < 0 ? spec : spec.first(comma);
    const QStringView name = comma < 0 ? QStringView() : spec.sliced(comma + 1).trimmed();
    const auto bytes = sizeFrom(size);
    if (!bytes)
        return failure({ErrorCode::InvalidValue, {size.toString(), sizesExpected()}});
    const auto atLimit = comma < 0 ? std::optional(AtLimit::ReleaseOldest) : fromName(name);
    if (!atLimit)
        return failure({ErrorCode::InvalidValue, {name.toString(), namesExpected()}});
    return JournalLimit{*bytes, *atLimit};
}

QString JournalLimit::toSpec() const
{
    qint64 count = bytes;
    QString unit;
    for (const QLatin1StringView larger : units) {
        if (count % 1024 != 0)
            break;
        count /= 1024;
        unit = larger;
    }
    return QString::number(count) % unit % (atLimit == AtLimit::Pause ? ","_L1 % pauseName : QString());
}

} // namespace SocketDesk
