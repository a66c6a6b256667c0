// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/stricttest.h"
#include "tests/support/window/scene.h"
#include "ui/base/banner.h"
#include "ui/log/transcriptview.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QAbstractButton>
#include <QLabel>

#include <optional>

/// Base of the tests that use a window as a person does: each test function gets a window with settings of its own.
class WindowTest : public StrictTest
{
protected:
    void init() override
    {
        // The offscreen platform says the one of every window that has a least size and of every popup, Qt the other of
        // every font that cannot draw what a peer has sent; all else fails.
        static const QRegularExpression defect(
            QStringLiteral("^(?!This plugin does not support | *OpenType support missing )"));
        QTest::failOnWarning(defect);
        m_scene.reset();
        m_scene.emplace();
        QVERIFY(QTest::qWaitForWindowActive(&m_scene->window())); // shortcuts and the focus are the active window's
    }

    [[nodiscard]] Scene &scene() { return *m_scene; }
    [[nodiscard]] const WindowDriver &driver() const { return m_scene->driver(); }
    [[nodiscard]] SocketDesk::SessionPage *page() { return m_scene->window().currentPage(); }

    template<typename Widget = QAbstractButton>
    [[nodiscard]] Widget &control(const char16_t *name) const
    {
        return driver().control<Widget>(QString::fromUtf16(name));
    }

    /// What the banners of the front tab say; empty where none is up.
    [[nodiscard]] QString bannerText()
    {
        QStringList texts;
        for (const auto *banner : page()->findChildren<SocketDesk::Banner *>()) {
            if (banner->isVisible())
                texts << banner->plainText();
        }
        return texts.join(u'\n');
    }

    /// Everything that stands in the visible labels of the front tab.
    [[nodiscard]] QString shownText()
    {
        QStringList texts;
        for (const auto *label : page()->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    /// The status line of the front tab says that it answers by itself, and by what: "Echo", "Echo + Rules".
    [[nodiscard]] bool hasBadge(const QString &text)
    {
        return shownText().split(u'\n').contains(text); // the switches are no labels
    }

    [[nodiscard]] QString log() { return m_scene->transcript().join(u'\n'); }

private:
    std::optional<Scene> m_scene;
};
