// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/filesender.h"

#include "tests/support/stricttest.h"
#include "tests/unit/send/fakeoutbox.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <utility>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The rest of it is in tst_sender.cpp.
class TestFileSender : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void theHeaderGoesFirst_data();
    void theHeaderGoesFirst();
    void aHeaderWaitsForRoom();
    void aFileThatIsTooLongForItsHeaderIsRefused();
    void whatIsAddedMeanwhileStaysOut();
    void whatIsCutMeanwhileIsTold();
    void smallBlocksLeaveOthersTheirTurn();
    void whoComesLaterGetsNoPartOfIt();
    void whoMissesABlockGetsNoMoreOfIt();
    void ofSeveralThatAreNamedTheOthersGetItWhole();
    void whatIsOnlySlowIsWaitedFor();
    void whatWaitsIsNotTakenForSent();
    void pausesAndGoesOn();
    void keepsToItsRate();
    void aSlowRateMakesSmallWrites();

private:
    QString file(const QByteArray &content);

    QTemporaryDir m_folder;
};

QString TestFileSender::file(const QByteArray &content)
{
    QFile file(m_folder.filePath(u"文件 1.bin"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
    return file.fileName();
}

void TestFileSender::theHeaderGoesFirst_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("length") << QByteArray::fromHex("00000005");
    QTest::newRow("lengthle") << QByteArray::fromHex("05000000");
    const QByteArray json = R"({"filename":"\u6587\u4ef6 1.bin","filesize":5})" + QByteArray();
    QTest::newRow("json") << QByteArray::fromHex("0000002e") + json;
    QTest::newRow("jsonle") << QByteArray::fromHex("2e000000") + json;
}

void TestFileSender::theHeaderGoesFirst()
{
    QFETCH(QByteArray, header);
    FakeOutbox outbox;
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    const FileFraming framing = FileFraming::fromSpec(QString::fromLatin1(QTest::currentDataTag())).value();
    sender.start({file("hello"), SendTarget::all(), framing, 2});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.sendings.front().bytes, header);
    QCOMPARE(outbox.allBytes(), header + "hello");
    QCOMPARE(outbox.sendings.size(), 4U);
    QCOMPARE(sender.sent(), 5);
}

void TestFileSender::aHeaderWaitsForRoom()
{
    FakeOutbox outbox(4);
    outbox.queued = 2;
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    QSignalSpy progressed(&sender, &FileSender::progressed);
    sender.start({file("abc"), SendTarget::all(), {FileFramingKind::Length}});
    QTRY_VERIFY(!progressed.isEmpty());
    QVERIFY(outbox.sendings.empty());
    outbox.drain(2);
    sender.resume();
    QTRY_COMPARE(outbox.sendings.size(), 1U);
    outbox.drain(4);
    sender.resume();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.allBytes(), QByteArray::fromHex("00000003") + "abc");
}

void TestFileSender::aFileThatIsTooLongForItsHeaderIsRefused()
{
    FakeOutbox outbox;
    FileSender sender(outbox);
    QSignalSpy failed(&sender, &FileSender::failed);
    const QString path = file({});
    QVERIFY(QFile::resize(path, qint64(1) << 32)); // no disk: it is a hole
    sender.start({path, SendTarget::all(), {FileFramingKind::Length}});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::FileTooLong);
    QVERIFY(!sender.isActive());
    QVERIFY(outbox.sendings.empty());
}

void TestFileSender::whatIsAddedMeanwhileStaysOut()
{
    FakeOutbox outbox(4);
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    const QString path = file("12345678");
    sender.start({path, SendTarget::all(), {}, 4});
    QTRY_COMPARE(outbox.sendings.size(), 1U);
    QFile longer(path);
    QVERIFY(longer.open(QIODevice::Append) && longer.write("more") == 4);
    longer.close();
    outbox.cap = 100;
    sender.resume();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.allBytes(), QByteArray("12345678"));
}

void TestFileSender::whatIsCutMeanwhileIsTold()
{
    FakeOutbox outbox(4);
    FileSender sender(outbox);
    QSignalSpy failed(&sender, &FileSender::failed);
    const QString path = file("12345678");
    sender.start({path, SendTarget::all(), {}, 4});
    QTRY_COMPARE(outbox.sendings.size(), 1U);
    QVERIFY(QFile::resize(path, 4));
    outbox.cap = 100;
    sender.resume();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::FileChanged);
}

void TestFileSender::smallBlocksLeaveOthersTheirTurn()
{
    FakeOutbox outbox;
    FileSender sender(outbox);
    const qint64 size = 1'000'000;
    qint64 sentInATurn = 0;
    connect(&sender, &FileSender::progressed, &sender, [&] {
        if (std::exchange(sentInATurn, sender.sent()) == 0)
            sender.cancel();
    });
    sender.start({file(QByteArray(size, 'x')), SendTarget::all(), {}, 1});
    QTRY_VERIFY(!sender.isActive());
    QVERIFY(sentInATurn > 0);
    QVERIFY(sentInATurn < size);
}

void TestFileSender::whoComesLaterGetsNoPartOfIt()
{
    FakeOutbox outbox(4);
    outbox.present = {PeerId(1)};
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    sender.start({file("12345678"), SendTarget::all(), {}, 4});
    QTRY_COMPARE(outbox.sendings.size(), 1U);
    outbox.present.append(PeerId(2));
    outbox.drain(4);
    sender.resume();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.sendings.size(), 2U);
    for (const FakeOutbox::Sending &sending : outbox.sendings)
        QCOMPARE(sending.target, SendTarget::allOf({PeerId(1)}));
    QVERIFY(outbox.leavings.empty());
}

