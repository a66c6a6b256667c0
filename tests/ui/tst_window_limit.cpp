// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"

#include <QComboBox>
#include <QDialog>
#include <QSpinBox>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// How much a tab keeps: the dialog that sets it, and what is said at the limit.
class TestWindowLimit : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void isChosenInADialog();
    void cancelChangesNothing();
    void unitsKeepTheLimitWithinBounds();
    void theOldestGoAndTheHeadSaysIt();
    void pauseIsSaidAndEnds();

private:
    void chooseLimit(int mebibytes, bool pause);
    void send(qint64 bytes); ///< from a second tab to the first, which is in front then
    [[nodiscard]] quint64 received()
    {
        return scene().window().tabs()->page(0)->session()->counters().traffic.receivedBytes;
    }
};

void TestWindowLimit::chooseLimit(int mebibytes, bool pause)
{
    driver().trigger(u"Limit of the log…"_s);
    driver().waitForControl(u"Keep at most"_s);
    driver().choose(u"Unit"_s, u"MiB"_s);
    control<QSpinBox>(u"Keep at most").setValue(mebibytes);
    driver().choose(u"At the limit"_s, pause ? u"Pause reception"_s : u"Go on, and release the oldest records"_s);
    driver().press(u"Apply"_s);
}

void TestWindowLimit::send(qint64 bytes)
{
    const QByteArray block(65536, 'x');
    for (qint64 sent = 0; sent < bytes; sent += block.size())
        (void)scene().window().tabs()->page(1)->session()->sendInTurn(block, SendTarget::all());
    scene().goToTab(0);
}

void TestWindowLimit::isChosenInADialog()
{
    QCOMPARE(page()->state().session.journal, JournalLimit());
    chooseLimit(64, true);
    QCOMPARE(page()->state().session.journal, (JournalLimit{64 << 20, AtLimit::Pause}));
    driver().trigger(u"Limit of the log…"_s);
    driver().waitForControl(u"Keep at most"_s);
    QCOMPARE(control<QSpinBox>(u"Keep at most").value(), 64);
    QCOMPARE(control<QComboBox>(u"At the limit").currentText(), u"Pause reception"_s);
    driver().press(u"Cancel"_s);
}

void TestWindowLimit::cancelChangesNothing()
{
    driver().trigger(u"Limit of the log…"_s);
    driver().waitForControl(u"Keep at most"_s);
    QCOMPARE(control<QSpinBox>(u"Keep at most").value(), 8);
    QCOMPARE(control<QComboBox>(u"Unit").currentText(), u"GiB"_s);
    control<QSpinBox>(u"Keep at most").setValue(3);
    driver().press(u"Cancel"_s);
    QCOMPARE(page()->state().session.journal, JournalLimit());
}

void TestWindowLimit::unitsKeepTheLimitWithinBounds()
{
    driver().trigger(u"Limit of the log…"_s);
    driver().waitForControl(u"Keep at most"_s);
    driver().choose(u"Unit"_s, u"MiB"_s);
    control<QSpinBox>(u"Keep at most").setValue(1'000'000);
    driver().choose(u"Unit"_s, u"GiB"_s);
    driver().press(u"Apply"_s);
    QCOMPARE(page()->state().session.journal.bytes, JournalLimit::largest);
}

void TestWindowLimit::theOldestGoAndTheHeadSaysIt()
{
    scene().connectClient(scene().openServer());
    scene().goToTab(0);
    QVERIFY(!shownText().contains(u"Oldest records gone"_s));
    chooseLimit(1, false);
    constexpr qint64 bytes = 6 << 20;
    send(bytes);
    QTRY_COMPARE_WITH_TIMEOUT(received(), quint64(bytes), 60'000);
    QTRY_VERIFY2(shownText().contains(u"Oldest records gone: "_s), qUtf8Printable(shownText()));
    QVERIFY(bannerText().isEmpty());
    JournalReader reader = page()->session()->reader();
    reader.refresh();
    const QString count = QLocale().toString(reader.released().count);
    QTRY_VERIFY2(shownText().contains(u"gone: %1 ("_s.arg(count)), qUtf8Printable(shownText()));
    page()->transcript()->selectAll();
    QCOMPARE(page()->transcript()->selectedRecords()->first, reader.first());
}

void TestWindowLimit::pauseIsSaidAndEnds()
{
    scene().connectClient(scene().openServer());
    scene().goToTab(0);
    chooseLimit(1, true);
    constexpr qint64 bytes = 12 << 20;
    send(bytes);
    QTRY_VERIFY2(bannerText().contains(u"has reached its limit"_s), qUtf8Printable(bannerText()));
    QTRY_VERIFY2(shownText().contains(u"Reading paused"_s), qUtf8Printable(shownText()));
    QVERIFY(received() < quint64(bytes));
    chooseLimit(64, true);
    QTRY_COMPARE_WITH_TIMEOUT(received(), quint64(bytes), 60'000);
    QTRY_VERIFY(!shownText().contains(u"Reading paused"_s));
    QTRY_VERIFY2(bannerText().isEmpty(), qUtf8Printable(bannerText()));
}

QTEST_MAIN(TestWindowLimit)
#include "tst_window_limit.moc"
