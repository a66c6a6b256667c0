// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/quicklistpanel.h"

#include "ui/base/cuttips.h"
#include "ui/base/drawerhead.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/emptynote.h"
#include "ui/base/fieldnote.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/base/tablerows.h"
#include "ui/base/undoline.h"
#include "ui/base/wheel.h"
#include "ui/send/quicklistfilter.h"
#include "ui/send/quicklistformat.h"
#include "ui/send/quicklistmodel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPersistentModelIndex>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 380;

} // namespace

QuickListPanel::QuickListPanel(QuickListModel *model, std::function<TypedPayload()> composed, Preview preview,
                               QWidget *parent)
    : Retranslated(parent)
    , m_model(model)
    , m_composed(std::move(composed))
    , m_previewOf(std::move(preview))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(4);
    setMinimumWidth(leastWidth);
    createHead();
    createSearch();
    createTable();
    createSending();
    createEditing();
    createMenu();
    keepWheelFromBoxesIn(this);
    retranslate();
    updateButtons();
}

QHBoxLayout *QuickListPanel::addRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    return row;
}

void QuickListPanel::createHead()
{
    m_head = new DrawerHead(this);
    layout()->addWidget(m_head);
    connect(m_head, &DrawerHead::closeRequested, this, &QuickListPanel::closeRequested);
}

void QuickListPanel::createSearch()
{
    m_filter = new QuickListFilter(this);
    m_filter->setSourceModel(m_model);
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_groups = new QComboBox(this);
    m_groups->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    QHBoxLayout *row = addRow();
    row->addWidget(m_search, 1);
    row->addWidget(m_groups);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        endEditing();
        m_filter->setText(text);
    });
    connect(m_groups, &QComboBox::currentIndexChanged, this, [this](int index) {
        endEditing();
        m_filter->setGroup(index > 0 ? std::optional(m_groups->currentData().toString()) : std::nullopt);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &QuickListPanel::listGroups);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &QuickListPanel::listGroups);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &QuickListPanel::listGroups);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &QuickListPanel::listGroups);
}

/// The chosen one stays chosen as long as there is one of that name.
void QuickListPanel::listGroups()
{
    const QStringList groups = m_model->groups();
    QStringList listed;
    for (int index = 1; index < m_groups->count(); ++index)
        listed << m_groups->itemData(index).toString();
    if (listed == groups && m_groups->count() > 0)
        return;
    const QVariant chosen = m_groups->currentData();
    m_groups->clear();
    m_groups->addItem(tr("All groups"));
    for (const QString &group : groups)
        m_groups->addItem(group, group);
    m_groups->setCurrentIndex(chosen.isNull() ? 0 : qMax(0, m_groups->findData(chosen)));
    m_groups->setVisible(!groups.isEmpty());
}

void QuickListPanel::createTable()
{
    m_table = new QTableView(this);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new CutTips(m_table));
    m_table->setItemDelegateForColumn(QuickListModel::FormatColumn, new QuickListFormat(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    keepRowsHighEnough(m_table);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumWidth(m_table->fontMetrics().horizontalAdvance(u"Ctrl+0"_s) + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    const int character = m_table->fontMetrics().averageCharWidth();
    for (const auto &[column, characters] :
         {std::pair{QuickListModel::NameColumn, 10}, std::pair{QuickListModel::FormatColumn, 8},
          std::pair{QuickListModel::PayloadColumn, 14}, std::pair{QuickListModel::OrderColumn, 7},
          std::pair{QuickListModel::DelayColumn, 12}, std::pair{QuickListModel::GroupColumn, 10},
          std::pair{QuickListModel::NoteColumn, 14}})
        m_table->setColumnWidth(column, character * characters);
    letColumnTakeRoom(m_table, QuickListModel::PayloadColumn);
    layout()->addWidget(m_table);
    m_empty = new EmptyNote(m_table, m_filter);
    m_preview = makePreviewLabel(this);
    layout()->addWidget(m_preview);
    connect(m_table, &QTableView::doubleClicked, this, &QuickListPanel::sendSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QuickListPanel::updateButtons);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &QuickListPanel::updateButtons);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &QuickListPanel::updateButtons);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &QuickListPanel::updateButtons);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &QuickListPanel::showPreview);
}

