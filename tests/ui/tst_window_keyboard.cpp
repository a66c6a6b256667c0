// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/base/columnarea.h"
#include "ui/connect/peerspanel.h"
#include "ui/log/filterline.h"
#include "ui/log/findline.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/respond/answerpanel.h"
#include "ui/send/composer.h"
#include "ui/statusline.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

QString describe(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u" “" + widget->accessibleName() + u'”';
}

} // namespace

/// Everything without a mouse, in the order in which the eye goes, and for a screen reader.
class TestWindowKeyboard : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void tabFollowsTheEye_data();
    void tabFollowsTheEye();
    void tabFollowsTheEyeInDialogs_data();
    void tabFollowsTheEyeInDialogs();
    void toolButtonsSayWhatTheyDo();
    void enterPressesAButton();
    void contextMenusByTheKeyboard();
    void buttonsOfPeersAreReached();
    void linesBetweenPartsMove();
    void foldedPartsHaveNoSize();
    void windowComesBackOntoAScreen();

private:
    [[nodiscard]] QList<QWidget *> tabRound();
    [[nodiscard]] int regionOf(const QWidget *widget);
    template<typename Part>
    [[nodiscard]] bool isIn(const QWidget *widget)
    {
        for (; widget != nullptr; widget = widget->parentWidget()) {
            if (qobject_cast<const Part *>(widget) != nullptr)
                return true;
        }
        return false;
    }
};

/// Left to right and top to bottom, by parts of a page.
int TestWindowKeyboard::regionOf(const QWidget *widget)
{
    if (isIn<ColumnArea>(widget))
        return 1;
    if (isIn<FindLine>(widget))
        return 2;
    if (isIn<FilterLine>(widget))
        return 3;
    if (isIn<TranscriptView>(widget))
        return 4;
    if (isIn<AnswerPanel>(widget))
        return 5;
    if (isIn<Composer>(widget))
        return 6;
    if (isIn<PeersPanel>(widget))
        return 7;
    return isIn<StatusLine>(widget) ? 8 : 0;
}

/// From the first field on, until it begins anew.
QList<QWidget *> TestWindowKeyboard::tabRound()
{
    QList<QWidget *> round;
    auto &first = driver().control<QComboBox>(u"Protocol"_s);
    first.setFocus();
    for (int i = 0; i < 200; ++i) {
        round << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (QApplication::focusWidget() == &first)
            return round;
    }
    return {};
}

void TestWindowKeyboard::tabFollowsTheEye_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QStringList>("actions"); // before
    for (const auto &role : {u"TCP Server"_s, u"TCP Client"_s, u"UDP"_s})
        QTest::newRow(qUtf8Printable(role)) << role << QStringList();
    QTest::newRow("find and filter") << u"UDP"_s << QStringList{u"Find in the data log"_s, u"Filter the data log"_s};
    QTest::newRow("a drawer") << u"TCP Server"_s << QStringList{u"Answer by itself"_s};
}

void TestWindowKeyboard::tabFollowsTheEye()
{
    QFETCH(const QString, role);
    QFETCH(const QStringList, actions);
    driver().choose(u"Protocol"_s, role);
    driver().press(u"More options"_s);
    for (const QString &action : actions)
        driver().trigger(action);
    QCoreApplication::sendPostedEvents();
    const QList<QWidget *> round = tabRound();
    QVERIFY(round.size() > 20);
    for (qsizetype i = 1; i < round.size(); ++i) {
        const QWidget *before = round.at(i - 1);
        const QWidget *widget = round.at(i);
        QVERIFY2(!widget->accessibleName().isEmpty(), qUtf8Printable(describe(widget)));
        const int from = regionOf(before);
        const int to = regionOf(widget);
        if (to == 0) // tabs, and what is above all pages
            continue;
        const QString step = describe(before) + u" → " + describe(widget);
        QVERIFY2(to >= from, qUtf8Printable(step));
        const int yBefore = before->mapToGlobal(QPoint(0, before->height() - 1)).y();
        const int y = widget->mapToGlobal(QPoint(0, widget->height())).y();
        QVERIFY2(to != from || y >= yBefore - before->height() / 2 || isIn<Composer>(widget), qUtf8Printable(step));
    }

    const auto isSend = [](const QWidget *widget) { return widget->accessibleName() == u"Send"_s; };
    QVERIFY(std::ranges::any_of(round, isSend));
}

