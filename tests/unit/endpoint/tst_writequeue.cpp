// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/writequeue.h"
#include "tests/support/stricttest.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace SocketDesk;

/// What goes in comes out, in order, and never more than the cap is inside.
class WriteQueueTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderWhateverTheSizes();
    void packsSmallPayloads();
    void isEmptyAfterClear();
};

void WriteQueueTest::keepsOrderWhateverTheSizes()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    constexpr qsizetype cap = 300000;
    WriteQueue queue(cap);
    QByteArray in;
    QByteArray out;
    for (int i = 0; i < 2000; ++i) {
        const qsizetype size = random.bounded(1 + (i % 10 == 0 ? 200000 : 300));
        if (size <= queue.room()) {
            QByteArray bytes(size, Qt::Uninitialized);
            std::generate(bytes.begin(), bytes.end(), [&] { return char(random.bounded(256)); });
            queue.add(bytes);
            in += bytes;
        }
        const QByteArrayView front = queue.front();
        const qsizetype taken = front.isEmpty() ? 0 : random.bounded(int(front.size())) + 1;
        out += front.first(taken);
        queue.remove(taken);
        QCOMPARE(queue.size(), in.size() - out.size());
        QCOMPARE(queue.room(), cap - queue.size());
        QCOMPARE(queue.front().isEmpty(), queue.isEmpty());
    }
    while (!queue.isEmpty()) {
        out += queue.front();
        queue.remove(queue.front().size());
    }
    QVERIFY(in == out);
}

void WriteQueueTest::packsSmallPayloads()
{
    WriteQueue queue(1 << 20);
    for (int i = 0; i < 60000; ++i)
        queue.add("x");
    QCOMPARE(queue.front().size(), 60000); // together, so that one write takes them
}

void WriteQueueTest::isEmptyAfterClear()
{
    WriteQueue queue(100);
    queue.add("abc");
    queue.remove(1);
    queue.clear();
    QVERIFY(queue.isEmpty());
    QVERIFY(queue.front().isEmpty());
    queue.add("d");
    QCOMPARE(queue.front(), QByteArrayView("d"));
}

QTEST_GUILESS_MAIN(WriteQueueTest)
#include "tst_writequeue.moc"
