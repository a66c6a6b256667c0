// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/stricttest.h"
#include "tests/ui/transcripttools.h"
#include "ui/log/transcriptview.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QWheelEvent>

#include <memory>

namespace SocketDesk {

/// Base of the tests of the transcript's widget: a journal, a view of it that has the focus, and hands to use it with.
class TranscriptViewTest : public StrictTest
{
protected:
    void init() override // the slot of StrictTest
    {
        StrictTest::init();
        m_lines = 0;
        m_view.reset();
        m_journal = std::make_unique<TranscriptJournal>();
        m_view = std::make_unique<TranscriptView>();
        m_view->setReader(m_journal->reader());
        m_view->resize(700, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
    }

    void receiveLines(int count)
    {
        for (int i = 0; i < count; ++i)
            m_journal->receive(QString(line(m_lines++) + u'\n').toUtf8());
    }

    [[nodiscard]] static QString line(int number) { return QStringLiteral("line %1 你好").arg(number); }
    [[nodiscard]] QString lastLine() const { return line(m_lines - 1); }

    void pull()
    {
        QSignalSpy pulled(m_view.get(), &TranscriptView::pulled);
        m_view->onJournalGrew();
        QTRY_VERIFY(!pulled.isEmpty());
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_view.get(), Qt::Key(key), modifiers); }

    void wheel(int steps, Qt::KeyboardModifiers modifiers = {})
    {
        const QPointF point(50, 50);
        QWheelEvent event(point, m_view->viewport()->mapToGlobal(point), {}, QPoint(0, steps * 120), Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view->viewport(), &event);
    }

    [[nodiscard]] QAccessibleTextInterface *text()
    {
        return QAccessible::queryAccessibleInterface(m_view.get())->textInterface();
    }

    /// In the viewport, just right of the left edge of \p shown; or at the right edge of its last character.
    [[nodiscard]] QPoint pointAt(const QString &shown, bool behind = false)
    {
        const qsizetype found = text()->text(0, -1).indexOf(shown);
        Q_ASSERT(found >= 0);
        const QRect rect = text()->characterRect(int(behind ? found + shown.size() - 1 : found));
        const QPoint global(behind ? rect.right() : rect.left() + 1, rect.center().y());
        return m_view->viewport()->mapFromGlobal(global);
    }

    void press(QPoint point) { QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, point); }
    void moveTo(QPoint point) { QTest::mouseMove(m_view->viewport(), point); }
    void release(QPoint point) { QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, point); }

    [[nodiscard]] QString topRow() const { return m_view->visibleRows().value(0); }

    [[nodiscard]] QString bannerText() const
    {
        for (const QLabel *label : m_view->findChildren<QLabel *>()) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }

    std::unique_ptr<TranscriptJournal> m_journal;
    std::unique_ptr<TranscriptView> m_view;
    int m_lines = 0;
};

} // namespace SocketDesk
