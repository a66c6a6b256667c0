// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/safefilename.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

class TestSafeFileName : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreKeptOrMadeSafe_data();
    void namesAreKeptOrMadeSafe();
    void longNamesKeepTheirSuffix();
    void nothingSafeLeadsOut();
    void numbersGoBeforeTheSuffix();
    void pathsOfDevicesAreKnown();
};

void TestSafeFileName::pathsOfDevicesAreKnown()
{
    for (const auto &device :
         {u"NUL"_s, u"C:/logs/con"_s, u"C:\\logs\\Com1.txt"_s, u"//./COM10"_s, u"\\\\.\\pipe\\x"_s})
        QVERIFY2(isDevicePath(device), qUtf8Printable(device));
    for (const auto &file : {u"C:/con/a.txt"_s, u"//server/share/a.txt"_s, u"./nullable"_s, u""_s})
        QVERIFY2(!isDevicePath(file), qUtf8Printable(file));
}

void TestSafeFileName::namesAreKeptOrMadeSafe_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *what, const QString &wanted, const QString &safe) {
        QTest::newRow(what) << wanted << safe;
    };
    row("a plain one", u"report.pdf"_s, u"report.pdf"_s);
    row("Chinese", u"第一章 简介.docx"_s, u"第一章 简介.docx"_s);
    row("an emoji", u"😀.txt"_s, u"😀.txt"_s);
    row("empty", QString(), u"other"_s);
    row("a path", u"a/b/c.txt"_s, u"c.txt"_s);
    row("an absolute path", u"/etc/passwd"_s, u"passwd"_s);
    row("upwards", u"../../../etc/passwd"_s, u"passwd"_s);
    row("only upwards", u".."_s, u"other"_s);
    row("a folder", u"folder/"_s, u"other"_s);
    row("backslashes", u"..\\..\\boot.ini"_s, u"boot.ini"_s);
    row("a drive", u"C:evil.txt"_s, u"C_evil.txt"_s);
    row("another stream of a file", u"a.txt:hidden"_s, u"a.txt_hidden"_s);
    row("hidden", u".bashrc"_s, u"_bashrc"_s);
    row("an option", u"-rf"_s, u"_rf"_s);
    row("dots and spaces behind", u"a.txt. . "_s, u"a.txt"_s);
    row("a dot before a space of another kind", u"a.txt.%1"_s.arg(QChar(0x3000)), u"a.txt"_s);
    row("NUL inside", u"a%1.txt"_s.arg(QChar(0)), u"a_.txt"_s);
    row("line feed inside", u"a\nb"_s, u"a_b"_s);
    row("right to left", u"gpj.%1exe"_s.arg(QChar(0x202E)), u"gpj._exe"_s);
    row("an invisible character", u"a%1b"_s.arg(QChar(0x200B)), u"a_b"_s);
    row("half a character", u"a%1b"_s.arg(QChar(0xD800)), u"a\uFFFDb"_s);
    row("a device", u"CON"_s, u"_CON"_s);
    row("a device with a suffix", u"com1.txt"_s, u"_com1.txt"_s);
    row("no device", u"COM10.txt"_s, u"COM10.txt"_s);
    row("wildcards", u"*?<>|\""_s, u"______"_s);
    row("a home folder", u"~root"_s, u"~root"_s);
}

void TestSafeFileName::namesAreKeptOrMadeSafe()
{
    QFETCH(QString, wanted);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(wanted, u"other"_s), safe);
    QCOMPARE(safeFileName(safe, u"other"_s), safe);
}

void TestSafeFileName::longNamesKeepTheirSuffix()
{
    const QString safe = safeFileName(QString(1000, u'好') + u".tar"_s, u"other"_s);
    QVERIFY(safe.toUtf8().size() <= 200);
    QVERIFY(safe.endsWith(u"好.tar"_s));
    const QString emoji = safeFileName(u"😀"_s.repeated(500), u"other"_s);
    QVERIFY(emoji.toUtf8().size() <= 200);
    QCOMPARE(QString::fromUtf8(emoji.toUtf8()), emoji);
    const QString dots = safeFileName(u"a "_s.repeated(80) + u". "_s.repeated(80) + QString(80, u'b'), u"other"_s);
    QVERIFY(dots.endsWith(u'a'));
}

/// Every pair of characters that means something somewhere, in every place.
void TestSafeFileName::nothingSafeLeadsOut()
{
    const QString special = u"./\\:~-%1 *a\n"_s.arg(QChar(0));
    for (const QChar a : special) {
        for (const QChar b : special) {
            const QString pair = QString(a) + b;
            const QStringList names{pair, pair + u'x', u'x' + pair, QString(a) + u'x' + b};
            for (const QString &wanted : names) {
                const QString safe = safeFileName(wanted, u"other"_s);
                QVERIFY2(!safe.isEmpty() && !safe.endsWith(u'.'), qPrintable(wanted));
                QVERIFY2(!safe.startsWith(u'.') && !safe.startsWith(u'-'), qPrintable(wanted));
                QVERIFY2(!safe.contains(u'/') && !safe.contains(u'\\') && !safe.contains(QChar(0)), qPrintable(wanted));
            }
        }
    }
}

void TestSafeFileName::numbersGoBeforeTheSuffix()
{
    QCOMPARE(numberedFileName(u"a.txt"_s, 1), u"a.txt"_s);
    QCOMPARE(numberedFileName(u"a.txt"_s, 2), u"a (2).txt"_s);
    QCOMPARE(numberedFileName(u"a"_s, 3), u"a (3)"_s);
    QCOMPARE(numberedFileName(u"_bashrc"_s, 3), u"_bashrc (3)"_s);
}

QTEST_GUILESS_MAIN(TestSafeFileName)
#include "tst_safefilename.moc"
