// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/framingvalues.h"

#include "text/hex.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kindNames{
    std::pair{FramingKind::None, "none"_L1},           std::pair{FramingKind::Line, "line"_L1},
    std::pair{FramingKind::Delimiter, "delimiter"_L1}, std::pair{FramingKind::Fixed, "fixed"_L1},
    std::pair{FramingKind::Length, "length"_L1},       std::pair{FramingKind::Gap, "gap"_L1},
};

QString translated(const char *sentence)
{
    return QCoreApplication::translate("FramingConfig", sentence);
}

} // namespace

QLatin1String stableName(FramingKind kind)
{
    return kindNames.at(std::size_t(kind)).second;
}

namespace FramingValues {

QString Range::expectation() const
{
    return translated(QT_TRANSLATE_NOOP("FramingConfig", "a whole number from %1 to %2"))
        .arg(QString::number(least), QString::number(most));
}

QString kindExpectation()
{
    QStringList names;
    for (const auto &[kind, name] : kindNames)
        names.append(name);
    return oneOf(names);
}

QString fieldWidthExpectation()
{
    QStringList widths;
    for (const int width : fieldWidths)
        widths.append(QString::number(width));
    return oneOf(widths);
}

QString delimiterExpectation()
{
    return translated(QT_TRANSLATE_NOOP("FramingConfig", "1 to %1 bytes in hex")).arg(FramingConfig::maximumDelimiter);
}

QString oneOf(const QStringList &names)
{
    return translated(QT_TRANSLATE_NOOP("FramingConfig", "one of %1")).arg(names.join(u", "_s));
}

std::optional<FramingKind> kindFromName(QStringView name)
{
    for (const auto &[kind, known] : kindNames) {
        if (name == known)
            return kind;
    }
    return {};
}

std::optional<QByteArray> delimiterFromHex(QStringView hex)
{
    Result<QByteArray> bytes = parseHex(hex);
    if (!bytes || bytes->isEmpty() || bytes->size() > FramingConfig::maximumDelimiter)
        return {};
    return std::move(*bytes);
}

} // namespace FramingValues

} // namespace SocketDesk
