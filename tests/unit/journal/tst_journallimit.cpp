// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journallimit.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(JournalLimit)

/// The limit of a journal as a person writes it, and as it is saved.
class JournalLimitTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void specs_data();
    void specs();
    void badSpecs_data();
    void badSpecs();
    void jsonKeepsAll_data();
    void jsonKeepsAll();
    void badJson_data();
    void badJson();
};

void JournalLimitTest::specs_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<JournalLimit>("limit");
    QTest::addColumn<QString>("written");
    QTest::newRow("MiB") << u"64MiB"_s << JournalLimit{64 << 20, AtLimit::ReleaseOldest} << u"64MiB"_s;
    QTest::newRow("a letter") << u"2g"_s << JournalLimit{qint64(2) << 30, AtLimit::ReleaseOldest} << u"2GiB"_s;
    QTest::newRow("with a space") << u" 512 MiB , pause"_s << JournalLimit{512 << 20, AtLimit::Pause}
                                  << u"512MiB,pause"_s;
    QTest::newRow("in words") << u"8GiB,release"_s << JournalLimit() << u"8GiB"_s;
    QTest::newRow("bytes") << u"1048577"_s << JournalLimit{1048577, AtLimit::ReleaseOldest} << u"1048577"_s;
    QTest::newRow("smallest") << u"1024KiB"_s << JournalLimit{1 << 20, AtLimit::ReleaseOldest} << u"1MiB"_s;
    QTest::newRow("largest") << u"1T,pause"_s << JournalLimit{JournalLimit::largest, AtLimit::Pause} << u"1TiB,pause"_s;
}

void JournalLimitTest::specs()
{
    QFETCH(QString, spec);
    QFETCH(JournalLimit, limit);
    QFETCH(QString, written);
    const Result<JournalLimit> read = JournalLimit::fromSpec(spec);
    QVERIFY(read);
    QVERIFY(*read == limit);
    QCOMPARE(read->toSpec(), written);
    QVERIFY(JournalLimit::fromSpec(written) == limit);
}

void JournalLimitTest::badSpecs_data()
{
    QTest::addColumn<QString>("spec");
    for (const char *spec :
         {"", ",", "pause", "64MiB,", "64MiB,stop", "64MiB,pause,pause", "0", "-1GiB", "1.5GiB", "1023K", "2TiB",
          "99999999999999999999G", "9223372036854775807T", "64MB", "MiB", "64 64MiB"})
        QTest::newRow(*spec ? spec : "nothing") << QString::fromLatin1(spec);
}

void JournalLimitTest::badSpecs()
{
    QFETCH(QString, spec);
    const Result<JournalLimit> read = JournalLimit::fromSpec(spec);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidValue);
    QVERIFY(!read.error().argument(1).isEmpty());
}

void JournalLimitTest::jsonKeepsAll_data()
{
    QTest::addColumn<JournalLimit>("limit");
    QTest::newRow("as at first") << JournalLimit();
    QTest::newRow("pause") << JournalLimit{123456789, AtLimit::Pause};
}

void JournalLimitTest::jsonKeepsAll()
{
    QFETCH(JournalLimit, limit);
    QVERIFY(JournalLimit::fromJson(limit.toJson()) == limit);
    QVERIFY(JournalLimit::fromJson({}) == JournalLimit());
}

void JournalLimitTest::badJson_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("key");
    QTest::newRow("too small") << QJsonObject{{u"limitBytes"_s, 1000}} << u"limitBytes"_s;
    QTest::newRow("too large") << QJsonObject{{u"limitBytes"_s, 1e15}} << u"limitBytes"_s;
    QTest::newRow("a text") << QJsonObject{{u"limitBytes"_s, u"8GiB"_s}} << u"limitBytes"_s;
    QTest::newRow("another name") << QJsonObject{{u"atLimit"_s, u"stop"_s}} << u"atLimit"_s;
    QTest::newRow("no name") << QJsonObject{{u"atLimit"_s, true}} << u"atLimit"_s;
}

void JournalLimitTest::badJson()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, key);
    const Result<JournalLimit> read = JournalLimit::fromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidValue);
    QCOMPARE(read.error().argument(0), key);
}

QTEST_GUILESS_MAIN(JournalLimitTest)
#include "tst_journallimit.moc"
