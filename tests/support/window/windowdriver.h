// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <chrono>
#include <functional>

/// Drives a window as a person does: finds what is visible by its accessible name, types, clicks and waits.
///
/// GUI thread. What is not there, or does not come in time, ends the program with a sentence that names it, because
/// whatever followed would mislead.
class WindowDriver
{
public:
    explicit WindowDriver(QWidget &window);

    /// The visible widget of type \p Widget with that accessible name; the first in reading order where several have it.
    template<typename Widget>
    [[nodiscard]] Widget &control(const QString &name) const
    {
        return static_cast<Widget &>(
            find(name, [](QWidget *widget) { return qobject_cast<Widget *>(widget) != nullptr; }));
    }

    /// Waits until it can be pressed and stands where it will stay.
    void press(const QString &button) const;
    void tick(const QString &checkBox, bool on) const;
    /// Chooses by the keyboard, so that everything that listens to a person's choice hears it.
    void choose(const QString &comboBox, const QString &item) const;
    /// Replaces the text of a line, a box of lines, or an editable list. Comes in as from an input method, because
    /// that is how Chinese text comes.
    void type(const QString &name, const QString &text) const;
    [[nodiscard]] QString textOf(const QString &name) const;
    /// Triggers the action with that text, mnemonics aside, wherever it is in the menus.
    void trigger(const QString &action) const;

    [[nodiscard]] bool isLocked(const QString &name) const; ///< a person can change nothing there

    void waitFor(const QString &what, const std::function<bool()> &isThere,
                 std::chrono::milliseconds limit = std::chrono::seconds(30)) const;

    /// Writes what the window looks like to \p path.
    void photograph(const QString &path) const;

    void waitForControl(const QString &name) const;

private:
    using TypeTest = std::function<bool(QWidget *)>;

    /// Where a person types into what has that name.
    [[nodiscard]] QWidget &field(const QString &name) const;
    [[nodiscard]] QWidget &find(const QString &name, const TypeTest &isOfType) const;
    [[nodiscard]] QWidget *findOrNull(const QString &name, const TypeTest &isOfType) const;

    QWidget &m_window;
};
