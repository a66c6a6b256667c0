// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"

#include "journal/journal.h"
#include "translations/language.h"
#include "ui/inspect/inspecting.h"
#include "ui/inspect/inspectorpanel.h"
#include "ui/saved/savedlog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QTableView>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The inspector says what the selected bytes are, and follows the selection.
class TestWindowInspector : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void cleanup() { m_journal.reset(); }

    void saysWhatIsSelected();
    void followsTheSelection();
    void nothingIsSelected();
    void knowsPlaces();
    void longSelectionIsAddedUpInTheBackground();
    void tooLongSelectionIsCutAndSaysSo();
    void hiddenRecordsDoNotCount();
    void encodingOfTheLog();
    void copiesAValue();
    void closesAndOpens();
    void isMadeWhenFirstShown();
    void bothDrawersFit();
    void speaksTheOtherLanguage();

private:
    void receive(const QByteArray &bytes);
    void showLog(); ///< what was received, in a tab of its own with the inspector
    [[nodiscard]] TranscriptView *transcript() { return page()->transcript(); }
    [[nodiscard]] QString value(const QString &name);

    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    PeerId m_peer = noPeer;
};

void TestWindowInspector::init()
{
    WindowTest::init();
    m_folder.emplace();
    m_journal = std::make_unique<Journal>(JournalConfig{m_folder->path()});
    m_peer = m_journal->addPeer({u"127.0.0.1:9"_s, {}, true});
}

void TestWindowInspector::receive(const QByteArray &bytes)
{
    (void)m_journal->append(RecordKind::Received, m_peer, wallClockNow(), bytes).value();
}

void TestWindowInspector::showLog()
{
    scene().window().showSavedLog(std::make_unique<SavedLog>(m_journal->reader(), u"log"_s));
    QTRY_VERIFY(!log().isEmpty());
    driver().trigger(u"Inspector"_s);
    driver().waitForControl(u"Readings of the selected bytes"_s);
}

/// Empty where there is none of that name.
QString TestWindowInspector::value(const QString &name)
{
    const QAbstractItemModel *model = control<QTableView>(u"Readings of the selected bytes").model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data() == name)
            return model->index(row, 1).data().toString();
    }
    return {};
}

void TestWindowInspector::saysWhatIsSelected()
{
    receive("123456789");
    showLog();
    transcript()->selectAll();
    QTRY_COMPARE(value(u"Length"_s), u"9 bytes"_s);
    QCOMPARE(control<QPlainTextEdit>(u"Selected bytes").toPlainText(),
             u"0000  31 32 33 34 35 36 37 38  12345678\n0008  39                       9"_s);
    QCOMPARE(value(u"UTF-8"_s), u"123456789"_s);
    QCOMPARE(value(u"uint8"_s), u"49"_s);
    QCOMPARE(value(u"uint16 LE"_s), u"12849"_s);
    QCOMPARE(value(u"uint16 BE"_s), u"12594"_s);
    QCOMPARE(value(u"uint64 BE"_s), u"3544952156018063160"_s);
    QCOMPARE(value(u"Unix time, s BE"_s), u"1996-02-26 22:24:52 UTC"_s);
    QCOMPARE(value(u"Unix time, ms BE"_s), u"–"_s);
    QCOMPARE(value(u"Sum, 8 bits"_s), u"0xDD"_s);
    QCOMPARE(value(u"Sum, 16 bits"_s), u"0x01DD"_s);
    QCOMPARE(value(u"XOR"_s), u"0x31"_s);
    QCOMPARE(value(u"CRC-8/SMBUS"_s), u"0xF4"_s);
    QCOMPARE(value(u"CRC-16/MODBUS"_s), u"0x4B37"_s);
    QCOMPARE(value(u"CRC-16/CCITT-FALSE"_s), u"0x29B1"_s);
    QCOMPARE(value(u"CRC-32/ISO-HDLC"_s), u"0xCBF43926"_s);
}

void TestWindowInspector::followsTheSelection()
{
    receive("AB");
    showLog();
    transcript()->selectAll();
    QTRY_COMPARE(value(u"uint16 BE"_s), u"16706"_s);
    transcript()->clearSelection();
    QTRY_COMPARE(value(u"uint16 BE"_s), u"–"_s);
    QTest::keyClick(transcript(), Qt::Key_Home, Qt::ControlModifier);
    transcript()->selectAll();
    QTRY_COMPARE(value(u"Length"_s), u"2 bytes"_s);
}

void TestWindowInspector::nothingIsSelected()
{
    m_journal->appendEvent(EventKind::Closed, noPeer, wallClockNow());
    showLog();
    QVERIFY2(shownText().contains(u"Select bytes in the data log."_s), qUtf8Printable(shownText()));
    transcript()->selectAll(); // only an event, which has no bytes
    QTRY_VERIFY(transcript()->hasSelection());
    QTRY_COMPARE(value(u"CRC-32/ISO-HDLC"_s), u"–"_s);
    QVERIFY(shownText().contains(u"Select bytes in the data log."_s));
}

