// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/fontbox.h"

#include <QFontDatabase>

#include <utility>

namespace SocketDesk {

FontBox::FontBox(QWidget *parent)
    : QComboBox(parent)
{
    setMaxVisibleItems(16);
    addItem(QString(), QString());
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT familyChosen(currentData().toString()); });
}

/// One that is not installed any more stays chosen, and is shown.
void FontBox::setFamily(const QString &family)
{
    if (findData(family) < 0)
        addItem(family, family);
    setCurrentIndex(findData(family));
}

void FontBox::nameSystemFont(const QString &name)
{
    setItemText(0, name);
}

void FontBox::fill()
{
    if (std::exchange(m_isComplete, true))
        return;
    const QStringList families = QFontDatabase::families();
    for (const QString &family : families) {
        const bool isOffered = QFontDatabase::isFixedPitch(family) && !QFontDatabase::isPrivateFamily(family);
        if (isOffered && findData(family) < 0)
            addItem(family, family);
    }
}

void FontBox::showPopup()
{
    fill();
    QComboBox::showPopup();
}

void FontBox::keyPressEvent(QKeyEvent *event)
{
    fill();
    QComboBox::keyPressEvent(event);
}

void FontBox::wheelEvent(QWheelEvent *event)
{
    fill();
    QComboBox::wheelEvent(event);
}

} // namespace SocketDesk
