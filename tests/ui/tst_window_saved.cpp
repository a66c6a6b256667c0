// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/log/exporting.h"
#include "ui/log/filtering.h"
#include "ui/log/jumpbutton.h"
#include "ui/saved/savedlog.h"
#include "ui/saved/savedlogs.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QUrl>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// A saved log opens again in a tab in which everything but an endpoint is there.
class TestWindowSaved : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void opensWhatWasExported_data();
    void opensWhatWasExported();
    void readingsWorkAsInAnyTab();
    void isFilteredByTime();
    void nothingOfAnEndpointIsThere();
    void menuChoosesAFile();
    void filesAreDropped();
    void otherThingsAreNotDropped();
    void whatIsNoLogSaysSo_data();
    void whatIsNoLogSaysSo();
    void whatIsNoLogIsNotCalledEmpty();
    void nothingIsPaused();
    void damagedLogShowsWhatWasRead_data();
    void damagedLogShowsWhatWasRead();
    void whatACaptureLacksIsSaidWithItsUnit();
    void readingCanBeStopped();
    void closedWhileItIsRead();
    void aJournalThatIsThere();
    void isNotRestored();
    void speaksTheOtherLanguage();

private:
    void exportTalk(const QString &name); ///< of two tabs, the server's is in front then
    void open(const QString &name);
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray content(const QString &name) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    bool drop(const QMimeData &data);
    [[nodiscard]] int widthOfHint(); ///< of what is said in the middle of a log in which nothing is

    std::optional<QTemporaryDir> m_folder;
};

void TestWindowSaved::init()
{
    WindowTest::init();
    m_folder.emplace();
}

void TestWindowSaved::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray TestWindowSaved::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestWindowSaved::exportTalk(const QString &name)
{
    scene().connectClient(scene().openServer());
    scene().say(u"你好"_s, 0);
    scene().say(u"welcome"_s, 1);
    scene().goToTab(0);
    scene().waitInLog(u"welcome"_s);
    ExportConfig config;
    config.path = path(name);
    config.format = formatOfFile(config.path).value();
    page()->exporting()->start(config);
    QTRY_VERIFY(!page()->exporting()->isRunning());
    QVERIFY(!content(name).isEmpty());
}

/// And waits until it is read.
void TestWindowSaved::open(const QString &name)
{
    scene().window().savedLogs()->open(path(name));
    QVERIFY(page()->savedLog() != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!page()->savedLog()->isReading(), 60'000);
}

void TestWindowSaved::opensWhatWasExported_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::newRow("JSON Lines") << u"jsonl"_s;
    QTest::newRow("capture") << u"pcapng"_s;
}

void TestWindowSaved::opensWhatWasExported()
{
    QFETCH(const QString, suffix);
    exportTalk(u"talk."_s + suffix);
    open(u"talk."_s + suffix);
    QCOMPARE(page()->title(), u"talk."_s + suffix);
    QTRY_VERIFY2(log().contains(u"你好"_s) && log().contains(u"welcome"_s), qUtf8Printable(log()));
    QVERIFY(!bannerText().contains(u"damaged"_s));
    QVERIFY2(shownText().contains(u"Records\n%1"_s.arg(page()->savedLog()->count())), qUtf8Printable(shownText()));

    ExportConfig again;
    again.path = path(u"again."_s + suffix);
    again.format = formatOfFile(again.path).value();
    page()->exporting()->start(again);
    QTRY_VERIFY(!page()->exporting()->isRunning());
    QCOMPARE(content(u"again."_s + suffix), content(u"talk."_s + suffix));
}

void TestWindowSaved::readingsWorkAsInAnyTab()
{
    exportTalk(u"talk.jsonl"_s);
    open(u"talk.jsonl"_s);
    QTRY_VERIFY(log().contains(u"你好"_s));
    driver().press(u"Hex"_s);
    QTRY_VERIFY2(log().contains(u"E4 BD A0"_s), qUtf8Printable(log()));
    driver().press(u"Text"_s);
    scene().chooseEncoding(u"GBK"_s);
    QTRY_VERIFY2(log().contains(u"浣犲ソ"_s), qUtf8Printable(log()));
    scene().chooseEncoding(u"UTF-8"_s);
    driver().trigger(u"Find in the data log"_s);
    driver().type(u"Find"_s, u"welcome"_s);
    QTRY_VERIFY2(shownText().contains(u"1 of 1"_s) || shownText().contains(u"1 hit"_s), qUtf8Printable(shownText()));
    page()->filtering()->showOnly(PeerId(1));
    QTRY_VERIFY2(shownText().contains(u"records shown"_s), qUtf8Printable(shownText()));
}

