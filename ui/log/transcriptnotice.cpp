// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptnotice.h"

#include <chrono>
#include <utility>

namespace SocketDesk {

namespace {

constexpr std::chrono::seconds shownFor{6};
constexpr int distance = 10; ///< pixels

} // namespace

TranscriptNotice::TranscriptNotice(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMargin(6);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    hide();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
}

void TranscriptNotice::tellProgress(const QString &sentence)
{
    tell(sentence);
    m_isProgress = true;
}

void TranscriptNotice::endProgress()
{
    if (std::exchange(m_isProgress, false))
        hide();
}

void TranscriptNotice::tell(const QString &sentence)
{
    m_isProgress = false;
    setText(sentence);
    place();
    show();
    raise();
    m_timer.start(shownFor);
}

void TranscriptNotice::place()
{
    const QSize room = parentWidget()->size();
    const int width = qMin(sizeHint().width(), qMax(1, room.width() - 2 * distance));
    resize(width, heightForWidth(width));
    move(room.width() - this->width() - distance, room.height() - height() - distance);
}

} // namespace SocketDesk
