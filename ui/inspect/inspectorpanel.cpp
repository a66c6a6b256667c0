// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/inspectorpanel.h"

#include "text/hex.h"
#include "ui/base/drawerhead.h"
#include "ui/base/fieldnote.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/base/tablerows.h"
#include "ui/inspect/inspectormodel.h"

#include <QAction>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype bytesInRow = 8; // sixteen would not fit beside the log
constexpr int rowsOfDump = 6;
constexpr int widestRow =
    46; // characters of the dump and what is around it; the longest number has room beside its name then

/// "0010  E4 BD A0 41 42 43 44 45  ...ABCDE"; the offset is that in the selection.
QString dumpRow(QByteArrayView bytes, qsizetype offset)
{
    QString characters;
    for (const char byte : bytes)
        characters += byte >= ' ' && byte <= '~' ? QLatin1Char(byte) : QLatin1Char('.');
    const QString hex = formatHex(bytes, u' ').leftJustified(bytesInRow * 3 - 1);
    return QString::number(offset, 16).toUpper().rightJustified(4, u'0') % u"  " % hex % u"  " % characters;
}

} // namespace

InspectorPanel::InspectorPanel(QWidget *parent)
    : Retranslated(parent)
    , m_model(new InspectorModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(4);
    createHead();
    createDump();
    createTable();
    retranslate();
}

void InspectorPanel::createHead()
{
    m_head = new DrawerHead(this);
    layout()->addWidget(m_head);
    connect(m_head, &DrawerHead::closeRequested, this, &InspectorPanel::closeRequested);
}

void InspectorPanel::createDump()
{
    m_dump = new QPlainTextEdit(this);
    m_dump->setReadOnly(true);
    m_dump->setUndoRedoEnabled(false);
    m_dump->setTabChangesFocus(true);
    m_dump->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_dump->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_dump->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const QFontMetrics metrics = m_dump->fontMetrics();
    const int around = 2 * m_dump->frameWidth() + int(m_dump->document()->documentMargin()); // none below
    m_dump->setFixedHeight(metrics.height() * rowsOfDump + around);
    setMinimumWidth(metrics.horizontalAdvance(QString(widestRow, u'0')));
    m_note = new FieldNote(this);
    layout()->addWidget(m_dump);
    layout()->addWidget(m_note);
}

void InspectorPanel::createTable()
{
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    keepRowsHighEnough(m_table, 4);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionResizeMode(InspectorModel::NameColumn, QHeaderView::ResizeToContents);
    m_table->installEventFilter(this);
    m_copy = new QPushButton(icon(u"copy"_s), {}, this);
    layout()->addWidget(m_table);
    layout()->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, &InspectorPanel::copyValue);
    connect(m_table, &QTableView::doubleClicked, this, &InspectorPanel::copyValue);
    const auto update = [this] { m_copy->setEnabled(m_table->currentIndex().isValid()); };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, update);
    connect(m_model, &QAbstractItemModel::modelReset, this, update);
    update();
}

void InspectorPanel::show(const Inspection &inspection, bool areSumsKnown)
{
    m_inspection = inspection;
    m_areSumsKnown = areSumsKnown;
    m_model->show(inspection, areSumsKnown);
    showDump();
    showNote();
}

void InspectorPanel::setEncoding(const Encoding &encoding)
{
    m_model->setEncoding(encoding);
}

void InspectorPanel::showDump()
{
    QStringList rows;
    const QByteArrayView bytes = m_inspection.head;
    for (qsizetype begin = 0; begin < bytes.size(); begin += bytesInRow)
        rows << dumpRow(bytes.sliced(begin, std::min(bytesInRow, bytes.size() - begin)), begin);
    if (m_inspection.length > quint64(bytes.size()))
        rows << u"…"_s;
    if (const QString text = rows.join(u'\n'); text != m_dump->toPlainText())
        m_dump->setPlainText(text);
}

void InspectorPanel::showNote()
{
    if (m_inspection.length == 0)
        m_note->say(FieldNote::Kind::Quiet, [] { return tr("Select bytes in the data log."); });
    else if (!m_areSumsKnown)
        m_note->say(FieldNote::Kind::Quiet, [] { return tr("Adding up the selection …"); });
    else if (m_inspection.isCut)
        m_note->say(FieldNote::Kind::Notice, [length = m_inspection.length] {
            return tr("Only the first %1 bytes of the selection were looked at.").arg(QLocale().toString(length));
        });
    else
        m_note->clearNote();
}

void InspectorPanel::copyValue()
{
    const int row = m_table->currentIndex().row();
    if (row >= 0)
        QGuiApplication::clipboard()->setText(m_model->index(row, InspectorModel::ValueColumn).data().toString());
}

void InspectorPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

/// Of the table, which would copy the cell of the current column, and keep Escape for an editor.
bool InspectorPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool copies = key->matches(QKeySequence::Copy);
    if (copies)
        copyValue();
    else if (key->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    return copies || key->key() == Qt::Key_Escape;
}

void InspectorPanel::retranslate()
{
    m_head->setTexts(tr("Inspector"), tr("Close the inspector"), tr("Opened again by Ctrl+I"));
    setAccessibleName(tr("Inspector"));
    m_dump->setAccessibleName(tr("Selected bytes"));
    m_dump->setToolTip(tr("The bytes that are selected in the data log"));
    m_table->setAccessibleName(tr("Readings of the selected bytes"));
    setLabel(m_copy, tr("Copy the value"));
    m_copy->setToolTip(tr("Copies the value of the selected row to the clipboard."));
    m_model->retranslate();
}

} // namespace SocketDesk
