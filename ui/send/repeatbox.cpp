// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/repeatbox.h"

#include "ui/base/fieldnote.h"
#include "ui/base/labels.h"
#include "ui/send/repeatpopup.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace SocketDesk {

namespace {

constexpr int dayMs = 24 * 60 * 60 * 1000;

} // namespace

RepeatBox::RepeatBox(QWidget *parent)
    : Retranslated(parent)
    , m_repeat(new QCheckBox(this))
    , m_interval(new QSpinBox(this))
    , m_unit(new QLabel(this))
    , m_more(new QPushButton(this))
    , m_note(new FieldNote(this))
{
    m_interval->setRange(1, dayMs);
    m_interval->setValue(1000);
    m_interval->setKeyboardTracking(false);
    m_more->setFixedWidth(m_more->fontMetrics().averageCharWidth() * 4);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_repeat);
    row->addWidget(m_interval, 1);
    row->addWidget(m_unit);
    row->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_note);
    connect(m_repeat, &QCheckBox::clicked, this, [this](bool on) {
        m_interval->interpretText(); // what stands there may have been put there without the keyboard
        Q_EMIT toggled(on);
    });
    connect(m_interval, &QSpinBox::valueChanged, this, &RepeatBox::intervalChanged);
    connect(m_more, &QPushButton::clicked, this, &RepeatBox::openPopup);
    retranslate();
}

int RepeatBox::intervalMs() const
{
    return m_interval->value();
}

void RepeatBox::setIntervalMs(int ms)
{
    const QSignalBlocker quiet(m_interval);
    m_interval->setValue(ms);
}

void RepeatBox::setOptions(const RepeatOptions &options)
{
    m_options = options;
    if (m_popup != nullptr)
        m_popup->setOptions(options);
}

void RepeatBox::openPopup()
{
    if (m_popup == nullptr) {
        m_popup = new RepeatPopup(this);
        m_popup->setOptions(m_options);
        connect(m_popup, &RepeatPopup::optionsChanged, this, [this] {
            m_options = m_popup->options();
            Q_EMIT optionsChanged();
        });
    }
    m_popup->popUpAt(m_more);
}

void RepeatBox::showProgress(const SendProgress &progress)
{
    m_repeat->setChecked(progress.repeating);
    if (!progress.repeating && ended(progress).isEmpty())
        m_note->clearNote();
    else
        m_note->say(FieldNote::Kind::Quiet,
                    [progress] { return progress.repeating ? running(progress) : ended(progress); });
}

QString RepeatBox::running(const SendProgress &progress)
{
    return withFigures(tr("Sent %1 times").arg(QLocale().toString(progress.repeatsDone)), progress);
}

/// How well the interval was kept stays readable when it is over.
QString RepeatBox::withFigures(QString text, const SendProgress &progress)
{
    const QLocale locale;
    const RepeatFigures &figures = progress.repeatFigures;
    if (progress.repeatsSkipped > 0)
        text = tr("%1, too late for %2", "behind how often something was sent")
                   .arg(text, locale.toString(progress.repeatsSkipped));
    if (figures.perSecond > 0)
        text += QLatin1Char('\n') +
                tr("%1/s, jitter %2 ms")
                    .arg(locale.toString(figures.perSecond, 'f', 1), locale.toString(figures.jitterMs, 'f', 2));
    return text;
}

/// Nothing where it never ran.
QString RepeatBox::ended(const SendProgress &progress)
{
    const QString times = QLocale().toString(progress.repeatsDone);
    switch (progress.repeatEnd) {
    case RepeatEnd::Done:
        return withFigures(tr("Done: sent %1 times").arg(times), progress);
    case RepeatEnd::Closed:
        return withFigures(tr("Ended with the connection, sent %1 times").arg(times), progress);
    case RepeatEnd::Failed:
        return withFigures(tr("Ended by an error, sent %1 times").arg(times), progress);
    case RepeatEnd::Stopped:
        return withFigures(tr("Stopped: sent %1 times").arg(times), progress);
    case RepeatEnd::Never:
        return {};
    }
    Q_UNREACHABLE();
}

void RepeatBox::retranslate()
{
    setLabel(m_repeat, tr("Repeat every"), u'Y');
    m_repeat->setToolTip(tr("Sends the message again and again; moments that a busy machine misses are counted."));
    m_interval->setAccessibleName(tr("Interval in milliseconds"));
    m_interval->setToolTip(tr("From the beginning of one sending to that of the next; 1000 ms are a second."));
    m_unit->setText(tr("ms"));
    m_more->setText(QStringLiteral("…"));
    m_more->setAccessibleName(tr("Repeat settings"));
    m_more->setToolTip(tr("How often, what happens when it is late, line by line"));
}

} // namespace SocketDesk
