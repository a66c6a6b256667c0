// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/preference.h"

#include "endpoint/address.h"
#include "endpoint/endpointconfig.h"
#include "framing/framingconfig.h"
#include "session/sessionconfig.h"
#include "text/encoding.h"
#include "translations/language.h"
#include "ui/base/palettes.h"
#include "ui/log/cellfont.h"

#include <QDir>

#include <array>
#include <ranges>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

using Kind = PreferenceSpec::Kind;

constexpr qsizetype longestHost = 255;
constexpr qsizetype longestPath = 4096;
constexpr qsizetype longestFamily = 200;

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

bool isLocalHost(const QString &text)
{
    return text.isEmpty() || text == "localhost"_L1 || Address::fromHost(text, 0).has_value();
}

bool isHost(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestHost && isPrintable(text) && !text.contains(u' ');
}

bool isFamily(const QString &text)
{
    return text.size() <= longestFamily && isPrintable(text);
}

bool isEncoding(const QString &text)
{
    return Encoding::fromName(text).has_value();
}

bool isFraming(const QString &text)
{
    return FramingConfig::fromSpec(text).has_value();
}

bool isFolder(const QString &text)
{
    return text.isEmpty() || (text.size() <= longestPath && isPrintable(text) && QDir::isAbsolutePath(text));
}

QStringList namesOf(std::initializer_list<QLatin1String> names)
{
    return {names.begin(), names.end()};
}

PreferenceSpec aSwitch(Preference id, PreferencePage page, QLatin1String key)
{
    return {id, page, Kind::Switch, key, true};
}

PreferenceSpec aNumber(Preference id, PreferencePage page, QLatin1String key, int usual, int least, int most)
{
    return {id, page, Kind::Number, key, usual, least, most};
}

/// 0, the usual one, stands for none.
PreferenceSpec aNumberOrNone(Preference id, PreferencePage page, QLatin1String key, int leastChosen, int most)
{
    return {id, page, Kind::Number, key, 0, 0, most, {}, nullptr, leastChosen};
}

/// The first of \p names is the usual one.
PreferenceSpec aChoice(Preference id, PreferencePage page, QLatin1String key, const QStringList &names)
{
    return {id, page, Kind::Choice, key, names.constFirst(), 0, 0, names};
}

PreferenceSpec aText(Preference id, PreferencePage page, QLatin1String key, const QString &usual,
                     bool (*isGood)(const QString &))
{
    return {id, page, Kind::Text, key, usual, 0, 0, {}, isGood};
}

const EndpointConfig &usualEndpoint()
{
    static const EndpointConfig config;
    return config;
}

QList<PreferenceSpec> general()
{
    using enum Preference;
    constexpr auto page = PreferencePage::General;
    return {
        aChoice(Language, page, "window/language"_L1, QStringList(QString()) + languages()),
        aChoice(Palette, page, "window/palette"_L1,
                {stableName(PaletteChoice::System), stableName(PaletteChoice::Light), stableName(PaletteChoice::Dark)}),
        aSwitch(RestoreTabs, page, "window/restoreTabs"_L1),
        aSwitch(AskBeforeClosingTab, page, "window/askBeforeClosingTab"_L1),
        aSwitch(AskBeforeQuitting, page, "window/askBeforeQuitting"_L1),
    };
}

QList<PreferenceSpec> appearance()
{
    using enum Preference;
    constexpr auto page = PreferencePage::Appearance;
    return {
        aNumberOrNone(WindowFontSize, page, "window/ownFontPointSize"_L1, 6, 24),
        aText(LogFont, page, "log/fontFamily"_L1, {}, isFamily),
        aNumber(LogFontSize, page, "window/fontPointSize"_L1, CellFont::usualPoints, 6, 72),
        aChoice(TimeFormat, page, "log/timeFormat"_L1,
                namesOf({"milliseconds"_L1, "microseconds"_L1, "date"_L1, "relative"_L1, "delta"_L1})),
    };
}

