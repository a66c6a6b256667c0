// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/findline.h"

#include "ui/base/fieldnote.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/linkbutton.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int shortestField = 120; ///< pixels
constexpr int longestField = 360;
constexpr int longestPattern = 4096; ///< characters

} // namespace

FindLine::FindLine(QWidget *parent)
    : Retranslated(parent)
{
    createField();
    createButtons();
    arrange();
    retranslate();
}

void FindLine::createField()
{
    m_label = makePlainLabel(this);
    m_field = new QLineEdit(this);
    m_field->setMinimumWidth(shortestField);
    m_field->setMaximumWidth(longestField);
    m_field->setMaxLength(longestPattern);
    m_field->setClearButtonEnabled(true);
    m_mode = new QComboBox(this);
    for (const SearchMode mode : {SearchMode::Text, SearchMode::Hex, SearchMode::Regex})
        m_mode->addItem(QString(), QVariant::fromValue(mode));
    m_matchCase = new QCheckBox(this);
    connect(m_field, &QLineEdit::textChanged, this, &FindLine::edited);
    connect(m_matchCase, &QCheckBox::toggled, this, &FindLine::edited);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        showMode();
        Q_EMIT edited();
    });
}

void FindLine::createButtons()
{
    m_previous = new QPushButton(this);
    m_next = new QPushButton(this);
    for (QPushButton *button : {m_previous, m_next})
        button->setAutoDefault(false);
    m_status = makePlainLabel(this);
    m_stop = new LinkButton(this);
    m_stop->hide();
    m_close = new QToolButton(this);
    m_close->setIcon(icon(u"close"_s));
    m_close->setAutoRaise(true);
    m_note = new FieldNote(this);
    connect(m_previous, &QPushButton::clicked, this, &FindLine::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &FindLine::nextRequested);
    connect(m_stop, &LinkButton::clicked, this, &FindLine::stopRequested);
    connect(m_close, &QToolButton::clicked, this, &FindLine::closeRequested);
}

void FindLine::arrange()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_label);
    row->addWidget(m_field, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_mode, m_matchCase, m_previous, m_next})
        row->addWidget(widget);
    row->addSpacing(6);
    row->addWidget(m_status);
    row->addWidget(m_stop);
    row->addStretch();
    row->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 0, 2, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_note);
}

SearchQuery FindLine::query() const
{
    SearchQuery query;
    query.mode = m_mode->currentData().value<SearchMode>();
    query.text = m_field->text();
    query.matchCase = m_matchCase->isChecked();
    return query;
}

void FindLine::focusField()
{
    // By a shortcut the caret would move first, and take the place of the name that is read out.
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void FindLine::say(std::function<QString()> status)
{
    m_statusText = std::move(status);
    m_status->setText(m_statusText ? m_statusText() : QString());
}

void FindLine::showRunning(bool running)
{
    m_stop->setVisible(running);
}

void FindLine::refuse(const Error &error)
{
    m_note->say(FieldNote::Kind::Error, [error] { return describe(error).what; });
}

void FindLine::tellLimit(std::size_t limit)
{
    m_note->say(FieldNote::Kind::Notice, [limit] {
        return tr("Only the first %1 hits that were found are marked; the others are counted.")
            .arg(QLocale().toString(quint64(limit)));
    });
}

void FindLine::clearNote()
{
    m_note->clearNote();
}

void FindLine::showMode()
{
    const SearchMode mode = query().mode;
    m_matchCase->setEnabled(mode != SearchMode::Hex);
    m_field->setPlaceholderText(mode == SearchMode::Hex ? u"48 65 ?? 6F"_s : QString());
    m_field->setToolTip(mode == SearchMode::Text ? tr("Found in the bytes of the payload, whatever reads they came in.")
                        : mode == SearchMode::Hex
                            ? tr("Pairs of hex digits; ? stands for any digit.")
                            : tr("Syntax of RE2, over characters in UTF-8. In other encodings it goes over bytes:\n"
                                 "\".\" and \"[^…]\" stand for one byte, which may be half of a character;\n"
                                 "a character that is written out is found as its bytes.\n"
                                 "A hit may begin up to 4 KiB before the read in which it ends."));
}

void FindLine::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else if (isReturn && modifiers == Qt::NoModifier)
        Q_EMIT nextRequested();
    else if (isReturn && modifiers == Qt::ShiftModifier)
        Q_EMIT previousRequested();
    else
        Retranslated::keyPressEvent(event);
}

void FindLine::retranslate()
{
    setLabel(m_label, m_field, tr("Find"));
    m_mode->setAccessibleName(tr("Find mode"));
    m_mode->setToolTip(
        tr("How the field is meant: as text in the encoding of the page, as bytes in hex (?? is any byte),\n"
           "or as a regular expression (over characters in UTF-8, over bytes in other encodings)."));
    const QStringList modes{tr("Text"), tr("Hex"), tr("Regex")};
    for (int i = 0; i < m_mode->count(); ++i)
        m_mode->setItemText(i, modes.at(i));
    setLabel(m_matchCase, tr("Match case"));
    m_matchCase->setToolTip(tr("Ticked: A is not a."));
    setLabel(m_previous, tr("Previous"));
    m_previous->setToolTip(tr("The hit before (Shift+F3)"));
    setLabel(m_next, tr("Next"));
    m_next->setToolTip(tr("The hit behind (F3)"));
    setLabel(m_stop, tr("Stop the search"));
    setLabel(m_close, tr("Close find"));
    m_close->setToolTip(tr("Close (Esc)"));
    showMode();
    if (m_statusText)
        m_status->setText(m_statusText());
}

} // namespace SocketDesk
