// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/quicklistpanel.h"

#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/send/quicklistmodel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// Edits the format by choice.
class FormatDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        for (const PayloadFormat format : {PayloadFormat::Text, PayloadFormat::Hex})
            box->addItem(QuickListModel::formatName(format), static_cast<int>(format));
        return box;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QComboBox *>(editor)->currentData());
    }
};

} // namespace

QuickListPanel::QuickListPanel(QuickListModel *model, std::function<TypedPayload()> composed, QWidget *parent)
    : Retranslated(parent)
    , m_model(model)
    , m_composed(std::move(composed))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(4);
    createTable();
    createButtons();
    retranslate();
    updateButtons();
}

void QuickListPanel::createTable()
{
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(QuickListModel::FormatColumn, new FormatDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 6);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(QuickListModel::NameColumn, m_table->fontMetrics().averageCharWidth() * 14);
    m_table->setColumnWidth(QuickListModel::FormatColumn, m_table->fontMetrics().averageCharWidth() * 9);
    layout()->addWidget(m_table);
    connect(m_table, &QTableView::doubleClicked, this, &QuickListPanel::sendSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QuickListPanel::updateButtons);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &QuickListPanel::updateButtons);
}

void QuickListPanel::createButtons()
{
    m_send = new QPushButton(icon(u"send"_s), {}, this);
    m_add = new QPushButton(this);
    m_edit = new QPushButton(this);
    m_delete = new QPushButton(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (QPushButton *button : {m_add, m_edit, m_delete})
        row->addWidget(button);
    layout()->addWidget(m_send);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_send, &QPushButton::clicked, this, &QuickListPanel::sendSelected);
    connect(m_add, &QPushButton::clicked, this, &QuickListPanel::add);
    connect(m_edit, &QPushButton::clicked, this,
            [this] { m_table->edit(m_model->index(m_table->currentIndex().row(), QuickListModel::PayloadColumn)); });
    connect(m_delete, &QPushButton::clicked, this, &QuickListPanel::removeSelected);
}

void QuickListPanel::add()
{
    const int row = m_model->rowCount();
    m_model->append({tr("Command %1").arg(row + 1), m_composed()});
    m_table->selectRow(row);
    m_table->setCurrentIndex(m_model->index(row, QuickListModel::NameColumn));
    m_table->edit(m_table->currentIndex());
}

void QuickListPanel::removeSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        m_model->remove(rows.constFirst().row());
}

void QuickListPanel::sendSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        Q_EMIT sendRequested(m_model->items().at(rows.constFirst().row()).payload);
}

void QuickListPanel::updateButtons()
{
    const bool any = m_table->selectionModel()->hasSelection();
    for (QPushButton *button : {m_send, m_edit, m_delete})
        button->setEnabled(any);
}

void QuickListPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else if (event->key() == Qt::Key_Delete && m_table->hasFocus())
        removeSelected();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_table->hasFocus())
        sendSelected();
    else
        Retranslated::keyPressEvent(event);
}

void QuickListPanel::retranslate()
{
    setTitle(tr("Quick list"));
    m_table->setAccessibleName(tr("Quick list"));
    setLabel(m_send, tr("Send selected"));
    setLabel(m_add, tr("Add"));
    m_add->setToolTip(tr("Add what stands in the message box"));
    setLabel(m_edit, tr("Edit"));
    m_edit->setToolTip(tr("Edit the payload; F2 edits any cell"));
    setLabel(m_delete, tr("Delete"));
    m_model->retranslate();
}

} // namespace SocketDesk
