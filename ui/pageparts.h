// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/pagelayout.h"

#include <QPointer>
#include <QWidget>

#include <array>
#include <functional>

class QSplitter;
class QStackedLayout;
class QVBoxLayout;

namespace SocketDesk {

class AnswerBar;
class Banner;
class ColumnArea;
class Composer;
class LogHeader;
class NetworkPanel;
class PeersPanel;
class ReceivePanel;
class SendPanel;
class StatusLine;
class TranscriptView;

/// The widgets of a page and how they are arranged: settings column, transcript over composer and peers, status bar.
///
/// Knows nothing of sessions; SessionPage gives the parts their work.
class PageParts final : public QWidget
{
    Q_OBJECT

public:
    explicit PageParts(QWidget *parent = nullptr);

    void setPageLayout(const PageLayout &layout);
    void widenColumn(int pixels); ///< less than 0: makes it narrower
    void heightenLog(int pixels);
    /// Shows transcript and composer alone, until it is off and everything as before; what is remembered stays.
    void setProjected(bool on);
    [[nodiscard]] PageLayout pageLayout() const { return m_layout; }

    /// A closed line over the transcript, below those that are there.
    void addLogLine(QWidget *line);

    /// Puts \p strip above everything beside the settings column.
    void addStrip(QWidget *strip);

    /// Puts \p cover over the transcript; shown or hidden, it stays in its place.
    void coverTranscript(QWidget *cover);

    /// Puts \p drawer to the right of the transcript. \param close shuts it again as its own button does: where a later
    /// one leaves no room for the transcript
    void addDrawer(QWidget *drawer, std::function<void()> close);

    /// Shows \p panel in place of what an endpoint needs: its settings, the composer, the peers.
    void showSaved(QWidget *panel);

    [[nodiscard]] Banner *errors() const { return m_errors; }
    [[nodiscard]] Banner *peersQuestion() const { return m_peersQuestion; }
    [[nodiscard]] Banner *tabQuestion() const { return m_tabQuestion; }
    [[nodiscard]] Banner *loopQuestion() const { return m_loopQuestion; }
    [[nodiscard]] Banner *hint() const { return m_hint; }
    [[nodiscard]] Banner *exports() const { return m_exports; }
    [[nodiscard]] NetworkPanel *network() const { return m_network; }
    [[nodiscard]] ReceivePanel *receive() const { return m_receive; }
    [[nodiscard]] SendPanel *send() const { return m_send; }
    [[nodiscard]] AnswerBar *answers() const { return m_answers; }
    [[nodiscard]] LogHeader *logHeader() const { return m_logHeader; }
    [[nodiscard]] TranscriptView *transcript() const { return m_transcript; }
    [[nodiscard]] Composer *composer() const { return m_composer; }
    [[nodiscard]] PeersPanel *peers() const { return m_peers; }
    [[nodiscard]] StatusLine *statusLine() const { return m_statusLine; }

Q_SIGNALS:
    void layoutDragged(); ///< a splitter was moved by hand

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Drawer
    {
        QWidget *widget;
        std::function<void()> close;
    };

    void onDrawerOpened(QWidget *opened);
    [[nodiscard]] int widthOfDrawers() const; ///< that are open need at least
    void createBanners();
    void createColumn();
    void createLog();
    void createBottom();
    void arrange();
    void setSizes(); ///< to those of the layout
    void showParts();
    void noteBefore();
    void showDrawers(const QList<QPointer<QWidget>> &shown);
    void bringBack();
    void drag(QSplitter *splitter, int pixels);
    void rememberDrags();
    [[nodiscard]] std::array<QSplitter *, 4> splitters() const;

    bool m_isSaved = false;
    bool m_isProjected = false;
    /// States of all splitters from before it was projected; empty when a layout came or something was dragged since.
    QList<QByteArray> m_splittersBefore;
    QList<QPointer<QWidget>> m_drawersBefore; ///< that were shown then
    QList<Drawer> m_drawers;                  ///< the one that was opened last is the last
    PageLayout m_layout;                      ///< as it was set or dragged
    Banner *m_errors = nullptr;
    Banner *m_peersQuestion = nullptr; ///< what becomes of the peers of a listener that closes
    Banner *m_tabQuestion = nullptr;   ///< whether to close the tab
    Banner *m_loopQuestion = nullptr;  ///< whether to answer on what looks like a loop
    Banner *m_hint = nullptr;          ///< of a better encoding
    Banner *m_exports = nullptr;       ///< how far an export is
    ColumnArea *m_column = nullptr;
    NetworkPanel *m_network = nullptr;
    ReceivePanel *m_receive = nullptr;
    SendPanel *m_send = nullptr;
    AnswerBar *m_answers = nullptr;
    QWidget *m_right = nullptr; ///< of the column
    LogHeader *m_logHeader = nullptr;
    QVBoxLayout *m_logColumn = nullptr;
    QVBoxLayout *m_rightColumn = nullptr;
    QStackedLayout *m_transcriptPlace = nullptr; ///< the transcript, and what covers it
    TranscriptView *m_transcript = nullptr;
    Composer *m_composer = nullptr;
    PeersPanel *m_peers = nullptr;
    StatusLine *m_statusLine = nullptr;
    QSplitter *m_columnSplitter = nullptr; ///< settings column | the rest
    QSplitter *m_logSplitter = nullptr;    ///< transcript over the bottom
    QSplitter *m_drawerSplitter = nullptr; ///< transcript | drawer
    QSplitter *m_bottomSplitter = nullptr; ///< composer | peers
};

} // namespace SocketDesk
