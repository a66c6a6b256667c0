// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/limitdialog.h"

#include "ui/base/formdialog.h"
#include "ui/base/labels.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 440;
constexpr qint64 mebibyte = qint64(1) << 20;
constexpr qint64 gibibyte = qint64(1) << 30;

} // namespace

LimitDialog::LimitDialog(const JournalLimit &limit, QWidget *parent)
    : Retranslated(parent)
{
    createFields(limit);
    arrange();
    retranslate();
    explain();
    connect(m_unit, &QComboBox::activated, this, &LimitDialog::boundSize);
    connect(m_atLimit, &QComboBox::activated, this, &LimitDialog::explain);
    connect(m_apply, &QPushButton::clicked, this, &LimitDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &LimitDialog::reject);
}

void LimitDialog::createFields(const JournalLimit &limit)
{
    m_sizeField = new QWidget(this);
    m_size = new QSpinBox(m_sizeField);
    m_size->setGroupSeparatorShown(true);
    m_unit = new QComboBox(m_sizeField);
    m_unit->addItem(u"MiB"_s, mebibyte);
    m_unit->addItem(u"GiB"_s, gibibyte);
    m_unit->setCurrentIndex(limit.bytes % gibibyte == 0 ? 1 : 0);
    boundSize();
    m_size->setValue(int(limit.bytes / unitBytes()));
    m_sizeField->setFocusProxy(m_size);
    m_atLimit = new QComboBox(this);
    m_atLimit->addItem(QString(), int(AtLimit::ReleaseOldest));
    m_atLimit->addItem(QString(), int(AtLimit::Pause));
    m_atLimit->setCurrentIndex(m_atLimit->findData(int(limit.atLimit)));
    m_apply = new QPushButton(this);
    m_apply->setDefault(true);
    m_cancel = new QPushButton(this);
}

void LimitDialog::arrange()
{
    auto *size = new QHBoxLayout(m_sizeField);
    size->setContentsMargins(0, 0, 0, 0);
    size->addWidget(m_size, 1);
    size->addWidget(m_unit);
    QGridLayout *grid = makeFormGrid();
    m_sizeRow = FormRow(grid, m_sizeField);
    m_atLimitRow = FormRow(grid, m_atLimit);
    arrangeFormDialog(this, grid, m_apply, m_cancel, dialogWidth);
}

qint64 LimitDialog::unitBytes() const
{
    return m_unit->currentData().toLongLong();
}

AtLimit LimitDialog::atLimit() const
{
    return AtLimit(m_atLimit->currentData().toInt());
}

void LimitDialog::boundSize()
{
    m_size->setRange(1, int(JournalLimit::largest / unitBytes()));
}

JournalLimit LimitDialog::limit() const
{
    return {m_size->value() * unitBytes(), atLimit()};
}

void LimitDialog::explain()
{
    m_atLimitRow.note()->say(FieldNote::Kind::Quiet, [pauses = atLimit() == AtLimit::Pause] {
        return pauses ? tr("TCP peers are held back; datagrams that do not fit are counted as dropped.")
                      : tr("The beginning of the log says how many records are gone.");
    });
}

void LimitDialog::accept()
{
    Q_EMIT chosen(limit());
    QDialog::accept();
}

void LimitDialog::retranslate()
{
    setWindowTitle(tr("Limit of the log"));
    m_sizeRow.setLabel(tr("Keep at most"), u'K');
    m_sizeRow.explain(tr("How much of what came and went this tab keeps.\n"
                         "The counters go on counting all of it."));
    m_unit->setAccessibleName(tr("Unit"));
    m_atLimitRow.setLabel(tr("At the limit"), u'A');
    m_atLimitRow.explain(tr("What is released is gone from the log. While reception pauses, TCP holds the peers back,\n"
                            "and datagrams are lost and counted."));
    m_atLimit->setItemText(0, tr("Go on, and release the oldest records"));
    m_atLimit->setItemText(1, tr("Pause reception"));
    setLabel(m_apply, tr("Apply"), u'P');
    setLabel(m_cancel, tr("Cancel"));
}

} // namespace SocketDesk
