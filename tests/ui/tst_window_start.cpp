// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/start/startcard.h"

#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// An empty page explains itself, and helps to begin.
class TestWindowStart final : public WindowTest
{
    Q_OBJECT

protected:
    void init() override
    {
        WindowTest::init();
        QTRY_COMPARE(cards().size(), 4); // with the frame after the first
    }

private:
    [[nodiscard]] QList<StartCard *> cards()
    {
        QList<StartCard *> shown = page()->findChildren<StartCard *>();
        shown.removeIf([](const StartCard *card) { return !card->isVisible(); });
        return shown;
    }

    [[nodiscard]] static QString textOfFocus()
    {
        const auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        return line != nullptr ? line->accessibleName() : QString();
    }

    void press(const char16_t *card) { driver().press(QString::fromUtf16(card)); }

private Q_SLOTS:
    void cardsChooseTheProtocolAndLeadOn_data()
    {
        QTest::addColumn<QString>("card");
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("field");
        QTest::newRow("listen") << u"Listen: TCP Server"_s << u"TCP Server"_s << u"Local port"_s;
        QTest::newRow("connect") << u"Connect: TCP Client"_s << u"TCP Client"_s << u"Remote address"_s;
        QTest::newRow("UDP") << u"UDP: Datagrams"_s << u"UDP"_s << u"Local port"_s;
    }

    void cardsChooseTheProtocolAndLeadOn()
    {
        QFETCH(const QString, card);
        QFETCH(const QString, protocol);
        QFETCH(const QString, field);
        driver().press(card);
        QCOMPARE(driver().control<QComboBox>(u"Protocol"_s).currentText(), protocol);
        QCOMPARE(textOfFocus(), field);
        QCOMPARE(cards().size(), 4);
    }

    void aCardUnfoldsTheColumnThatIsGoneOnWith()
    {
        driver().trigger(u"Settings column"_s);
        QVERIFY(!page()->pageLayout().column);
        press(u"UDP: Datagrams");
        QVERIFY(page()->pageLayout().column);
        QCOMPARE(textOfFocus(), u"Local port"_s);
    }

    void cardsGoWhenItIsOpenedAndComeBackWhenTheClosedLogIsCleared()
    {
        scene().openServer();
        QVERIFY(cards().isEmpty());
        driver().press(u"Close"_s);
        driver().waitForControl(u"Open"_s);
        QVERIFY(cards().isEmpty());
        driver().trigger(u"Clear the data log"_s);
        QCOMPARE(cards().size(), 4);
        driver().trigger(u"Show what was cleared"_s);
        QVERIFY(cards().isEmpty());
    }

    void clearingAnOpenPageShowsNoCards()
    {
        scene().openServer();
        driver().trigger(u"Clear the data log"_s);
        QVERIFY(cards().isEmpty());
    }

    void theFocusDoesNotStayInACoveredTranscript()
    {
        scene().openServer();
        driver().press(u"Close"_s);
        driver().waitForControl(u"Open"_s);
        page()->transcript()->setFocus();
        driver().trigger(u"Clear the data log"_s);
        QVERIFY(cards().constFirst()->hasFocus());
        driver().trigger(u"Show what was cleared"_s);
        QVERIFY(page()->transcript()->hasFocus());
    }

    void theKeyboardReachesEachCardAndNotWhatIsCovered()
    {
        const QList<StartCard *> all = cards();
        all.constFirst()->setFocus();
        for (const StartCard *card : all) {
            QVERIFY(card->hasFocus());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(!page()->transcript()->hasFocus());
        all.at(1)->setFocus();
        QTest::keyClick(all.at(1), Qt::Key_Space);
        QCOMPARE(textOfFocus(), u"Remote address"_s);
    }

    void cardsTellAssistiveToolsWhatTheyAreFor()
    {
        for (StartCard *card : cards()) {
            QAccessibleInterface *node = QAccessible::queryAccessibleInterface(card);
            QCOMPARE(node->role(), QAccessible::Button);
            QVERIFY(!node->text(QAccessible::Name).isEmpty());
            QVERIFY(!node->text(QAccessible::Description).isEmpty());
        }
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const auto &language : {u"en"_s, u"zh_CN"_s}) {
            for (const QSize &size : {QSize(1280, 720), QSize(900, 620), QSize(760, 560)})
                QTest::addRow("%s %dx%d", qPrintable(language), size.width(), size.height()) << language << size;
        }
    }

    void nothingIsCutOff()
    {
        QFETCH(const QString, language);
        QFETCH(const QSize, size);
        scene().window().resize(size);
        scene().window().chooseLanguage(language);
        QCoreApplication::processEvents();
        QCOMPARE(cards().size(), 4);
        for (const StartCard *card : cards()) {
            QVERIFY(card->parentWidget()->rect().contains(card->geometry()));
            const bool isTold = card->toolTip().isEmpty();
            QVERIFY(card->height() >= (isTold ? card->heightForWidth(card->width()) : card->titleHeight()));
        }
    }

    void oneClickOfSendShowsBothSides_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("trial");
        QTest::addColumn<QString>("send");
        QTest::newRow("English") << u"en"_s << u"Try it with yourself"_s << u"Send"_s;
        QTest::newRow("Chinese") << u"zh_CN"_s << u"自己试一试"_s << u"发送"_s;
    }

    void oneClickOfSendShowsBothSides()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, trial);
        QFETCH(const QString, send);
        scene().window().chooseLanguage(language);
        QCoreApplication::processEvents();
        driver().press(trial);
        QTRY_COMPARE(scene().window().tabs()->count(), 2);
        QTRY_VERIFY(!bannerText().isEmpty());
        QVERIFY2(bannerText().contains(u"你好"), qPrintable(bannerText()));
        driver().press(send);
        QTRY_VERIFY(log().contains(u"你好"));
        scene().window().tabs()->setCurrentIndex(0);
        QTRY_VERIFY(log().contains(u"你好"));
        QCOMPARE(page()->session()->status().config.role, Role::TcpServer);
        const auto endpoint = [this](int tab) { return scene().window().tabs()->page(tab)->state().session.endpoint; };
        QVERIFY(endpoint(0).localPort != 0); // restored at the next start they find each other again
        QCOMPARE(endpoint(1).remotePort, endpoint(0).localPort);
    }

    void theTrialLeavesAlonePagesInWhichSomethingIsSet()
    {
        driver().type(u"Local port"_s, u"4711"_s);
        press(u"Try it with yourself");
        QTRY_COMPARE(scene().window().tabs()->count(), 3);
        scene().window().tabs()->setCurrentIndex(0);
        QCOMPARE(driver().textOf(u"Local port"_s), u"4711"_s);
        QCOMPARE(page()->session()->status().state, EndpointState::Closed);
    }
};

QTEST_MAIN(TestWindowStart)
#include "tst_window_start.moc"
