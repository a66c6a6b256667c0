// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statistics/trafficreading.h"

#include <QObject>

#include <functional>

class QWidget;

namespace SocketDesk {

class ReceivePanel;
class Reception;
class SessionHandle;
class StatisticsView;

/// Measures what goes on in a page while somebody looks at its statistics; makes their window when it is first wanted.
class Measuring final : public QObject
{
    Q_OBJECT

public:
    /// \param isOver nothing goes on any more: it is a saved log
    Measuring(SessionHandle *session, ReceivePanel *panel, Reception *reception, std::function<QString()> title,
              bool isOver, QWidget *page);

    void show();

    /// Counts from now on.
    void reset();

    /// Where datagrams carry a counter; nothing: they are not checked.
    void setSequence(const std::optional<SequenceField> &field);
    [[nodiscard]] const std::optional<SequenceField> &sequence() const { return m_config.sequence; }

Q_SIGNALS:
    void sequenceChanged(); ///< by the user
    void resetRequested();

private:
    void createView();
    void applyConfig();
    void onReadingChanged();

    SessionHandle *m_session;
    ReceivePanel *m_panel;
    Reception *m_reception;
    std::function<QString()> m_title;
    bool m_isOver;
    QWidget *m_page;
    TrafficConfig m_config;
    StatisticsView *m_view = nullptr; ///< made when first shown; the page's
};

} // namespace SocketDesk
