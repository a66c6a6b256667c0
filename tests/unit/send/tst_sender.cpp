// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/sender.h"

#include "tests/support/stricttest.h"
#include "tests/unit/send/fakeoutbox.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

QByteArray countedBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251);
    return bytes;
}

ErrorCode codeOf(const QSignalSpy &failed)
{
    return failed.isEmpty() ? ErrorCode::Cancelled : failed.constFirst().constFirst().value<Error>().code;
}

} // namespace

/// Repeats and files over an outbox whose room the test decides.
class SenderTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void repeatsAsOftenAsAsked();
    void theFirstRepeatGoesAtOnce();
    void stopEndsARepeat();
    void aFullQueueSkipsRepeats();
    void missedDeadlinesAreCaughtUpWith();
    void isMadeUpForAsSoonAsThereIsRoom();
    void linesGoInTurn();
    void aCounterCountsTheSends();
    void aRepeatSaysWhyItEnded();
    void anErrorEndsARepeat();
    void sendsAFileExactly_data();
    void sendsAFileExactly();
    void aFileWaitsForRoom();
    void aFileGoesOnWhenSomebodyIsGivenUp();
    void aFileOfDatagramsKeepsTheirSize();
    void anEmptyFileIsDoneAtOnce();
    void aFileThatCannotBeReadFails_data();
    void aFileThatCannotBeReadFails();
    void anErrorEndsAFile();
    void cancelEndsAFileSilently();
    void stopEndsEverything();

private:
    QString file(const QByteArray &content);

    QTemporaryDir m_folder;
    int m_files = 0;
};

QString SenderTest::file(const QByteArray &content)
{
    const QString path = m_folder.filePath(u"file%1"_s.arg(m_files++));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
    return path;
}

void SenderTest::repeatsAsOftenAsAsked()
{
    FakeOutbox outbox;
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::repeatFinished);
    sender.startRepeat({{PayloadTemplate("ping")}, SendTarget::peer(PeerId(3)), 1ms, 20});
    QVERIFY(sender.progress().repeating);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.sendings.size(), 20U);
    QCOMPARE(outbox.sendings.back().bytes, QByteArray("ping"));
    QCOMPARE(outbox.sendings.back().target, SendTarget::peer(PeerId(3)));
    QVERIFY(!sender.progress().repeating);
    QCOMPARE(sender.progress().repeatsDone, 20U);
}

void SenderTest::theFirstRepeatGoesAtOnce()
{
    FakeOutbox outbox;
    Sender sender(outbox);
    sender.startRepeat({{PayloadTemplate("ping")}, SendTarget::all(), 1h, 0});
    QCOMPARE(outbox.sendings.size(), 1U);
    QVERIFY(sender.progress().repeating);
}

void SenderTest::stopEndsARepeat()
{
    FakeOutbox outbox;
    Sender sender(outbox);
    sender.startRepeat({{PayloadTemplate("ping")}, SendTarget::all(), 1ms, 0});
    QTRY_VERIFY(outbox.sendings.size() > 3);
    sender.stopRepeat();
    const size_t sent = outbox.sendings.size();
    QTest::qWait(20);
    QCOMPARE(outbox.sendings.size(), sent);
    QVERIFY(!sender.progress().repeating);
}

void SenderTest::aFullQueueSkipsRepeats()
{
    FakeOutbox outbox(4);
    Sender sender(outbox);
    QSignalSpy failed(&sender, &Sender::failed);
    QSignalSpy finished(&sender, &Sender::repeatFinished);
    sender.startRepeat({{PayloadTemplate("ping")}, SendTarget::all(), 1ms, 2});
    QTRY_VERIFY(sender.progress().repeatsSkipped > 5);
    QCOMPARE(sender.progress().repeatsDone, 1U);
    outbox.drain(4);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.sendings.size(), 2U);
    QCOMPARE(failed.size(), 0);
}

void SenderTest::missedDeadlinesAreCaughtUpWith()
{
    FakeOutbox outbox(4);
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::repeatFinished);
    sender.startRepeat({{PayloadTemplate("ping")}, SendTarget::all(), 1ms, 30, LatePolicy::CatchUp});
    QTest::qWait(50); // the queue is full
    QCOMPARE(outbox.sendings.size(), 1U);
    outbox.cap = 1 << 20;
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.sendings.size(), 30U);
    QCOMPARE(sender.progress().repeatsSkipped, 0U);
}

