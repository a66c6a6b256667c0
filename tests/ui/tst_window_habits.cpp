// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"

#include "session/sessionhandle.h"
#include "ui/base/emptynote.h"
#include "ui/log/jumpbutton.h"
#include "ui/respond/answering.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QUdpSocket>
#include <QWheelEvent>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Small things of the window that one notices only where they are not so.
class TestWindowHabits : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsOfAPanelBeginBelowEachOther_data();
    void fieldsOfAPanelBeginBelowEachOther();
    void everyFieldExplainsItself_data();
    void everyFieldExplainsItself();
    void fieldsOfDialogsExplainThemselves_data();
    void fieldsOfDialogsExplainThemselves();
    void sourcesOfDatagramsHaveNoConnection();
    void emptyTablesSayWhatWillBeThere();
    void wheelOverABoxChangesNothing();
    void escapeClosesTheAnswers();
    void theOnlyPeerNeedsNoSelection();
    void whatWasSaidOfARoleGoesWithIt();
    void thePillFollowsThePalette();
    void theMessageHasRoomInASmallWindow();
    void theMiddleButtonClosesATab();

private:
    [[nodiscard]] const QDialog *shownDialog();   ///< nullptr for none
    [[nodiscard]] int left(const QString &field); ///< of what one chooses or types in
};

int TestWindowHabits::left(const QString &field)
{
    const auto fields = page()->findChildren<QWidget *>();
    const auto found = std::ranges::find_if(fields, [&field](const QWidget *widget) {
        const bool isField = qobject_cast<const QComboBox *>(widget) || qobject_cast<const QLineEdit *>(widget);
        return isField && widget->isVisible() && widget->accessibleName() == field;
    });
    return found == fields.end() ? -1 : (*found)->mapTo(page(), QPoint()).x();
}

void TestWindowHabits::fieldsOfAPanelBeginBelowEachOther_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QList<QStringList>>("panels");
    QTest::newRow("English") << u"en"_s
                             << QList<QStringList>{{u"Protocol"_s, u"Local address"_s, u"Local port"_s},
                                                   {u"Encoding"_s, u"Framing"_s},
                                                   {u"Append"_s, u"Checksum"_s}};
    QTest::newRow("Chinese") << u"zh_CN"_s
                             << QList<QStringList>{{u"协议类型"_s, u"本地主机地址"_s, u"本地主机端口"_s},
                                                   {u"字符编码"_s, u"消息分帧"_s},
                                                   {u"自动发送附加位"_s, u"校验"_s}};
}

void TestWindowHabits::fieldsOfAPanelBeginBelowEachOther()
{
    QFETCH(const QString, language);
    QFETCH(const QList<QStringList>, panels);
    scene().window().chooseLanguage(language);
    for (const QStringList &fields : panels) {
        for (const QString &field : fields)
            QCOMPARE(left(field), left(fields.constFirst()));
    }
}

void TestWindowHabits::everyFieldExplainsItself_data()
{
    QTest::addColumn<QString>("protocol");
    for (const auto &protocol : {u"TCP Server"_s, u"TCP Client"_s, u"UDP"_s})
        QTest::newRow(qUtf8Printable(protocol)) << protocol;
}

namespace {

constexpr int longestLine = 120; ///< of a tip, in characters: tips are not wrapped

bool isField(const QWidget *widget)
{
    return qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QCheckBox *>(widget) ||
           qobject_cast<const QRadioButton *>(widget);
}

/// Its own tip, or that of what it is a part of.
QString tipOf(const QWidget *widget)
{
    while (widget->toolTip().isEmpty() && !widget->isWindow())
        widget = widget->parentWidget();
    return widget->toolTip();
}

/// What is wrong with the tips below \p whole; empty where nothing is.
QString unexplained(const QWidget &whole, bool (*isConcerned)(const QWidget *))
{
    QStringList names;
    const auto widgets = whole.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isOfTable = qobject_cast<const QAbstractItemView *>(widget->parentWidget()) != nullptr;
        if (!widget->isVisible() || isOfTable || !isConcerned(widget) || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const QString tip = tipOf(widget);
        const QStringList lines = tip.split(u'\n');
        const bool isLong = std::ranges::any_of(lines, [](const QString &line) { return line.size() > longestLine; });
        if (tip.isEmpty() || tip == widget->accessibleName() || isLong)
            names << widget->accessibleName() + u": "_s + tip;
    }
    return names.join(u'\n');
}

} // namespace

