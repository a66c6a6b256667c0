// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/support/reflector.h"
#include "tests/ui/windowtest.h"
#include "ui/respond/answering.h"

#include <QElapsedTimer>

#include <memory>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What looks like a loop that the other side began is stopped, and a person is asked, who loses nothing by it.
class TestWindowLoops : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void isStoppedAndLetGoOn();
    void severalAreAskedAboutInOne();
    void whoSendsTheQuestionAwayFindsItAtThePeer();
    void isOnlySaidWhereItMayGoOn();
    void switchingOffEndsTheQuestion();

private:
    void answer();
    [[nodiscard]] bool isAskedAbout(const QString &who);

    quint16 m_port = 0;
};

void TestWindowLoops::answer()
{
    m_port = scene().openServer().section(u':', 1).toUShort();
    page()->answering()->setShown(true);
    driver().tick(u"Echo"_s, true);
    QVERIFY(control(u"Stop what looks like a loop").isChecked());
    QTRY_VERIFY(page()->session()->status().answering.echo);
}

bool TestWindowLoops::isAskedAbout(const QString &who)
{
    return bannerText().contains(who + u" no answers for now: this looks like a loop."_s);
}

void TestWindowLoops::isStoppedAndLetGoOn()
{
    answer();
    const Reflector other(m_port);
    QTRY_VERIFY_WITH_TIMEOUT(isAskedAbout(u"127.0.0.1:%1 gets"_s.arg(other.port())), 10'000);
    QVERIFY2(bannerText().contains(u"What would go there is held."_s), qUtf8Printable(bannerText()));
    QTRY_VERIFY2(log().contains(u"are held: this looks like"_s), qUtf8Printable(log()));
    const qint64 before = other.rounds();
    QTest::qWait(100);
    QCOMPARE(other.rounds(), before);

    auto &goOn = control(u"Go on answering");
    QVERIFY(goOn.focusPolicy() & Qt::TabFocus);
    goOn.setFocus();
    QTest::keyClick(&goOn, Qt::Key_Space);
    QTRY_COMPARE(bannerText(), QString());
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > 2500, 5000); // and is not stopped again
    QCOMPARE(bannerText(), QString());
    const qint64 later = other.rounds();
    QTRY_VERIFY(other.rounds() > later + 100);
}

void TestWindowLoops::severalAreAskedAboutInOne()
{
    answer();
    auto first = std::make_unique<Reflector>(m_port);
    auto second = std::make_unique<Reflector>(m_port);
    QTRY_VERIFY_WITH_TIMEOUT(isAskedAbout(u"2 peers get"_s), 10'000);
    first.reset();
    QTRY_VERIFY(isAskedAbout(u"127.0.0.1:%1 gets"_s.arg(second->port())));
    second.reset();
    QTRY_COMPARE(bannerText(), QString());
}

void TestWindowLoops::whoSendsTheQuestionAwayFindsItAtThePeer()
{
    answer();
    const Reflector other(m_port);
    QTRY_VERIFY_WITH_TIMEOUT(isAskedAbout(u" gets"_s), 10'000);
    driver().press(u"Dismiss"_s);
    QTRY_COMPARE(bannerText(), QString());
    const qint64 before = other.rounds();
    driver().trigger(u"Go on answering"_s);
    QTRY_VERIFY(other.rounds() > before + 100);
    QVERIFY(page()->session()->status().stoppedPeers.isEmpty());
}

void TestWindowLoops::isOnlySaidWhereItMayGoOn()
{
    answer();
    driver().tick(u"Stop what looks like a loop"_s, false);
    const Reflector other(m_port);
    QTRY_VERIFY_WITH_TIMEOUT(bannerText().contains(u"go on without a pause"_s), 10'000);
    const qint64 before = other.rounds();
    QTRY_VERIFY(other.rounds() > before + 100);
    driver().tick(u"Stop what looks like a loop"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(isAskedAbout(u" gets"_s), 10'000);
}

void TestWindowLoops::switchingOffEndsTheQuestion()
{
    answer();
    const Reflector other(m_port);
    QTRY_VERIFY_WITH_TIMEOUT(isAskedAbout(u" gets"_s), 10'000);
    driver().tick(u"Echo"_s, false);
    QTRY_COMPARE(bannerText(), QString());
    QTRY_VERIFY2(log().remove(u'\n').contains(u"held were discarded: 8 bytes"_s), qUtf8Printable(log()));
}

QTEST_MAIN(TestWindowLoops)
#include "tst_window_loops.moc"
