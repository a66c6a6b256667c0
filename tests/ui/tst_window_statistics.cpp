// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/base/palettes.h"
#include "ui/statistics/measuring.h"
#include "ui/statistics/ratechart.h"
#include "ui/statistics/statisticsview.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QUdpSocket>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The statistics of a page as a person asks for them.
class TestWindowStatistics : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void isNotMadeBeforeItIsWanted();
    void showsWhatEachPeerSent();
    void checksTheNumbersOfWhatCameBefore();
    void takesTheFieldFromTheTab();
    void resetSetsEverythingBack_data();
    void resetSetsEverythingBack();
    void countsMessagesAsTheyAreFramed();
    void tellsLosses();
    void restsWhileNobodySeesIt();
    void paintsBothDirections_data();
    void paintsBothDirections();
    void everythingHasANameInEachLanguage_data();
    void everythingHasANameInEachLanguage();

private:
    void open();
    void goTo(StatisticsSubject subject);
    void send(QUdpSocket &sender, const QByteArray &datagram);
    [[nodiscard]] StatisticsView *view() { return scene().window().findChild<StatisticsView *>(); }
    /// What the table says of \p row in the column \p title; nothing where there is no such row or column.
    [[nodiscard]] QString figure(const QString &title, int row = 0);
    /// The number behind a caption in the view.
    [[nodiscard]] QString loss(const QString &caption);

    quint16 m_port = 0;
    std::optional<QUdpSocket> m_sender;
};

void TestWindowStatistics::init()
{
    WindowTest::init();
    m_port = scene().openUdp().section(u':', -1).toUShort();
    m_sender.emplace();
    QVERIFY(m_sender->bind(QHostAddress::LocalHost));
}

