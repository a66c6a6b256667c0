// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/support/rawpeer.h"
#include "tests/ui/windowtest.h"
#include "ui/base/announcer.h"
#include "ui/base/banner.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What a screen reader is told while a person does something else, and what it finds when the arrow keys are pressed.
class TestWindowReader : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init() override;
    void whatHappensIsSaid();
    void aFloodIsCounted();
    void aRefusalIsSaid();
    void stepsOfSomethingLongAreNotSaid();
    void arrowsGoFromRowToRow();
    void aHitIsSaid();
    void fieldsSayWhatTheyAreFor();
    void menusOfButtonsOpen();
    void partsAreListedAsTheyAreSeen();
    void fieldsOfPopupsAreFound_data();
    void fieldsOfPopupsAreFound();

private:
    [[nodiscard]] bool isSaid(const QString &words);
    [[nodiscard]] quint16 openServer() { return scene().openServer().section(u':', 1).toUShort(); }
    [[nodiscard]] QString rowOfCaret();

    QStringList m_said; ///< each once
};

namespace {

/// Down from \p root, as a screen reader and scripts look for it.
QAccessibleInterface *accessibleNamed(QAccessibleInterface *root, const QString &name)
{
    if (root->text(QAccessible::Name) == name && !root->state().invisible)
        return root;
    QAccessibleInterface *found = nullptr;
    for (int i = 0; i < root->childCount() && !found; ++i) {
        QAccessibleInterface *child = root->child(i);
        found = child && root->indexOfChild(child) == i ? accessibleNamed(child, name) : nullptr;
    }
    return found;
}

} // namespace

void TestWindowReader::initTestCase()
{
    pretendListener(true);
}

void TestWindowReader::cleanupTestCase()
{
    pretendListener(false);
}

void TestWindowReader::init()
{
    WindowTest::init();
    m_said.clear();
}

/// Looks at what is said now, too.
bool TestWindowReader::isSaid(const QString &words)
{
    const auto *announcer = scene().window().findChild<Announcer *>();
    if (announcer != nullptr && !m_said.contains(announcer->accessibleName()))
        m_said << announcer->accessibleName();
    return m_said.join(u'\n').contains(words);
}

QString TestWindowReader::rowOfCaret()
{
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(page()->transcript())->textInterface();
    int begin = 0;
    int end = 0;
    return text->textAtOffset(text->cursorPosition(), QAccessible::LineBoundary, &begin, &end).trimmed();
}

void TestWindowReader::whatHappensIsSaid()
{
    const quint16 port = openServer();
    QTRY_VERIFY2(isSaid(u"Opened 127.0.0.1:"_s + QString::number(port)), qUtf8Printable(m_said.join(u'\n')));
    RawStream peer = RawStream::connectTo(port);
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(u"Connected with"_s), 10'000);
    peer.write("good morning\n");
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(u"good morning"_s), 10'000);
    page()->transcript()->setFocus();
    peer.write("good evening\n");
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(u"good evening"_s), 10'000);
}

