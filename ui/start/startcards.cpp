// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/startcards.h"

#include "ui/start/startcard.h"

#include <QPainter>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 16;
constexpr int gap = 12;
constexpr int widest = 780;
constexpr int narrowestCard = 150;

} // namespace

StartCards::StartCards(QWidget *parent)
    : Retranslated(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFrameStyle(int(QFrame::StyledPanel) | QFrame::Sunken);
    m_cards = {addCard(u"listen"_s, Role::TcpServer), addCard(u"connect"_s, Role::TcpClient),
               addCard(u"datagram"_s, Role::Udp)};
    m_trial = new StartCard(u"talk"_s, this);
    connect(m_trial, &StartCard::clicked, this, &StartCards::trialRequested);
    retranslate();
}

StartCard *StartCards::addCard(const QString &iconName, Role role)
{
    auto *card = new StartCard(iconName, this);
    connect(card, &StartCard::clicked, this, [this, role] { Q_EMIT roleChosen(role); });
    return card;
}

void StartCards::takeTabOrderAfter(QWidget *widget)
{
    QWidget *before = widget;
    for (StartCard *card : {m_cards[0], m_cards[1], m_cards[2], m_trial}) {
        QWidget::setTabOrder(before, card);
        before = card;
    }
}

void StartCards::focusFirst()
{
    m_cards.front()->setFocus();
}

/// Three beside each other where there is room, otherwise one below the other.
StartCards::Plan StartCards::plan(bool withSentences) const
{
    Plan plan;
    plan.hasSentences = withSentences;
    const int whole = qMin(width() - 2 * margin, widest);
    const int beside = (whole - 2 * gap) / 3;
    plan.columns = beside >= narrowestCard ? 3 : 1;
    plan.cardWidth = plan.columns == 3 ? beside : whole;
    const auto heightIn = [withSentences](const StartCard *card, int width) {
        return withSentences ? card->heightForWidth(width) : card->titleHeight();
    };
    for (const StartCard *card : m_cards)
        plan.cardHeight = qMax(plan.cardHeight, heightIn(card, plan.cardWidth));
    plan.trialHeight = heightIn(m_trial, whole);
    return plan;
}

int StartCards::heightOf(const Plan &plan) const
{
    const int rows = 3 / plan.columns;
    return fontMetrics().height() + rows * (gap + plan.cardHeight) + gap + plan.trialHeight;
}

void StartCards::arrange()
{
    if (!testAttribute(Qt::WA_Resized)) // it has no size yet
        return;
    Plan plan = this->plan(true);
    if (heightOf(plan) + 2 * margin > height())
        plan = this->plan(false);
    const int whole = plan.columns * plan.cardWidth + (plan.columns - 1) * gap;
    const int left = (width() - whole) / 2;
    int top = qMax(4, (height() - heightOf(plan)) / 2);
    m_headline = QRect(left, top, whole, fontMetrics().height());
    top = m_headline.bottom() + 1 + gap;
    int column = 0;
    for (StartCard *card : m_cards) {
        card->setSentenceShown(plan.hasSentences);
        card->setGeometry(left + column * (plan.cardWidth + gap), top, plan.cardWidth, plan.cardHeight);
        column = (column + 1) % plan.columns;
        if (column == 0)
            top += plan.cardHeight + gap;
    }
    m_trial->setSentenceShown(plan.hasSentences);
    m_trial->setGeometry(left, top, whole, plan.trialHeight);
    update();
}

void StartCards::resizeEvent(QResizeEvent *)
{
    arrange();
}

void StartCards::paintEvent(QPaintEvent *event)
{
    Retranslated::paintEvent(event);
    QPainter painter(this);
    painter.drawText(m_headline, Qt::AlignVCenter | Qt::TextSingleLine, accessibleName());
}

void StartCards::retranslate()
{
    setAccessibleName(tr("How would you like to begin?"));
    m_cards[0]->setTexts(tr("Listen"), tr("TCP Server"),
                         tr("Wait on a port of this computer until programs connect, and talk with them."));
    m_cards[1]->setTexts(tr("Connect"), tr("TCP Client"),
                         tr("Call a program that is listening: the server of an exercise, a device, a web server."));
    m_cards[2]->setTexts(tr("UDP"), tr("Datagrams"),
                         tr("Send and receive single messages without a connection: to one, to a group, to all."));
    m_trial->setTexts(tr("Try it with yourself"), {},
                      tr("Opens a server and a client on this computer that are connected to each other. "
                         "A greeting is written already: press Send and look at both."));
    arrange();
}

void StartCards::changeEvent(QEvent *event)
{
    Retranslated::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

} // namespace SocketDesk
