// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/log/exporting.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QMenu>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The data log of a page goes into a file as a person asks for it.
class TestWindowExport : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void exportsEverything_data();
    void exportsEverything();
    void exportsTheSelection();
    void exportsWhatTheFilterShows();
    void bytesOfOneDirectionAndPeer();
    void contextMenuOffersIt();
    void formatAndSuffixGoTogether();
    void saysThatAFileIsReplaced();
    void failureIsToldInTheBanner();
    void cancelLeavesNothing();
    void everyControlHasAName_data();
    void everyControlHasAName();

private:
    void talk(); ///< between two tabs; the server's is in front then
    void open(); ///< the dialog
    [[nodiscard]] QDialog *dialog() { return scene().window().findChild<QDialog *>(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QByteArray content(const QString &name) const;

    std::optional<QTemporaryDir> m_folder;
};

void TestWindowExport::init()
{
    WindowTest::init();
    m_folder.emplace();
}

void TestWindowExport::talk()
{
    scene().connectClient(scene().openServer());
    scene().say(u"你好"_s, 0);
    scene().say(u"welcome"_s, 1);
    scene().goToTab(0);
    scene().waitInLog(u"welcome"_s);
}

void TestWindowExport::open()
{
    driver().trigger(u"Export…"_s);
    driver().waitForControl(u"Format"_s);
}

QByteArray TestWindowExport::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestWindowExport::exportsEverything_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("NetAssist") << u"NetAssist log (.log)"_s << u"a.log"_s << ">\n你好\n\n"_ba;
    QTest::newRow("text") << u"Text (.txt)"_s << u"a.txt"_s << "你好"_ba;
    QTest::newRow("table") << u"Table (.csv)"_s << u"a.csv"_s << ",\"你好\",0,\"e4bda0e5a5bd\"\r\n"_ba;
    QTest::newRow("table for Excel") << u"CSV for Excel (UTF-8 with BOM)"_s << u"a.csv"_s
                                     << "\xEF\xBB\xBFn,t,dir,peer"_ba;
    QTest::newRow("JSON Lines") << u"JSON Lines (.jsonl)"_s << u"a.jsonl"_s << "\"hex\":\"e4bda0e5a5bd\""_ba;
    QTest::newRow("capture") << u"Capture for Wireshark (.pcapng)"_s << u"a.pcapng"_s << "你好"_ba;
    QTest::newRow("bytes") << u"Bytes (.bin)"_s << u"a.bin"_s << "你好"_ba;
}

void TestWindowExport::exportsEverything()
{
    QFETCH(const QString, format);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, part);
    talk();
    open();
    driver().choose(u"Format"_s, format);
    driver().type(u"File"_s, path(name));
    driver().press(u"Export"_s);
    QTRY_VERIFY2(bannerText().startsWith(u"Exported to “%1”."_s.arg(path(name))), qUtf8Printable(bannerText()));
    QVERIFY2(content(name).contains(part), content(name).constData());
    QVERIFY(!page()->exporting()->isRunning());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
}

void TestWindowExport::exportsTheSelection()
{
    talk();
    page()->transcript()->selectAll();
    open();
    QCOMPARE(driver().textOf(u"Records"_s), u"Those selected"_s);
    driver().choose(u"Records"_s, u"All"_s);
    driver().type(u"File"_s, path(u"all.jsonl"_s));
    driver().press(u"Export"_s);
    QTRY_VERIFY(content(u"all.jsonl"_s).count('\n') > 2);

    page()->transcript()->clear(); // what comes next can be selected alone
    scene().goToTab(1);
    scene().say(u"alone"_s, 0);
    page()->transcript()->selectAll();
    open();
    driver().type(u"File"_s, path(u"some.jsonl"_s));
    driver().press(u"Export"_s);
    QTRY_COMPARE(content(u"some.jsonl"_s).count('\n'), 1);
    QVERIFY(content(u"some.jsonl"_s).contains("alone"));
}

/// Nobody exports what the filter hides, selected with the rest or not; all of it only by choosing that.
void TestWindowExport::exportsWhatTheFilterShows()
{
    talk();
    driver().trigger(u"Filter the data log"_s);
    driver().type(u"Filter by content"_s, u"你好"_s);
    QTRY_VERIFY2(!log().contains(u"welcome"_s), qUtf8Printable(log()));
    open();
    QCOMPARE(driver().textOf(u"Records"_s), u"Those shown"_s);
    driver().type(u"File"_s, path(u"shown.jsonl"_s));
    driver().press(u"Export"_s);
    QTRY_COMPARE(content(u"shown.jsonl"_s).count('\n'), 1);
    QVERIFY(content(u"shown.jsonl"_s).contains("你好"));

    page()->transcript()->selectAll();
    QTRY_VERIFY(!page()->exporting()->isRunning());
    open();
    QCOMPARE(driver().textOf(u"Records"_s), u"Those selected"_s);
    driver().type(u"File"_s, path(u"selected.jsonl"_s));
    driver().press(u"Export"_s);
    QTRY_COMPARE(content(u"selected.jsonl"_s), content(u"shown.jsonl"_s));

    QTRY_VERIFY(!page()->exporting()->isRunning());
    open();
    driver().choose(u"Records"_s, u"All"_s);
    driver().type(u"File"_s, path(u"all.jsonl"_s));
    driver().press(u"Export"_s);
    QTRY_VERIFY(content(u"all.jsonl"_s).contains("welcome"));
}

