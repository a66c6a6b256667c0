// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace SocketDesk {

class QuickListModel;
class SegmentDialog;
class Sending;
class SessionHandle;

/// Shows how the message of a page can be sent in pieces, or several in one, and does it. The dialog is made when it is
/// wanted and goes when it is closed.
class Segmenting final : public QObject
{
    Q_OBJECT

public:
    Segmenting(SessionHandle *session, Sending *sending, QuickListModel *quickList, QWidget *page);

    void show();

private:
    SessionHandle *m_session;
    Sending *m_sending;
    QuickListModel *m_quickList;
    QWidget *m_page;
    QPointer<SegmentDialog> m_dialog;
};

} // namespace SocketDesk