void TestWindowStatistics::open()
{
    scene().window().activateWindow(); // which no window manager does here
    QTRY_VERIFY(scene().window().isActiveWindow());
    QTest::keyClick(&scene().window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(view());
    QVERIFY(QTest::qWaitForWindowExposed(view()));
}

void TestWindowStatistics::goTo(StatisticsSubject subject)
{
    auto *subjects = view()->findChild<QTabBar *>();
    QTest::mouseClick(subjects, Qt::LeftButton, {}, subjects->tabRect(int(subject)).center());
    QCOMPARE(subjects->currentIndex(), int(subject));
}

void TestWindowStatistics::send(QUdpSocket &sender, const QByteArray &datagram)
{
    QCOMPARE(sender.writeDatagram(datagram, QHostAddress::LocalHost, m_port), datagram.size());
}

QString TestWindowStatistics::figure(const QString &title, int row)
{
    const QAbstractItemModel *model = view()->findChild<QTableView *>()->model();
    for (int column = 0; column < model->columnCount(); ++column) {
        if (model->headerData(column, Qt::Horizontal).toString() == title && row < model->rowCount())
            return model->index(row, column).data().toString();
    }
    return {};
}

QString TestWindowStatistics::loss(const QString &caption)
{
    for (const QLabel *label : view()->findChildren<QLabel *>()) {
        if (label->accessibleName() == caption)
            return qobject_cast<QLabel *>(label->buddy())->text();
    }
    return {};
}

void TestWindowStatistics::isNotMadeBeforeItIsWanted()
{
    QVERIFY(!view());
    open();
    QVERIFY(!view()->isModal());
    QVERIFY(scene().window().isEnabled());
    const StatisticsView *first = view();
    view()->close();
    open();
    QCOMPARE(view(), first);
}

void TestWindowStatistics::showsWhatEachPeerSent()
{
    QUdpSocket other;
    QVERIFY(other.bind(QHostAddress::LocalHost));
    send(*m_sender, "12345");
    scene().waitInLog(u"12345"_s);
    open();
    QTRY_COMPARE(figure(u"RX total"_s), u"5 B"_s);
    QCOMPARE(figure(u"Peer"_s), u"All peers"_s);
    QCOMPARE(figure(u"Peer"_s, 1), u"127.0.0.1:%1"_s.arg(m_sender->localPort()));
    QCOMPARE(figure(u"RX peak"_s, 1), u"5 B/s"_s);
    send(other, "123");
    QTRY_COMPARE(figure(u"RX total"_s, 2), u"3 B"_s); // by itself, within a second or two
    QCOMPARE(figure(u"RX total"_s), u"8 B"_s);
    goTo(StatisticsSubject::Messages);
    QCOMPARE(figure(u"RX total"_s), u"2"_s);
    goTo(StatisticsSubject::Intervals);
    QCOMPARE(figure(u"Intervals"_s), u"1"_s);
    QCOMPARE(figure(u"Mean"_s, 1), u"–"_s);
}

void TestWindowStatistics::checksTheNumbersOfWhatCameBefore()
{
    for (const char *number : {"\x01\x10", "\x01\x11", "\x01\x14", "\x01\x13", "\x01\x13", ""})
        send(*m_sender, QByteArray("\0\0", 2) + number);
    QTRY_COMPARE(page()->session()->counters().traffic.receivedChunks, 6U);
    open();
    goTo(StatisticsSubject::Sequence);
    QTRY_COMPARE(figure(u"Checked"_s), u"0"_s);
    driver().tick(u"Check a counter in each datagram"_s, true);
    driver().choose(u"Counter width"_s, u"2 bytes"_s);
    driver().type(u"Offset"_s, u"2"_s);
    QTest::keyClick(&control<QSpinBox>(u"Offset"), Qt::Key_Tab);
    QTRY_COMPARE(figure(u"Checked"_s), u"5"_s);
    QCOMPARE(figure(u"Missing"_s), u"1"_s);
    QCOMPARE(figure(u"Gaps"_s), u"1"_s);
    QCOMPARE(figure(u"Repeated"_s), u"1"_s);
    QCOMPARE(figure(u"Reordered"_s), u"1"_s);
    QCOMPARE(figure(u"Too short"_s), u"1"_s);
    QCOMPARE(figure(u"Missing"_s, 1), u"1"_s);
    QCOMPARE(page()->state().session.sequence, (SequenceField{2, ByteOrder::BigEndian, 2}));
    driver().tick(u"Check a counter in each datagram"_s, false);
    QTRY_COMPARE(figure(u"Checked"_s), u"0"_s);
}

void TestWindowStatistics::takesTheFieldFromTheTab()
{
    PageState state = page()->state();
    state.session.sequence = SequenceField{1, ByteOrder::BigEndian, 0};
    page()->setState(state);
    send(*m_sender, "a");
    send(*m_sender, "d");
    open();
    goTo(StatisticsSubject::Sequence);
    QTRY_COMPARE(figure(u"Missing"_s), u"2"_s);
    QVERIFY(control<QCheckBox>(u"Check a counter in each datagram").isChecked());
}

void TestWindowStatistics::resetSetsEverythingBack_data()
{
    QTest::addColumn<bool>("inTheView");
    QTest::newRow("in the view") << true;
    QTest::newRow("in the menu") << false;
}

void TestWindowStatistics::resetSetsEverythingBack()
{
    QFETCH(const bool, inTheView);
    send(*m_sender, "\xff\xff");
    send(*m_sender, "ab");
    open();
    goTo(StatisticsSubject::Messages);
    QTRY_COMPARE(figure(u"RX total"_s, 1), u"2"_s);
    QTRY_COMPARE(loss(u"Undecodable bytes:"_s), u"2"_s);
    if (inTheView) {
        const auto buttons = view()->findChildren<QAbstractButton *>();
        const auto reset = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) {
            return button->accessibleName() == u"Reset counters"_s;
        });
        QVERIFY(reset != buttons.end());
        QTest::mouseClick(*reset, Qt::LeftButton);
    } else {
        driver().trigger(u"Reset counters"_s);
    }
    QTRY_COMPARE(figure(u"RX total"_s), u"0"_s);
    QCOMPARE(figure(u"RX peak"_s), u"0/s"_s);
    QCOMPARE(figure(u"RX average"_s), u"0/s"_s);
    QCOMPARE(figure(u"RX total"_s, 1), QString());
    QTRY_COMPARE(loss(u"Undecodable bytes:"_s), u"0"_s);
    QTRY_COMPARE(page()->session()->counters(), SessionCounters());
    send(*m_sender, "c");
    QTRY_COMPARE(figure(u"RX total"_s, 1), u"1"_s);
    QCOMPARE(figure(u"RX total"_s), u"1"_s);
    QCOMPARE(page()->session()->counters().traffic.receivedChunks, 1U);
}

