// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/quicklist.h"
#include "tests/support/stricttest.h"

#include <QJsonObject>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QuickItem named(const QString &name, int order)
{
    QuickItem item;
    item.name = name;
    item.order = order;
    return item;
}

} // namespace

/// What people send often and what they sent last.
class TestQuickList : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void jsonBothWaysIsTheIdentity();
    void olderListsAreRead();
    void unknownKeysAreKept();
    void wholeListGoesByOrder();
    void unfitFilesAreRefused_data();
    void unfitFilesAreRefused();
    void unfitEntriesAreRefused_data();
    void unfitEntriesAreRefused();
    void historyHasTheNewestFirstAndEachOnce();
    void historyForgetsTheOldest();
};

void TestQuickList::jsonBothWaysIsTheIdentity()
{
    QList<QuickItem> items{named(u"问候"_s, 2), named(u"ping"_s, 0), {}};
    items[0].payload = {PayloadFormat::Text, u"你好\n"_s};
    items[0].delay = 0ms;
    items[1].payload = {PayloadFormat::Hex, u"01 02"_s};
    items[1].note = u"每秒"_s;
    items[1].group = u"设备"_s;
    items[1].delay = 24h;
    QCOMPARE(quickListFromJson(quickListToJson(items)).value(), items);
    QCOMPARE(quickListFromBytes(quickListToBytes(items)).value(), items);
}

/// That of the program before there were notes, groups, orders and delays.
void TestQuickList::olderListsAreRead()
{
    const QJsonArray older{QJsonObject{{u"name"_s, u"a"_s}, {u"format"_s, u"hex"_s}, {u"payload"_s, u"00"_s}},
                           QJsonObject{{u"name"_s, u"b"_s}, {u"format"_s, u"text"_s}, {u"payload"_s, u"x"_s}}};
    const QList<QuickItem> items = quickListFromJson(older).value();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items.at(0).payload, (TypedPayload{PayloadFormat::Hex, u"00"_s}));
    QCOMPARE(items.at(0).order, 1);
    QCOMPARE(items.at(1).order, 2);
    QCOMPARE(items.at(1).delay, 1000ms);
}

void TestQuickList::unknownKeysAreKept()
{
    const QJsonArray json{QJsonObject{{u"name"_s, u"a"_s}, {u"colour"_s, u"red"_s}}};
    const QList<QuickItem> items = quickListFromJson(json).value();
    QCOMPARE(quickListToJson(items).at(0).toObject().value("colour"_L1).toString(), u"red"_s);
}

void TestQuickList::wholeListGoesByOrder()
{
    QStringList names;
    for (const QuickItem &sent :
         inSendingOrder({named(u"third"_s, 7), named(u"out"_s, 0), named(u"first"_s, 1), named(u"fourth"_s, 7)}))
        names << sent.name;
    QCOMPARE(names, (QStringList{u"first"_s, u"third"_s, u"fourth"_s}));
}

void TestQuickList::unfitEntriesAreRefused_data()
{
    QTest::addColumn<QJsonValue>("entry");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *what, const QString &key, const QJsonValue &value) {
        QTest::newRow(what) << QJsonValue(QJsonObject{{key, value}}) << u"[1]."_s + key;
    };
    QTest::newRow("not an object") << QJsonValue(7) << u"[1]"_s;
    row("number as name", u"name"_s, 1);
    row("long name", u"name"_s, QString(QuickItem::longestName + 1, u'x'));
    row("unknown format", u"format"_s, u"html"_s);
    row("null as payload", u"payload"_s, QJsonValue());
    row("long payload", u"payload"_s, QString(TypedPayload::limit + 1, u'x'));
    row("list as note", u"note"_s, QJsonArray());
    row("object as group", u"group"_s, QJsonObject());
    row("negative order", u"order"_s, -1);
    row("fraction as order", u"order"_s, 1.5);
    row("negative delay", u"delayMs"_s, -1);
    row("delay beyond a day", u"delayMs"_s, 24 * 60 * 60 * 1000 + 1);
}

void TestQuickList::unfitEntriesAreRefused()
{
    QFETCH(const QJsonValue, entry);
    QFETCH(const QString, place);
    QJsonArray json = quickListToJson({named(u"good"_s, 1)});
    json.append(entry);
    const auto items = quickListFromJson(json);
    QVERIFY(!items);
    QCOMPARE(items.error().code, ErrorCode::InvalidValue);
    QCOMPARE(items.error().argument(0), place);
}

void TestQuickList::unfitFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("place");
    QTest::newRow("no JSON") << "{\n \"a\": ]"_ba << ErrorCode::NotJson << u"2"_s;
    QTest::newRow("list") << "[]"_ba << ErrorCode::NotJson << u"1"_s;
    QTest::newRow("other format") << R"({"format": "socketdesk-workspace", "version": 1})"_ba << ErrorCode::InvalidValue
                                  << u"format"_s;
    QTest::newRow("newer version") << R"({"format": "socketdesk-quick-list", "version": 2, "items": []})"_ba
                                   << ErrorCode::InvalidValue << u"version"_s;
    QTest::newRow("no items") << R"({"format": "socketdesk-quick-list", "version": 1})"_ba << ErrorCode::InvalidValue
                              << u"items"_s;
    QTest::newRow("wrong entry") << R"({"format": "socketdesk-quick-list", "version": 1, "items": [{"order": "1"}]})"_ba
                                 << ErrorCode::InvalidValue << u"items[0].order"_s;
}

void TestQuickList::unfitFilesAreRefused()
{
    QFETCH(const QByteArray, file);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, place);
    const auto items = quickListFromBytes(file);
    QVERIFY(!items);
    QCOMPARE(items.error().code, code);
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