void TestWindowExport::bytesOfOneDirectionAndPeer()
{
    talk();
    const QString peer = page()->session()->reader().peer(PeerId(1)).address;
    open();
    driver().choose(u"Format"_s, u"Bytes (.bin)"_s);
    driver().choose(u"Direction"_s, u"Sent"_s);
    driver().choose(u"Peer"_s, peer);
    driver().type(u"File"_s, path(u"a.bin"_s));
    driver().press(u"Export"_s);
    QTRY_COMPARE(content(u"a.bin"_s), QByteArray("welcome"));
}

void TestWindowExport::contextMenuOffersIt()
{
    talk();
    TranscriptView *view = page()->transcript();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, view->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(view->viewport(), &event);
    driver().trigger(u"Export…"_s);
    driver().waitForControl(u"Format"_s);
}

void TestWindowExport::formatAndSuffixGoTogether()
{
    open();
    driver().type(u"File"_s, path(u"a.pcapng"_s));
    QCOMPARE(driver().textOf(u"Format"_s), u"Capture for Wireshark (.pcapng)"_s);
    driver().choose(u"Format"_s, u"Table (.csv)"_s);
    QCOMPARE(driver().textOf(u"File"_s), path(u"a.csv"_s));
    driver().type(u"File"_s, path(u"a.dat"_s));
    driver().choose(u"Format"_s, u"Text (.txt)"_s);
    QCOMPARE(driver().textOf(u"File"_s), path(u"a.dat"_s));
    driver().type(u"File"_s, QString());
    QVERIFY(!control(u"Export").isEnabled());
}

void TestWindowExport::saysThatAFileIsReplaced()
{
    QFile file(path(u"a.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    open();
    driver().type(u"File"_s, path(u"a.csv"_s));
    const auto notes = dialog()->findChildren<QLabel *>();
    QTRY_VERIFY(std::any_of(notes.cbegin(), notes.cend(), [](const QLabel *note) {
        return note->isVisible() && note->text() == u"This file will be replaced."_s;
    }));
    driver().type(u"File"_s, path(u"nowhere/a.csv"_s));
    QTRY_VERIFY(!control(u"Export").isEnabled());
    driver().type(u"File"_s, path(u"b.csv"_s));
    QTRY_VERIFY(control(u"Export").isEnabled());
    driver().press(u"Cancel"_s);
    QTRY_VERIFY(dialog() == nullptr);
}

void TestWindowExport::failureIsToldInTheBanner()
{
    talk();
    ExportConfig config; // the dialog does not let such a place through, but it may vanish
    config.path = path(u"no/such/folder.csv"_s);
    config.format = RecordFormat::Csv;
    page()->exporting()->start(config);
    QTRY_VERIFY2(bannerText().contains(u"folder.csv” cannot be written."_s), qUtf8Printable(bannerText()));
    QVERIFY2(bannerText().contains(u"such”. Nothing was exported"_s), qUtf8Printable(bannerText()));
}

void TestWindowExport::cancelLeavesNothing()
{
    talk();
    const quint64 before = page()->session()->counters().traffic.sentBytes;
    constexpr quint64 block = 1024 * 1024;
    for (quint64 i = 1; i <= 16; ++i) { // a log that takes a while
        page()->session()->send(QByteArray(block, 'x'), SendTarget::all());
        QTRY_COMPARE(page()->session()->counters().traffic.sentBytes, before + i * block);
    }
    ExportConfig config;
    config.path = path(u"a.csv"_s);
    config.format = RecordFormat::Csv;
    page()->exporting()->start(config);
    QVERIFY2(bannerText().startsWith(u"Exporting to “%1”: "_s.arg(config.path)), qUtf8Printable(bannerText()));
    control(u"Cancel the export").click();
    QTRY_VERIFY(!page()->exporting()->isRunning());
    QCOMPARE(bannerText(), QString());
    QTRY_COMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestWindowExport::everyControlHasAName_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qUtf8Printable(language)) << language;
}

/// Also the language may change while it is open.
void TestWindowExport::everyControlHasAName()
{
    QFETCH(const QString, language);
    open();
    scene().window().chooseLanguage(language);
    const bool isChinese = language == u"zh_CN"_s;
    QTRY_COMPARE(dialog()->windowTitle(), isChinese ? u"导出数据日志"_s : u"Export the data log"_s);
    for (const QComboBox *box : dialog()->findChildren<QComboBox *>()) {
        QVERIFY(!box->accessibleName().isEmpty());
        for (int i = 0; i < box->count(); ++i)
            QVERIFY(!box->itemText(i).isEmpty());
    }
    QVERIFY(!dialog()->findChild<QLineEdit *>()->accessibleName().isEmpty());
    scene().window().chooseLanguage(u"en"_s);
}

QTEST_MAIN(TestWindowExport)
#include "tst_window_export.moc"
