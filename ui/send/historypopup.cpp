// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/historypopup.h"

#include "text/visible.h"
#include "ui/base/measures.h"
#include "ui/base/popups.h"
#include "ui/send/quicklistmodel.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(4);
    createSearch();
    createList();
    createButtons();
    search({});
    resize(popupSize);
}

void HistoryPopup::createSearch()
{
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setClearButtonEnabled(true);
    layout()->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &HistoryPopup::search);
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
    layout()->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this,
            [this] { finish(QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier)); });
}

void HistoryPopup::createButtons()
{
    m_edit = new QPushButton(tr("Edit"), this);
    m_edit->setToolTip(tr("Put it into the message box (Enter, or a click)"));
    m_send = new QPushButton(tr("Send again"), this);
    m_send->setToolTip(tr("Send it as it is (Ctrl+Enter, or Ctrl and a click)"));
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_edit);
    row->addWidget(m_send);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_edit, &QPushButton::clicked, this, [this] { finish(false); });
    connect(m_send, &QPushButton::clicked, this, [this] { finish(true); });
}

/// Shows those that contain \p text, whatever its case, and chooses the newest of them.
void HistoryPopup::search(const QString &text)
{
    int first = -1;
    for (int row = 0; row < m_items.size(); ++row) {
        const bool fits = m_items.at(row).typed.contains(text, Qt::CaseInsensitive);
        m_list->item(row)->setHidden(!fits);
        if (fits && first < 0)
            first = row;
    }
    m_list->setCurrentRow(first);
    m_edit->setEnabled(first >= 0);
    m_send->setEnabled(first >= 0);
}

void HistoryPopup::popUpAt(const QWidget *button)
{
    showBelow(this, button);
    m_search->setFocus();
}

void HistoryPopup::finish(bool sends)
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_items.size())
        return;
    const TypedPayload payload = m_items.at(row);
    m_items.clear(); // a click and a key may both tell of one choice
    if (sends)
        Q_EMIT sendRequested(payload);
    else
        Q_EMIT chosen(payload);
    close();
}

/// Ctrl+Enter is a shortcut of the page as well: here it is a key of the list.
bool HistoryPopup::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QFrame::event(event);
}

/// A key that leads nowhere, such as Up in the first line, the list hands back to us.
void HistoryPopup::passToList(QKeyEvent *event)
{
    if (m_list->hasFocus() || std::exchange(m_isPassing, true))
        return;
    QCoreApplication::sendEvent(m_list, event);
    m_isPassing = false;
}

/// The search line has the focus, and the keys of the list work from there too.
void HistoryPopup::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish(event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        passToList(event);
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace SocketDesk
