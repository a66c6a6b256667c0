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

#include <optional>

/// Base of the tests that use a window as a person does: each test function gets a window with settings of its own.
class WindowTest : public StrictTest
{
    Q_OBJECT

protected Q_SLOTS:
    void init() override
    {
        StrictTest::init();
        m_scene.emplace();
    }

    void cleanup() { m_scene.reset(); }

protected:
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

    [[nodiscard]] QString log() { return m_scene->transcript().join(u'\n'); }

private:
    std::optional<Scene> m_scene;
};
