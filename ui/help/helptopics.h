// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace SocketDesk {

/// A page of the help, and a section of it or none: "errors#refused".
struct HelpTopic
{
    QString page;
    QString section;

    [[nodiscard]] static HelpTopic fromLink(const QString &link)
    {
        return {link.section(u'#', 0, 0), link.section(u'#', 1)};
    }
};

/// What belongs to \p widget: the panel or dialog that it is in, and first-steps where it is in none.
[[nodiscard]] HelpTopic helpTopicOf(const QWidget *widget);

/// Of all panels and dialogs, as links.
[[nodiscard]] QStringList helpTopics();

} // namespace SocketDesk
