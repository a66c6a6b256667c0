// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"
#include "translations/language.h"
#include "ui/base/columnarea.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/inbackground.h"
#include "ui/base/linkbutton.h"

#include <QApplication>
#include <QDialog>
#include <QFontInfo>
#include <QListWidget>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Whatever is written has room at 1280 × 720, in both languages: on pages of each role, and in each dialog.
/// Run at 200 % as well.
class TestWindowRoom : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { useLanguage(u"en"_s); }
    void pagesHaveRoom_data();
    void pagesHaveRoom();
    void columnNeedsNoScrolling_data();
    void columnNeedsNoScrolling();
    void columnOfAChineseDesktopNeedsNoScrolling_data();
    void columnOfAChineseDesktopNeedsNoScrolling();
    void drawersLeaveRoom();
    void dialogsHaveRoom_data();
    void dialogsHaveRoom();
    void dialogsStayAsTheyComeUp_data() { dialogsHaveRoom_data(); }
    void dialogsStayAsTheyComeUp();

private:
    void speak(const QString &language);
    [[nodiscard]] static int neededBy(const QAbstractButton &button);
    [[nodiscard]] static QString clippedIn(const QWidget &root);
    [[nodiscard]] QAction *actionNamed(const QString &english);
    [[nodiscard]] QWidget *opened(const QString &action, const QString &language);
};

void TestWindowRoom::speak(const QString &language)
{
    scene().window().chooseLanguage(language);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

/// The hint of a push button is a width at which a row of them looks well.
int TestWindowRoom::neededBy(const QAbstractButton &button)
{
    const auto *push = qobject_cast<const QPushButton *>(&button);
    if (push == nullptr)
        return button.sizeHint().width();
    const int iconWidth = push->icon().isNull() ? 0 : push->iconSize().width() + 4;
    return push->fontMetrics().size(Qt::TextShowMnemonic, push->text()).width() + iconWidth + 6;
}

/// The texts that are cut, a line each. What is shortened by itself says all in a tool tip.
QString TestWindowRoom::clippedIn(const QWidget &root)
{
    QStringList clipped;
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label) != nullptr)
            continue;
        const bool fits = label->wordWrap() ? label->heightForWidth(label->width()) <= label->height() + 1
                                            : label->sizeHint().width() <= label->width();
        if (!fits)
            clipped << u"label “%1”: %2 of %3"_s.arg(label->text()).arg(label->width()).arg(label->sizeHint().width());
    }
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        const int needed = neededBy(*button);
        if (button->isVisible() && !button->text().isEmpty() && needed > button->width())
            clipped << u"button “%1”: %2 of %3"_s.arg(button->text()).arg(button->width()).arg(needed);
    }
    return clipped.join(u'\n');
}

QAction *TestWindowRoom::actionNamed(const QString &english)
{
    for (auto *action : scene().window().findChildren<QAction *>()) {
        if (action->text().remove(u'&') == english)
            return action;
    }
    return nullptr;
}

void TestWindowRoom::pagesHaveRoom_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("role");
    for (const QString &language : languages()) {
        for (const auto &role : {u"TCP Server"_s, u"TCP Client"_s, u"UDP"_s})
            QTest::newRow(qUtf8Printable(language + u' ' + role)) << language << role;
    }
}

void TestWindowRoom::pagesHaveRoom()
{
    QFETCH(const QString, language);
    QFETCH(const QString, role);
    driver().choose(u"Protocol"_s, role);
    driver().press(u"More options"_s);
    speak(language);
    QCOMPARE(clippedIn(scene().window()), QString());
}

void TestWindowRoom::columnNeedsNoScrolling_data()
{
    pagesHaveRoom_data();
}

void TestWindowRoom::columnNeedsNoScrolling()
{
    QFETCH(const QString, language);
    QFETCH(const QString, role);
    driver().choose(u"Protocol"_s, role);
    speak(language);
    const auto *column = page()->findChild<ColumnArea *>();
    QCOMPARE(column->verticalScrollBar()->maximum(), 0);
}

void TestWindowRoom::columnOfAChineseDesktopNeedsNoScrolling_data()
{
    QTest::addColumn<QString>("role");
    for (const auto &role : {u"TCP Server"_s, u"TCP Client"_s, u"UDP"_s})
        QTest::newRow(qUtf8Printable(role)) << role;
}