void TestWindowHabits::everyFieldExplainsItself()
{
    QFETCH(const QString, protocol);
    driver().choose(u"Protocol"_s, protocol);
    driver().press(u"More options"_s);
    for (const auto &part : {u"Answer by itself"_s, u"Quick list"_s, u"Inspector"_s, u"Find in the data log"_s})
        driver().trigger(part);
    const auto isConcerned = [](const QWidget *widget) {
        return isField(widget) || qobject_cast<const QAbstractButton *>(widget) ||
               qobject_cast<const QPlainTextEdit *>(widget);
    };
    QCOMPARE(unexplained(scene().window(), isConcerned), QString());
}

void TestWindowHabits::fieldsOfDialogsExplainThemselves_data()
{
    QTest::addColumn<QString>("action");
    for (const auto &action : {u"Send in pieces…"_s, u"Send from file…"_s, u"Receive files…"_s, u"Download…"_s,
                               u"Limit of the log…"_s, u"Export…"_s})
        QTest::newRow(qUtf8Printable(action)) << action;
}

void TestWindowHabits::fieldsOfDialogsExplainThemselves()
{
    QFETCH(const QString, action);
    driver().trigger(action);
    const QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = shownDialog()) != nullptr);
    QCOMPARE(unexplained(*dialog, isField), QString());
}

const QDialog *TestWindowHabits::shownDialog()
{
    const auto dialogs = scene().window().findChildren<QDialog *>();
    const auto shown = std::ranges::find_if(dialogs, &QDialog::isVisible);
    return shown == dialogs.end() ? nullptr : *shown;
}

void TestWindowHabits::sourcesOfDatagramsHaveNoConnection()
{
    const QString address = scene().openUdp();
    QUdpSocket peer;
    QVERIFY(peer.bind(QHostAddress::LocalHost));
    peer.writeDatagram("hello", QHostAddress::LocalHost, address.section(u':', 1).toUShort());
    const QAbstractItemModel *peers = control<QTableView>(u"Peers").model();
    const auto state = [peers] { return peers->index(0, 1).data().toString(); };
    QTRY_COMPARE(state(), u"Heard only"_s);
    driver().press(u"Send"_s);
    QTRY_COMPARE(state(), u"Both ways"_s);
    driver().press(u"Forget"_s);
    QTRY_COMPARE(peers->rowCount(), 0);
}

void TestWindowHabits::emptyTablesSayWhatWillBeThere()
{
    const auto notes = [this](const QString &text) {
        const auto all = page()->findChildren<EmptyNote *>();
        return std::ranges::any_of(all,
                                   [&](const EmptyNote *note) { return note->isVisible() && note->text() == text; });
    };
    driver().trigger(u"Quick list"_s);
    QVERIFY(notes(control<QTableView>(u"Quick list").accessibleDescription()));
    driver().press(u"Add"_s);
    QVERIFY(!notes(control<QTableView>(u"Quick list").accessibleDescription()));
    const QString server = scene().openServer();
    QVERIFY(notes(u"Who connects is listed here."_s));
    scene().connectClient(server);
    QTRY_VERIFY(!notes(u"The server is listed here while you are connected."_s));
}

