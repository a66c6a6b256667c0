// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/transferstrip.h"

#include "text/visible.h"
#include "ui/base/elidedlabel.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int progressSteps = 1000; ///< file sizes do not fit in the bar's int

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TransferStrip)
};

/// "1:05", "2:00:09"
QString clockText(qint64 seconds)
{
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0'))
                             .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? QString::number(seconds / 3600) + u':' + tail : tail;
}

QString figuresOf(const TransferStrip::State &state)
{
    if (!state.isPaused)
        return transferFigures(state.bytes, state.size, state.bytesPerSecond);
    return Words::tr("%1, paused", "after the percent of a file").arg(transferFigures(state.bytes, state.size, 0));
}

} // namespace

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString transferFigures(qint64 bytes, qint64 size, qint64 bytesPerSecond)
{
    QStringList parts;
    if (size > 0)
        parts << Words::tr("%1 %").arg(bytes * 100 / size);
    else
        parts << sizeText(bytes);
    if (bytesPerSecond > 0)
        parts << Words::tr("%1/s").arg(sizeText(bytesPerSecond));
    if (bytesPerSecond > 0 && size > bytes)
        parts << Words::tr("%1 left").arg(clockText((size - bytes + bytesPerSecond - 1) / bytesPerSecond));
    return parts.join(Words::tr(", ", "between percent, rate and time left"));
}

TransferStrip::TransferStrip(QWidget *parent)
    : Retranslated(parent)
{
    m_name = new ElidedLabel(this);
    m_figures = new ElidedLabel(this);
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, progressSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 2, 0, 2);
    m_grid->setSpacing(4);
    m_grid->addWidget(m_name, 0, 0, 1, -1);
    m_grid->addWidget(m_figures, 1, 0, 1, -1);
    m_grid->addWidget(m_bar, 2, 0); // the bar is legible at any length, the words are not
    m_grid->setColumnStretch(0, 1);
}

QPushButton *TransferStrip::addButton()
{
    auto *button = new QPushButton(this);
    m_grid->addWidget(button, 2, ++m_buttons);
    return button;
}

void TransferStrip::present(std::function<State()> state)
{
    m_state = std::move(state);
    retranslate();
    setVisible(true);
}

void TransferStrip::retranslate()
{
    if (!m_state)
        return;
    const State state = m_state();
    m_bar->setVisible(state.size >= 0);
    m_bar->setValue(state.size > 0 ? qRound(double(state.bytes) / double(state.size) * progressSteps) : progressSteps);
    m_name->setFullText(withVisibleMarks(state.name));
    m_figures->setFullText(state.remark.isEmpty() ? figuresOf(state) : state.remark);
}

void TransferStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, [this] { // when it has its place
        for (QWidget *outer = parentWidget(); outer != nullptr; outer = outer->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(outer))
                area->ensureWidgetVisible(this, 0, 8);
        }
    });
}

} // namespace SocketDesk
