// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli_unsent.h"

#include "tests/support/stricttest.h"

using namespace Qt::StringLiterals;
using namespace SocketDesk;

/// What the terminal program says did not go out.
class CliUnsentTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void howMuchOfAFileDidNotGoOut_data();
    void howMuchOfAFileDidNotGoOut();
};

void CliUnsentTest::howMuchOfAFileDidNotGoOut_data()
{
    QTest::addColumn<qint64>("sent");
    QTest::addColumn<quint64>("peers");
    QTest::addColumn<qint64>("left");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("all") << qint64(100) << quint64(1) << qint64(0) << QString();
    QTest::newRow("a part, to one") << qint64(80) << quint64(1) << qint64(30) << u"“a”: 50 of 100 bytes were sent."_s;
    QTest::newRow("what waited, of one") << qint64(100) << quint64(1) << qint64(30)
                                         << u"“a”: 70 of 100 bytes were sent."_s;
    QTest::newRow("what waited, of several")
        << qint64(100) << quint64(3) << qint64(150) << u"“a” did not go out whole to everybody: 150 B stayed behind."_s;
    QTest::newRow("a part, to several") << qint64(80) << quint64(3) << qint64(0)
                                        << u"“a”: 80 of 100 bytes were sent."_s;
}

void CliUnsentTest::howMuchOfAFileDidNotGoOut()
{
    QFETCH(const qint64, sent);
    QFETCH(const quint64, peers);
    QFETCH(const qint64, left);
    CliOptions options;
    options.items.resize(1);
    options.items.back().filePath = u"a"_s;
    SendProgress sending;
    sending.filePath = u"a"_s;
    sending.fileSize = 100;
    sending.fileSent = sent;
    QTEST(CliUnsent::of(options, sending, peers, left).sentence, "sentence");
}

QTEST_GUILESS_MAIN(CliUnsentTest)
#include "tst_cliunsent.moc"