void TestWindowStatistics::countsMessagesAsTheyAreFramed()
{
    send(*m_sender, "one\ntwo\nthree");
    open();
    goTo(StatisticsSubject::Messages);
    QTRY_COMPARE(figure(u"RX total"_s), u"1"_s);
    driver().choose(u"Framing"_s, u"Line"_s);
    QTRY_COMPARE(figure(u"RX total"_s), u"3"_s);
    QTRY_COMPARE(loss(u"Invalid messages:"_s), u"1"_s);
}

void TestWindowStatistics::tellsLosses()
{
    open();
    for (const auto &caption : {u"Dropped by kernel:"_s, u"No room in the log:"_s, u"Truncated:"_s,
                                u"Undecodable bytes:"_s, u"Invalid messages:"_s, u"Never sent:"_s, u"Lost events:"_s})
        QTRY_COMPARE(loss(caption), u"0"_s);
}

void TestWindowStatistics::restsWhileNobodySeesIt()
{
    open();
    QTRY_COMPARE(figure(u"RX total"_s), u"0 B"_s);
    const auto timers = view()->findChildren<QTimer *>();
    const auto areOn = [&timers] {
        return std::any_of(timers.begin(), timers.end(),
                           [](const QTimer *timer) { return timer->isActive() && !timer->isSingleShot(); });
    };
    QVERIFY(areOn());
    view()->showMinimized();
    QTRY_VERIFY(!areOn());
    view()->showNormal();
    QTRY_VERIFY(areOn());
    view()->close();
    QVERIFY(!areOn());
    send(*m_sender, "later");
    scene().waitInLog(u"later"_s);
    open();
    QTRY_COMPARE(figure(u"RX total"_s), u"5 B"_s);
}

void TestWindowStatistics::paintsBothDirections_data()
{
    QTest::addColumn<PaletteChoice>("palette");
    QTest::addColumn<QColor>("received");
    QTest::addColumn<QColor>("sent");
    QTest::newRow("light") << PaletteChoice::Light << QColor(0xff0072b2) << QColor(0xffd55e00);
    QTest::newRow("dark") << PaletteChoice::Dark << QColor(0xff56b4e9) << QColor(0xffe69f00);
}

void TestWindowStatistics::paintsBothDirections()
{
    QFETCH(const PaletteChoice, palette);
    QFETCH(const QColor, received);
    QFETCH(const QColor, sent);
    open();
    usePalette(palette);
    auto *chart = view()->findChild<RateChart *>();
    const auto has = [chart](const QColor &color) {
        const QImage image = chart->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
#ifndef SOCKETDESK_HAS_CHART
    QVERIFY(chart->findChild<QLabel *>()->text().contains(u"QCustomPlot"_s));
    return;
#endif
    chart->showHistory(std::vector<TrafficSecond>(300, {{5, 1}, {3, 1}}));
    QTRY_VERIFY(has(received));
    QTRY_VERIFY(has(sent));
    QTRY_VERIFY(!chart->accessibleDescription().isEmpty());
    usePalette(PaletteChoice::System);
}

void TestWindowStatistics::everythingHasANameInEachLanguage_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qUtf8Printable(language)) << language;
}

/// Also the language may change while it is open.
void TestWindowStatistics::everythingHasANameInEachLanguage()
{
    QFETCH(const QString, language);
    open();
    scene().window().chooseLanguage(language);
    const QString word = language == u"zh_CN"_s ? u"统计"_s : u"Statistics"_s;
    QTRY_VERIFY(view()->windowTitle().startsWith(word));
    for (int subject = 0; subject < 4; ++subject) {
        goTo(StatisticsSubject(subject));
        for (const QWidget *widget : view()->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<const QAbstractButton *>(widget) ||
                                   qobject_cast<const QComboBox *>(widget) || qobject_cast<const QSpinBox *>(widget) ||
                                   qobject_cast<const QTabBar *>(widget) || qobject_cast<const QTableView *>(widget) ||
                                   qobject_cast<const RateChart *>(widget);
            const bool isInside = qobject_cast<const QTableView *>(widget->parentWidget()) != nullptr ||
                                  qobject_cast<const QTabBar *>(widget->parentWidget()) != nullptr;
            if (isControl && !isInside && widget->isVisible())
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
    scene().window().chooseLanguage(u"en"_s);
}

QTEST_MAIN(TestWindowStatistics)
#include "tst_window_statistics.moc"
