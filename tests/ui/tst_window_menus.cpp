// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"

#include "session/livelog.h"
#include "session/sessionhandle.h"
#include "ui/log/reception.h"
#include "ui/mainmenu.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Menus say and do what the buttons of the page do.
class TestWindowMenus : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void openHasThePictureOfTheButton();
    void sendShowsItsKey();
    void savingIsTickedAndStopped_data();
    void savingIsTickedAndStopped();
    void enterClosesAbout();
    void peersAreWrittenTo();
    void addressesOfPeersAreCopied();
    void recordUnderThePointerIsCopied();
    void recordAtTheCaretIsCopied();

private:
    void converse();                          ///< the server is in front
    void triggerOfPeers(const QString &text); ///< in the menu of the table in front
    void openMenuOfLog(QContextMenuEvent::Reason reason);
    [[nodiscard]] const QAction *action(const QString &text);
    [[nodiscard]] QImage pictureOf(const QIcon &icon) { return icon.pixmap(16, 16).toImage(); }
};

const QAction *TestWindowMenus::action(const QString &text)
{
    for (const auto *action : scene().window().findChildren<QAction *>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    qFatal("no action %s", qUtf8Printable(text));
}

void TestWindowMenus::openHasThePictureOfTheButton()
{
    const QImage plug = pictureOf(action(u"Open"_s)->icon());
    QCOMPARE(pictureOf(control(u"Open").icon()), plug);
    (void)scene().openServer();
    QTRY_COMPARE(pictureOf(action(u"Close"_s)->icon()), pictureOf(control(u"Close").icon()));
    QVERIFY(pictureOf(action(u"Close"_s)->icon()) != plug);
}

void TestWindowMenus::sendShowsItsKey()
{
    QCOMPARE(action(u"Send the message"_s)->shortcut(), QKeySequence(u"Ctrl+Enter"_s));
    scene().connectClient(scene().openServer());
    driver().type(u"Message"_s, u"once"_s);
    QTest::keyClick(&control<QPlainTextEdit>(u"Message"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(page()->session()->counters().traffic.sentChunks, 1U);
}

void TestWindowMenus::savingIsTickedAndStopped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isLog");
    QTest::newRow("received data") << u"Save received data to file…"_s << false;
    QTest::newRow("log") << u"Log everything to file…"_s << true;
}

void TestWindowMenus::savingIsTickedAndStopped()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isLog);
    const QTemporaryDir folder;
    Saving *saving = isLog ? page()->reception()->logging() : page()->reception()->saving();
    driver().trigger(text);
    QVERIFY(!action(text)->isChecked()); // no file is chosen
    auto *dialog = page()->findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr);
    dialog->reject();
    QVERIFY(!action(text)->isChecked());
    saving->start(folder.filePath(u"kept.log"_s));
    QVERIFY(action(text)->isChecked());
    driver().trigger(text);
    QVERIFY(!saving->isActive());
    QVERIFY(!action(text)->isChecked());
    QTRY_COMPARE(page()->findChildren<LiveLog *>().size(), 0); // which may only now make the file
}

void TestWindowMenus::enterClosesAbout()
{
    driver().trigger(u"About SocketDesk"_s);
    auto *dialog = scene().window().findChild<QDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(scene().window().findChild<QDialog *>() == nullptr);
}

void TestWindowMenus::converse()
{
    scene().connectClient(scene().openServer());
    scene().say(u"hello"_s, 0);
    QTRY_COMPARE(control<QTableView>(u"Peers").model()->rowCount(), 1);
}

void TestWindowMenus::triggerOfPeers(const QString &text)
{
    for (QAction *entry : control<QTableView>(u"Peers").actions()) {
        if (entry->text().remove(u'&') == text)
            entry->trigger();
    }
}

void TestWindowMenus::peersAreWrittenTo()
{
    converse();
    driver().trigger(u"Data send"_s); // folded away
    QVERIFY(!page()->pageLayout().composer);
    triggerOfPeers(u"Send to this peer"_s);
    QVERIFY(page()->pageLayout().composer);
    QTRY_VERIFY(control<QPlainTextEdit>(u"Message").hasFocus());
    QVERIFY2(control<QComboBox>(u"Send to").currentText().startsWith(u"127.0.0.1:"_s),
             qUtf8Printable(control<QComboBox>(u"Send to").currentText()));
}

void TestWindowMenus::addressesOfPeersAreCopied()
{
    converse();
    const auto &table = control<QTableView>(u"Peers");
    triggerOfPeers(u"Copy address"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), table.model()->index(0, 0).data().toString());
    QStringList names; // as the buttons below the table
    for (const QAction *entry : table.actions())
        names << entry->text().remove(u'&');
    QCOMPARE(names.sliced(3, 3), QStringList({u"Disconnect"_s, u"Reset (RST)"_s, u"Finish sending (FIN)"_s}));
}

void TestWindowMenus::openMenuOfLog(QContextMenuEvent::Reason reason)
{
    TranscriptView *view = page()->transcript();
    view->clearSelection();
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(view)->textInterface();
    const int at = int(text->text(0, -1).indexOf(u"hello"_s));
    const bool isKey = reason == QContextMenuEvent::Keyboard;
    if (isKey)
        text->setCursorPosition(at);
    const QPoint place = isKey ? view->mapToGlobal(QPoint(0, 0)) : text->characterRect(at).center();
    QContextMenuEvent event(reason, view->viewport()->mapFromGlobal(place), place);
    QCoreApplication::sendEvent(view->viewport(), &event);
}

void TestWindowMenus::recordUnderThePointerIsCopied()
{
    converse();
    QGuiApplication::clipboard()->clear();
    openMenuOfLog(QContextMenuEvent::Mouse);
    driver().trigger(u"Copy this record"_s);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(u"127.0.0.1:"_s) && copied.trimmed().endsWith(u"hello"_s), qUtf8Printable(copied));
    QCOMPARE(copied.trimmed().count(u'\n'), 1); // header and payload
}

void TestWindowMenus::recordAtTheCaretIsCopied()
{
    converse();
    QGuiApplication::clipboard()->clear();
    openMenuOfLog(QContextMenuEvent::Keyboard);
    driver().trigger(u"Copy this record"_s);
    QVERIFY2(QGuiApplication::clipboard()->text().trimmed().endsWith(u"hello"_s),
             qUtf8Printable(QGuiApplication::clipboard()->text()));
}

QTEST_MAIN(TestWindowMenus)
#include "tst_window_menus.moc"