/// The times are those of the log, whose day needs not be typed.
void TestWindowSaved::isFilteredByTime()
{
    QByteArray lines;
    for (int second = 10; second < 15; ++second) {
        lines +=
            QByteArray(R"({"n":0,"t":"2026-01-31T12:05:%1.500Z","dir":"rx","peer":"127.0.0.1:9","len":2,"hex":"%2"})")
                .replace("%1", QByteArray::number(second))
                .replace("%2", QByteArray::number(second).toHex()) +
            '\n';
    }
    write(u"a.jsonl"_s, lines);
    open(u"a.jsonl"_s);
    QTRY_VERIFY2(log().contains(u"14"_s), qUtf8Printable(log()));
    const auto local = [](const QByteArray &time) {
        return formatLocalTime(timestampFromRfc3339(QString::fromLatin1("2026-01-31T12:05:" + time + "Z")).value());
    };
    driver().trigger(u"Filter the data log"_s);
    driver().type(u"Filter by time"_s, local("11") + u'-' + local("13").first(8));
    QTRY_VERIFY2(shownText().contains(u"3 of 5 records shown"_s), qUtf8Printable(shownText()));
    driver().type(u"Filter by time"_s, local("13.500"));
    QTRY_VERIFY2(shownText().contains(u"1 of 5 records shown"_s), qUtf8Printable(shownText()));
    driver().type(u"Filter by time"_s, u"around noon"_s);
    QTRY_VERIFY2(shownText().contains(u"must be a time such as 10:15:00-10:16:00"_s), qUtf8Printable(shownText()));
    driver().press(u"Close filter"_s);
    QTRY_VERIFY2(log().contains(u"10"_s), qUtf8Printable(log()));
}

void TestWindowSaved::nothingOfAnEndpointIsThere()
{
    write(u"empty.jsonl"_s, {});
    open(u"empty.jsonl"_s);
    for (const QAbstractButton *button : page()->findChildren<QAbstractButton *>()) {
        for (const auto &name : {u"Open"_s, u"Send"_s, u"Save to file…"_s, u"Reset counters"_s})
            QVERIFY2(!button->isVisible() || button->accessibleName() != name, qUtf8Printable(name));
    }
    for (const QAction *action : scene().window().findChildren<QAction *>()) {
        const QString text = QString(action->text()).remove(u'&');
        for (const auto &name : {u"Open"_s, u"Send the message"_s, u"Send from file…"_s, u"Echo what arrives"_s})
            QVERIFY2(text != name || !action->isEnabled(), qUtf8Printable(name));
    }
    QTest::keyClick(page(), Qt::Key_Return, Qt::ControlModifier); // sends elsewhere
    QTest::keyClick(page(), Qt::Key_F5);                          // opens elsewhere
    QCOMPARE(bannerText(), QString());
    QVERIFY(!page()->isOpen());
    scene().goToTab(0);
    driver().waitForControl(u"Protocol"_s);
    QVERIFY(page()->savedLog() == nullptr);
    driver().press(u"Open"_s);
    driver().waitForControl(u"Close"_s);
}

void TestWindowSaved::menuChoosesAFile()
{
    exportTalk(u"talk.jsonl"_s);
    driver().trigger(u"Open saved log…"_s);
    auto *dialog = scene().window().findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(path(u"talk.jsonl"_s));
    dialog->reject();
    QTRY_VERIFY(page()->savedLog() && !page()->savedLog()->isReading());
    driver().press(u"Open another…"_s);
    QTRY_VERIFY(scene().window().findChild<QFileDialog *>() != nullptr);
}

bool TestWindowSaved::drop(const QMimeData &data)
{
    QWidget *target = page()->transcript()->viewport();
    const QPoint point = target->mapTo(&scene().window(), target->rect().center());
    QDragEnterEvent enter(point, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QCoreApplication::sendEvent(&scene().window(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(point, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&scene().window(), &event);
    return event.isAccepted() && event.dropAction() == Qt::CopyAction;
}

void TestWindowSaved::filesAreDropped()
{
    write(u"a.jsonl"_s, {});
    write(u"b.jsonl"_s, {});
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path(u"a.jsonl"_s)), QUrl::fromLocalFile(path(u"b.jsonl"_s))});
    const int tabs = scene().window().tabs()->count();
    QVERIFY(drop(data));
    QCOMPARE(scene().window().tabs()->count(), tabs + 2);
    QCOMPARE(page()->title(), u"b.jsonl"_s);
}

