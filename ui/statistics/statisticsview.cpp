// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/statisticsview.h"

#include "ui/base/labels.h"
#include "ui/base/tablerows.h"
#include "ui/base/taborder.h"
#include "ui/statistics/figurewords.h"
#include "ui/statistics/losspanel.h"
#include "ui/statistics/ratechart.h"
#include "ui/statistics/sequencefields.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize usualSize(860, 520);
constexpr auto interval = 1s;

} // namespace

StatisticsView::StatisticsView(const JournalReader &reader, Sources sources, QWidget *parent)
    : Retranslated(parent)
    , m_sources(std::move(sources))
    , m_scan(reader)
    , m_tick(this)
    , m_model(new StatisticsModel(reader, this))
{
    createTable();
    createFields();
    arrange();
    m_tick.setInterval(interval);
    connect(&m_tick, &QTimer::timeout, &m_scan, &TrafficScan::advance);
    connect(&m_scan, &TrafficScan::advanced, this, &StatisticsView::onAdvanced);
    retranslate();
    onSubjectChosen(0);
    resize(usualSize);
}

void StatisticsView::createTable()
{
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // the port at the end of an address tells peers apart
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    keepRowsHighEnough(m_table);
    m_table->horizontalHeader()->setHighlightSections(false);
}

void StatisticsView::createFields()
{
    m_subjects = new QTabBar(this);
    m_subjects->setDrawBase(false);
    for (int i = 0; i < 4; ++i)
        m_subjects->addTab(QString());
    m_chart = new RateChart(this);
    m_sequence = new SequenceFields(this);
    m_summary = makePlainLabel(this);
    m_losses = new LossPanel(this);
    m_progress = makePlainLabel(this);
    m_summary->setWordWrap(true);
    m_reset = new QPushButton(this);
    m_reset->setVisible(!m_sources.isOver);
    m_close = new QPushButton(this);
    m_close->setDefault(true);
    connect(m_subjects, &QTabBar::currentChanged, this, &StatisticsView::onSubjectChosen);
    connect(m_sequence, &SequenceFields::fieldChanged, this, &StatisticsView::onSequenceEdited);
    connect(m_reset, &QPushButton::clicked, this, &StatisticsView::resetRequested);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
}

void StatisticsView::arrange()
{
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_reset);
    bottom->addWidget(m_progress, 1);
    bottom->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_subjects);
    column->addWidget(m_summary);
    column->addWidget(m_chart, 2);
    column->addWidget(m_sequence);
    column->addWidget(m_table, 3);
    column->addWidget(m_losses);
    column->addLayout(bottom);
    followTheEye(this);
}

void StatisticsView::setConfig(const TrafficConfig &config)
{
    m_scan.setConfig(config);
    m_sequence->setField(config.sequence);
    m_shown.invalidate();
    if (m_tick.isActive())
        m_scan.advance();
}

void StatisticsView::onSubjectChosen(int index)
{
    const auto subject = StatisticsSubject(index);
    m_model->setSubject(subject);
    m_chart->setUnit(subject == StatisticsSubject::Bytes ? RateChart::Unit::Bytes : RateChart::Unit::Messages);
    m_sequence->setVisible(subject == StatisticsSubject::Sequence);
    m_summary->setText(summary());
    sizeColumns();
}

void StatisticsView::onSequenceEdited()
{
    TrafficConfig config = m_scan.config();
    config.sequence = m_sequence->field();
    setConfig(config);
    Q_EMIT sequenceChanged();
}

/// Nothing is read or painted for a window that nobody sees.
void StatisticsView::startOrStop()
{
    const bool isSeen = isVisible() && !isMinimized();
    if (isSeen == m_tick.isActive())
        return;
    if (isSeen) {
        m_tick.start();
        m_scan.advance();
    } else {
        m_tick.stop();
    }
}

void StatisticsView::onAdvanced()
{
    if (!m_tick.isActive())
        return;
    const bool isDue = !m_shown.isValid() || m_shown.hasExpired(std::chrono::milliseconds(interval).count());
    const bool isNews = m_scan.recordsRead() >= m_scan.recordsThere();
    if (isDue || isNews)
        showFigures();
    showProgress();
}

