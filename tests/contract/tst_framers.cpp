// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/framer.h"

#include "tests/support/stricttest.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 20260201;
constexpr int rounds = 200;

/// Bytes that mean something to at least one framer come often.
QByteArray randomStream(QRandomGenerator &random)
{
    static const QByteArray alphabet("ab\r\n\0\x01\x02\x03\xff", 9);
    QByteArray stream(random.bounded(200), Qt::Uninitialized);
    std::generate(stream.begin(), stream.end(), [&] { return alphabet[random.bounded(int(alphabet.size()))]; });
    return stream;
}

QList<QByteArray> randomSplit(QByteArrayView stream, QRandomGenerator &random)
{
    QList<QByteArray> parts;
    const int longest = random.bounded(2) == 0 ? 3 : 60;
    while (!stream.isEmpty()) {
        const auto length = std::min<qsizetype>(random.bounded(longest), stream.size());
        parts.append(stream.first(length).toByteArray());
        stream = stream.sliced(length);
    }
    return parts;
}

/// Collects the messages of a framer.
class Cut
{
public:
    explicit Cut(const QString &spec)
        : framer(makeFramer(FramingConfig::fromSpec(spec).value()))
    {}

    void feed(QByteArrayView bytes) { framer->feed(bytes, {}, m_note); }
    void finish() { framer->finish(m_note); }

    std::unique_ptr<Framer> framer;
    QList<Message> messages;

private:
    MessageHandler m_note = [this](const Message &message) { messages.append(message); };
};

QList<Message> cutWhole(const QString &spec, QByteArrayView stream)
{
    Cut cut(spec);
    cut.feed(stream);
    cut.finish();
    return cut.messages;
}

} // namespace

/// What every framer promises, whatever it looks for.
class FramersTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void messagesJoinedAreTheStream_data() { rows(); }
    void messagesJoinedAreTheStream();
    void anySplitGivesTheSameMessages_data() { rows(); }
    void anySplitGivesTheSameMessages();
    void stateIsAllThatIsRemembered_data() { rows(); }
    void stateIsAllThatIsRemembered();
    void underWayIsWhatIsNotToldYet_data() { rows(); }
    void underWayIsWhatIsNotToldYet();
    void finishBeginsAnew_data() { rows(); }
    void finishBeginsAnew();
    void contentStaysWithinTheLimit_data() { rows(); }
    void contentStaysWithinTheLimit();

private:
    static void rows();
};

void FramersTest::rows()
{
    QTest::addColumn<QString>("spec");
    for (const auto &spec : {u"none"_s,
                             u"line"_s,
                             u"line,limit=1"_s,
                             u"line,limit=5"_s,
                             u"delimiter:0a"_s,
                             u"delimiter:0d0a"_s,
                             u"delimiter:616161,limit=4"_s,
                             u"delimiter:6162616261ff,limit=1"_s,
                             u"fixed:1"_s,
                             u"fixed:7"_s,
                             u"fixed:1000"_s,
                             u"length:1"_s,
                             u"length:1,limit=2"_s,
                             u"length:2be,limit=600"_s,
                             u"length:2le,offset=1"_s,
                             u"length:3be,offset=1"_s,
                             u"length:3le"_s,
                             u"length:4le,adjust=-4"_s,
                             u"length:8,offset=3,adjust=2"_s,
                             u"length:1,offset=2,adjust=-3,limit=200"_s,
                             u"gap:10"_s,
                             u"gap:10,limit=3"_s})
        QTest::newRow(qUtf8Printable(spec)) << spec;
}

void FramersTest::messagesJoinedAreTheStream()
{
    QFETCH(const QString, spec);
    QRandomGenerator random(seed);
    for (int round = 0; round < rounds; ++round) {
        const QByteArray stream = randomStream(random);
        quint64 end = 0;
        for (const Message &message : cutWhole(spec, stream)) {
            QCOMPARE(message.offset, end);
            QVERIFY(message.length > 0 || stream.isEmpty());
            QVERIFY(quint64(message.headBytes) + message.tailBytes <= message.length);
            QVERIFY(message.state != MessageState::UnderWay);
            end = message.end();
        }
        QCOMPARE(end, quint64(stream.size()));
    }
}