void QuickListPanel::createSending()
{
    m_send = new QPushButton(icon(u"send"_s), {}, this);
    m_sendList = new QPushButton(this);
    m_loop = new QCheckBox(this);
    m_stop = new QPushButton(this);
    QHBoxLayout *row = addRow();
    row->addWidget(m_send, 1);
    row->addWidget(m_sendList, 1);
    row->addWidget(m_loop);
    row->addWidget(m_stop, 1);
    m_note = new FieldNote(this);
    layout()->addWidget(m_note);
    m_undo = new UndoLine(this);
    layout()->addWidget(m_undo);
    connect(m_undo, &UndoLine::undoRequested, this, &QuickListPanel::bringBack);
    connect(m_model, &QAbstractItemModel::modelReset, this, &QuickListPanel::offerUndo);
    const auto followOtherTabs = [this] {
        if (!m_undo->isHidden())
            offerUndo();
    };
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, followOtherTabs);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, followOtherTabs);
    connect(m_send, &QPushButton::clicked, this, &QuickListPanel::sendSelected);
    connect(m_sendList, &QPushButton::clicked, this,
            [this] { Q_EMIT sendListRequested(shownItems(), m_loop->isChecked()); });
    connect(m_stop, &QPushButton::clicked, this, &QuickListPanel::stopRequested);
}

void QuickListPanel::createEditing()
{
    m_add = new QPushButton(this);
    m_edit = new QPushButton(this);
    m_delete = new QPushButton(this);
    m_more = new QToolButton(this);
    QHBoxLayout *row = addRow();
    for (QPushButton *button : {m_add, m_edit, m_delete})
        row->addWidget(button, 1);
    row->addWidget(m_more);
    connect(m_add, &QPushButton::clicked, this, &QuickListPanel::add);
    connect(m_edit, &QPushButton::clicked, this, &QuickListPanel::edit);
    connect(m_delete, &QPushButton::clicked, this, &QuickListPanel::removeSelected);
}

void QuickListPanel::createMenu()
{
    auto *menu = new QMenu(m_more);
    m_up = menu->addAction(QString(), this, [this] { moveSelected(-1); });
    m_down = menu->addAction(QString(), this, [this] { moveSelected(1); });
    m_up->setShortcut(Qt::ALT | Qt::Key_Up);
    m_down->setShortcut(Qt::ALT | Qt::Key_Down);
    menu->addSeparator();
    m_import = menu->addAction(QString(), this, &QuickListPanel::importRequested);
    m_export = menu->addAction(QString(), this, &QuickListPanel::exportRequested);
    for (QAction *action : {m_up, m_down}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    // Not by setMenu(): see AccessibleMenuButton.
    connect(m_more, &QToolButton::clicked, menu, [this, menu] {
        menu->setAttribute(Qt::WA_NoMouseReplay); // a click on the button closes it
        menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft()));
    });
    m_more->setArrowType(Qt::DownArrow);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setFocusPolicy(Qt::StrongFocus);
}

int QuickListPanel::selectedRow() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : m_filter->mapToSource(rows.constFirst()).row();
}

QList<QuickItem> QuickListPanel::shownItems() const
{
    QList<QuickItem> items;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        items.append(m_model->items().at(m_filter->mapToSource(m_filter->index(row, 0)).row()));
    return items;
}

/// In the group that is shown; a search would hide it at once.
void QuickListPanel::add()
{
    endEditing();
    m_search->clear();
    QuickItem item;
    item.name = tr("Command %1").arg(m_model->rowCount() + 1);
    item.payload = m_composed();
    item.group = m_groups->currentIndex() > 0 ? m_groups->currentData().toString() : QString();
    item.order = m_model->nextOrder();
    if (m_model->append({item}) == 0)
        return;
    const QModelIndex index =
        m_filter->mapFromSource(m_model->index(m_model->rowCount() - 1, QuickListModel::NameColumn));
    if (!index.isValid())
        return;
    m_table->selectRow(index.row());
    m_table->setCurrentIndex(index);
    m_table->edit(index);
}

void QuickListPanel::edit()
{
    const QPersistentModelIndex payload = m_table->currentIndex().siblingAtColumn(QuickListModel::PayloadColumn);
    m_table->scrollTo(payload);
    m_table->setCurrentIndex(payload); // which ends the editing of another
    if (payload.isValid() && !m_table->indexWidget(payload))
        m_table->edit(payload);
}

/// What is being edited is written before its row may go, not while it goes.
void QuickListPanel::endEditing()
{
    const QPersistentModelIndex current = m_table->currentIndex();
    if (!m_table->indexWidget(current))
        return;
    m_table->setCurrentIndex({});
    m_table->setCurrentIndex(current);
}

void QuickListPanel::removeSelected()
{
    const int row = selectedRow();
    if (row < 0)
        return;
    const int shown = m_filter->mapFromSource(m_model->index(row, 0)).row();
    m_table->setCurrentIndex({}); // what is being edited in it is written first, not while it goes
    m_model->remove(row);
    if (m_filter->rowCount() > 0)
        m_table->selectRow(std::clamp(shown, 0, m_filter->rowCount() - 1));
    offerUndo();
}

void QuickListPanel::bringBack()
{
    const int row = m_model->bringBack();
    if (const QModelIndex back = m_filter->mapFromSource(m_model->index(row, 0)); row >= 0 && back.isValid())
        m_table->selectRow(back.row());
    offerUndo();
}

