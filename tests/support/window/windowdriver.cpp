// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/window/windowdriver.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPixmap>
#include <QTest>

namespace {

[[noreturn]] void giveUp(const QString &sentence)
{
    qCritical().noquote() << sentence;
    std::_Exit(1); // without destroying widgets that may be in the middle of something
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

bool readsBefore(const QWidget *a, const QWidget *b)
{
    const QPoint left = a->mapToGlobal(QPoint());
    const QPoint right = b->mapToGlobal(QPoint());
    return std::pair(left.y(), left.x()) < std::pair(right.y(), right.x());
}

/// Where a person types: an editable list has its line inside.
QWidget &editorOf(QWidget &field)
{
    auto *const editor = field.findChild<QWidget *>(QStringLiteral("qt_spinbox_lineedit"));
    const auto *const box = qobject_cast<QComboBox *>(&field);
    QWidget *const line = box != nullptr ? box->lineEdit() : editor;
    return line != nullptr ? *line : field;
}

} // namespace

WindowDriver::WindowDriver(QWidget &window)
    : m_window(window)
{}

QWidget *WindowDriver::findOrNull(const QString &name, const TypeTest &isOfType) const
{
    QList<QWidget *> found = m_window.findChildren<QWidget *>();
    found.removeIf(
        [&](QWidget *widget) { return !widget->isVisible() || widget->accessibleName() != name || !isOfType(widget); });
    return found.isEmpty() ? nullptr : *std::min_element(found.cbegin(), found.cend(), readsBefore);
}

QWidget &WindowDriver::find(const QString &name, const TypeTest &isOfType) const
{
    QWidget *const found = findOrNull(name, isOfType);
    if (found == nullptr)
        giveUp(QStringLiteral("There is no visible control named “%1” of the expected kind.").arg(name));
    return *found;
}

void WindowDriver::press(const QString &button) const
{
    auto &found = control<QAbstractButton>(button);
    waitFor(QStringLiteral("“%1” to be enabled").arg(button), [&found] { return found.isEnabled(); });
    QTest::mouseClick(&found, Qt::LeftButton);
}

void WindowDriver::tick(const QString &checkBox, bool on) const
{
    auto &found = control<QAbstractButton>(checkBox);
    if (found.isChecked() != on)
        QTest::keyClick(&found, Qt::Key_Space);
}

void WindowDriver::choose(const QString &comboBox, const QString &item) const
{
    auto &box = control<QComboBox>(comboBox);
    const int wanted = box.findText(item);
    if (wanted < 0)
        giveUp(QStringLiteral("“%1” does not offer “%2”.").arg(comboBox, item));
    box.setFocus();
    while (box.currentIndex() != wanted) {
        const int before = box.currentIndex();
        QTest::keyClick(&box, before < wanted ? Qt::Key_Down : Qt::Key_Up);
        if (box.currentIndex() == before)
            giveUp(QStringLiteral("“%1” stays at “%2”.").arg(comboBox, box.currentText()));
    }
}

QWidget &WindowDriver::field(const QString &name) const
{
    // A label may carry the name of the field beside it; nobody types there.
    return editorOf(find(name, [](QWidget *widget) { return widget->focusPolicy() != Qt::NoFocus; }));
}

void WindowDriver::type(const QString &name, const QString &text) const
{
    QWidget &editor = field(name);
    if (!editor.isEnabled())
        giveUp(QStringLiteral("“%1” is locked.").arg(name));
    editor.setFocus();
    QTest::keyClick(&editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&editor, Qt::Key_Delete);
    QInputMethodEvent typed;
    typed.setCommitString(text);
    QApplication::sendEvent(&editor, &typed);
}

QString WindowDriver::textOf(const QString &name) const
{
    const QWidget &editor = field(name);
    const auto *const box = qobject_cast<const QComboBox *>(&editor);
    const char *property = editor.metaObject()->indexOfProperty("plainText") >= 0 ? "plainText" : "text";
    return box != nullptr ? box->currentText() : editor.property(property).toString();
}

void WindowDriver::trigger(const QString &action) const
{
    const QList<QAction *> actions = m_window.findChildren<QAction *>();
    const auto found = std::find_if(actions.cbegin(), actions.cend(), [&action](const QAction *candidate) {
        return withoutMnemonic(candidate->text()) == action;
    });
    if (found == actions.cend())
        giveUp(QStringLiteral("There is no action “%1”.").arg(action));
    (*found)->trigger();
}

void WindowDriver::waitFor(const QString &what, const std::function<bool()> &isThere,
                           std::chrono::milliseconds limit) const
{
    if (!QTest::qWaitFor(isThere, static_cast<int>(limit.count())))
        giveUp(QStringLiteral("Waited %1 ms in vain for %2.").arg(limit.count()).arg(what));
}

void WindowDriver::waitForControl(const QString &name) const
{
    waitFor(QStringLiteral("a control named “%1”").arg(name),
            [&] { return findOrNull(name, [](QWidget *) { return true; }) != nullptr; });
}

void WindowDriver::photograph(const QString &path) const
{
    QTest::qWait(100); // lets animations of the style come to rest
    if (!m_window.grab().save(path))
        giveUp(QStringLiteral("Could not write %1.").arg(path));
}