void TestFileSender::whoMissesABlockGetsNoMoreOfIt()
{
    FakeOutbox outbox(4);
    outbox.present = {PeerId(1), PeerId(2)};
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    sender.start({file("123456789"), SendTarget::all(), {}, 4});
    QTRY_COMPARE(outbox.sendings.size(), 1U);
    outbox.present = {PeerId(1)};
    outbox.drain(4);
    sender.resume();
    QTRY_COMPARE(outbox.sendings.size(), 2U);
    outbox.present = {PeerId(1), PeerId(2)}; // it reads again: what came now would hide the gap
    outbox.drain(4);
    sender.resume();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.sendings.front().target, SendTarget::allOf({PeerId(1), PeerId(2)}));
    QCOMPARE(outbox.sendings.back().target, SendTarget::allOf({PeerId(1)}));
    QCOMPARE(outbox.leavings, std::vector({FakeOutbox::Leaving{PeerId(2), 5, 2}}));
}

void TestFileSender::ofSeveralThatAreNamedTheOthersGetItWhole()
{
    FakeOutbox outbox(4);
    outbox.present = {PeerId(1), PeerId(2), PeerId(3)};
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    sender.start({file("12345678"), {SendTarget::Kind::Peers, {PeerId(1), PeerId(3)}, {}}, {}, 4});
    QTRY_COMPARE(outbox.sendings.size(), 1U);
    outbox.present = {PeerId(2), PeerId(3)}; // as when it resets
    outbox.drain(4);
    sender.resume();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.sendings.front().target, SendTarget::allOf({PeerId(1), PeerId(3)}));
    QCOMPARE(outbox.sendings.back().target, SendTarget::allOf({PeerId(3)}));
    outbox.drain(4);
    sender.start({file("1234"), SendTarget::peer(PeerId(2)), {}, 4});
    QTRY_COMPARE(outbox.sendings.back().target, SendTarget::peer(PeerId(2)));
}

void TestFileSender::whatIsOnlySlowIsWaitedFor()
{
    FakeOutbox outbox(4);
    outbox.queued = 2;
    outbox.present = {PeerId(1), PeerId(2)};
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    QSignalSpy progressed(&sender, &FileSender::progressed);
    sender.start({file("abc"), SendTarget::all(), {FileFramingKind::Length}});
    outbox.present = {PeerId(1)}; // the other has no room for the header
    QTRY_VERIFY(!progressed.isEmpty());
    QVERIFY(outbox.sendings.empty() && outbox.leavings.empty());
    outbox.present = {PeerId(1), PeerId(2)};
    outbox.cap = 100;
    sender.resume();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.sendings.back().target, SendTarget::allOf({PeerId(1), PeerId(2)}));
}

void TestFileSender::whatWaitsIsNotTakenForSent()
{
    FakeOutbox outbox(100);
    outbox.present = {PeerId(1), PeerId(2)};
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    sender.start({file("12345678"), SendTarget::all(), {}, 4});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(sender.sent(), 8);
    QCOMPARE(sender.waiting(), 4); // of each
    QSignalSpy progressed(&sender, &FileSender::progressed);
    outbox.drain(8);
    QTRY_VERIFY(!progressed.isEmpty());
    QCOMPARE(sender.waiting(), 0);
    sender.start({file("12345678"), SendTarget::all(), {}, 4});
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(sender.waiting() > 0);
    sender.cancel(); // the connection is closed
    QCOMPARE(sender.waiting(), 0);
}

void TestFileSender::pausesAndGoesOn()
{
    FakeOutbox outbox(qsizetype(1) << 40);
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    sender.setPaused(true); // there is nothing to pause
    QVERIFY(!sender.isPaused());
    sender.start({file(QByteArray(100'000, 'x')), SendTarget::all(), {}, 1000, 1'000'000});
    QTRY_VERIFY(outbox.sendings.size() > 5);
    sender.setPaused(true);
    QVERIFY(sender.isPaused());
    const size_t sent = outbox.sendings.size();
    sender.resume(); // of the outbox
    QTest::qWait(30);
    QCOMPARE(outbox.sendings.size(), sent);
    QCOMPARE(finished.size(), 0);
    sender.setPaused(false);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outbox.allBytes().size(), 100'000);
    QVERIFY(!sender.isPaused());
}

void TestFileSender::keepsToItsRate()
{
    FakeOutbox outbox(qsizetype(1) << 40);
    FileSender sender(outbox);
    QSignalSpy finished(&sender, &FileSender::finished);
    QElapsedTimer timer;
    timer.start();
    sender.start({file(QByteArray(200'000, 'x')), SendTarget::all(), {}, 1000, 400'000});
    QTRY_COMPARE(finished.size(), 1);
    // The last block waits for all before it. A loaded machine may be slower, never faster than by what is made up for.
    QVERIFY2(timer.elapsed() >= 380, QByteArray::number(timer.elapsed()).constData());
    QCOMPARE(outbox.sendings.size(), 200U);
}

void TestFileSender::aSlowRateMakesSmallWrites()
{
    FakeOutbox outbox(qsizetype(1) << 40);
    FileSender sender(outbox);
    sender.start({file(QByteArray(200'000, 'x')), SendTarget::all(), {}, 0, 2000});
    QTRY_VERIFY(outbox.sendings.size() >= 2);
    QCOMPARE(outbox.sendings.front().bytes.size(), 100);
    sender.cancel();
}

QTEST_GUILESS_MAIN(TestFileSender)
#include "tst_filesender.moc"
