// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencewords.h"

#include "translations/language.h"

#include <QCoreApplication>

namespace SocketDesk {

namespace {

/// One function for each page, so that none is long.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Preferences)

public:
    static QStringList languageNames();
    static PreferenceWords general(Preference preference);
    static PreferenceWords appearance(Preference preference);
    static PreferenceWords limits(Preference preference);
    static PreferenceWords newTabs(Preference preference);
    static PreferenceWords reading(Preference preference);
    static PreferenceWords folders(Preference preference);
    static QString page(PreferencePage page);
};

QStringList Words::languageNames()
{
    QStringList names{tr("System")};
    for (const QString &language : languages())
        names << ownNameOf(language);
    return names;
}

PreferenceWords Words::general(Preference preference)
{
    using enum Preference;
    switch (preference) {
    case Language:
        return {tr("Language"), {}, languageNames(), {}, tr("Of the window and its help; it changes at once.")};
    case Palette:
        return {tr("Palette"), {}, {tr("System"), tr("Light"), tr("Dark")}, {}, tr("The colours of the window.")};
    case RestoreTabs:
        return {tr("Start with the tabs of the last time"),
                tr("Nothing is opened by that. Otherwise the window begins with one new tab.")};
    case AskBeforeClosingTab:
        return {tr("Ask before closing a tab that is open"), {}, {}, {}, tr("Otherwise its connections end at once.")};
    default:
        return {
            tr("Ask before quitting while tabs are open"), {}, {}, {}, tr("Otherwise their connections end at once.")};
    }
}

PreferenceWords Words::appearance(Preference preference)
{
    using enum Preference;
    switch (preference) {
    case WindowFontSize:
        return {tr("Font size of the window"), tr("Of menus, labels and fields."), {}, tr(" pt"), {}, tr("System")};
    case LogFont:
        return {tr("Font of the data log"),
                tr("Fonts of fixed width. Chinese characters that it lacks come from another font and take two cells "
                   "each.")};
    case LogFontSize:
        return {tr("Font size of the data log"),
                tr("Also that of the message. Ctrl and the wheel change it too."),
                {},
                tr(" pt")};
    default:
        return {tr("Times in the data log"),
                tr("Logs and exports keep their own format."),
                {tr("Time, with milliseconds"), tr("Time, with microseconds"), tr("Date and time"),
                 tr("Since the first record"), tr("Since the record before")}};
    }
}

PreferenceWords Words::limits(Preference preference)
{
    using enum Preference;
    switch (preference) {
    case JournalMebibytes:
        return {tr("Keep of each tab at most"), tr("On disk, until the tab is closed."), {}, tr(" MiB")};
    case AtJournalLimit:
        return {tr("At the limit"),
                {},
                {tr("Go on, and release the oldest records"), tr("Pause reception")},
                {},
                tr("While reception pauses, TCP peers have to wait, and datagrams may be lost.")};
    case ReceiveBufferKibibytes:
        return {tr("UDP receive buffer"),
                tr("Where the system keeps datagrams until they are read. A larger one survives longer bursts."),
                {},
                tr(" KiB")};
    case WriteQueueMebibytes:
        return {tr("Write queue"),
                tr("What may wait for a peer of TCP that reads too slowly; more is refused."),
                {},
                tr(" MiB")};
    case MaxConnections:
        return {tr("Connections at most"),
                tr("Of a TCP server. Who comes beyond that is closed at once, and the log says why."),
                {},
                {},
                {},
                tr("any number")};
    default:
        return {tr("Connect time limit"), {}, {}, tr(" s"), tr("How long a TCP client tries to connect.")};
    }
}

PreferenceWords Words::newTabs(Preference preference)
{
    using enum Preference;
    switch (preference) {
    case Protocol:
        return {
            tr("Protocol"), {}, {tr("TCP Server"), tr("TCP Client"), tr("UDP")}, {}, tr("What a new tab begins as.")};
    case LocalHost:
        return {tr("Local address"), tr("Of servers and UDP. 127.0.0.1: only this machine can reach it.")};
    case LocalPort:
        return {tr("Local port"), {}, {}, {}, tr("Of servers and UDP."), tr("chosen by the system")};
    case RemoteHost:
        return {tr("Remote address"), {}, {}, {}, tr("Whom a TCP client calls, and to whom UDP sends.")};
    case RemotePort:
        return {tr("Remote port"), {}, {}, {}, tr("Of the remote address.")};
    default:
        return reading(preference);
    }
}

PreferenceWords Words::reading(Preference preference)
{
    using enum Preference;
    switch (preference) {
    case Encoding:
        return {tr("Encoding"), {}, {}, {}, tr("In which received text is read, and text is sent.")};
    case View:
        return {tr("View"), {}, {tr("Text"), tr("Hex"), tr("Dump")}, {}, tr("How received bytes are shown at first.")};
    default:
        return {tr("Framing"), {}, {}, {}, tr("Where one message ends and the next begins.")};
    }
}

PreferenceWords Words::folders(Preference preference)
{
    using enum Preference;
    switch (preference) {
    case LogFolder:
        return {tr("Logs and exports"), tr("Where the dialogs begin that save or export.")};
    case ReceivedFolder:
        return {tr("Received files"), {}, {}, {}, tr("Where files that peers send are saved.")};
    default:
        return {tr("Records of open tabs"),
                tr("For new tabs. A fast disk with room, readable by you alone; empty: your cache folder.")};
    }
}

QString Words::page(PreferencePage page)
{
    switch (page) {
    case PreferencePage::General:
        return tr("General");
    case PreferencePage::Appearance:
        return tr("Appearance");
    case PreferencePage::Limits:
        return tr("Limits of new tabs");
    case PreferencePage::NewTabs:
        return tr("New tabs");
    case PreferencePage::Folders:
        return tr("Folders");
    }
    Q_UNREACHABLE();
}

} // namespace

PreferenceWords wordsOf(Preference preference)
{
    switch (specOf(preference).page) {
    case PreferencePage::General:
        return Words::general(preference);
    case PreferencePage::Appearance:
        return Words::appearance(preference);
    case PreferencePage::Limits:
        return Words::limits(preference);
    case PreferencePage::NewTabs:
        return Words::newTabs(preference);
    case PreferencePage::Folders:
        return Words::folders(preference);
    }
    Q_UNREACHABLE();
}

QString wordOf(PreferencePage page)
{
    return Words::page(page);
}

} // namespace SocketDesk