void TestWindowSaved::otherThingsAreNotDropped()
{
    QMimeData several; // they may be meant to be sent, but are no logs
    several.setUrls({QUrl::fromLocalFile(path(u"a.bin"_s)), QUrl::fromLocalFile(path(u"b.bin"_s))});
    QVERIFY(!drop(several));
    QMimeData text;
    text.setText(u"/etc/passwd"_s);
    QVERIFY(!drop(text));
    QMimeData address;
    address.setUrls({QUrl(u"http://127.0.0.1/a.jsonl"_s)});
    QVERIFY(!drop(address));
    QVERIFY(page()->savedLog() == nullptr);
}

void TestWindowSaved::whatIsNoLogSaysSo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("text") << u"a.jsonl"_s << "Hello\n"_ba << u"is no saved log"_s;
    QTest::newRow("the older capture") << u"a.pcapng"_s << "\xD4\xC3\xB2\xA1\x02\0\x04\0"_ba << u"older pcap format"_s;
    QTest::newRow("another capture") << u"a.pcapng"_s << "\x0A\x0D\x0D\x0A............"_ba << u"damaged at byte 0"_s;
}

void TestWindowSaved::whatIsNoLogSaysSo()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, says);
    write(name, content);
    open(name);
    QVERIFY2(bannerText().contains(says), qUtf8Printable(bannerText()));
    open(u"nowhere.jsonl"_s);
    QVERIFY2(bannerText().contains(u"There is no file"_s), qUtf8Printable(bannerText()));
    open(u"."_s);
    QVERIFY2(bannerText().contains(u"not an ordinary file"_s), qUtf8Printable(bannerText()));
}

int TestWindowSaved::widthOfHint()
{
    const QImage image = page()->transcript()->viewport()->grab().toImage();
    const QRgb ground = image.pixel(0, 0);
    int left = image.width();
    int right = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == ground)
                continue;
            left = qMin(left, x);
            right = qMax(right, x);
        }
    }
    return right - left;
}

void TestWindowSaved::whatIsNoLogIsNotCalledEmpty()
{
    write(u"empty.jsonl"_s, {});
    open(u"empty.jsonl"_s);
    const int empty = widthOfHint();
    QVERIFY(empty > 0);
    write(u"bad.jsonl"_s, "Hello\n"_ba);
    open(u"bad.jsonl"_s);
    const int bad = widthOfHint();
    QVERIFY(bad > 0);
    QVERIFY(bad != empty);
}

/// It is read from its beginning, and nothing will come at its end.
void TestWindowSaved::nothingIsPaused()
{
    const QByteArray line = R"({"n":0,"t":"2026-01-31T01:05:00.000000000Z","dir":"rx","peer":"127.0.0.1:9","len":1,)"
                            R"("hex":"41"})"
                            "\n";
    write(u"long.jsonl"_s, line.repeated(500));
    open(u"long.jsonl"_s);
    const auto *jump = page()->transcript()->findChild<JumpButton *>();
    QTRY_VERIFY(jump->isVisible());
    QCOMPARE(jump->text(), u"Jump to the end ▼"_s);
    QVERIFY(!jump->toolTip().contains(u"scrolled up"_s));
}

void TestWindowSaved::damagedLogShowsWhatWasRead_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("says");
    QTest::newRow("JSON Lines") << u"jsonl"_s << u"Lines left out: 1. The first: Line "_s;
    QTest::newRow("capture") << u"pcapng"_s << u"The file ends within a record that begins at byte "_s;
}

void TestWindowSaved::damagedLogShowsWhatWasRead()
{
    QFETCH(const QString, suffix);
    QFETCH(const QString, says);
    exportTalk(u"talk."_s + suffix);
    const QByteArray whole = content(u"talk."_s + suffix);
    write(u"cut."_s + suffix, whole.chopped(7));
    open(u"cut."_s + suffix);
    QVERIFY2(bannerText().contains(says), qUtf8Printable(bannerText()));
    QTRY_VERIFY2(log().contains(u"你好"_s), qUtf8Printable(log()));
}

