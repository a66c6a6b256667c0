// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/markedtext.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Text that is shown beside numbers: nothing in it is obeyed, and every byte can be told.
class MarkedTextTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
};

void MarkedTextTest::marks_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isBeginning");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << u"UTF-8"_s << QByteArray() << false << QString();
    QTest::newRow("UTF-8") << u"UTF-8"_s << "你好"_ba << false << u"你好"_s;
    QTest::newRow("GBK") << u"GBK"_s << "\xC4\xE3\xBA\xC3"_ba << false << u"你好"_s;
    QTest::newRow("beyond the first plane") << u"UTF-8"_s << "😀"_ba << false << u"😀"_s;
    QTest::newRow("controls") << u"UTF-8"_s << QByteArray("a\r\n\t\0\x1B\x7F", 7) << false
                              << u"a\\r\\n\\t\\0\\x1B\\x7F"_s;
    QTest::newRow("bidi") << u"UTF-8"_s << "\xE2\x80\xAE"_ba << false << u"[U+202E]"_s;
    QTest::newRow("invalid") << u"UTF-8"_s
                             << "a\xFF\xE4\xBD"_ba
                                "b"_ba
                             << false << u"a\\xFF\\xE4\\xBDb"_s;
    QTest::newRow("cut") << u"UTF-8"_s << "a\xE4\xBD"_ba << false << u"a\\xE4\\xBD"_s;
    QTest::newRow("cut, and it goes on") << u"UTF-8"_s << "a\xE4\xBD"_ba << true << u"a"_s;
}

void MarkedTextTest::marks()
{
    QFETCH(const QString, encoding);
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isBeginning);
    QFETCH(const QString, text);
    QCOMPARE(markedText(bytes, Encoding::fromName(encoding).value(), isBeginning), text);
}

QTEST_GUILESS_MAIN(MarkedTextTest)
#include "tst_markedtext.moc"