/// In the font that fontconfig gives to a window where the system speaks Chinese: its lines are a quarter taller.
void TestWindowRoom::columnOfAChineseDesktopNeedsNoScrolling()
{
    QFETCH(const QString, role);
    const QFont before = QApplication::font();
    const auto putBack = qScopeGuard([&before] { QApplication::setFont(before); });
    QFont font = before;
    font.setFamily(u"Noto Sans CJK SC"_s);
    QVERIFY2(QFontInfo(font).family().startsWith("Noto Sans CJK"_L1), "packaging/dev test installs it");
    QApplication::setFont(font);
    driver().choose(u"Protocol"_s, role);
    speak(u"zh_CN"_s);
    QCOMPARE(page()->fontMetrics().height(), QFontMetrics(font).height());
    QTRY_COMPARE(page()->findChild<ColumnArea *>()->verticalScrollBar()->maximum(), 0);
    QCOMPARE(clippedIn(scene().window()), QString());
}

/// A third one closes the first; the window stays as it is.
void TestWindowRoom::drawersLeaveRoom()
{
    scene().window().resize(1200, 720);
    for (const auto &drawer : {u"Quick list"_s, u"Inspector"_s, u"Answer by itself"_s}) {
        driver().trigger(drawer);
        QVERIFY(actionNamed(drawer)->isChecked());
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCOMPARE(scene().window().width(), 1200);
    }
    QVERIFY(!actionNamed(u"Quick list"_s)->isChecked());
    QVERIFY(!control(u"Quick list").isChecked());
    QVERIFY(actionNamed(u"Inspector"_s)->isChecked());
    QVERIFY2(page()->transcript()->width() >= 120, qUtf8Printable(QString::number(page()->transcript()->width())));
    driver().trigger(u"Quick list"_s); // now the inspector is the one that is open longest
    QVERIFY(!actionNamed(u"Inspector"_s)->isChecked());
    QVERIFY(actionNamed(u"Answer by itself"_s)->isChecked());
}

void TestWindowRoom::dialogsHaveRoom_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("action");
    for (const QString &language : languages()) {
        for (const auto &action :
             {u"Preferences…"_s, u"Export…"_s, u"Limit of the log…"_s, u"Receive files…"_s, u"Download…"_s,
              u"Send from file…"_s, u"Statistics…"_s, u"Send in pieces…"_s, u"About SocketDesk"_s})
            QTest::newRow(qUtf8Printable(language + u' ' + action)) << language << action;
    }
}

/// The dialog that \p action, of a menu or a button, opens, just come up; nullptr where there is none.
QWidget *TestWindowRoom::opened(const QString &action, const QString &language)
{
    QAction *opener = actionNamed(action);
    const auto buttons = page()->findChildren<QPushButton *>();
    const auto button =
        std::ranges::find(buttons, action, [](const auto *known) { return known->text().remove(u'&'); });
    speak(language);
    if (opener != nullptr)
        opener->trigger();
    else if (button != buttons.end())
        (*button)->click();
    QWidget *dialog = nullptr;
    const auto findDialog = [&dialog] {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && window->parentWidget() != nullptr)
                dialog = window;
        }
        return dialog != nullptr;
    };
    return QTest::qWaitFor(findDialog, 30'000) ? dialog : nullptr;
}

/// One whose smallest size grows just then, since a disk has answered, jumps to the corner of the screen with some window
/// managers.
void TestWindowRoom::dialogsStayAsTheyComeUp()
{
    QFETCH(const QString, language);
    QFETCH(const QString, action);
    (void)scene().openServer();
    QWidget *dialog = opened(action, language);
    QVERIFY2(dialog != nullptr, qUtf8Printable(action));
    const QSize smallest = dialog->minimumSize();
    QVERIFY(diskThreads()->waitForDone());
    for (int i = 0; i < 3; ++i) { // the answer, what it says, and its room
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
    }
    QCOMPARE(dialog->minimumSize(), smallest);
    dialog->close();
}

void TestWindowRoom::dialogsHaveRoom()
{
    QFETCH(const QString, language);
    QFETCH(const QString, action);
    (void)scene().openServer();
    QWidget *dialog = opened(action, language);
    QVERIFY2(dialog != nullptr, qUtf8Printable(action));
    QCoreApplication::sendPostedEvents();
    auto *pages = dialog->findChild<QListWidget *>();
    const int count = action == u"Preferences…"_s ? pages->count() : 1;
    for (int i = 0; i < count; ++i) {
        if (count > 1)
            pages->setCurrentRow(i);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCOMPARE(clippedIn(*dialog), QString());
    }
    QVERIFY(dialog->height() <= 720 && dialog->width() <= 1280);
    dialog->close();
}

QTEST_MAIN(TestWindowRoom)
#include "tst_window_room.moc"