void TestWindowReader::aFloodIsCounted()
{
    RawStream peer = RawStream::connectTo(openServer());
    QTRY_COMPARE(page()->session()->status().peerCount, 1);
    QTRY_VERIFY(isSaid(u"Opened"_s));
    QElapsedTimer time;
    time.start();
    const auto counts = [this] { return isSaid(u"New records: "_s) ? m_said.filter(u"New records: "_s).size() : 0; };
    while (counts() < 2) {
        QVERIFY(time.elapsed() < 20'000);
        peer.write("flood\n");
        QTest::qWait(1);
    }
    QVERIFY(m_said.size() <= 3 + time.elapsed() / 1'000);
    QVERIFY(time.elapsed() > 4'000); // one had the time to be heard
}

void TestWindowReader::aRefusalIsSaid()
{
    const RawListener other;
    driver().type(u"Local port"_s, QString::number(other.port()));
    driver().press(u"Open"_s);
    QTRY_VERIFY2(isSaid(u"is already in use."_s), qUtf8Printable(m_said.join(u'\n')));
}

void TestWindowReader::stepsOfSomethingLongAreNotSaid()
{
    Banner strip(Banner::Kind::Hint, &scene().window());
    strip.presentStep([] { return Banner::Text{{}, u"first step"_s}; });
    QVERIFY(isSaid(u"first step"_s));
    strip.presentStep([] { return Banner::Text{{}, u"second step"_s}; });
    QVERIFY(!isSaid(u"second step"_s));
    QVERIFY(strip.plainText().contains(u"second step"_s));
    strip.present([] { return Banner::Text{{}, u"the end"_s}; });
    QVERIFY(isSaid(u"the end"_s));
}

void TestWindowReader::arrowsGoFromRowToRow()
{
    RawStream peer = RawStream::connectTo(openServer());
    peer.write("first\n");
    QTRY_VERIFY(log().contains(u"first"_s));
    peer.write("second\n");
    QTRY_VERIFY(log().contains(u"second"_s));
    TranscriptView *view = page()->transcript();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(view, Qt::Key_Home);
    QTRY_VERIFY2(rowOfCaret().startsWith(u"second"_s), qUtf8Printable(rowOfCaret()));
    QTest::keyClick(view, Qt::Key_Up);
    QTest::keyClick(view, Qt::Key_Up);
    QVERIFY2(rowOfCaret().startsWith(u"first"_s), qUtf8Printable(rowOfCaret()));
    QTest::keyClick(view, Qt::Key_Down);
    QVERIFY2(rowOfCaret().contains(u"7 bytes"_s), qUtf8Printable(rowOfCaret()));
    QVERIFY(!control(u"Auto scroll").isChecked()); // it would take away what is read
    QTest::keyClick(view, Qt::Key_Home, Qt::ControlModifier);
    QVERIFY2(rowOfCaret().contains(u"Opened"_s), qUtf8Printable(rowOfCaret()));
}

void TestWindowReader::aHitIsSaid()
{
    RawStream peer = RawStream::connectTo(openServer());
    peer.write("needle in hay\n");
    QTRY_VERIFY(log().contains(u"needle"_s));
    driver().trigger(u"Find in the data log"_s);
    driver().type(u"Find"_s, u"needle"_s);
    QTRY_VERIFY2(isSaid(u"needle in hay\n1 of 1"_s), qUtf8Printable(m_said.join(u'\n')));
    driver().type(u"Find"_s, u"pin"_s);
    QTRY_VERIFY2(isSaid(u"No hits"_s), qUtf8Printable(m_said.join(u'\n')));
}

/// The focus is in the line, not in the list around it.
void TestWindowReader::fieldsSayWhatTheyAreFor()
{
    driver().choose(u"Protocol"_s, u"UDP"_s);
    for (const char16_t *name : {u"Local address", u"Encoding", u"Send to"}) {
        QLineEdit *line = control<QComboBox>(name).lineEdit();
        QVERIFY(!QAccessible::queryAccessibleInterface(line)->text(QAccessible::Description).isEmpty());
    }
    (void)scene().openServer();
    driver().trigger(u"Export…"_s);
    driver().waitForControl(u"File"_s);
    QAccessibleInterface *path = QAccessible::queryAccessibleInterface(&control<QLineEdit>(u"File"));
    QVERIFY(path->text(QAccessible::Description).contains(u"replaced"_s));
}

void TestWindowReader::menusOfButtonsOpen()
{
    driver().press(u"Quick list"_s);
    QAccessibleInterface *button = QAccessible::queryAccessibleInterface(&control(u"More for the quick list"));
    button->actionInterface()->doAction(button->actionInterface()->actionNames().constFirst());
    QWidget *menu = QApplication::activePopupWidget();
    QVERIFY(menu != nullptr);
    QCOMPARE(button->child(0)->object(), menu); // where scripts find its entries
    QCOMPARE(button->indexOfChild(QAccessible::queryAccessibleInterface(menu)), 0);
    QCOMPARE(button->child(0)->child(0)->text(QAccessible::Name), u"Move up"_s);
    menu->close();
}

void TestWindowReader::partsAreListedAsTheyAreSeen()
{
    driver().press(u"Quick list"_s);
    const QStringList wanted{
        u"Network"_s,   u"Receive"_s,    u"Send from file…"_s, u"Data log"_s, u"Search the quick list"_s,
        u"Data send"_s, u"Disconnect"_s, u"Reset counters"_s};
    QStringList found;
    QList<QAccessibleInterface *> open{QAccessible::queryAccessibleInterface(page())};
    while (!open.isEmpty()) {
        QAccessibleInterface *accessible = open.takeFirst();
        if (const QString name = accessible->text(QAccessible::Name); wanted.contains(name) && !found.contains(name))
            found << name;
        for (int i = accessible->childCount() - 1; i >= 0; --i)
            open.prepend(accessible->child(i));
    }
    QCOMPARE(found, wanted);
}

void TestWindowReader::fieldsOfPopupsAreFound_data()
{
    QTest::addColumn<QString>("box");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("field");
    QTest::newRow("length field") << u"Framing"_s << u"Length field"_s << u"Length field settings"_s << u"Adjustment"_s;
    QTest::newRow("checksum") << u"Checksum"_s << u"CRC-8"_s << u"Checksum settings"_s << u"First byte"_s;
    QTest::newRow("repeat") << QString() << QString() << u"Repeat settings"_s << u"Times"_s;
}

void TestWindowReader::fieldsOfPopupsAreFound()
{
    QFETCH(const QString, box);
    QFETCH(const QString, choice);
    QFETCH(const QString, field);
    QFETCH(const QString, button);
    if (!box.isEmpty())
        driver().choose(box, choice);
    QAccessibleInterface *window = QAccessible::queryAccessibleInterface(&scene().window());
    QVERIFY(!accessibleNamed(window, field));
    driver().press(button);
    QAccessibleInterface *found = accessibleNamed(window, field);
    QVERIFY(found);
    QTest::keyClick(qobject_cast<QWidget *>(found->object()), Qt::Key_Escape);
    QVERIFY(!accessibleNamed(window, field));
}

QTEST_MAIN(TestWindowReader)
#include "tst_window_reader.moc"
