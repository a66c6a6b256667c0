// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"
#include "ui/preferences/preferences.h"
#include "ui/preferences/preferencesdialog.h"

#include <QAbstractSpinBox>
#include <QLabel>
#include <QListWidget>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What cannot be is told in the preferences while it is typed, and gives way to what was there.
class TestWindowRefusals : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { preferences()->resetAll(); }

    void badAddresses();
    void numbersOutOfRange_data();
    void numbersOutOfRange();

private:
    [[nodiscard]] Preferences *preferences() { return scene().window().preferences(); }
    [[nodiscard]] QWidget &open(const QString &pageName); ///< \return the dialog
    [[nodiscard]] static bool isSaid(const QWidget &dialog, const QString &text);
};

QWidget &TestWindowRefusals::open(const QString &pageName)
{
    driver().trigger(u"Preferences…"_s);
    auto *dialog = scene().window().findChild<PreferencesDialog *>();
    driver().waitFor(u"the dialog to be active"_s, [dialog] { return dialog->isActiveWindow(); });
    auto &pages = driver().control<QListWidget>(u"Pages"_s);
    pages.setCurrentItem(pages.findItems(pageName, Qt::MatchExactly).value(0));
    return *dialog;
}

bool TestWindowRefusals::isSaid(const QWidget &dialog, const QString &text)
{
    return std::ranges::any_of(dialog.findChildren<QLabel *>(),
                               [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

void TestWindowRefusals::badAddresses()
{
    const QString refusal = u"That is no address. The last good one stays."_s;
    QWidget &dialog = open(u"New tabs"_s);
    const WindowDriver inDialog(dialog);
    inDialog.type(u"Local address"_s, u"not an address"_s);
    QCOMPARE(preferences()->text(Preference::LocalHost), u"127.0.0.1"_s);
    QVERIFY(isSaid(dialog, refusal));
    inDialog.press(u"Reset this page"_s);
    QVERIFY(!isSaid(dialog, refusal)); // nor is it there any more
    inDialog.type(u"Local address"_s, u"not an address"_s);
    inDialog.press(u"Close"_s);
    QCOMPARE(preferences()->text(Preference::LocalHost), u"127.0.0.1"_s);
}

void TestWindowRefusals::numbersOutOfRange_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("good");
    const QString newTabs = u"New tabs"_s;
    const QString limits = u"Limits of new tabs"_s;
    QTest::newRow("a port with a digit too many") << newTabs << "Local port"
                                                  << "80800"
                                                  << "0 to 65535"
                                                  << "9000";
    QTest::newRow("port 0 of somebody else") << newTabs << "Remote port"
                                             << "0"
                                             << "1 to 65535"
                                             << "9000";
    QTest::newRow("with a unit behind") << limits << "Write queue"
                                        << "20000"
                                        << "1 to 1,024"
                                        << "12";
    QTest::newRow("seconds") << limits << "Connect time limit"
                             << "6000"
                             << "0.1 to 600.0"
                             << "60";
}

void TestWindowRefusals::numbersOutOfRange()
{
    QFETCH(const QString, page);
    QFETCH(const QString, field);
    QFETCH(const QString, typed);
    QFETCH(const QString, range);
    QFETCH(const QString, good);
    const QString refusal = u"A number from %1 is needed. The last good one stays."_s.arg(range);
    QWidget &dialog = open(page);
    const WindowDriver inDialog(dialog);
    auto &box = inDialog.control<QAbstractSpinBox>(field);
    const QString before = box.text();
    const auto type = [&box](const QString &text) {
        box.setFocus();
        box.selectAll();
        QTest::keyClicks(&box, text);
    };
    type(typed);
    QVERIFY2(box.text().startsWith(typed), qUtf8Printable(box.text()));
    QVERIFY(isSaid(dialog, refusal));
    QTest::keyClick(&box, Qt::Key_Tab);
    QCOMPARE(box.text(), before);
    QVERIFY(!isSaid(dialog, refusal));
    type(good);
    QVERIFY(!isSaid(dialog, refusal));
    QTest::keyClick(&box, Qt::Key_Tab);
    QVERIFY2(box.text().startsWith(good), qUtf8Printable(box.text()));
}

QTEST_MAIN(TestWindowRefusals)
#include "tst_window_refusals.moc"
