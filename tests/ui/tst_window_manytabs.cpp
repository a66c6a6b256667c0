// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/ownresources.h"
#include "tests/ui/windowtest.h"
#include "ui/connect/endpointform.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Two hundred tabs that are open at once, and their end.
class TestWindowManyTabs : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void manyTabsComeAndGo();

private:
    void openTabs(int count);
    void closeTabs();
};

void TestWindowManyTabs::openTabs(int count)
{
    PageState state = page()->state();
    state.session.endpoint = defaultConfig(Role::Udp);
    state.session.endpoint.localPort = 0;
    for (int tab = 0; tab < count; ++tab)
        scene().window().addPage(state)->triggerOpen();
    QTRY_COMPARE_WITH_TIMEOUT(scene().window().unfinishedPages().size(), count, 60'000);
}

void TestWindowManyTabs::closeTabs()
{
    SessionTabs *tabs = scene().window().tabs();
    for (int tab = 1; tab < tabs->count(); ++tab)
        tabs->page(tab)->triggerOpen(); // which closes what is open
    QTRY_COMPARE_WITH_TIMEOUT(scene().window().unfinishedPages().size(), 0, 60'000);
    while (tabs->count() > 1)
        tabs->page(1)->requestClose();
}

void TestWindowManyTabs::manyTabsComeAndGo()
{
    openTabs(2); // whatever is made once has been made
    closeTabs();
    QTRY_COMPARE(scene().window().findChildren<SessionPage *>().size(), 1);
    const OwnResources before = OwnResources::now();
    openTabs(200);
    QCOMPARE(scene().window().tabs()->count(), 201);
    closeTabs();
    QTRY_COMPARE_WITH_TIMEOUT(scene().window().findChildren<SessionPage *>().size(), 1, 60'000);
    QTRY_VERIFY(OwnResources::now().threads <= before.threads);
    QTRY_VERIFY(OwnResources::now().descriptors <= before.descriptors);
}

QTEST_MAIN(TestWindowManyTabs)
#include "tst_window_manytabs.moc"