void TestWindowHabits::wheelOverABoxChangesNothing()
{
    page()->transcript()->setFocus();
    auto &box = control<QComboBox>(u"Append");
    const int before = box.currentIndex();
    const QPointF middle = box.rect().center();
    QWheelEvent turn(middle, box.mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                     false);
    QCoreApplication::sendEvent(&box, &turn);
    QCOMPARE(box.currentIndex(), before);
    QVERIFY(!turn.isAccepted()); // it is for the column
}

void TestWindowHabits::escapeClosesTheAnswers()
{
    QTest::keyClick(&scene().window(), Qt::Key_F12);
    QVERIFY(page()->answering()->isShown());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!page()->answering()->isShown());
}

void TestWindowHabits::theOnlyPeerNeedsNoSelection()
{
    const QString server = scene().openServer();
    scene().connectClient(server);
    scene().goToTab(0);
    auto &reset = control<QAbstractButton>(u"Reset");
    QTRY_VERIFY(reset.isEnabled());
    QTest::mouseClick(&reset, Qt::LeftButton);
    QTRY_COMPARE(page()->session()->status().peerCount, 0);
    QTRY_VERIFY(!reset.isEnabled());
    scene().connectClient(server);
    scene().connectClient(server);
    scene().goToTab(0);
    QTRY_COMPARE(page()->session()->status().peerCount, 2);
    QTRY_VERIFY(page()->findChild<QTableView *>()->model()->rowCount() == 2);
    QVERIFY(!reset.isEnabled()); // which of them is meant?
}

void TestWindowHabits::whatWasSaidOfARoleGoesWithIt()
{
    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    driver().type(u"Remote port"_s, u"1"_s); // nobody listens there
    driver().press(u"Connect"_s);
    QTRY_VERIFY(!bannerText().isEmpty());
    driver().waitForControl(u"Connect"_s);
    driver().choose(u"Protocol"_s, u"UDP"_s);
    QCOMPARE(bannerText(), QString());
}

void TestWindowHabits::thePillFollowsThePalette()
{
    scene().openServer(); // what is hidden, as the log of an empty page, learns of a palette when it is shown
    auto *pill = page()->findChild<JumpButton *>();
    QVERIFY(pill != nullptr);
    const auto lightness = [pill] { return pill->grab().toImage().pixelColor(20, pill->height() / 4).lightness(); };
    pill->place();
    pill->show();
    scene().window().choosePalette(PaletteChoice::Light);
    const int light = lightness();
    scene().window().choosePalette(PaletteChoice::Dark);
    QTRY_VERIFY(light - lightness() > 100);
}

void TestWindowHabits::theMessageHasRoomInASmallWindow()
{
    scene().window().resize(800, 560);
    QTRY_VERIFY(control<QPlainTextEdit>(u"Message").width() >= 150);
    scene().window().resize(1280, 720);
    QTRY_VERIFY(control<QPlainTextEdit>(u"Message").width() >= 280);
}

/// As in a browser; what is open is asked about, in front.
void TestWindowHabits::theMiddleButtonClosesATab()
{
    (void)scene().openServer();
    driver().trigger(u"New tab"_s);
    auto *bar = scene().window().tabs()->findChild<QTabBar *>();
    QTest::mousePress(bar, Qt::MiddleButton, {}, bar->tabRect(0).center());
    QTest::mouseRelease(bar, Qt::MiddleButton, {}, bar->tabRect(1).center()); // thought better of
    QCOMPARE(bar->count(), 2);
    QTest::mouseClick(bar, Qt::MiddleButton, {}, bar->tabRect(0).center());
    QCOMPARE(bar->count(), 2);
    QCOMPARE(bar->currentIndex(), 0);
    QVERIFY2(bannerText().contains(u"Close this tab?"_s), qUtf8Printable(bannerText()));
    QTest::mouseClick(bar, Qt::MiddleButton, {}, bar->tabRect(1).center());
    QTRY_COMPARE(bar->count(), 1);
}

QTEST_MAIN(TestWindowHabits)
#include "tst_window_habits.moc"
