// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

class QStackedWidget;
class QToolButton;

namespace SocketDesk {

class SessionPage;
class TabBar;

/// The session pages as tabs, with a lamp and a mark for news on each, and the button for a new one behind the last.
class SessionTabs final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit SessionTabs(QWidget *parent = nullptr);
    ~SessionTabs() override; ///< waits until all sessions have ended

    void add(SessionPage *page);    ///< at the end, in front of the others; owned by this
    void remove(SessionPage *page); ///< at once from sight; deleted as soon as its session has ended

    [[nodiscard]] int count() const;
    [[nodiscard]] SessionPage *page(int index) const;
    [[nodiscard]] SessionPage *currentPage() const; ///< nullptr where there is none
    [[nodiscard]] int currentIndex() const;
    void setCurrentIndex(int index);
    void renameCurrent();
    void step(int tabs); ///< to the next or the one before, round and round

Q_SIGNALS:
    void newRequested();
    void closeRequested(SocketDesk::SessionPage *page);
    void currentChanged(SocketDesk::SessionPage *page);
    void menuRequested(const QPoint &globalPosition); ///< of the current tab
    void rearranged();                                ///< a tab was added, removed or moved

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    void createBar();
    void describe(SessionPage *page);
    void describeAll();
    void onCurrentChanged(int index);
    [[nodiscard]] int indexOf(const SessionPage *page) const;
    [[nodiscard]] QWidget *makeCloseButton(SessionPage *page);
    static void nameCloseButton(QWidget *button);

    TabBar *m_bar = nullptr;
    QToolButton *m_new = nullptr;
    QStackedWidget *m_stack = nullptr;
};

} // namespace SocketDesk