void QuickListPanel::offerUndo()
{
    if (const QuickItem *last = m_model->lastRemoved())
        m_undo->offer(last->name.isEmpty() ? last->payload.typed : last->name);
    else
        m_undo->withdraw();
}

/// Past the next one that is shown.
void QuickListPanel::moveSelected(int rows)
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty())
        return;
    const QModelIndex next = m_filter->index(selected.constFirst().row() + rows, 0);
    if (next.isValid())
        m_model->move(selectedRow(), m_filter->mapToSource(next).row());
}

void QuickListPanel::sendSelected()
{
    if (const int row = selectedRow(); row >= 0)
        Q_EMIT sendRequested(m_model->items().at(row).payload);
}

void QuickListPanel::showProgress(const ListProgress &progress)
{
    const bool wasRunning = std::exchange(m_isRunning, progress.running);
    if (progress.running)
        m_note->say(FieldNote::Kind::Notice, [progress] { return listProgressText(progress); });
    else if (wasRunning)
        m_note->say(progress.end == ListEnd::Failed ? FieldNote::Kind::Error : FieldNote::Kind::Quiet,
                    [progress] { return listProgressText(progress); });
    updateButtons();
}

void QuickListPanel::updateButtons()
{
    const bool any = m_table->selectionModel()->hasSelection();
    for (QPushButton *button : {m_send, m_edit, m_delete})
        button->setEnabled(any);
    m_up->setEnabled(any);
    m_down->setEnabled(any);
    m_sendList->setEnabled(!m_isRunning && m_filter->rowCount() > 0);
    m_stop->setEnabled(m_isRunning);
    m_export->setEnabled(m_model->rowCount() > 0);
    explainEmpty();
    showPreview();
}

void QuickListPanel::explainEmpty()
{
    if (m_model->rowCount() > 0 && m_filter->rowCount() == 0)
        m_empty->explain(tr("No entry matches the search."));
    else
        m_empty->explain(tr("What you send often has its place here: “Add” takes what stands in the message box. "
                            "Ctrl+1 to Ctrl+9 send the first nine."));
}

/// The line keeps its place: a table that moves under the mouse is missed.
void QuickListPanel::showPreview()
{
    const int row = selectedRow();
    if (row < 0)
        return m_preview->setFullText({});
    const PayloadPreview preview = m_previewOf(m_model->items().at(row).payload);
    m_preview->setFullText(preview.bytes ? previewText(*preview.bytes, preview.isExample)
                                         : describe(preview.bytes.error()).oneLine());
}

/// F2 is for the tab, unless there is a cell to edit.
bool QuickListPanel::event(QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride;
    if (isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2 && m_table->hasFocus())
        event->accept();
    return Retranslated::event(event);
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
    m_head->setTexts(tr("Quick list"), tr("Close the quick list"), tr("Opened again by F10"));
    setAccessibleName(tr("Quick list"));
    m_table->setAccessibleName(tr("Quick list"));
    explainEmpty();
    m_search->setAccessibleName(tr("Search the quick list"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setToolTip(tr("Shows only the entries in which this occurs: in name, content, group or note."));
    m_groups->setAccessibleName(tr("Group"));
    m_groups->setToolTip(tr("Shows one group; “Send the list” then sends that group only."));
    listGroups();
    m_groups->setItemText(0, tr("All groups"));
    setLabel(m_send, tr("Send selected"));
    m_send->setToolTip(tr("To whom “Send to” names, as the Send button does (Enter, or a double click)"));
    setLabel(m_sendList, tr("Send the list"));
    m_sendList->setToolTip(tr("Those that are shown, by their order, each followed by its delay"));
    setLabel(m_loop, tr("Loop"));
    m_loop->setToolTip(tr("From the beginning again, until it is stopped or the connection ends"));
    setLabel(m_stop, tr("Stop the list"));
    m_stop->setToolTip(tr("What is left of the list is not sent."));
    setLabel(m_add, tr("Add"));
    m_add->setToolTip(tr("Add what stands in the message box"));
    setLabel(m_edit, tr("Edit"));
    m_edit->setToolTip(tr("Edit the payload; F2 edits any cell"));
    setLabel(m_delete, tr("Delete"));
    m_delete->setToolTip(tr("Deletes the selected entry (Del); Ctrl+Z brings it back."));
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More for the quick list"));
    m_more->setToolTip(tr("Moves entries up and down; imports a list (JSON, or the .ini of SSCOM) and exports it."));
    m_up->setText(tr("Move &up"));
    m_down->setText(tr("Move &down"));
    m_import->setText(tr("&Import…"));
    m_export->setText(tr("&Export…"));
    m_model->retranslate();
    showPreview();
}

} // namespace SocketDesk
