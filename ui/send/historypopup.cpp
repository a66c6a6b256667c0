// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/historypopup.h"

#include "text/visible.h"
#include "ui/send/quicklistmodel.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize popupSize(420, 300);
constexpr qsizetype shownCharacters = 200; ///< of an entry; it is cut off at the right edge anyway

QString lineFor(const TypedPayload &payload)
{
    const QString mark =
        payload.format == PayloadFormat::Hex ? QuickListModel::formatName(payload.format) + u": "_s : QString();
    return mark + withVisibleMarks(payload.typed.left(shownCharacters));
}

} // namespace

HistoryPopup::HistoryPopup(const QList<TypedPayload> &items, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_items(items)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    createList();
    resize(popupSize);
}

void HistoryPopup::createList()
{
    m_list = new QListWidget(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("History"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const TypedPayload &item : std::as_const(m_items))
        m_list->addItem(lineFor(item));
    if (m_items.isEmpty()) {
        m_list->addItem(tr("Nothing has been sent yet."));
        m_list->item(0)->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_list);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemClicked, this, [this] { choose(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { choose(m_list->currentRow()); });
}

void HistoryPopup::popUpAt(const QWidget *button)
{
    const QRect screen = button->screen()->availableGeometry();
    QRect area(button->mapToGlobal(QPoint(0, button->height())), size());
    if (area.bottom() > screen.bottom())
        area.moveBottom(button->mapToGlobal(QPoint(0, 0)).y());
    area.moveLeft(qMax(screen.left(), qMin(area.left(), screen.right() - area.width())));
    area.moveTop(qMax(screen.top(), area.top()));
    move(area.topLeft());
    show();
    m_list->setFocus();
}

void HistoryPopup::choose(int row)
{
    if (row < 0 || row >= m_items.size())
        return;
    const TypedPayload payload = m_items.at(row);
    m_items.clear(); // a click and an activation may both tell of one choice
    Q_EMIT chosen(payload);
    close();
}

void HistoryPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace SocketDesk