void TestWindowInspector::knowsPlaces()
{
    receive("0123");
    receive("4567");
    showLog();
    transcript()->goTo(SearchHit{RecordId(1), 1, 2});
    QTest::keyClick(transcript(), Qt::Key_Right, Qt::ShiftModifier);
    QTRY_COMPARE(value(u"Length"_s), u"1 bytes"_s);
    const qint64 inRecord = value(u"Offset in the record"_s).toLongLong();
    QVERIFY(inRecord >= 1 && inRecord <= 3);
    QCOMPARE(value(u"Offset in the stream"_s).toLongLong(), 4 + inRecord);
}

void TestWindowInspector::longSelectionIsAddedUpInTheBackground()
{
    const QByteArray block(Journal::maximumChunk, 'x');
    for (int i = 0; i < 20; ++i)
        receive(block);
    showLog();
    transcript()->selectAll();
    QTRY_COMPARE(value(u"Length"_s), u"5,242,880 bytes"_s);
    Checksums sums;
    for (int i = 0; i < 20; ++i)
        sums.add(block);
    QTRY_COMPARE(value(u"CRC-32/ISO-HDLC"_s),
                 u"0x"_s + QString::number(sums.values().crc32, 16).toUpper().rightJustified(8, u'0'));
    QVERIFY(!shownText().contains(u"Only the first"_s));
}

void TestWindowInspector::tooLongSelectionIsCutAndSaysSo()
{
    const QByteArray block(Journal::maximumChunk, 'x');
    for (int i = 0; i < 257; ++i)
        receive(block);
    showLog();
    transcript()->selectAll();
    QTRY_VERIFY2_WITH_TIMEOUT(
        shownText().contains(u"Only the first 67,108,864 bytes of the selection were looked at."_s),
        qUtf8Printable(shownText()), 60'000);
    QCOMPARE(value(u"Records"_s), u"256"_s);
    transcript()->clearSelection(); // while nothing is under way, and then while something is
    transcript()->selectAll();
    transcript()->clearSelection();
    QTRY_VERIFY(shownText().contains(u"Select bytes"_s));
}

void TestWindowInspector::hiddenRecordsDoNotCount()
{
    receive("seen");
    (void)m_journal->append(RecordKind::Sent, m_peer, wallClockNow(), "too").value();
    showLog();
    transcript()->selectAll();
    QTRY_COMPARE(value(u"Length"_s), u"7 bytes"_s);
    driver().tick(u"Hide received data"_s, true);
    transcript()->clearSelection();
    transcript()->selectAll();
    QTRY_COMPARE(value(u"Length"_s), u"3 bytes"_s);
}

void TestWindowInspector::encodingOfTheLog()
{
    receive("\xA4\xA4");
    showLog();
    transcript()->selectAll();
    QTRY_COMPARE(value(u"UTF-8"_s), u"\\xA4\\xA4"_s);
    QCOMPARE(value(u"Big5"_s), QString());
    scene().chooseEncoding(u"Big5"_s);
    QTRY_COMPARE(value(u"Big5"_s), u"中"_s);
}

void TestWindowInspector::copiesAValue()
{
    receive("123456789");
    showLog();
    transcript()->selectAll();
    QTRY_COMPARE(value(u"Length"_s), u"9 bytes"_s);
    auto &table = control<QTableView>(u"Readings of the selected bytes");
    QVERIFY(!control<>(u"Copy the value").isEnabled());
    const int last = table.model()->rowCount() - 1;
    table.setCurrentIndex(table.model()->index(last, 0));
    driver().press(u"Copy the value"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"0xCBF43926"_s);
    table.setCurrentIndex(table.model()->index(0, 0));
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"9 bytes"_s);
}

void TestWindowInspector::closesAndOpens()
{
    receive("A");
    showLog();
    driver().press(u"Close the inspector"_s);
    QVERIFY(!page()->inspecting()->isShown());
    transcript()->selectAll();
    driver().trigger(u"Inspector"_s);
    QTRY_COMPARE(value(u"Length"_s), u"1 bytes"_s);
    auto &table = control<QTableView>(u"Readings of the selected bytes");
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Escape);
    QVERIFY(!page()->inspecting()->isShown());
}

void TestWindowInspector::isMadeWhenFirstShown()
{
    QVERIFY(scene().window().findChild<InspectorPanel *>() == nullptr);
    driver().trigger(u"Inspector"_s);
    QVERIFY(scene().window().findChild<InspectorPanel *>() != nullptr);
    QVERIFY(page()->inspecting()->isShown());
}

void TestWindowInspector::bothDrawersFit()
{
    driver().trigger(u"Inspector"_s);
    driver().trigger(u"Quick list"_s);
    driver().waitForControl(u"Readings of the selected bytes"_s);
    QTRY_VERIFY(transcript()->width() >= 200);
    QVERIFY(scene().window().width() <= 1280);
}

void TestWindowInspector::speaksTheOtherLanguage()
{
    receive("A");
    showLog();
    scene().window().chooseLanguage(u"zh_CN"_s);
    driver().waitForControl(u"所选字节的读法"_s);
    QTRY_VERIFY(shownText().contains(u"检视器"_s));
    scene().window().chooseLanguage(u"en"_s);
}

QTEST_MAIN(TestWindowInspector)
#include "tst_window_inspector.moc"
