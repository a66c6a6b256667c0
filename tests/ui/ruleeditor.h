// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/window/windowdriver.h"
#include "ui/respond/rulesdialog.h"

#include <QApplication>
#include <QLineEdit>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

/// The rule editor that is up, used as a person does.
class RuleEditor
{
public:
    /// \param window whose editor has just been asked for
    explicit RuleEditor(const QWidget &window)
        : m_dialog(*shownIn(window))
        , m_driver(m_dialog)
    {
        m_dialog.activateWindow(); // else F2 would go to the window below
        m_driver.waitFor(QStringLiteral("the rule editor in front"),
                         [this] { return QApplication::activeWindow() == &m_dialog; });
    }

    [[nodiscard]] const WindowDriver &driver() const { return m_driver; }
    [[nodiscard]] SocketDesk::RulesDialog &dialog() const { return m_dialog; }
    [[nodiscard]] QTableView &table() const { return m_driver.control<QTableView>(QStringLiteral("Rules")); }

    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }

    /// A new rule behind the current one. \param when as the list says it, "equals"
    void add(const QString &when, const QString &pattern, const QString &reply) const
    {
        m_driver.press(QStringLiteral("Add"));
        m_driver.choose(QStringLiteral("When"), when);
        if (!pattern.isEmpty())
            m_driver.type(QStringLiteral("Pattern"), pattern);
        typeReply(0, reply);
    }

    void typeReply(int row, const QString &text) const
    {
        auto &replies = m_driver.control<QTableWidget>(QStringLiteral("Replies"));
        const auto lineIn = [&replies] {
            auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            return line != nullptr && replies.isAncestorOf(line) ? line : nullptr;
        };
        if (lineIn() == nullptr || replies.currentRow() != row) { // a reply that was just added is being edited
            replies.setFocus();
            replies.setCurrentCell(row, replies.columnCount() - 1);
            QTest::keyClick(&replies, Qt::Key_F2);
        }
        m_driver.waitFor(QStringLiteral("the line of the reply"), [&] { return lineIn() != nullptr; });
        QLineEdit *line = lineIn();
        line->setText(text); // key clicks are of Latin-1 only
        QTest::keyClick(line, Qt::Key_Return);
        m_driver.waitFor(QStringLiteral("the reply in its row"),
                         [&] { return replies.item(row, replies.columnCount() - 1)->text() == text; });
    }

private:
    static SocketDesk::RulesDialog *shownIn(const QWidget &window)
    {
        const QList<SocketDesk::RulesDialog *> dialogs = window.findChildren<SocketDesk::RulesDialog *>();
        for (auto *dialog : dialogs) {
            if (dialog->isVisible())
                return dialog;
        }
        qFatal("no rule editor is up");
    }

    SocketDesk::RulesDialog &m_dialog;
    WindowDriver m_driver;
};
