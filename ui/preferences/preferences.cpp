// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferences.h"

#include "ui/base/folders.h"
#include "ui/base/settings.h"
#include "ui/base/windowfont.h"
#include "ui/connect/endpointform.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

Preferences::Preferences(Settings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{}

QVariant Preferences::value(Preference preference) const
{
    return m_settings->preference(preference);
}

bool Preferences::set(Preference preference, const QVariant &value)
{
    const std::optional<QVariant> good = specOf(preference).checked(value);
    if (!good)
        return false;
    if (*good == this->value(preference))
        return true;
    m_settings->setPreference(preference, *good);
    Q_EMIT changed(preference);
    return true;
}

void Preferences::reset(Preference preference)
{
    set(preference, specOf(preference).usual);
}

void Preferences::resetPage(PreferencePage page)
{
    for (const PreferenceSpec &spec : preferenceSpecs()) {
        if (spec.page == page)
            reset(spec.id);
    }
}

void Preferences::resetAll()
{
    for (const PreferenceSpec &spec : preferenceSpecs())
        reset(spec.id);
}

TimeFormat Preferences::timeFormat() const
{
    return timeFormatFromName(text(Preference::TimeFormat));
}

EndpointConfig Preferences::newEndpoint(Role role) const
{
    EndpointConfig config = defaultConfig(role);
    if (role != Role::TcpClient) { // of a client the system chooses both
        config.localHost = text(Preference::LocalHost);
        config.localPort = quint16(number(Preference::LocalPort));
    }
    config.remoteHost = text(Preference::RemoteHost);
    config.remotePort = quint16(number(Preference::RemotePort));
    config.receiveBufferBytes = number(Preference::ReceiveBufferKibibytes) << 10;
    config.writeQueueBytes = qint64(number(Preference::WriteQueueMebibytes)) << 20;
    config.maxConnections = number(Preference::MaxConnections);
    config.connectTimeout = std::chrono::milliseconds(number(Preference::ConnectTimeoutMs));
    return config;
}

PageState Preferences::newPage() const
{
    PageState state = PageState::fresh();
    SessionConfig &session = state.session;
    session.endpoint = newEndpoint(roleFromName(text(Preference::Protocol)).value_or(Role::TcpServer));
    session.encoding = Encoding::fromName(text(Preference::Encoding)).value_or(Encoding());
    session.view = viewModeFromName(text(Preference::View)).value_or(ViewMode::Text);
    session.framing = FramingConfig::fromSpec(text(Preference::Framing)).value_or(FramingConfig());
    session.journal.bytes = qint64(number(Preference::JournalMebibytes)) << 20;
    session.journal.atLimit = text(Preference::AtJournalLimit) == "pause"_L1 ? AtLimit::Pause : AtLimit::ReleaseOldest;
    return state;
}

void Preferences::useFont() const
{
    useWindowFont(number(Preference::WindowFontSize));
}

void Preferences::useFolders() const
{
    SocketDesk::useFolders(
        {text(Preference::LogFolder), text(Preference::ReceivedFolder), text(Preference::JournalFolder)});
}

} // namespace SocketDesk