void TestWindowKeyboard::tabFollowsTheEyeInDialogs_data()
{
    QTest::addColumn<QString>("action");
    for (const auto &action :
         {u"Preferences…"_s, u"Export…"_s, u"Limit of the log…"_s, u"Receive files…"_s, u"Download…"_s,
          u"Statistics…"_s, u"Send in pieces…"_s, u"Send from file…"_s, u"About SocketDesk"_s})
        QTest::newRow(qUtf8Printable(action)) << action;
}

/// What comes next is never above what was before, unless it is in the next column.
void TestWindowKeyboard::tabFollowsTheEyeInDialogs()
{
    QFETCH(const QString, action);
    (void)scene().openServer();
    driver().trigger(action);
    QWidget *dialog = nullptr;
    const auto isUp = [this, &dialog] {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && window != &scene().window())
                dialog = window;
        }
        return dialog != nullptr;
    };
    QTRY_VERIFY(isUp());
    QCoreApplication::processEvents();
    const QWidget *before = nullptr;
    for (const QWidget *next = dialog->nextInFocusChain(); next != dialog; next = next->nextInFocusChain()) {
        const bool isReached = (next->focusPolicy() & Qt::TabFocus) != 0 && next->focusProxy() == nullptr;
        if (!isReached || !next->isVisibleTo(dialog) || !next->isEnabled() || next->window() != dialog)
            continue;
        if (before != nullptr) {
            const QRect was(before->mapTo(dialog, QPoint()), before->size());
            const QRect is(next->mapTo(dialog, QPoint()), next->size());
            QVERIFY2(is.bottom() >= was.top() || is.left() >= was.right(), qUtf8Printable(describe(next)));
        }
        before = next;
    }
    QVERIFY(before != nullptr);
}

void TestWindowKeyboard::toolButtonsSayWhatTheyDo()
{
    (void)scene().openServer();
    driver().trigger(u"Find in the data log"_s);
    driver().trigger(u"Filter the data log"_s);
    QStringList silent;
    for (const auto *button : scene().window().findChildren<QToolButton *>()) {
        const bool hasWords = !button->text().isEmpty() &&
                              (button->toolButtonStyle() != Qt::ToolButtonIconOnly || button->icon().isNull());
        const bool isQts = button->objectName().startsWith(u"qt_"_s);
        const bool isScrollButton = qobject_cast<const QTabBar *>(button->parentWidget()) != nullptr;
        if (button->isVisible() && !isQts && !isScrollButton && !hasWords && button->toolTip().isEmpty())
            silent << describe(button);
    }
    QCOMPARE(silent.join(u", "), QString());
}

void TestWindowKeyboard::enterPressesAButton()
{
    driver().type(u"Local port"_s, u"0"_s);
    auto &open = control(u"Open");
    open.setFocus();
    QTest::keyClick(&open, Qt::Key_Return);
    driver().waitForControl(u"Close"_s);
    auto &autoScroll = control(u"Auto scroll"); // a link
    const bool before = autoScroll.isChecked();
    autoScroll.setFocus();
    QTest::keyClick(&autoScroll, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(autoScroll.isChecked(), !before);
    driver().trigger(u"Find in the data log"_s);
    auto &close = control(u"Close find");
    close.setFocus();
    QTest::keyClick(&close, Qt::Key_Return); // of a line in which Enter finds
    QTRY_VERIFY(page()->findChild<FindLine *>()->isHidden());
    driver().trigger(u"Preferences…"_s);
    auto *dialog = scene().window().findChild<PreferencesDialog *>();
    auto &leave = WindowDriver(*dialog).control<QAbstractButton>(u"Close"_s);
    leave.setFocus();
    QTest::keyClick(&leave, Qt::Key_Return); // of a dialog without a default button
    QTRY_VERIFY(!scene().window().findChild<PreferencesDialog *>());
}

void TestWindowKeyboard::contextMenusByTheKeyboard()
{
    (void)scene().openServer();
    auto *transcript = page()->transcript();
    transcript->setFocus();
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(20, 20), transcript->mapToGlobal(QPoint(20, 20)));
    bool wasShown = false;
    QTimer closer;
    connect(&closer, &QTimer::timeout, this, [&wasShown] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            wasShown = !menu->actions().isEmpty();
            menu->close();
        }
    });
    closer.start(10);
    QApplication::sendEvent(transcript, &menuKey);
    QTRY_VERIFY(wasShown);
}

