// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/jsonobjectwriter.h"

#include "tests/support/stricttest.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What is written is strict JSON that says the same.
class JsonObjectWriterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void emptyObject() { QCOMPARE(JsonObjectWriter().object(), "{}"); }
    void membersKeepTheirOrder();
    void everyCharacterComesBack();
    void loneSurrogatesAreReplaced();
};

void JsonObjectWriterTest::membersKeepTheirOrder()
{
    JsonObjectWriter writer;
    writer.add("z"_L1, std::numeric_limits<quint64>::max());
    writer.add("a"_L1, std::numeric_limits<qint64>::min());
    writer.add("m"_L1, true);
    writer.add("t"_L1, u"你好"_s);
    writer.add("l"_L1, "latin"_L1);
    writer.addJson("o"_L1, "null");
    QCOMPARE(writer.object(), "{\"z\":18446744073709551615,\"a\":-9223372036854775808,\"m\":true,\"t\":\"你好\","
                              "\"l\":\"latin\",\"o\":null}");
}

void JsonObjectWriterTest::everyCharacterComesBack()
{
    QString text;
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; ++codePoint) {
        if (codePoint < 0xD800 || codePoint > 0xDFFF)
            text += QStringView(QChar::fromUcs4(codePoint));
    }
    JsonObjectWriter writer;
    writer.add("text"_L1, text);
    const QByteArray json = writer.object();
    QVERIFY(json.isValidUtf8());
    QVERIFY(QJsonDocument::fromJson(json).object()["text"_L1].toString() == text);
    QVERIFY(std::all_of(json.begin(), json.end(), [](char byte) { return uchar(byte) >= 0x20 && byte != 0x7F; }));
}

void JsonObjectWriterTest::loneSurrogatesAreReplaced()
{
    const char16_t text[] = {0xD800, u'x', 0xDC00};
    QCOMPARE(JsonObjectWriter::string(QStringView(text)), "\"\uFFFDx\uFFFD\"");
}

QTEST_GUILESS_MAIN(JsonObjectWriterTest)
#include "tst_jsonobjectwriter.moc"
