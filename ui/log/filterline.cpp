// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/filterline.h"

#include "ui/base/fieldnote.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/linkbutton.h"
#include "ui/base/wheel.h"
#include "ui/log/peerfilterbox.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestPattern = 4096; ///< characters
constexpr int longestTime = 100;

void setItems(QComboBox *box, const QStringList &items)
{
    const QSignalBlocker quiet(box);
    for (int i = 0; i < items.size(); ++i) {
        if (i < box->count())
            box->setItemText(i, items.at(i));
        else
            box->addItem(items.at(i));
    }
}

} // namespace

FilterLine::FilterLine(QWidget *parent)
    : Retranslated(parent)
{
    createFields();
    arrange();
    keepWheelFromBoxesIn(this);
    retranslate();
    for (QComboBox *box : std::initializer_list<QComboBox *>{m_direction, m_kind, m_peer, m_mode})
        connect(box, &QComboBox::currentIndexChanged, this, &FilterLine::edited);
    connect(m_time, &QLineEdit::textChanged, this, &FilterLine::edited);
    connect(m_content, &QLineEdit::textChanged, this, &FilterLine::edited);
    connect(m_clear, &LinkButton::clicked, this, &FilterLine::clearFilter);
    connect(m_close, &QToolButton::clicked, this, &FilterLine::closeRequested);
}

void FilterLine::createFields()
{
    m_label = makePlainLabel(this);
    m_direction = new QComboBox(this);
    m_kind = new QComboBox(this);
    m_peer = new PeerFilterBox(this);
    m_time = new QLineEdit(this);
    m_time->setMaxLength(longestTime);
    m_time->setClearButtonEnabled(true);
    m_content = new QLineEdit(this);
    m_content->setMaxLength(longestPattern);
    m_content->setClearButtonEnabled(true);
    m_mode = new QComboBox(this);
    m_close = new QToolButton(this);
    m_close->setIcon(icon(u"close"_s));
    m_close->setAutoRaise(true);
    m_state = new QWidget(this);
    m_status = makePlainLabel(m_state);
    m_clear = new LinkButton(m_state);
    m_note = new FieldNote(this);
}

void FilterLine::arrange()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_label, m_direction, m_kind, m_peer})
        row->addWidget(widget);
    row->addWidget(m_time, 1);
    row->addWidget(m_content, 1);
    row->addWidget(m_mode);
    row->addWidget(m_close);
    auto *state = new QHBoxLayout(m_state);
    state->setContentsMargins(0, 0, 0, 0);
    state->setSpacing(16);
    state->addWidget(m_status);
    state->addWidget(m_clear);
    state->addStretch();
    m_state->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 0, 2, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_state);
    column->addWidget(m_note);
}

FilterLine::Direction FilterLine::direction() const
{
    return Direction(m_direction->currentIndex());
}

FilterLine::Kind FilterLine::kind() const
{
    return Kind(m_kind->currentIndex());
}

SearchQuery FilterLine::content() const
{
    SearchQuery query;
    query.mode = SearchMode(m_mode->currentIndex());
    query.text = m_content->text();
    return query;
}

QString FilterLine::time() const
{
    return m_time->text();
}

bool FilterLine::isPlain() const
{
    return direction() == Direction::Both && kind() == Kind::All && !m_peer->peer() && time().trimmed().isEmpty() &&
           m_content->text().isEmpty();
}

void FilterLine::clearFilter()
{
    {
        const QSignalBlocker quiet(this); // one change, not five
        m_direction->setCurrentIndex(0);
        m_kind->setCurrentIndex(0);
        m_peer->setCurrentIndex(0);
        m_time->clear();
        m_content->clear();
    }
    Q_EMIT edited();
}

void FilterLine::focusFirst()
{
    m_content->setFocus(Qt::ShortcutFocusReason);
    m_content->selectAll();
}

void FilterLine::say(std::function<QString()> status)
{
    m_statusText = std::move(status);
    m_status->setText(m_statusText ? m_statusText() : QString());
    m_state->setVisible(bool(m_statusText));
}

void FilterLine::refuse(const Error &error)
{
    m_note->say(FieldNote::Kind::Error, [error] { return describe(error).what; });
}

void FilterLine::clearNote()
{
    m_note->clearNote();
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        Retranslated::keyPressEvent(event);
}

void FilterLine::retranslate()
{
    m_label->setText(tr("Filter"));
    m_direction->setAccessibleName(tr("Filter by direction"));
    setItems(m_direction, {tr("Both directions"), tr("Received"), tr("Sent")});
    m_kind->setAccessibleName(tr("Filter by kind"));
    setItems(m_kind, {tr("Data and events"), tr("Data"), tr("Events"), tr("Errors")});
    m_peer->setAccessibleName(tr("Filter by peer"));
    m_peer->setItemText(0, tr("All peers"));
    m_time->setAccessibleName(tr("Filter by time"));
    m_time->setPlaceholderText(tr("From–to"));
    m_time->setToolTip(tr("For example 10:15:00-10:16:00, 10:15-, -10:16, or 2026-01-31 23:59 - 00:10"));
    m_content->setAccessibleName(tr("Filter by content"));
    m_content->setPlaceholderText(tr("Content"));
    m_mode->setAccessibleName(tr("Filter mode"));
    setItems(m_mode, {tr("Text"), tr("Hex"), tr("Regex")});
    setLabel(m_clear, tr("Clear filter"));
    setLabel(m_close, tr("Close filter"));
    m_close->setToolTip(tr("Shows everything again (Esc)"));
    if (m_statusText)
        m_status->setText(m_statusText());
}

} // namespace SocketDesk
