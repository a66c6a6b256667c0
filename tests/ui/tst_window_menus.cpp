// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"

#include "session/sessionhandle.h"
#include "ui/log/reception.h"
#include "ui/mainmenu.h"

#include <QAction>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>
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

private:
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
}

void TestWindowMenus::enterClosesAbout()
{
    driver().trigger(u"About SocketDesk"_s);
    auto *dialog = scene().window().findChild<QDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(scene().window().findChild<QDialog *>() == nullptr);
}

QTEST_MAIN(TestWindowMenus)
#include "tst_window_menus.moc"