void TestWindowKeyboard::buttonsOfPeersAreReached()
{
    scene().connectClient(scene().openServer());
    scene().goToTab(0);
    QTRY_VERIFY(shownText().size() > 0);
    auto *table = page()->findChild<PeersPanel *>()->findChild<QAbstractItemView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Space, Qt::ControlModifier);
    table->selectAll();
    QTRY_VERIFY(driver().control<QAbstractButton>(u"Disconnect"_s).isEnabled());
    QTest::keyClick(table, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Disconnect"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(log().contains(u"losed"_s) || log().contains(u"left"_s) || table->model()->rowCount() == 0);
}

void TestWindowKeyboard::linesBetweenPartsMove()
{
    const auto widthOfColumn = [this] { return page()->findChild<ColumnArea *>()->width(); };
    const int before = widthOfColumn();
    driver().trigger(u"Settings column wider"_s);
    QTRY_COMPARE(widthOfColumn(), before + 40);
    QCOMPARE(page()->pageLayout().columnSizes.value(0), before + 40);
    driver().trigger(u"Settings column narrower"_s);
    QTRY_COMPARE(widthOfColumn(), before);
    const int height = page()->transcript()->height();
    driver().trigger(u"Data log taller"_s);
    QTRY_VERIFY(page()->transcript()->height() > height);
    driver().trigger(u"Data log shorter"_s);
    QTRY_COMPARE(page()->transcript()->height(), height);
}

/// Its size would be remembered as none.
void TestWindowKeyboard::foldedPartsHaveNoSize()
{
    driver().trigger(u"Settings column"_s);
    page()->widenColumn(40);
    QVERIFY(page()->pageLayout().columnSizes.isEmpty());
    driver().trigger(u"Data send"_s);
    driver().trigger(u"Peers"_s);
    page()->heightenLog(40);
    QVERIFY(page()->pageLayout().logSizes.isEmpty());
    const auto offered = [this] {
        QStringList names;
        for (const QAction *action : scene().window().findChildren<QAction *>()) {
            const QString name = action->text().remove(u'&');
            if (action->isEnabled() && (name.startsWith(u"Settings column "_s) || name.startsWith(u"Data log "_s)))
                names << name;
        }
        return names;
    };
    QCOMPARE(offered(), QStringList());
    driver().trigger(u"Settings column"_s);
    driver().trigger(u"Data send"_s);
    QCOMPARE(offered().size(), 4);
}

void TestWindowKeyboard::windowComesBackOntoAScreen()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    {
        MainWindow window(&settings);
        window.restore();
        window.setGeometry(9000, 7000, 900, 600); // a screen that is gone by the next start
        window.show();
        window.close();
    }
    MainWindow window(&settings);
    window.restore();
    window.show();
    const QRect screen = window.screen()->availableGeometry();
    const QRect shown = screen.intersected(window.frameGeometry());
    QVERIFY2(shown.width() > 200 && shown.height() > 200 && screen.contains(window.geometry().topLeft()),
             qUtf8Printable(u"%1,%2 %3×%4"_s.arg(window.x()).arg(window.y()).arg(window.width()).arg(window.height())));
}

QTEST_MAIN(TestWindowKeyboard)
#include "tst_window_keyboard.moc"