void SenderTest::isMadeUpForAsSoonAsThereIsRoom()
{
    FakeOutbox outbox(4);
    outbox.queued = 1;
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::repeatFinished);
    sender.startRepeat({{PayloadTemplate("ping")}, SendTarget::all(), 1h, 1, LatePolicy::CatchUp});
    QVERIFY(outbox.sendings.empty() && sender.isRepeatWaiting());
    outbox.drain(1);
    sender.onWritable();
    QCOMPARE(outbox.sendings.size(), 1U);
    QCOMPARE(finished.size(), 1);
    QVERIFY(!sender.isRepeatWaiting());
}

void SenderTest::linesGoInTurn()
{
    FakeOutbox outbox;
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::repeatFinished);
    sender.startRepeat({{PayloadTemplate("a"), PayloadTemplate("b"), PayloadTemplate("c")}, SendTarget::all(), 1ms, 6});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.allBytes(), QByteArray("abcabc"));
}

void SenderTest::aCounterCountsTheSends()
{
    PayloadConfig config;
    config.placeholders = true;
    const PayloadTemplate one = *PayloadTemplate::make(u"{n}", config);
    const PayloadTemplate other = *PayloadTemplate::make(u"x{n:1,7}", config);
    FakeOutbox outbox;
    Sender sender(outbox);
    for (const PayloadTemplate &payload : {one, one, other, one})
        QVERIFY(sender.send(payload, SendTarget::all()));
    QCOMPARE(outbox.allBytes(), QByteArray("12x71"));
    QSignalSpy finished(&sender, &Sender::repeatFinished);
    sender.startRepeat({{one, other}, SendTarget::all(), 1ms, 4});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.allBytes(), QByteArray("12x71"
                                           "1x83x10"));
}

void SenderTest::aRepeatSaysWhyItEnded()
{
    FakeOutbox outbox;
    Sender sender(outbox);
    QCOMPARE(sender.progress().repeatEnd, RepeatEnd::Never);
    const RepeatPlan plan{{PayloadTemplate("x")}, SendTarget::all(), 1h, 0};
    sender.startRepeat(plan);
    sender.stopRepeat();
    QCOMPARE(sender.progress().repeatEnd, RepeatEnd::Stopped);
    sender.startRepeat(plan);
    sender.stop();
    QCOMPARE(sender.progress().repeatEnd, RepeatEnd::Closed);
    QCOMPARE(sender.progress().repeatsDone, 1U);
    outbox.errors = {{ErrorCode::NoPeers, {}}};
    sender.startRepeat(plan);
    QCOMPARE(sender.progress().repeatEnd, RepeatEnd::Failed);
    sender.startRepeat({{PayloadTemplate("x")}, SendTarget::all(), 1h, 1});
    QCOMPARE(sender.progress().repeatEnd, RepeatEnd::Done);
}

void SenderTest::anErrorEndsARepeat()
{
    FakeOutbox outbox;
    outbox.errors = {{ErrorCode::UnknownPeer, {u"127.0.0.1:9"_s}}};
    Sender sender(outbox);
    QSignalSpy failed(&sender, &Sender::failed);
    sender.startRepeat({{PayloadTemplate("ping")}, SendTarget::all(), 1ms, 0});
    QCOMPARE(codeOf(failed), ErrorCode::UnknownPeer);
    QVERIFY(!sender.progress().repeating);
}

void SenderTest::sendsAFileExactly_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("one byte") << qsizetype(1);
    QTest::newRow("one block") << qsizetype(1000);
    QTest::newRow("a block and a byte") << qsizetype(1001);
    QTest::newRow("more than a turn") << qsizetype(3'000'001);
}

void SenderTest::sendsAFileExactly()
{
    QFETCH(qsizetype, size);
    const QByteArray content = countedBytes(size);
    FakeOutbox outbox(1 << 30);
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::fileFinished);
    sender.startFile({file(content), SendTarget::all(), {}, 1000});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(outbox.allBytes() == content);
    QCOMPARE(sender.progress().fileSent, size);
    QCOMPARE(sender.progress().fileSize, size);
}