void StatisticsView::showFigures()
{
    m_shown.start();
    m_figures = m_sources.isOver ? m_scan.figuresAtEnd() : m_scan.figures(wallClockNow());
    m_model->update(m_figures.all, std::exchange(m_figures.peers, {}));
    m_chart->showHistory(m_figures.history);
    m_chart->setAccessibleDescription(summary());
    m_summary->setText(summary());
    showLosses();
}

void StatisticsView::showProgress()
{
    const quint64 read = m_scan.recordsRead();
    const quint64 there = m_scan.recordsThere();
    QString text;
    if (read < there)
        text = tr("Reading the data log: %1 %").arg(100 * read / there);
    else if (m_figures.recordsMissed > 0)
        text =
            tr("%1 older records had gone before they were measured.").arg(FigureWords::count(m_figures.recordsMissed));
    else if (m_figures.peersLeftOut > 0)
        text = tr("%1 more peers are in the sums only.").arg(FigureWords::count(m_figures.peersLeftOut));
    m_progress->setText(text);
}

QString StatisticsView::summary() const
{
    using namespace FigureWords;
    const FlowFigures &rx = m_figures.all.received;
    const FlowFigures &tx = m_figures.all.sent;
    const IntervalFigures &intervals = m_figures.all.intervals;
    const SequenceFigures &sequence = m_figures.all.sequence;
    switch (StatisticsSubject(m_subjects->currentIndex())) {
    case StatisticsSubject::Bytes:
        return tr("Receiving %1 now, %2 at most; sending %3 now, %4 at most.")
            .arg(bytesPerSecond(double(rx.now.bytes)), bytesPerSecond(double(rx.peak.bytes)),
                 bytesPerSecond(double(tx.now.bytes)), bytesPerSecond(double(tx.peak.bytes)));
    case StatisticsSubject::Messages:
        return tr("Messages received: %1 now, %2 at most; sent: %3 now, %4 at most.")
            .arg(messagesPerSecond(double(rx.now.messages)), messagesPerSecond(double(rx.peak.messages)),
                 messagesPerSecond(double(tx.now.messages)), messagesPerSecond(double(tx.peak.messages)));
    case StatisticsSubject::Intervals:
        if (intervals.count == 0)
            return tr("There is a time between messages when two have been received.");
        return tr("%1 between received messages on average, %2 the last time.")
            .arg(duration(intervals.mean), duration(intervals.last));
    case StatisticsSubject::Sequence:
        if (!m_scan.config().sequence)
            return tr(
                "The datagrams are not checked. When that is switched on, those that came before are checked too.");
        return tr("%1 datagrams checked: %2 missing, %3 repeated, %4 reordered.")
            .arg(count(sequence.checked), count(sequence.missing), count(sequence.repeated), count(sequence.reordered));
    }
    Q_UNREACHABLE();
}

void StatisticsView::showLosses()
{
    SessionCounters counters = m_sources.counters();
    if (m_sources.isOver) {
        counters.droppedByKernel = m_figures.losses.droppedByKernel;
        counters.droppedByUs = m_figures.losses.droppedByUs;
        counters.truncatedDatagrams = m_figures.losses.truncated;
    }
    m_losses->showLosses(counters, m_figures, quint64(m_sources.undecodableBytes()));
}

/// The name gets what the figures leave.
void StatisticsView::sizeColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    QFont sums = m_table->font(); // those of the first row
    sums.setBold(true);
    const int least = QFontMetrics(sums).horizontalAdvance(u"888.88 MB/s  "_s);
    for (int column = 1; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, qMax(least, header->sectionSizeHint(column)));
    header->setMinimumSectionSize(least);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
}

void StatisticsView::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_subjects->setFocus();
    startOrStop();
}

void StatisticsView::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    startOrStop();
}

void StatisticsView::changeEvent(QEvent *event)
{
    Retranslated::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        startOrStop();
}

void StatisticsView::retranslate()
{
    setWindowTitle(tr("Statistics – %1").arg(m_sources.title()));
    const QStringList subjects{tr("Bytes"), tr("Messages"), tr("Times"), tr("Sequence")};
    for (int i = 0; i < m_subjects->count(); ++i)
        m_subjects->setTabText(i, subjects.at(i));
    m_subjects->setAccessibleName(tr("What is shown"));
    m_table->setAccessibleName(tr("Figures of each peer"));
    setLabel(m_reset, tr("Reset counters"));
    setLabel(m_close, tr("Close"));
    m_model->retranslate();
    m_summary->setText(summary());
    sizeColumns();
}

} // namespace SocketDesk
