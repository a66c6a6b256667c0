// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/quicklist.h"
#include "tests/support/stricttest.h"

#include <QJsonObject>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What people send often and what they sent last.
class TestQuickList : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void jsonBothWaysIsTheIdentity();
    void unfitEntriesAreRefused_data();
    void unfitEntriesAreRefused();
    void historyHasTheNewestFirstAndEachOnce();
    void historyForgetsTheOldest();
};

void TestQuickList::jsonBothWaysIsTheIdentity()
{
    const QList<QuickItem> items{{u"问候"_s, {PayloadFormat::Text, u"你好\n"_s}},
                                 {u"ping"_s, {PayloadFormat::Hex, u"01 02"_s}},
                                 {QString(), {}}};
    QCOMPARE(quickListFromJson(quickListToJson(items)).value(), items);
}

void TestQuickList::unfitEntriesAreRefused_data()
{
    QTest::addColumn<QJsonValue>("entry");
    QTest::addColumn<QString>("place");
    QTest::newRow("not an object") << QJsonValue(7) << u"[1].name"_s;
    QTest::newRow("number as name") << QJsonValue(QJsonObject{
                                           {u"name"_s, 1}, {u"format"_s, u"text"_s}, {u"payload"_s, u"x"_s}})
                                    << u"[1].name"_s;
    QTest::newRow("unknown format") << QJsonValue(QJsonObject{
                                           {u"name"_s, u"a"_s}, {u"format"_s, u"html"_s}, {u"payload"_s, u"x"_s}})
                                    << u"[1].format"_s;
    QTest::newRow("no payload") << QJsonValue(QJsonObject{{u"name"_s, u"a"_s}, {u"format"_s, u"hex"_s}})
                                << u"[1].payload"_s;
}

void TestQuickList::unfitEntriesAreRefused()
{
    QFETCH(const QJsonValue, entry);
    QFETCH(const QString, place);
    QJsonArray json = quickListToJson({{u"good"_s, {}}});
    json.append(entry);
    const auto items = quickListFromJson(json);
    QVERIFY(!items);
    QCOMPARE(items.error().code, ErrorCode::InvalidValue);
    QCOMPARE(items.error().argument(0), place);
}

void TestQuickList::historyHasTheNewestFirstAndEachOnce()
{
    const TypedPayload a{PayloadFormat::Text, u"a"_s};
    const TypedPayload b{PayloadFormat::Text, u"b"_s};
    const TypedPayload hexA{PayloadFormat::Hex, u"a"_s};
    SendHistory history;
    for (const TypedPayload &payload : {a, b, hexA, a, TypedPayload{}})
        history.add(payload);
    QCOMPARE(history.items(), (QList<TypedPayload>{a, hexA, b}));
}

void TestQuickList::historyForgetsTheOldest()
{
    SendHistory history;
    for (int i = 0; i < SendHistory::limit + 10; ++i)
        history.add({PayloadFormat::Text, QString::number(i)});
    QCOMPARE(history.items().size(), SendHistory::limit);
    QCOMPARE(history.items().constLast().typed, u"10"_s);
}

QTEST_GUILESS_MAIN(TestQuickList)
#include "tst_quicklist.moc"