void SenderTest::aFileWaitsForRoom()
{
    const QByteArray content = countedBytes(500'000);
    FakeOutbox outbox(70'000);
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::fileFinished);
    sender.startFile({file(content), SendTarget::all(), {}});
    while (finished.isEmpty()) {
        QTRY_VERIFY(outbox.queued > 0 || !finished.isEmpty());
        QVERIFY(outbox.queued <= outbox.cap);
        outbox.drain(30'000);
        sender.onWritable();
        QCoreApplication::processEvents();
    }
    QVERIFY(outbox.allBytes() == content);
}

void SenderTest::aFileGoesOnWhenSomebodyIsGivenUp()
{
    const QByteArray content = countedBytes(50'000);
    FakeOutbox outbox(100'000);
    outbox.leavesOut = true; // as a server does: what goes to all goes to those that have room
    outbox.queued = 90'000;
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::fileFinished);
    sender.startFile({file(content), SendTarget::all(), {}});
    QTest::qWait(20);
    QVERIFY(outbox.sendings.empty()); // nobody is left out who may be slow and nothing more
    outbox.queued = 0;                // of which nobody tells
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(outbox.allBytes() == content);
}

void SenderTest::aFileOfDatagramsKeepsTheirSize()
{
    FakeOutbox outbox(2500);
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::fileFinished);
    sender.startFile({file(countedBytes(5500)), SendTarget::to(u"127.0.0.1:9"_s), {}, 1000});
    while (finished.isEmpty()) {
        QTRY_VERIFY(outbox.queued > 1000 || !finished.isEmpty());
        outbox.drain(700);
        sender.onWritable();
        QCoreApplication::processEvents();
    }
    QCOMPARE(outbox.sendings.size(), 6U);
    for (size_t i = 0; i < 5; ++i)
        QCOMPARE(outbox.sendings[i].bytes.size(), 1000);
    QCOMPARE(outbox.sendings[5].bytes.size(), 500);
}

void SenderTest::anEmptyFileIsDoneAtOnce()
{
    FakeOutbox outbox;
    Sender sender(outbox);
    QSignalSpy finished(&sender, &Sender::fileFinished);
    QSignalSpy failed(&sender, &Sender::failed);
    sender.startFile({file({}), SendTarget::all(), {}});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(failed.size(), 0);
    QVERIFY(outbox.sendings.empty());
}

void SenderTest::aFileThatCannotBeReadFails_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing") << m_folder.filePath(u"missing"_s) << ErrorCode::FileNotFound;
    QTest::newRow("a folder") << m_folder.path() << ErrorCode::NotRegularFile;
    QTest::newRow("a device, which could block the thread") << u"/dev/zero"_s << ErrorCode::NotRegularFile;
}

void SenderTest::aFileThatCannotBeReadFails()
{
    QFETCH(QString, path);
    QFETCH(ErrorCode, code);
    FakeOutbox outbox;
    Sender sender(outbox);
    QSignalSpy failed(&sender, &Sender::failed);
    QSignalSpy finished(&sender, &Sender::fileFinished);
    sender.startFile({path, SendTarget::all(), {}});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(stableName(codeOf(failed)), stableName(code));
    QVERIFY(!sender.progress().sendingFile);
}

void SenderTest::anErrorEndsAFile()
{
    FakeOutbox outbox;
    outbox.errors = {{ErrorCode::NoPeers, {}}};
    Sender sender(outbox);
    QSignalSpy failed(&sender, &Sender::failed);
    sender.startFile({file("content"), SendTarget::all(), {}});
    QTRY_COMPARE(codeOf(failed), ErrorCode::NoPeers);
    QVERIFY(!sender.progress().sendingFile);
}

void SenderTest::cancelEndsAFileSilently()
{
    FakeOutbox outbox(100);
    Sender sender(outbox);
    QSignalSpy failed(&sender, &Sender::failed);
    QSignalSpy finished(&sender, &Sender::fileFinished);
    sender.startFile({file(countedBytes(1000)), SendTarget::all(), {}});
    QTRY_VERIFY(!outbox.sendings.empty());
    sender.cancelFile();
    outbox.drain(100);
    sender.onWritable();
    QTest::qWait(20);
    QVERIFY(!sender.progress().sendingFile);
    QCOMPARE(outbox.sendings.size(), 1U);
    QCOMPARE(failed.size() + finished.size(), 0);
}

void SenderTest::stopEndsEverything()
{
    FakeOutbox outbox(10);
    Sender sender(outbox);
    sender.startRepeat({{PayloadTemplate("x")}, SendTarget::all(), 1ms, 0});
    sender.startFile({file(countedBytes(1000)), SendTarget::all(), {}});
    sender.stop();
    QVERIFY(!sender.progress().repeating);
    QVERIFY(!sender.progress().sendingFile);
}

QTEST_GUILESS_MAIN(SenderTest)
#include "tst_sender.moc"
