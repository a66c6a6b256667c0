// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/saved/savedlogpanel.h"

#include "ui/base/elidedlabel.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/saved/savedlog.h"

#include <QDir>
#include <QGridLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace SocketDesk {

namespace {

QString shownTime(const std::optional<Timestamp> &time)
{
    return time ? formatLocalDateTime(*time) : QString();
}

} // namespace

SavedLogPanel::SavedLogPanel(const SavedLog *log, QWidget *parent)
    : Retranslated(parent)
    , m_log(log)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(4);
    m_file = new ElidedLabel(this);
    QFont bold = m_file->font();
    bold.setBold(true);
    m_file->setFont(bold);
    column->addWidget(m_file);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    m_records = addLine(grid);
    m_from = addLine(grid);
    m_to = addLine(grid);
    column->addLayout(grid);
    createButtons();
    connect(m_log, &SavedLog::changed, this, &SavedLogPanel::showState);
    retranslate();
}

SavedLogPanel::Line SavedLogPanel::addLine(QGridLayout *grid)
{
    const Line line{makePlainLabel(this), makePlainLabel(this)};
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = grid->rowCount();
    grid->addWidget(line.caption, row, 0);
    grid->addWidget(line.value, row, 1);
    return line;
}

void SavedLogPanel::createButtons()
{
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 100);
    m_cancel = new QPushButton(this);
    m_another = new QPushButton(this);
    auto *reading = new QHBoxLayout;
    reading->addWidget(m_progress, 1);
    reading->addWidget(m_cancel);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(reading);
    column->addWidget(m_another);
    connect(m_cancel, &QPushButton::clicked, this, &SavedLogPanel::cancelRequested);
    connect(m_another, &QPushButton::clicked, this, &SavedLogPanel::anotherRequested);
}

void SavedLogPanel::showState()
{
    m_file->setFullText(m_log->title());
    m_file->setToolTip(
        plainToolTip(QDir::toNativeSeparators(m_log->path().isEmpty() ? m_log->title() : m_log->path())));
    m_records.value->setText(QLocale().toString(m_log->count()));
    m_from.value->setText(shownTime(m_log->firstTime()));
    m_to.value->setText(shownTime(m_log->lastTime()));
    m_progress->setValue(int(m_log->progress() * 100));
    m_progress->setVisible(m_log->isReading());
    m_cancel->setVisible(m_log->isReading());
}

void SavedLogPanel::retranslate()
{
    setTitle(tr("Saved log"));
    setLabel(m_records.caption, m_records.value, tr("Records"));
    setLabel(m_from.caption, m_from.value, tr("From"));
    setLabel(m_to.caption, m_to.value, tr("To"));
    m_progress->setAccessibleName(tr("Reading the file"));
    setLabel(m_cancel, tr("Stop reading"));
    setLabel(m_another, tr("Open another…"));
    showState();
}

} // namespace SocketDesk
