// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/widelineframer.h"

#include "tests/support/stricttest.h"
#include "tests/unit/framing/framedtext.h"
#include "text/encoder.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

FramingConfig lines(const Encoding &encoding, qint64 limit = FramingConfig::defaultLimit)
{
    FramingConfig config;
    config.kind = FramingKind::Line;
    config.limit = limit;
    config.codeUnit = CodeUnit::of(encoding);
    return config;
}

QByteArrayList inPiecesOf(qsizetype bytes, const QByteArray &stream)
{
    QByteArrayList pieces;
    for (qsizetype at = 0; at < stream.size(); at += bytes)
        pieces.append(stream.sliced(at, std::min(bytes, stream.size() - at)));
    return pieces;
}

QByteArray encoded(const QString &text, const Encoding &encoding)
{
    return encodeText(text, encoding).value();
}

} // namespace

/// Lines of texts whose characters have two or four bytes.
class WideLineFramerTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void codeUnits_data();
    void codeUnits();
    void cutsByCodeUnits_data();
    void cutsByCodeUnits();
    void bytesOfALineEndInOtherCharacters();
    void halfAUnitAtTheEnd();
    void neverCutsAUnitAtTheLimit();
    void nextStreamBeginsAnew();
};

void WideLineFramerTest::codeUnits_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("isBigEndian");
    QTest::newRow("UTF-8") << u"UTF-8"_s << 1 << true;
    QTest::newRow("GBK") << u"GBK"_s << 1 << true;
    QTest::newRow("UTF-16LE") << u"UTF-16LE"_s << 2 << false;
    QTest::newRow("UTF-16BE") << u"UTF-16BE"_s << 2 << true;
    QTest::newRow("UTF-32LE") << u"UTF-32LE"_s << 4 << false;
    QTest::newRow("UTF-32BE") << u"UTF-32BE"_s << 4 << true;
}

void WideLineFramerTest::codeUnits()
{
    QFETCH(const QString, encoding);
    const CodeUnit unit = CodeUnit::of(Encoding::fromName(encoding).value());
    QTEST(unit.bytes, "bytes");
    QTEST(unit.byteOrder == ByteOrder::BigEndian, "isBigEndian");
}

void WideLineFramerTest::cutsByCodeUnits_data()
{
    QTest::addColumn<QString>("encoding");
    for (const QString &name : {u"UTF-16LE"_s, u"UTF-16BE"_s, u"UTF-32LE"_s, u"UTF-32BE"_s})
        QTest::newRow(qPrintable(name)) << name;
}

/// The lines are those of the text, however its bytes come.
void WideLineFramerTest::cutsByCodeUnits()
{
    QFETCH(const QString, encoding);
    const Encoding wide = Encoding::fromName(encoding).value();
    const QStringList content{u"你好"_s, u"a"_s, u""_s, u"\U0001F600"_s, u""_s, u"上海"_s};
    const QStringList ends{u"\r\n"_s, u"\n"_s, u"\r"_s, u"\r\n"_s, u"\n"_s, u""_s};
    QByteArray stream;
    QStringList expected;
    for (qsizetype i = 0; i < content.size(); ++i) {
        stream += encoded(content[i], wide) + encoded(ends[i], wide);
        expected += QString(u'<' % printable(encoded(content[i], wide)) % u'>' % printable(encoded(ends[i], wide)));
    }
    expected.last() += u"!unfinished"_s;
    for (const qsizetype bytes : {1, 2, 3, 5, 7, 1000})
        QCOMPARE(cutAll(lines(wide), inPiecesOf(bytes, stream)), expected);
}

void WideLineFramerTest::bytesOfALineEndInOtherCharacters()
{
    const QByteArray stream = encoded(u"\u4E0A\u0A0A\u0D0D\u0A00\u0D00"_s, Encoding::fromName(u"UTF-16LE").value());
    QCOMPARE(cutAll(lines(Encoding::fromName(u"UTF-16LE").value()), {stream}).size(), 1);
}

void WideLineFramerTest::halfAUnitAtTheEnd()
{
    const FramingConfig config = lines(Encoding::fromName(u"UTF-16LE").value());
    QCOMPARE(cutAll(config, {QByteArray("a\0\r\0", 4)}), QStringList{u"<a\\x00>\\r\\x00"_s});
    QCOMPARE(cutAll(config, {QByteArray("a\0\r\0\n", 5)}), QStringList{u"<a\\x00\\r\\x00\\n>!unfinished"_s});
}

void WideLineFramerTest::neverCutsAUnitAtTheLimit()
{
    const Encoding wide = Encoding::fromName(u"UTF-16BE").value();
    const QByteArray stream = encoded(u"abcd\n"_s, wide);
    const QStringList expected{u"<\\x00a\\x00b>!limit"_s, u"<\\x00c\\x00d>\\x00\\n"_s};
    for (const qsizetype bytes : {1, 3, 100})
        QCOMPARE(cutAll(lines(wide, 5), inPiecesOf(bytes, stream)), expected);
    QCOMPARE(cutAll(lines(wide, 1), {stream}).size(), 4);
}

/// As with datagrams: one that is cut short says nothing about where the units of the next one are.
void WideLineFramerTest::nextStreamBeginsAnew()
{
    WideLineFramer framer({2, ByteOrder::LittleEndian}, 100);
    QList<Message> messages;
    const MessageHandler note = [&messages](const Message &message) { messages.append(message); };
    framer.feed("abc", {}, note);
    framer.finish(note);
    framer.feed(QByteArray("a\0\n\0", 4), {}, note);
    QCOMPARE(messages, (QList<Message>{{0, 3, 0, 0, MessageState::Unfinished}, {3, 4, 0, 2, MessageState::Complete}}));
}

QTEST_GUILESS_MAIN(WideLineFramerTest)
#include "tst_widelineframer.moc"
