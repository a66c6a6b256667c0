// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/textscan.h"

#include "journal/invalidcount.h"
#include "tests/support/stricttest.h"
#include "tests/unit/journal/randomstreams.h"
#include "text/decoder.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

Encoding encodingNamed(const QString &name)
{
    return Encoding::fromName(name).value();
}

/// Invalid bytes of the received streams, each decoded at once.
qint64 invalidIn(const RandomStreams::Streams &streams, const Encoding &encoding)
{
    qint64 sum = 0;
    for (const auto &[key, bytes] : streams.bytes()) {
        if (key.second == RecordKind::Received)
            sum += TextDecoder(encoding).countInvalid(bytes);
    }
    return sum;
}

void appendText(Journal &journal, PeerId peer, const QByteArray &bytes)
{
    (void)journal.append(RecordKind::Received, peer, wallClockNow(), bytes).value();
}

constexpr QByteArrayView gbkText = "\xC4\xE3\xBA\xC3\xA3\xAC\xCA\xC0\xBD\xE7\xA3\xA1\xD5\xE2\xCA\xC7\xD2\xBB\xB6\xCE"
                                   "\xD6\xD0\xCE\xC4\xCE\xC4\xB1\xBE\xA1\xA3\n";

} // namespace

/// The background count gives what decoding everything at once gives, whatever is changed meanwhile.
class TextScanTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void slicesGiveTheSameCount_data();
    void slicesGiveTheSameCount();
    void countsInTheBackground();
    void encodingChangedUnderWay();
    void restartsFromARecord();
    void cutCharacterBeforeTheRestart();
    void onlyReceivedBytesCount();
    void endOfStreamMakesPendingInvalid();
    void datagramCutIsInvalid();
    void hintsAtTheFittingEncoding();
    void hintSurvivesReadBoundaries();
    void destroyedUnderWay();
};

void TextScanTest::slicesGiveTheSameCount_data()
{
    QTest::addColumn<QString>("name");
    for (const Encoding &encoding : RandomStreams::encodings())
        QTest::addRow("%s", qUtf8Printable(encoding.name())) << encoding.name();
}

void TextScanTest::slicesGiveTheSameCount()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, 21, true);
    InvalidCount count(journal.reader(), encodingNamed(name), RecordId(0));
    for (int round = 0; round < 30; ++round) {
        streams.append(20, 50);
        while (count.advance(streams.random().bounded(1, 200))) {
        }
    }
    QCOMPARE(toNumber(count.next()), journal.count());
    QCOMPARE(count.invalidBytes(), invalidIn(streams, encodingNamed(name)));
}

void TextScanTest::countsInTheBackground()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, 22, true);
    TextScan scan(journal.reader());
    QVERIFY(scan.isUpToDate());
    const QSignalSpy changed(&scan, &TextScan::changed);
    for (int round = 0; round < 20; ++round) {
        streams.append(200, 500);
        scan.advance();
        QVERIFY(round > 0 || !scan.isUpToDate());
    }
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), invalidIn(streams, {}));
    QVERIFY(!changed.isEmpty());
}

void TextScanTest::encodingChangedUnderWay()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, 23, true);
    streams.append(2000, 500);
    TextScan scan(journal.reader());
    for (const Encoding &encoding : RandomStreams::encodings())
        scan.setEncoding(encoding);
    scan.setEncoding(encodingNamed(u"GBK"_s));
    QCOMPARE(scan.invalidBytes(), 0);
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), invalidIn(streams, encodingNamed(u"GBK"_s)));
}

void TextScanTest::restartsFromARecord()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    TextScan scan(journal.reader());
    appendText(journal, PeerId(1), "a\xFF\xFF");
    scan.advance();
    QTRY_COMPARE(scan.invalidBytes(), 2);
    scan.restartFrom(RecordId(journal.count()));
    QCOMPARE(scan.invalidBytes(), 0);
    QVERIFY(scan.isUpToDate());
    appendText(journal, PeerId(1), "b\xFF");
    scan.advance();
    QTRY_COMPARE(scan.invalidBytes(), 1);
    scan.setEncoding(encodingNamed(u"ISO-8859-1"_s));
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), 0);
    scan.setEncoding({});
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), 1);
}

void TextScanTest::cutCharacterBeforeTheRestart()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    appendText(journal, PeerId(1), "\xE4\xBD");
    TextScan scan(journal.reader());
    scan.restartFrom(RecordId(1));
    appendText(journal, PeerId(1), "\xA0\xFF");
    scan.advance();
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), 1);
}

void TextScanTest::onlyReceivedBytesCount()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    (void)journal.append(RecordKind::Sent, PeerId(1), wallClockNow(), "\xFF\xFF").value();
    journal.appendEvent(EventKind::Note, PeerId(1), wallClockNow(), {u"\uFFFD"_s, {}, false, 0});
    TextScan scan(journal.reader());
    scan.setEncoding({});
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), 0);
}

void TextScanTest::endOfStreamMakesPendingInvalid()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    journal.addPeer({{}, {}, true});
    TextScan scan(journal.reader());
    appendText(journal, PeerId(1), "\xE4\xBD");
    appendText(journal, PeerId(2), "\xE4");
    scan.advance();
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), 0);
    journal.appendEvent(EventKind::WeFinished, PeerId(1), wallClockNow());
    journal.appendEvent(EventKind::PeerFinished, PeerId(1), wallClockNow());
    journal.appendEvent(EventKind::WeClosed, PeerId(1), wallClockNow());
    scan.advance();
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), 2);
}

void TextScanTest::datagramCutIsInvalid()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, false});
    TextScan scan(journal.reader());
    appendText(journal, PeerId(1), "\xE4\xBD");
    appendText(journal, PeerId(1), "\xA0");
    appendText(journal, PeerId(1), {});
    appendText(journal, PeerId(1), "\xE4\xBD\xA0");
    scan.advance();
    QTRY_VERIFY(scan.isUpToDate());
    QCOMPARE(scan.invalidBytes(), 3);
}

void TextScanTest::hintsAtTheFittingEncoding()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, false});
    TextScan scan(journal.reader());
    appendText(journal, PeerId(1), "plain");
    scan.advance();
    QTRY_VERIFY(scan.isUpToDate());
    QVERIFY(!scan.hint());
    appendText(journal, PeerId(1), gbkText.toByteArray());
    scan.advance();
    QTRY_VERIFY(scan.isUpToDate());
    QVERIFY(scan.hint());
    QCOMPARE(scan.hint()->name(), u"GBK"_s);
    scan.setEncoding(*scan.hint());
    QVERIFY(!scan.hint());
    QTRY_VERIFY(scan.isUpToDate());
    QVERIFY(!scan.hint());
    QCOMPARE(scan.invalidBytes(), 0);
}

void TextScanTest::hintSurvivesReadBoundaries()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    journal.addPeer({{}, {}, true});
    for (const char byte : gbkText)
        appendText(journal, PeerId(1), QByteArray(1, byte));
    TextScan scan(journal.reader());
    scan.setEncoding({});
    QTRY_VERIFY(scan.isUpToDate());
    QVERIFY(scan.hint());
    QCOMPARE(scan.hint()->name(), u"GBK"_s);
}

void TextScanTest::destroyedUnderWay()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    RandomStreams::Streams streams(journal, 24, true);
    streams.append(2000, 500);
    for (int i = 0; i < 50; ++i) {
        TextScan scan(journal.reader());
        scan.setEncoding(encodingNamed(i % 2 == 0 ? u"GBK"_s : u"UTF-16LE"_s));
    }
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TextScanTest)
#include "tst_textscan.moc"
