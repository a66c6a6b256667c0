// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statusline.h"

#include "ui/base/announcer.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/labels.h"
#include "ui/base/linkbutton.h"
#include "ui/base/palettes.h"
#include "ui/connect/statewords.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLocale>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QLabel *makeBadge(QWidget *parent)
{
    QLabel *badge = makePlainLabel(parent);
    badge->setAutoFillBackground(true);
    badge->setContentsMargins(6, 0, 6, 0);
    badge->hide();
    return badge;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : Retranslated(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(16);
    m_state = new ElidedLabel(this);
    row->addWidget(m_state, 1);
    createBadges();
    m_packets = addFigure();
    m_received = addFigure();
    m_sent = addFigure();
    m_dropped = addFigure();
    m_lostHere = addFigure();
    m_undecodableBytes = addFigure();
    m_reset = new LinkButton(this);
    row->addWidget(m_reset);
    connect(m_reset, &LinkButton::clicked, this, &StatusLine::resetRequested);
    retranslate();
}

void StatusLine::createBadges()
{
    m_answering = makeBadge(this);
    m_sending = makeBadge(this);
    m_stop = new LinkButton(this);
    m_stop->hide();
    m_paused = makeBadge(this);
    layout()->addWidget(m_answering);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(4);
    pair->addWidget(m_sending);
    pair->addWidget(m_stop);
    static_cast<QHBoxLayout *>(layout())->addLayout(pair);
    connect(m_stop, &LinkButton::clicked, this, &StatusLine::stopRequested);
    layout()->addWidget(m_paused);
    tintBadges();
}

StatusLine::Figure StatusLine::addFigure()
{
    const Figure figure{new QLabel(this), makePlainLabel(this)};
    figure.caption->setBuddy(figure.value);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(4);
    pair->addWidget(figure.caption);
    pair->addWidget(figure.value);
    static_cast<QHBoxLayout *>(layout())->addLayout(pair);
    return figure;
}

void StatusLine::caption(const Figure &figure, const QString &text, const QString &explanation)
{
    figure.caption->setText(text);
    figure.caption->setAccessibleName(text);
    for (QLabel *label : {figure.caption, figure.value})
        label->setToolTip(explanation);
}

void StatusLine::showStatus(const SessionStatus &status, Role role)
{
    m_status = status;
    m_role = role;
    describePause();
    showTexts();
}

void StatusLine::showSaved(std::function<QString()> state)
{
    m_savedState = std::move(state);
    for (const Figure &figure : {m_packets, m_received, m_sent, m_dropped}) {
        figure.caption->hide();
        figure.value->hide();
    }
    m_reset->hide();
    showTexts();
}

void StatusLine::showCounters(const SessionCounters &counters, qint64 undecodableBytes)
{
    m_counters = counters;
    m_undecodable = undecodableBytes;
    showTexts();
}

void StatusLine::showReleased(const ReleasedRecords &released)
{
    m_released = released;
    explainReceived();
}

void StatusLine::explainReceived()
{
    QString explanation = tr("Bytes received, since the tab was opened or the counters were reset.");
    if (m_released.count > 0) {
        const QLocale locale;
        explanation +=
            u'\n' + tr("No longer in the log, which has reached its limit: %1 records with %2 bytes, of all that "
                       "was received and sent.")
                        .arg(locale.toString(m_released.count), locale.toString(m_released.chunkBytes));
    }
    caption(m_received, tr("RX:"), explanation);
}

void StatusLine::showTexts()
{
    const QLocale locale;
    const TrafficCounters &traffic = m_counters.traffic;
    m_state->setFullText(m_savedState ? m_savedState() : StateWords::session(m_status, m_role));
    showAnswering();
    showSending();
    m_paused->setVisible(m_status.readingPaused);
    m_packets.value->setText(locale.toString(traffic.receivedChunks) + u" / " + locale.toString(traffic.sentChunks));
    m_received.value->setText(locale.toString(traffic.receivedBytes));
    m_sent.value->setText(locale.toString(traffic.sentBytes));
    showLosses();
}

/// Which of them answer, so that nobody wonders who sent that.
void StatusLine::showAnswering()
{
    const ResponderSwitches &on = m_status.answering;
    QStringList names;
    if (on.echo)
        names << tr("Echo");
    if (on.groupChat)
        names << tr("Group chat");
    if (on.rules)
        names << tr("Rules");
    if (on.fileServer)
        names << tr("File server");
    m_answering->setVisible(on.any());
    m_answering->setText(names.join(u" + "));
}

/// What goes on sending is seen, and stopped, also where its own controls are folded away.
void StatusLine::showSending()
{
    QStringList words;
    if (m_status.sending.list.running)
        words << tr("Sending the list");
    if (m_status.sending.repeating)
        words << tr("Repeating the message");
    const QString text = words.join(u" + ");
    const bool isNews = !text.isEmpty() && text != m_sending->text();
    m_sending->setText(text);
    m_sending->setVisible(!text.isEmpty());
    m_stop->setVisible(!text.isEmpty());
    if (isNews)
        announce(m_sending, text);
}

void StatusLine::showLosses()
{
    const QLocale locale;
    const quint64 dropped = m_counters.droppedByKernel;
    tintLoss(m_dropped, dropped, m_counters.kernelDropsKnown ? locale.toString(dropped) : tr("unknown"));
    showLostHere();
    tintLoss(m_undecodableBytes, static_cast<quint64>(m_undecodable), locale.toString(m_undecodable));
}

/// One figure for what is rare, so that the line fits a small screen; its tip names the parts.
void StatusLine::showLostHere()
{
    const QLocale locale;
    const quint64 total = m_counters.droppedByUs + m_counters.truncatedDatagrams + m_counters.lostEvents;
    const QStringList parts{
        tr("Datagrams that found no room in the log of this tab: %1").arg(locale.toString(m_counters.droppedByUs)),
        tr("Datagrams of which only the beginning could be kept: %1")
            .arg(locale.toString(m_counters.truncatedDatagrams)),
        tr("Events that found no room in the log of this tab: %1").arg(locale.toString(m_counters.lostEvents))};
    tintLoss(m_lostHere, total, locale.toString(total));
    for (QLabel *label : {m_lostHere.caption, m_lostHere.value}) {
        label->setToolTip(parts.join(u'\n'));
        label->setVisible(total > 0);
    }
}

void StatusLine::tintLoss(const Figure &figure, quint64 count, const QString &text)
{
    QPalette palette; // of which no role is set, so that it follows the program's
    if (count > 0)
        palette.setColor(QPalette::WindowText, tonesOf(QApplication::palette()).bad);
    figure.value->setPalette(palette);
    figure.value->setText(text);
}

void StatusLine::changeEvent(QEvent *event)
{
    Retranslated::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    tintBadges();
    showTexts();
}

void StatusLine::tintBadges()
{
    const Tones tones = tonesOf(QApplication::palette());
    QPalette badge;
    badge.setColor(QPalette::Window, tones.noticeFill);
    badge.setColor(QPalette::WindowText, tones.notice);
    for (QLabel *label : {m_answering, m_sending, m_paused})
        label->setPalette(badge);
}

void StatusLine::retranslate()
{
    m_answering->setToolTip(tr("This page answers by itself."));
    m_sending->setToolTip(tr("This page goes on sending until it is done or stopped."));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop sending"));
    m_stop->setToolTip(tr("What is left of it is not sent."));
    describePause();
    caption(m_packets, tr("Packets rx/tx:"), tr("Reads and writes, or datagrams, received and sent."));
    explainReceived();
    caption(m_sent, tr("TX:"), tr("Bytes that the system has taken to be sent."));
    retranslateLosses();
    setLabel(m_reset, tr("Reset counters"));
    m_reset->setToolTip(tr("Counts from zero again; the log stays as it is."));
    showTexts();
}

void StatusLine::retranslateLosses()
{
    caption(m_dropped, tr("Dropped by kernel:"),
            tr("Datagrams that the system threw away because its receive buffer was full."));
    caption(m_lostHere, tr("Lost here:"));
    caption(m_undecodableBytes, tr("Undecodable bytes:"),
            tr("Received bytes that are not valid in the chosen encoding. They are kept, and shown by their value."));
}

/// TCP peers are held back until there is room; nobody holds back who sends datagrams.
void StatusLine::describePause()
{
    const bool isUdp = m_role == Role::Udp;
    m_paused->setText(isUdp ? tr("Log full") : tr("Reading paused"));
    m_paused->setToolTip(isUdp ? tr("The log of this tab is full; datagrams that arrive are dropped and counted.")
                               : tr("The log of this tab is full; what arrives waits with its senders."));
}

} // namespace SocketDesk