void FramersTest::anySplitGivesTheSameMessages()
{
    QFETCH(const QString, spec);
    if (spec == u"none"_s)
        return; // there the split is the framing
    QRandomGenerator random(seed);
    for (int round = 0; round < rounds; ++round) {
        const QByteArray stream = randomStream(random);
        Cut cut(spec);
        for (const QByteArray &part : randomSplit(stream, random))
            cut.feed(part);
        cut.finish();
        QCOMPARE(cut.messages, cutWhole(spec, stream));
    }
}

void FramersTest::stateIsAllThatIsRemembered()
{
    QFETCH(const QString, spec);
    QRandomGenerator random(seed);
    for (int round = 0; round < rounds; ++round) {
        const QList<QByteArray> parts = randomSplit(randomStream(random), random);
        Cut one(spec);
        Cut many(spec);
        for (const QByteArray &part : parts) {
            one.feed(part);
            const FramerState state = many.framer->state();
            many.framer = makeFramer(FramingConfig::fromSpec(spec).value());
            many.framer->resume(state);
            many.feed(part);
            QCOMPARE(many.framer->state(), one.framer->state());
        }
        one.finish();
        many.finish();
        QCOMPARE(many.messages, one.messages);
    }
}

void FramersTest::underWayIsWhatIsNotToldYet()
{
    QFETCH(const QString, spec);
    QRandomGenerator random(seed);
    for (int round = 0; round < rounds; ++round) {
        Cut cut(spec);
        quint64 fed = 0;
        for (const QByteArray &part : randomSplit(randomStream(random), random)) {
            cut.feed(part);
            fed += quint64(part.size());
            const Message open = cut.framer->underWay();
            QCOMPARE(open.offset, cut.messages.isEmpty() ? 0 : cut.messages.constLast().end());
            QCOMPARE(open.end(), fed);
            QVERIFY(open.state == MessageState::UnderWay || open.state == MessageState::Unframed);
        }
        const Message open = cut.framer->underWay();
        const qsizetype told = cut.messages.size();
        cut.finish();
        QCOMPARE(cut.messages.size(), told + (open.length > 0 ? 1 : 0));
        if (open.length > 0)
            QCOMPARE(cut.messages.constLast().length, open.length);
    }
}

void FramersTest::finishBeginsAnew()
{
    QFETCH(const QString, spec);
    QRandomGenerator random(seed);
    for (int round = 0; round < rounds; ++round) {
        const QByteArray first = randomStream(random);
        const QByteArray second = randomStream(random);
        Cut cut(spec);
        cut.feed(first);
        cut.finish();
        QCOMPARE(cut.framer->state(), FramerState::startingAt(quint64(first.size())));
        cut.messages.clear();
        cut.feed(second);
        cut.finish();
        QList<Message> expected = cutWhole(spec, second);
        for (Message &message : expected)
            message.offset += quint64(first.size());
        QCOMPARE(cut.messages, expected);
    }
}

void FramersTest::contentStaysWithinTheLimit()
{
    QFETCH(const QString, spec);
    const FramingConfig config = FramingConfig::fromSpec(spec).value();
    const auto limit = quint64(config.kind == FramingKind::Fixed ? config.fixedBytes : config.limit);
    QRandomGenerator random(seed);
    for (int round = 0; round < rounds; ++round) {
        for (const Message &message : cutWhole(spec, randomStream(random))) {
            QVERIFY(message.contentLength() <= limit);
            QVERIFY(message.state != MessageState::LimitExceeded || message.contentLength() == limit);
        }
    }
}

QTEST_GUILESS_MAIN(FramersTest)
#include "tst_framers.moc"
