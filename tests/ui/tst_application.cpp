// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "ui/application.h"

#include <QFileOpenEvent>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What the desktop says to the program.
class TestApplication : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreHandedOver();
};

void TestApplication::filesAreHandedOver()
{
    auto *application = static_cast<Application *>(qApp);
    QStringList opened;
    application->openFile = [&opened](const QString &path) { opened << path; };
    QFileOpenEvent file(u"/home/someone/lesson.socketdesk"_s);
    QFileOpenEvent address(QUrl(u"https://example.com/lesson"_s));
    QVERIFY(QCoreApplication::sendEvent(application, &file));
    QCoreApplication::sendEvent(application, &address);
    QCOMPARE(opened, QStringList(u"/home/someone/lesson.socketdesk"_s));
    application->openFile = {};
    QCoreApplication::sendEvent(application, &file);
    QCOMPARE(opened.size(), 1);
}

int main(int argc, char **argv)
{
    Application application(argc, argv);
    TestApplication test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_application.moc"
