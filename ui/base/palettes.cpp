// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/palettes.h"

#include "ui/base/deskstyle.h"

#include <QApplication>

#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Shades
{
    QRgb window, base, alternate, button, text, placeholder, disabled, border, accent, onAccent, link, tip;
};

constexpr Shades lightShades{0xfff4f5f7, 0xffffffff, 0xfff7f8fa, 0xfffbfcfd, 0xff1d2430, 0xff656e7b,
                             0xff8a93a0, 0xffc9ced6, 0xff1f6feb, 0xffffffff, 0xff0b57c2, 0xffffffff};
constexpr Shades darkShades{0xff22262d, 0xff191c21, 0xff1e2228, 0xff2e343d, 0xffe4e8ee, 0xff949dab,
                            0xff7d8694, 0xff4a525e, 0xff2f6fd6, 0xffffffff, 0xff7ab3ff, 0xff2e343d};

QPalette makePalette(const Shades &shades)
{
    const QColor window(shades.window);
    const QColor text(shades.text);
    const QColor border(shades.border);
    QPalette palette(text, QColor(shades.button), window.lighter(110), border.darker(125), border, text,
                     QColor(shades.onAccent), QColor(shades.base), window);
    palette.setColor(QPalette::AlternateBase, QColor(shades.alternate));
    palette.setColor(QPalette::Midlight, QColor(shades.button).lighter(104));
    palette.setColor(QPalette::Highlight, QColor(shades.accent));
    palette.setColor(QPalette::HighlightedText, QColor(shades.onAccent));
    palette.setColor(QPalette::Link, QColor(shades.link));
    palette.setColor(QPalette::LinkVisited, QColor(shades.link));
    palette.setColor(QPalette::ToolTipBase, QColor(shades.tip));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(shades.placeholder));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, QColor(shades.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Base, window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(shades.border));
    return palette;
}

/// What the desktop would give us if we had set nothing.
bool desktopIsDark()
{
    QApplication::setPalette(QPalette());
    return isDark(QApplication::palette());
}

} // namespace

QString stableName(PaletteChoice choice)
{
    static constexpr std::array names{"system"_L1, "light"_L1, "dark"_L1};
    return names.at(static_cast<size_t>(choice));
}

PaletteChoice paletteFromName(const QString &name)
{
    for (const auto choice : {PaletteChoice::Light, PaletteChoice::Dark}) {
        if (name == stableName(choice))
            return choice;
    }
    return PaletteChoice::System;
}

void usePalette(PaletteChoice choice)
{
    if (qobject_cast<DeskStyle *>(QApplication::style()) == nullptr)
        QApplication::setStyle(new DeskStyle);
    const bool dark = choice == PaletteChoice::Dark || (choice == PaletteChoice::System && desktopIsDark());
    QApplication::setPalette(makePalette(dark ? darkShades : lightShades));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

Tones tonesOf(const QPalette &palette)
{
    if (isDark(palette))
        return {0xff3fb950, 0xffe3a436, 0xffff7b72, 0xffe3a436, 0xff949dab, 0xff4a2326, 0xff3d3420, 0xff6f7886};
    return {0xff1a7f37, 0xff946200, 0xffc1272d, 0xff8a5c00, 0xff656e7b, 0xfffde8e8, 0xfffdf3d6, 0xff7f8894};
}

} // namespace SocketDesk
