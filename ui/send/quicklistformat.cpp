// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/quicklistformat.h"

#include "ui/send/quicklistmodel.h"

#include <QComboBox>

namespace SocketDesk {

QWidget *QuickListFormat::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *box = new QComboBox(parent);
    for (const PayloadFormat format : {PayloadFormat::Text, PayloadFormat::Hex})
        box->addItem(QuickListModel::formatName(format), static_cast<int>(format));
    return box;
}

void QuickListFormat::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = static_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void QuickListFormat::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, static_cast<QComboBox *>(editor)->currentData());
}

void QuickListFormat::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    QRect place = option.rect;
    place.setWidth(qMax(place.width(), editor->sizeHint().width()));
    editor->setGeometry(place);
}

QString listProgressText(const ListProgress &progress)
{
    const QString sent = QString::number(progress.sent);
    if (progress.running && progress.rounds == 1)
        return QuickListModel::tr("Sending: %1 of %2.")
            .arg(QString::number(progress.step + 1), QString::number(progress.steps));
    if (progress.running)
        return QuickListModel::tr("Sending: %1 of %2, round %3.")
            .arg(QString::number(progress.step + 1), QString::number(progress.steps),
                 QString::number(progress.round + 1));
    switch (progress.end) {
    case ListEnd::Complete:
        return QuickListModel::tr("All sent: %1.").arg(sent);
    case ListEnd::Stopped:
        return QuickListModel::tr("Stopped. Sent: %1.").arg(sent);
    case ListEnd::Closed:
        return QuickListModel::tr("Ended, because the connection was closed. Sent: %1.").arg(sent);
    case ListEnd::Failed:
        return QuickListModel::tr("Ended by an error. Sent: %1.").arg(sent);
    case ListEnd::NeverStarted:
        break;
    }
    return {};
}

} // namespace SocketDesk