QList<PreferenceSpec> limits()
{
    using enum Preference;
    constexpr auto page = PreferencePage::Limits;
    constexpr int mebi = 1 << 20;
    const EndpointConfig &usual = usualEndpoint();
    return {
        aNumber(JournalMebibytes, page, "limits/journalMebibytes"_L1, int(JournalLimit().bytes / mebi),
                int(JournalLimit::smallest / mebi), int(JournalLimit::largest / mebi)),
        aChoice(AtJournalLimit, page, "limits/atJournalLimit"_L1, namesOf({"release"_L1, "pause"_L1})),
        aNumber(ReceiveBufferKibibytes, page, "limits/receiveBufferKibibytes"_L1, usual.receiveBufferBytes >> 10, 4,
                1 << 20),
        aNumber(WriteQueueMebibytes, page, "limits/writeQueueMebibytes"_L1, int(usual.writeQueueBytes / mebi), 1, 1024),
        aNumberOrNone(MaxConnections, page, "limits/maxConnections"_L1, 1, EndpointConfig::mostConnections),
        aNumber(ConnectTimeoutMs, page, "limits/connectTimeoutMs"_L1, int(usual.connectTimeout.count()), 100, 600'000),
    };
}

QList<PreferenceSpec> newTabs()
{
    using enum Preference;
    constexpr auto page = PreferencePage::NewTabs;
    const EndpointConfig &usual = usualEndpoint();
    return {
        aChoice(Protocol, page, "newTabs/protocol"_L1,
                namesOf({stableName(Role::TcpServer), stableName(Role::TcpClient), stableName(Role::Udp)})),
        aText(LocalHost, page, "newTabs/localHost"_L1, usual.localHost, isLocalHost),
        aNumber(LocalPort, page, "newTabs/localPort"_L1, usual.localPort, 0, 65535),
        aText(RemoteHost, page, "newTabs/remoteHost"_L1, usual.remoteHost, isHost),
        aNumber(RemotePort, page, "newTabs/remotePort"_L1, usual.remotePort, 1, 65535),
        aText(Preference::Encoding, page, "newTabs/encoding"_L1, SocketDesk::Encoding().name(), isEncoding),
        aChoice(View, page, "newTabs/view"_L1,
                namesOf({stableName(ViewMode::Text), stableName(ViewMode::Hex), stableName(ViewMode::Dump)})),
        aText(Framing, page, "newTabs/framing"_L1, FramingConfig().toSpec(), isFraming),
    };
}

QList<PreferenceSpec> folders()
{
    using enum Preference;
    constexpr auto page = PreferencePage::Folders;
    return {
        aText(LogFolder, page, "folders/logs"_L1, {}, isFolder),
        aText(ReceivedFolder, page, "folders/received"_L1, {}, isFolder),
        aText(JournalFolder, page, "folders/journal"_L1, {}, isFolder),
    };
}

std::optional<QVariant> checkedNumber(const PreferenceSpec &spec, const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    const bool isGood = number == spec.usual.toInt() || (number >= spec.leastChosen && number <= spec.most);
    return isNumber && isGood ? std::optional<QVariant>(number) : std::nullopt;
}

/// In a file all is text.
std::optional<QVariant> checkedSwitch(const QVariant &value)
{
    const QString text = value.toString();
    if (text == "true"_L1 || text == "false"_L1)
        return text == "true"_L1;
    return {};
}

} // namespace

std::optional<QVariant> PreferenceSpec::checked(const QVariant &value) const
{
    const QString text = value.toString();
    switch (kind) {
    case Kind::Switch:
        return checkedSwitch(value);
    case Kind::Number:
        return checkedNumber(*this, text);
    case Kind::Choice:
        return names.contains(text) ? std::optional<QVariant>(text) : std::nullopt;
    case Kind::Text:
        return value.canConvert<QString>() && isGoodText(text) ? std::optional<QVariant>(text) : std::nullopt;
    }
    Q_UNREACHABLE();
}

std::span<const PreferenceSpec> preferenceSpecs()
{
    static const QList<PreferenceSpec> specs = general() + appearance() + limits() + newTabs() + folders();
    return specs;
}

const PreferenceSpec &specOf(Preference preference)
{
    const PreferenceSpec &spec = preferenceSpecs()[std::size_t(preference)];
    Q_ASSERT(spec.id == preference);
    return spec;
}

} // namespace SocketDesk
