// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decodersearch.h"

#include "journal/streamtext.h"
#include "tests/support/stricttest.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Whoever has no time to go back to where a stream begins.
class DecoderSearchTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsFarIsGuessedWithoutGoingThere_data();
    void whatIsFarIsGuessedWithoutGoingThere();
    void whatIsNearIsNoGuess_data();
    void whatIsNearIsNoGuess();
    void checkpointsAreBounded();
};

namespace {

/// A journal with one stream, of which each record has so many bytes.
void fillStream(Journal &journal, const QByteArray &stream, qsizetype chunk)
{
    journal.addPeer({{}, {}, true});
    for (qsizetype i = 0; i < stream.size(); i += chunk) {
        const QByteArrayView bytes = QByteArrayView(stream).sliced(i, std::min(chunk, stream.size() - i));
        (void)journal.append(RecordKind::Received, PeerId(1), wallClockNow(), bytes).value();
    }
}

} // namespace

void DecoderSearchTest::whatIsFarIsGuessedWithoutGoingThere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<char32_t>("guess");
    QTest::newRow("Chinese in GBK") << u"GBK"_s << QByteArray("a") << QByteArray("\xC4\xE3\xBA\xC3") << U'你';
    // Half a character further, they are more common ones.
    QTest::newRow("what looks like another text") << u"GBK"_s << QByteArray("a") << QByteArray("\xFE\xB0") << U'剥';
    QTest::newRow("Korean") << u"EUC-KR"_s << QByteArray("a") << QByteArray("\xB0\xA1\xB3\xAA") << U'가';
    QTest::newRow("Japanese, stateful") << u"ISO-2022-JP"_s << QByteArray("\x1B$B") << QByteArray("$\"") << U'$';
}

/// The window never goes over more than it has patience for, and the exact text comes from elsewhere.
void DecoderSearchTest::whatIsFarIsGuessedWithoutGoingThere()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, piece);
    QFETCH(char32_t, guess);
    constexpr qsizetype chunk = 60'000;
    constexpr qsizetype patience = 100'000;
    const Encoding encoding = Encoding::fromName(name).value();
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    fillStream(journal, begin + piece.repeated(2'000'000 / piece.size()), chunk);
    const RecordId last{journal.count() - 1};
    StreamText text(journal.reader(), encoding);
    text.setPatience(patience);

    const ChunkText guessed = text.decode(last);
    QVERIFY(guessed.isGuess);
    QVERIFY(text.patience().value() <= 0);
    QVERIFY(text.patience().value() > -chunk - 1024); // the one under way when it was used up
    QVERIFY(std::ranges::any_of(guessed.units, [=](const DecodedUnit &unit) { return unit.codePoint == guess; }));
    const auto search = text.search(last);
    QSignalSpy finished(search.get(), &SlicedJob::finished);
    QTRY_COMPARE(finished.size(), 1);

    text.setPatience(0);
    const ChunkText found = text.decode(last);
    QVERIFY(!found.isGuess);
    StreamText exact(journal.reader(), encoding);
    QVERIFY(found.units == exact.decode(last).units);
    for (const RecordId id : {RecordId(3), RecordId(11), RecordId(20)}) {
        text.setPatience(4 * chunk); // to a checkpoint and back
        const ChunkText passed = text.decode(id);
        QVERIFY(!passed.isGuess);
        QVERIFY(passed.units == exact.decode(id).units);
    }
}

void DecoderSearchTest::whatIsNearIsNoGuess_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("UTF-8") << u"UTF-8"_s << QByteArray("\xE4\xBD\xA0");
    QTest::newRow("UTF-16LE") << u"UTF-16LE"_s << QByteArray("\x60\x4F");
    QTest::newRow("UTF-32LE") << u"UTF-32LE"_s << QByteArray("\x60\x4F\0\0", 4);
    QTest::newRow("Latin-1") << u"ISO-8859-1"_s << QByteArray("\xE4");
    QTest::newRow("lines of GBK") << u"GBK"_s << QByteArray("\xC4\xE3\xBA\xC3").repeated(30) + '\n';
    QTest::newRow("zeros as GBK") << u"GBK"_s << QByteArray(1, '\0');
}

void DecoderSearchTest::whatIsNearIsNoGuess()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, piece);
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    fillStream(journal, piece.repeated(1'000'000 / piece.size()), 1001);
    StreamText text(journal.reader(), Encoding::fromName(name).value());
    text.setPatience(0);
    for (quint64 id = journal.count(); id > 0; --id)
        QVERIFY(!text.decode(RecordId(id - 1)).isGuess);
}

void DecoderSearchTest::checkpointsAreBounded()
{
    DecoderStates states{Encoding()};
    const auto kept = [&states](quint64 count) {
        quint64 sum = 0;
        for (quint64 i = 0; i < count; ++i)
            sum += states.after(RecordId(i)) ? 1 : 0;
        return sum;
    };
    constexpr quint64 most = DecoderStates::mostCheckpoints;
    for (quint64 i = 0; i < most; ++i)
        states.keep(RecordId(i), TextDecoder());
    QCOMPARE(kept(most), most);
    states.keep(RecordId(most), TextDecoder());
    QCOMPARE(kept(most + 1), most / 2 + 1);
}

QTEST_GUILESS_MAIN(DecoderSearchTest)
#include "tst_decodersearch.moc"
