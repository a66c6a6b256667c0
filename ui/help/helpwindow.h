// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"
#include "ui/help/helppages.h"

#include <memory>

class QAction;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QStackedWidget;
class QToolBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace SocketDesk {

class HelpBrowser;

/// The window of the help: contents or what a search found on the left, a page on the right.
///
/// A window of its own, which may stay open beside a dialog; it keeps no program alive.
class HelpWindow final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit HelpWindow(HelpPages::Parts parts);
    ~HelpWindow() override;

    void showPage(const QString &page, const QString &section = {}); ///< and comes to the front

    [[nodiscard]] HelpBrowser *browser() const { return m_browser; }

protected:
    void retranslate() override;

private:
    QAction *addAction(const QString &iconName, const QList<QKeySequence> &keys);
    void createActions();
    void createLists();
    void arrange();
    void fillContents();
    void search();
    void goToHit(const QListWidgetItem *item);
    void goToEntry(const QTreeWidgetItem *item);
    void selectCurrent();

    HelpPages::Parts m_parts;
    std::unique_ptr<HelpPages> m_pages;
    QToolBar *m_bar = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_larger = nullptr;
    QAction *m_smaller = nullptr;
    QAction *m_usual = nullptr;
    QAction *m_find = nullptr;
    QLineEdit *m_search = nullptr;
    QTreeWidget *m_contents = nullptr;
    QListWidget *m_hits = nullptr;
    QStackedWidget *m_lists = nullptr;
    HelpBrowser *m_browser = nullptr;
    int m_zoom = 0;
};

} // namespace SocketDesk
