// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/startcard.h"

#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/palettes.h"

#include <QPainter>

#include <utility>

namespace SocketDesk {

namespace {

constexpr int padding = 12;
constexpr int gap = 10;
constexpr int lineGap = 4;
constexpr int pictureSide = 26;
constexpr int corner = 6;

} // namespace

StartCard::StartCard(QString iconName, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(std::move(iconName))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

/// The name alone would be that of the button that opens.
void StartCard::setTexts(const QString &name, const QString &kind, const QString &sentence)
{
    setText(name);
    m_kind = kind;
    m_sentence = sentence;
    setAccessibleName(kind.isEmpty() ? name : tr("%1: %2").arg(name, kind));
    setAccessibleDescription(sentence);
    setSentenceShown(m_isSentenceShown);
    update();
}

void StartCard::setSentenceShown(bool shown)
{
    m_isSentenceShown = shown;
    setToolTip(shown ? QString() : plainToolTip(m_sentence));
}

int StartCard::titleHeight() const
{
    const int line = fontMetrics().height();
    return 2 * padding + qMax(pictureSide, m_kind.isEmpty() ? line : 2 * line + lineGap);
}

/// Below the picture; beside it where there is but one line above.
int StartCard::sentenceIndent() const
{
    return m_kind.isEmpty() ? padding + pictureSide + gap : padding;
}

int StartCard::heightForWidth(int width) const
{
    const QRect room(0, 0, width - sentenceIndent() - padding, QWIDGETSIZE_MAX);
    return titleHeight() + lineGap + fontMetrics().boundingRect(room, Qt::TextWordWrap, m_sentence).height();
}

QSize StartCard::sizeHint() const
{
    return {200, heightForWidth(200)};
}

void StartCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StartCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void StartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintFrame(&painter);
    paintTitle(&painter);
    if (!m_isSentenceShown)
        return;
    painter.setPen(palette().color(QPalette::WindowText));
    const int top = titleHeight() - padding + lineGap;
    painter.drawText(rect().adjusted(sentenceIndent(), top, -padding, 0), Qt::TextWordWrap, m_sentence);
}

void StartCard::paintFrame(QPainter *painter) const
{
    const bool isMarked = hasFocus() || underMouse();
    const qreal width = hasFocus() ? 2 : 1;
    const auto role = isDown() ? QPalette::Window : QPalette::Button;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(palette().color(isMarked ? QPalette::Highlight : QPalette::Mid), width));
    painter->setBrush(palette().color(role));
    painter->drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), corner, corner);
    painter->restore();
}

void StartCard::paintTitle(QPainter *painter)
{
    const int height = titleHeight() - 2 * padding;
    const QColor colour = palette().color(QPalette::Link);
    painter->drawPixmap(padding, padding + (height - pictureSide) / 2, picture(colour));
    QRect words = rect().adjusted(padding + pictureSide + gap, padding, -padding, 0);
    words.setHeight(height);
    painter->setPen(colour);
    painter->drawText(words, (m_kind.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop) | Qt::TextSingleLine, text());
    painter->setPen(tonesOf(palette()).quiet);
    painter->drawText(words, Qt::AlignBottom | Qt::TextSingleLine, m_kind);
}

const QPixmap &StartCard::picture(const QColor &colour)
{
    if (m_picture.isNull() || m_pictureColour != colour || m_picture.devicePixelRatio() != devicePixelRatioF()) {
        m_picture = iconPixmap(m_iconName, colour, pictureSide, devicePixelRatioF());
        m_pictureColour = colour;
    }
    return m_picture;
}

} // namespace SocketDesk
