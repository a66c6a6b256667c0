// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/monkey.h"
#include "tests/ui/ownnetwork.h"
#include "tests/ui/windowtest.h"

#include <QDesktopServices>
#include <QDir>
#include <QElapsedTimer>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

bool isAlone = false;

int seconds()
{
    return std::max(5, qEnvironmentVariableIntValue("SOCKETDESK_MONKEY_SECONDS"));
}

} // namespace

/// Nothing that a person or a peer does in any order brings the window down. SOCKETDESK_MONKEY_SECONDS makes it longer,
/// SOCKETDESK_MONKEY_SEED another one.
class TestWindowMonkey : public WindowTest
{
    Q_OBJECT

public:
    Q_INVOKABLE void ignore(const QUrl &) {}

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void randomHandsDoNoHarm();

private:
    QTemporaryDir m_folder;
};

void TestWindowMonkey::initTestCase()
{
    QVERIFY(QDir::setCurrent(m_folder.path())); // should a name be typed after all
    for (const QString &scheme : {u"file"_s, u"http"_s, u"https"_s})
        QDesktopServices::setUrlHandler(scheme, this, "ignore");
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestWindowMonkey::cleanupTestCase()
{
    for (const QString &scheme : {u"file"_s, u"http"_s, u"https"_s})
        QDesktopServices::unsetUrlHandler(scheme);
}

void TestWindowMonkey::randomHandsDoNoHarm()
{
    if (!isAlone) {
        qInfo(
            "Not tried: the system gives no network of its own, and what is clicked at random must not reach another.");
        return;
    }
    const QList<QAction *> actions = scene().window().findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->menuRole() == QAction::QuitRole)
            action->setEnabled(false);
    }
    scene().openServer();
    const int seed = std::max(1, qEnvironmentVariableIntValue("SOCKETDESK_MONKEY_SEED"));
    Monkey monkey(scene().window(), quint32(seed));
    monkey.start();
    QTest::qWait(seconds() * 1000);
    monkey.stop();
    qInfo("%llu steps with seed %d", monkey.steps(), seed);
    QVERIFY(monkey.steps() > quint64(seconds()));
    QTRY_VERIFY(!QApplication::activePopupWidget() && !QApplication::activeModalWidget());
    QVERIFY(scene().window().tabs()->count() > 0);
}

int main(int argc, char **argv)
{
    isAlone = enterOwnNetwork();
    const QTemporaryDir home; // received files are kept there
    qputenv("HOME", QFile::encodeName(home.path()));
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number((seconds() + 60) * 1000)); // milliseconds
    QApplication application(argc, argv);
    TestWindowMonkey test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_monkey.moc"
