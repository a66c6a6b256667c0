// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/emptynote.h"

#include <QAbstractItemView>
#include <QEvent>

namespace SocketDesk {

namespace {

constexpr int edge = 8; ///< pixels

} // namespace

EmptyNote::EmptyNote(QAbstractItemView *view, const QAbstractItemModel *model)
    : QLabel(view->viewport())
    , m_view(view)
    , m_model(model)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(edge);
    setForegroundRole(QPalette::PlaceholderText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view->viewport()->installEventFilter(this);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyNote::follow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyNote::follow);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyNote::follow);
    follow();
}

void EmptyNote::explain(const QString &text)
{
    setText(text);
    m_view->setAccessibleDescription(text);
}

bool EmptyNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        follow();
    return QLabel::eventFilter(watched, event);
}

void EmptyNote::follow()
{
    setGeometry(m_view->viewport()->rect());
    setVisible(m_model->rowCount() == 0);
}

} // namespace SocketDesk
