// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "send/quicklist.h"

#include <QObject>

#include <functional>

class QWidget;

namespace SocketDesk {

class QuickListModel;
class QuickListPanel;
class Sending;
class SessionHandle;

/// Sends what is in the quick list, also by keys, and brings it in from files and out to them. The panel is made when it
/// is first shown.
class QuickListing final : public QObject
{
    Q_OBJECT

public:
    /// \param place puts the panel where it belongs; \param page whose keys send
    QuickListing(SessionHandle *session, Sending *sending, QuickListModel *model, std::function<void(QWidget *)> place,
                 QWidget *page);

    void setShown(bool shown);
    [[nodiscard]] bool isShown() const;
    void createKeys(); ///< Ctrl+1 to Ctrl+9

    void importFrom(const QString &path);
    void exportTo(const QString &path);

Q_SIGNALS:
    void shownChanged();

private:
    /// What a file gave, and what is to be told of it.
    struct Import
    {
        QList<QuickItem> items;
        int emptyRows = 0;
        int otherKeys = 0;
        int unreadLines = 0;
        QStringList badHex;
    };

    [[nodiscard]] static Result<Import> importOf(const QByteArray &bytes);
    [[nodiscard]] static QString textOf(const Import &import, qsizetype taken);

    void createPanel();
    void chooseImport();
    void chooseExport();
    void onImported(const Result<Import> &import);
    void sendRow(int row);
    void onRefused(const QString &entry, const Error &error);

    SessionHandle *m_session;
    Sending *m_sending;
    QuickListModel *m_model;
    std::function<void(QWidget *)> m_place;
    QWidget *m_page;
    QuickListPanel *m_panel = nullptr;
};

} // namespace SocketDesk
