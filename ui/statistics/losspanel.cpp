// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/losspanel.h"

#include "ui/base/labels.h"
#include "ui/base/palettes.h"
#include "ui/statistics/figurewords.h"

#include <QApplication>
#include <QGridLayout>

namespace SocketDesk {

namespace {

constexpr int pairsInRow = 4;

} // namespace

LossPanel::LossPanel(QWidget *parent)
    : Retranslated(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    for (int loss = 0; loss < LossCount; ++loss) {
        auto *name = new QLabel(this);
        QLabel *value = makePlainLabel(this);
        name->setBuddy(value);
        grid->addWidget(name, loss / pairsInRow, loss % pairsInRow * 2);
        grid->addWidget(value, loss / pairsInRow, loss % pairsInRow * 2 + 1);
        grid->setColumnStretch(loss % pairsInRow * 2 + 1, 1);
        m_captions.at(static_cast<std::size_t>(loss)) = name;
        m_values.at(static_cast<std::size_t>(loss)) = value;
    }
    retranslate();
}

void LossPanel::showLosses(const SessionCounters &counters, const TrafficFigures &figures, quint64 undecodableBytes)
{
    const MessageTotals &messages = figures.messages;
    m_kernelDropsKnown = counters.kernelDropsKnown;
    m_numbers = {counters.droppedByKernel,
                 counters.droppedByUs,
                 counters.truncatedDatagrams,
                 undecodableBytes,
                 messages.limitExceeded + messages.badLengths + messages.unframed + messages.unfinished,
                 figures.losses.unsent,
                 counters.lostEvents};
    showNumbers();
}

void LossPanel::showNumbers()
{
    for (std::size_t loss = 0; loss < LossCount; ++loss) {
        QPalette palette; // of which no role is set, so that it follows the program's
        if (m_numbers.at(loss) > 0)
            palette.setColor(QPalette::WindowText, tonesOf(QApplication::palette()).bad);
        m_values.at(loss)->setPalette(palette);
        m_values.at(loss)->setText(FigureWords::count(m_numbers.at(loss)));
    }
    if (!m_kernelDropsKnown)
        m_values[Kernel]->setText(tr("unknown"));
}

void LossPanel::caption(Loss loss, const QString &text, const QString &explanation)
{
    m_captions.at(loss)->setText(text);
    m_captions.at(loss)->setAccessibleName(text);
    for (QLabel *label : {m_captions.at(loss), m_values.at(loss)})
        label->setToolTip(explanation);
}

void LossPanel::retranslate()
{
    caption(Kernel, tr("Dropped by kernel:"),
            tr("Datagrams that the system threw away because its receive buffer was full."));
    caption(Log, tr("No room in the log:"), tr("Datagrams that found no room in the log of this tab."));
    caption(Truncated, tr("Truncated:"), tr("Datagrams of which only the beginning could be kept."));
    caption(Undecodable, tr("Undecodable bytes:"), tr("Received bytes that are not valid in the chosen encoding."));
    caption(
        Invalid, tr("Invalid messages:"),
        tr("Messages of either direction that did not end as the framing says: too long, with an invalid length, or "
           "unfinished."));
    caption(Unsent, tr("Never sent:"),
            tr("Bytes that waited for peers whose connections ended, and datagrams that could not be sent."));
    caption(Events, tr("Lost events:"), tr("Events that found no room in the log of this tab."));
    showNumbers();
}

void LossPanel::changeEvent(QEvent *event)
{
    Retranslated::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showNumbers();
}

} // namespace SocketDesk
