// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/receivepanel.h"

#include "ui/base/encodingbox.h"
#include "ui/base/formrow.h"
#include "ui/base/labels.h"
#include "ui/base/linkbutton.h"
#include "ui/base/measures.h"
#include "ui/base/transferstrip.h"
#include "ui/log/framingbox.h"
#include "ui/log/saveswitch.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

namespace SocketDesk {

namespace {

QVBoxLayout *columnOf(const QWidget *panel)
{
    return static_cast<QVBoxLayout *>(panel->layout());
}

constexpr int shortPair = 230; // pixels that the narrowest column has for two switches

} // namespace

ReceivePanel::ReceivePanel(QWidget *parent)
    : Retranslated(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(2);
    createViews();
    createEncoding();
    createSwitches();
    createLinks();
    retranslate();
}

void ReceivePanel::createViews()
{
    m_views = new QButtonGroup(this);
    m_text = new QRadioButton(this);
    m_hex = new QRadioButton(this);
    m_dump = new QRadioButton(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    for (const auto &[button, view] :
         {std::pair{m_text, ViewMode::Text}, std::pair{m_hex, ViewMode::Hex}, std::pair{m_dump, ViewMode::Dump}}) {
        m_views->addButton(button, static_cast<int>(view));
        row->addWidget(button);
    }
    row->addStretch();
    m_text->setChecked(true);
    columnOf(this)->addLayout(row);
    connect(m_views, &QButtonGroup::idClicked, this, &ReceivePanel::readingChanged);
}

void ReceivePanel::createEncoding()
{
    m_encodingLabel = new QLabel(this);
    m_encoding = new EncodingBox(this);
    m_encodingNote = new FieldNote(this);
    m_framing = new FramingBox(this);
    QGridLayout *form = makeFormGrid();
    form->addWidget(m_encodingLabel, 0, 0);
    form->addWidget(m_encoding, 0, 1);
    form->addWidget(m_encodingNote, 1, 0, 1, 2);
    form->addWidget(m_framing->label(), 2, 0);
    form->addWidget(m_framing, 2, 1);
    form->addWidget(m_framing->note(), 3, 0, 1, 2);
    columnOf(this)->addLayout(form);
    connect(m_framing, &FramingBox::configChanged, this, &ReceivePanel::readingChanged);
    connect(m_encoding, &EncodingBox::encodingChosen, m_encodingNote, &FieldNote::clearNote);
    connect(m_encoding, &EncodingBox::encodingChosen, this, &ReceivePanel::readingChanged);
    connect(m_encoding, &EncodingBox::encodingRefused, this, &ReceivePanel::onEncodingRefused);
}

void ReceivePanel::createSwitches()
{
    m_logMode = new QCheckBox(this);
    m_lineBreak = new QCheckBox(this);
    m_hide = new QCheckBox(this);
    m_save = new SaveSwitch(this);
    m_log = new SaveSwitch(this);
    m_files = new QCheckBox(this);
    m_filesNote = new FieldNote(this);
    m_logMode->setChecked(true);
    m_lineBreak->setChecked(true);
    m_switches = new QGridLayout;
    m_switches->setHorizontalSpacing(12);
    m_switches->setVerticalSpacing(2);
    m_switches->setColumnStretch(1, 1);
    columnOf(this)->addLayout(m_switches);
    columnOf(this)->addWidget(m_save);
    columnOf(this)->addWidget(m_log);
    columnOf(this)->addWidget(m_filesNote);
    for (QCheckBox *box : {m_logMode, m_lineBreak, m_hide})
        connect(box, &QCheckBox::clicked, this, &ReceivePanel::readingChanged);
    connect(m_files, &QCheckBox::clicked, this, &ReceivePanel::filesToggled);
}

/// Two short ones side by side, as in Chinese, so that the whole column fits a small screen.
void ReceivePanel::arrangeSwitches()
{
    const bool isShort = m_logMode->sizeHint().width() + m_lineBreak->sizeHint().width() <= shortPair;
    m_switches->addWidget(m_logMode, 0, 0, 1, isShort ? 1 : 2);
    m_switches->addWidget(m_lineBreak, isShort ? 0 : 1, isShort ? 1 : 0, 1, isShort ? 1 : 2);
    m_switches->addWidget(m_hide, 2, 0, 1, 2);
    m_switches->addWidget(m_save->box(), 3, 0);
    m_switches->addWidget(m_files, 3, 1);
}

void ReceivePanel::createLinks()
{
    m_autoScroll = new LinkButton(this);
    m_autoScroll->setCheckable(true);
    m_autoScroll->setChecked(true);
    m_clear = new LinkButton(this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_autoScroll);
    row->addStretch();
    row->addWidget(m_clear);
    columnOf(this)->addLayout(row);
    connect(m_autoScroll, &LinkButton::clicked, this, &ReceivePanel::autoScrollToggled);
    connect(m_clear, &LinkButton::clicked, this, &ReceivePanel::clearRequested);
}

ViewMode ReceivePanel::view() const
{
    return static_cast<ViewMode>(m_views->checkedId());
}

void ReceivePanel::setView(ViewMode view)
{
    m_views->button(static_cast<int>(view))->setChecked(true);
}

const Encoding &ReceivePanel::encoding() const
{
    return m_encoding->encoding();
}

void ReceivePanel::setEncoding(const Encoding &encoding)
{
    m_encodingNote->clearNote();
    m_encoding->setEncoding(encoding);
}

bool ReceivePanel::logMode() const
{
    return m_logMode->isChecked();
}

void ReceivePanel::setLogMode(bool on)
{
    m_logMode->setChecked(on);
}

bool ReceivePanel::lineBreakAfterBlock() const
{
    return m_lineBreak->isChecked();
}

void ReceivePanel::setLineBreakAfterBlock(bool on)
{
    m_lineBreak->setChecked(on);
}

bool ReceivePanel::hideReceived() const
{
    return m_hide->isChecked();
}

void ReceivePanel::setHideReceived(bool on)
{
    m_hide->setChecked(on);
}

void ReceivePanel::showAutoScroll(bool on)
{
    m_autoScroll->setChecked(on);
}

void ReceivePanel::hideSaving()
{
    m_save->box()->hide();
    m_files->hide();
}

void ReceivePanel::showReceivingFiles(bool on)
{
    m_files->setChecked(on);
    if (!on && m_filesStrip != nullptr)
        m_filesStrip->hide();
}

TransferStrip *ReceivePanel::filesStrip()
{
    if (m_filesStrip == nullptr) {
        m_filesStrip = new TransferStrip(this);
        m_filesStop = m_filesStrip->addButton();
        columnOf(this)->insertWidget(columnOf(this)->indexOf(m_filesNote), m_filesStrip);
        connect(m_filesStop, &QPushButton::clicked, this, [this] { Q_EMIT filesToggled(false); });
        nameFilesStrip();
    }
    return m_filesStrip;
}

void ReceivePanel::nameFilesStrip()
{
    m_filesStrip->bar()->setAccessibleName(tr("Progress of the received file"));
    setLabel(m_filesStop, tr("Stop"));
    m_filesStop->setToolTip(tr("Receive no more files"));
}

void ReceivePanel::onEncodingRefused(const Error &error)
{
    m_encodingNote->refuse(error);
}

void ReceivePanel::explainReading()
{
    m_text->setToolTip(tr("The bytes as characters of the encoding; one that is no character is shown by its value."));
    m_hex->setToolTip(tr("Two digits for each byte: 你 in UTF-8 is E4 BD A0."));
    m_dump->setToolTip(tr("Position, hex and characters side by side, 16 bytes in a row."));
    explain(m_encodingLabel, m_encoding,
            tr("Which bytes stand for which character. The wrong one shows garbage;\n"
               "choose another, and all that has come is read anew. You send in it, too."));
    m_logMode->setToolTip(
        tr("Over each block: time, direction, peer, size. Off: the bytes alone, as a running stream."));
    m_lineBreak->setToolTip(tr("Each block begins a line, even where its sender sent no line end."));
}

void ReceivePanel::retranslate()
{
    setTitle(tr("Receive"));
    setLabel(m_text, tr("Text"));
    setLabel(m_hex, tr("Hex"));
    setLabel(m_dump, tr("Dump"));
    setLabel(m_encodingLabel, m_encoding, tr("Encoding"), u'G');
    setLabel(m_logMode, tr("Log mode"), u'D');
    setLabel(m_lineBreak, tr("Line break after each block"), u'K');
    setLabel(m_hide, tr("Hide received data"), u'I');
    explainReading();
    m_hide->setToolTip(tr("Everything is still received, recorded and counted."));
    m_save->setText(tr("Save to file…"), tr("Appends the bytes that come, unchanged, to a file."));
    m_log->setText(tr("Log to file…"), tr("Appends both directions and all events to a file."));
    setLabel(m_files, tr("Receive files…"));
    m_files->setToolTip(tr("Save the files that others send, each under its own name, in a folder."));
    if (m_filesStrip != nullptr)
        nameFilesStrip();
    setLabel(m_autoScroll, tr("Auto scroll"), u'U');
    m_autoScroll->setToolTip(tr("The newest stays in view; scrolling up switches it off (F4)."));
    setLabel(m_clear, tr("Clear"));
    m_clear->setToolTip(tr("Empty the view; what was recorded stays recorded."));
    arrangeSwitches();
}

} // namespace SocketDesk