void TestWindowSaved::whatACaptureLacksIsSaidWithItsUnit()
{
    const auto drop = [](const QByteArray &peer, const QByteArray &by) -> QByteArray {
        return R"({"n":0,"t":"2026-01-31T01:05:00.000000000Z","dir":"event","peer":")" + peer +
               R"(","event":"dropped","detail":{"by":")" + by + R"(","count":685}})" + "\n";
    };
    const QByteArray cut = R"({"n":0,"t":"2026-01-31T01:05:00.000000000Z","dir":"rx","peer":"127.0.0.1:9","len":1,)"
                           R"("hex":"41","datagram":true,"truncated":true})"
                           "\n";
    write(u"lost.jsonl"_s, drop("127.0.0.1:9", "capture") + drop({}, "capture") + drop({}, "capture-packets") + cut);
    open(u"lost.jsonl"_s);
    for (const QString &said : {u"Lost: 685 bytes of 127.0.0.1:9, which are not in the capture"_s,
                                u"Lost: 685 bytes, which"_s, u"Lost: 685 packets, which"_s, u"1 byte · truncated"_s})
        QTRY_VERIFY2(log().contains(said), qUtf8Printable(log()));
}

/// A file that takes a while: the reading is stopped in its midst, and what was read is there.
void TestWindowSaved::readingCanBeStopped()
{
    const QByteArray line = R"({"n":0,"t":"2026-01-31T01:05:00.000000000Z","dir":"rx","peer":"127.0.0.1:9","len":1,)"
                            R"("hex":"41"})"
                            "\n";
    write(u"long.jsonl"_s, line.repeated(500'000));
    scene().window().savedLogs()->open(path(u"long.jsonl"_s));
    QTRY_VERIFY(page()->savedLog()->count() > 0);
    QVERIFY(page()->savedLog()->isReading());
    driver().press(u"Stop reading"_s);
    QTRY_VERIFY(!page()->savedLog()->isReading());
    const quint64 count = page()->savedLog()->count();
    QVERIFY(count > 0 && count < 500'000);
    QVERIFY2(bannerText().contains(u"The reading was stopped."_s), qUtf8Printable(bannerText()));
    QTRY_VERIFY(!log().isEmpty());
}

void TestWindowSaved::closedWhileItIsRead()
{
    write(u"long.jsonl"_s, QByteArray(20'000'000, ' '));
    const int tabs = scene().window().tabs()->count();
    scene().window().savedLogs()->open(path(u"long.jsonl"_s));
    driver().trigger(u"Close tab"_s);
    QTRY_COMPARE(scene().window().tabs()->count(), tabs);
}

/// As one that another program left behind.
void TestWindowSaved::aJournalThatIsThere()
{
    QTemporaryDir folder;
    auto journal = std::make_unique<Journal>(JournalConfig{folder.path()});
    (void)journal->append(RecordKind::Received, journal->addPeer({u"127.0.0.1:9"_s, {}, true}), wallClockNow(), "left");
    auto saved = std::make_unique<SavedLog>(journal->reader(), u"Left behind"_s);
    journal.reset();
    scene().window().showSavedLog(std::move(saved));
    QCOMPARE(page()->title(), u"Left behind"_s);
    QTRY_VERIFY2(log().contains(u"left"_s), qUtf8Printable(log()));
    QCOMPARE(page()->stateText(), u"Saved log, 1 records"_s);
}

void TestWindowSaved::isNotRestored()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_s));
    write(u"a.jsonl"_s, {});
    {
        MainWindow window(&settings);
        window.restore();
        window.savedLogs()->open(path(u"a.jsonl"_s));
        window.addPage(PageState::fresh());
        window.close();
    }
    MainWindow window(&settings);
    window.restore();
    QCOMPARE(window.tabs()->count(), 2);
    QCOMPARE(window.tabs()->currentIndex(), 1);
    QVERIFY(window.currentPage()->savedLog() == nullptr);
}

void TestWindowSaved::speaksTheOtherLanguage()
{
    exportTalk(u"talk.jsonl"_s);
    write(u"cut.jsonl"_s, content(u"talk.jsonl"_s).chopped(7));
    open(u"cut.jsonl"_s);
    scene().window().chooseLanguage(u"zh_CN"_s);
    QTRY_VERIFY2(bannerText().contains(u"略去的行数：1"_s), qUtf8Printable(bannerText()));
    QVERIFY2(shownText().contains(u"已保存的日志，"_s), qUtf8Printable(shownText()));
    scene().window().chooseLanguage(u"en"_s);
}

QTEST_MAIN(TestWindowSaved)
#include "tst_window_saved.moc"
