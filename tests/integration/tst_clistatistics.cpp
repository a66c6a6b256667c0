// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/stricttest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUdpSocket>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace CliHelpers;

namespace {

/// Seconds since the beginning of the minute in a time of a record, "2026-01-31T01:05:00.123456789Z".
double secondsIn(const QString &time)
{
    return time.section(u':', -1).chopped(1).toDouble();
}

/// The times between the received records of a JSON Lines output, of less than a minute.
std::vector<double> intervalsIn(const QByteArray &lines)
{
    std::vector<double> times;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value("dir"_L1) == "rx"_L1)
            times.push_back(secondsIn(object.value("t"_L1).toString()));
    }
    std::vector<double> intervals;
    for (std::size_t i = 1; i < times.size(); ++i)
        intervals.push_back(std::fmod(times[i] - times[i - 1] + 60, 60));
    return intervals;
}

bool isNear(const QJsonValue &value, double expected)
{
    return std::abs(value.toDouble(-1) - expected) < 1e-6;
}

QJsonObject sequenceFigures(int checked, int missing, int gaps, int repeated, int reordered, int tooShort)
{
    return {{"checked"_L1, checked},   {"missing"_L1, missing},     {"gaps"_L1, gaps},        {"restarts"_L1, 0},
            {"repeated"_L1, repeated}, {"reordered"_L1, reordered}, {"tooShort"_L1, tooShort}};
}

} // namespace

/// What the terminal program measures, and writes with --stats-json.
class CliStatisticsTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatANetworkDoesToNumbers();
    void followsNumbersOverTheirEnd_data();
    void followsNumbersOverTheirEnd();
    void tellsRatesAndTimes();
    void measuresMessagesOfAStream();
    void tellsNothingOfWhatDidNotCome();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"stats.json"_s); }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(contentOf(path())).object(); }

    /// Runs the program until it has \p count datagrams of a sender with a counter in each.
    void receiveNumbers(const QString &field, const QStringList &sender);

    QTemporaryDir m_folder;
};

void CliStatisticsTest::receiveNumbers(const QString &field, const QStringList &sender)
{
    ForeignProcess program;
    program.startCli(udp(
        {u"--stats-json"_s, path(), u"--sequence"_s, field, u"--exit-after"_s, QString::number(sender.size() - 2)}));
    QTRY_VERIFY(program.port() > 0);
    ForeignProcess counter;
    counter.startPeer(u"udp_counter.py"_s, QStringList{u"127.0.0.1"_s, QString::number(program.port())} + sender);
    QTRY_COMPARE(counter.exitCode(), 0);
    QTRY_COMPARE(program.exitCode(), 0);
}

void CliStatisticsTest::findsWhatANetworkDoesToNumbers()
{
    receiveNumbers(u"4le,offset=2"_s,
                   {u"<2xI"_s, u"0"_s, u"100"_s, u"101"_s, u"104"_s, u"103"_s, u"104"_s, u"-"_s, u"105"_s, u"110"_s});
    // 102 and 106 to 109 are missing, 103 was late, 104 came twice.
    QJsonObject expected = sequenceFigures(7, 5, 2, 1, 1, 1);
    QCOMPARE(json().value("peers"_L1)[0]["sequence"_L1].toObject(), expected);
    expected.insert("field"_L1, u"4le,offset=2"_s);
    QCOMPARE(json().value("sequence"_L1).toObject(), expected);
}

void CliStatisticsTest::followsNumbersOverTheirEnd_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("last");
    QTest::newRow("1 byte") << u"1"_s << u"B"_s << u"255"_s;
    QTest::newRow("2 bytes, big endian") << u"2be"_s << u"!H"_s << u"65535"_s;
    QTest::newRow("4 bytes, little endian") << u"4le"_s << u"<I"_s << u"4294967295"_s;
    QTest::newRow("8 bytes, big endian") << u"8be"_s << u"!Q"_s << u"18446744073709551615"_s;
}

void CliStatisticsTest::followsNumbersOverTheirEnd()
{
    QFETCH(const QString, field);
    QFETCH(const QString, form);
    QFETCH(const QString, last);
    receiveNumbers(field, {form, u"0"_s, last, u"0"_s, u"2"_s});
    QJsonObject expected = sequenceFigures(3, 1, 1, 0, 0, 0);
    expected.insert("field"_L1, field);
    QCOMPARE(json().value("sequence"_L1).toObject(), expected);
}

