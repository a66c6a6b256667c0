// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/window/deaddisk.h"

#include <QObject>
#include <QTest>
#include <QThread>

using namespace SocketDesk;

class InBackgroundTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsInTheThreadOfTheReceiver();
    void tellsNobodyWhoHasGone();
};

void InBackgroundTest::tellsInTheThreadOfTheReceiver()
{
    QThread *worked = nullptr;
    QThread *told = nullptr;
    inBackground([] { return QThread::currentThread(); }).then(this, [&](QThread *thread) {
        worked = thread;
        told = QThread::currentThread();
    });
    QTRY_VERIFY(told);
    QCOMPARE(told, thread());
    QVERIFY(worked != told);
}

void InBackgroundTest::tellsNobodyWhoHasGone()
{
    bool isTold = false;
    {
        const DeadDisk disk; // so that the answer comes when the one who asked has gone
        QObject receiver;
        inBackground([] { return 1; }).then(&receiver, [&isTold](int) { isTold = true; });
    }
    QVERIFY(diskThreads()->waitForDone());
    QCoreApplication::processEvents();
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(InBackgroundTest)
#include "tst_inbackground.moc"