void CliStatisticsTest::tellsRatesAndTimes()
{
    ForeignProcess program;
    program.startCli(udp({u"--stats-json"_s, path(), u"--exit-after"_s, u"9"_s, u"--format"_s, u"jsonl"_s}));
    QTRY_VERIFY(program.port() > 0);
    ForeignProcess counter;
    counter.startPeer(u"udp_counter.py"_s,
                      QStringList{u"127.0.0.1"_s, QString::number(program.port()), u"!I"_s, u"20"_s} +
                          QStringList(9, u"7"_s));
    QTRY_COMPARE(program.exitCode(), 0);
    const std::vector<double> intervals = intervalsIn(program.out());
    QCOMPARE(intervals.size(), 8U);
    double sum = 0;
    double squares = 0;
    for (const double interval : intervals)
        sum += interval;
    for (const double interval : intervals)
        squares += (interval - sum / 8) * (interval - sum / 8);
    for (const QJsonValue &figures : {QJsonValue(json()), json().value("peers"_L1)[0]}) {
        const QJsonObject told = figures["intervals"_L1].toObject();
        QCOMPARE(told.value("count"_L1).toInt(), 8);
        QVERIFY(isNear(told.value("min"_L1), *std::min_element(intervals.begin(), intervals.end())));
        QVERIFY(isNear(told.value("max"_L1), *std::max_element(intervals.begin(), intervals.end())));
        QVERIFY(isNear(told.value("last"_L1), intervals.back()));
        QVERIFY(isNear(told.value("mean"_L1), sum / 8));
        QVERIFY(isNear(told.value("deviation"_L1), std::sqrt(squares / 8)));
        const QJsonObject received = figures["rx"_L1].toObject();
        QCOMPARE(received.value("messages"_L1).toInt(), 9);
        const double seconds = json().value("seconds"_L1).toDouble();
        const double average = received["bytesPerSecond"_L1]["average"_L1].toDouble();
        QVERIFY(average >= 36 / std::max(seconds, 1.0) * 0.99);
        QVERIFY(average <= received["bytesPerSecond"_L1]["peak"_L1].toDouble());
        const int peak = received["messagesPerSecond"_L1]["peak"_L1].toInt();
        QVERIFY(peak >= 1 && peak <= 9);
        QCOMPARE(received["bytesPerSecond"_L1]["peak"_L1].toInt(), peak * 4);
    }
    QCOMPARE(json().value("tx"_L1)["messagesPerSecond"_L1]["peak"_L1].toInt(-1), 0);
    QVERIFY(!json().contains("sequence"_L1));
    QCOMPARE(json().value("lostEvents"_L1).toInt(-1), 0);
}

void CliStatisticsTest::measuresMessagesOfAStream()
{
    ForeignProcess program;
    program.setInputFile(u"/dev/null"_s);
    program.startCli(server({u"--stats-json"_s, path(), u"--framing"_s, u"line"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    peer.write("a\nbb\nccc\nunfinished");
    peer.disconnectFromHost();
    QTRY_COMPARE(program.exitCode(), 0);
    for (const QJsonValue &figures : {QJsonValue(json()), json().value("peers"_L1)[0]}) {
        QCOMPARE(figures["rx"_L1]["messages"_L1].toInt(), 4);
        QCOMPARE(figures["rx"_L1]["bytes"_L1].toInt(), 19);
        QCOMPARE(figures["intervals"_L1]["count"_L1].toInt(), 3);
    }
    QCOMPARE(json().value("messages"_L1)["rx"_L1].toInt(), 4);
    QCOMPARE(json().value("messages"_L1)["unfinished"_L1].toInt(), 1);
}

void CliStatisticsTest::tellsNothingOfWhatDidNotCome()
{
    ForeignProcess program;
    program.startCli(udp({u"--stats-json"_s, path(), u"--timeout"_s, u"0.01"_s}));
    QTRY_VERIFY(program.hasEnded());
    QCOMPARE(json().value("intervals"_L1)["count"_L1].toInt(-1), 0);
    QVERIFY(json().value("intervals"_L1)["mean"_L1].isNull());
    QCOMPARE(json().value("rx"_L1)["bytesPerSecond"_L1]["average"_L1].toDouble(-1), 0.0);
    QVERIFY(json().value("peers"_L1).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(CliStatisticsTest)
#include "tst_clistatistics.moc"
