// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sendpanel.h"

#include "send/sender.h"
#include "text/visible.h"
#include "ui/base/fieldnote.h"
#include "ui/base/formrow.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/base/transferstrip.h"
#include "ui/send/checksumbox.h"
#include "ui/send/repeatbox.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

namespace SocketDesk {

namespace {

QVBoxLayout *columnOf(const QWidget *panel)
{
    return static_cast<QVBoxLayout *>(panel->layout());
}

QHBoxLayout *addRow(const QWidget *panel)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    columnOf(panel)->addLayout(row);
    return row;
}

} // namespace

SendPanel::SendPanel(QWidget *parent)
    : Retranslated(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(2);
    createFormat();
    createAppend();
    createFile();
    createRepeat();
    createStores();
    retranslate();
}

void SendPanel::createFormat()
{
    m_formats = new QButtonGroup(this);
    m_text = new QRadioButton(this);
    m_hex = new QRadioButton(this);
    m_formats->addButton(m_text, static_cast<int>(PayloadFormat::Text));
    m_formats->addButton(m_hex, static_cast<int>(PayloadFormat::Hex));
    m_text->setChecked(true);
    m_formatNote = new FieldNote(this);
    m_escapes = new QCheckBox(this);
    m_placeholders = new QCheckBox(this);

    QHBoxLayout *row = addRow(this);
    row->setSpacing(12);
    row->addWidget(m_text);
    row->addWidget(m_hex);
    row->addStretch();
    columnOf(this)->addWidget(m_formatNote);
    QHBoxLayout *switches = addRow(this);
    switches->setSpacing(12);
    switches->addWidget(m_escapes);
    switches->addWidget(m_placeholders);
    switches->addStretch();
    connect(m_formats, &QButtonGroup::idClicked, this, [this](int id) {
        if (const auto format = static_cast<PayloadFormat>(id);
            format != m_format) // what it is already is clicked, too
            Q_EMIT formatChosen(format);
    });
    connect(m_escapes, &QCheckBox::clicked, this, &SendPanel::optionsChanged);
    connect(m_placeholders, &QCheckBox::clicked, this, &SendPanel::optionsChanged);
}

void SendPanel::createAppend()
{
    m_appendLabel = new QLabel(this);
    m_append = new QComboBox(this);
    for (const LineEnd lineEnd : {LineEnd::None, LineEnd::Cr, LineEnd::Lf, LineEnd::CrLf})
        m_append->addItem({}, static_cast<int>(lineEnd));
    m_checksum = new ChecksumBox(this);
    QGridLayout *form = makeFormGrid();
    form->addWidget(m_appendLabel, 0, 0);
    form->addWidget(m_append, 0, 1);
    form->addWidget(m_checksum->label(), 1, 0);
    form->addWidget(m_checksum, 1, 1);
    columnOf(this)->addLayout(form);
    connect(m_append, &QComboBox::activated, this, &SendPanel::optionsChanged);
    connect(m_checksum, &ChecksumBox::configChanged, this, &SendPanel::optionsChanged);
}

void SendPanel::createFile()
{
    m_file = new QPushButton(this);
    columnOf(this)->addWidget(m_file);
    m_fileNote = new FieldNote(this);
    columnOf(this)->addWidget(m_fileNote);
    connect(m_file, &QPushButton::clicked, this, &SendPanel::fileRequested);
}

/// Made when the first file is sent.
void SendPanel::createFileStrip()
{
    m_fileStrip = new TransferStrip(this);
    m_filePause = m_fileStrip->addButton();
    m_fileCancel = m_fileStrip->addButton();
    m_filePause->setCheckable(true);
    columnOf(this)->insertWidget(columnOf(this)->indexOf(m_file) + 1, m_fileStrip);
    connect(m_filePause, &QPushButton::clicked, this, &SendPanel::filePauseToggled);
    connect(m_fileCancel, &QPushButton::clicked, this, &SendPanel::fileCancelled);
    nameFileStrip();
}

void SendPanel::nameFileStrip()
{
    m_fileStrip->bar()->setAccessibleName(tr("Progress of the file"));
    setLabel(m_filePause, tr("Pause"));
    setLabel(m_fileCancel, tr("Cancel"));
}

void SendPanel::createRepeat()
{
    m_repeat = new RepeatBox(this);
    columnOf(this)->addWidget(m_repeat);
    connect(m_repeat, &RepeatBox::toggled, this, &SendPanel::repeatToggled);
    connect(m_repeat, &RepeatBox::intervalChanged, this, &SendPanel::repeatIntervalChanged);
    connect(m_repeat, &RepeatBox::optionsChanged, this, &SendPanel::repeatOptionsChanged);
}

void SendPanel::createStores()
{
    m_quickList = new QPushButton(this);
    m_quickList->setCheckable(true);
    m_history = new QPushButton(this);
    QHBoxLayout *row = addRow(this);
    row->setSpacing(6);
    row->addWidget(m_quickList);
    row->addWidget(m_history);
    connect(m_quickList, &QPushButton::clicked, this, &SendPanel::quickListToggled);
    connect(m_history, &QPushButton::clicked, this, [this] { Q_EMIT historyRequested(m_history); });
}

PayloadFormat SendPanel::format() const
{
    return m_format;
}

void SendPanel::setFormat(PayloadFormat format)
{
    m_format = format;
    m_formats->button(static_cast<int>(format))->setChecked(true);
    m_escapes->setEnabled(format == PayloadFormat::Text);
}

bool SendPanel::escapes() const
{
    return m_escapes->isChecked();
}

void SendPanel::setEscapes(bool on)
{
    m_escapes->setChecked(on);
}

LineEnd SendPanel::lineEnd() const
{
    return static_cast<LineEnd>(m_append->currentData().toInt());
}

void SendPanel::setLineEnd(LineEnd lineEnd)
{
    m_append->setCurrentIndex(m_append->findData(static_cast<int>(lineEnd)));
}

const ChecksumConfig &SendPanel::checksum() const
{
    return m_checksum->config();
}

void SendPanel::setChecksum(const ChecksumConfig &checksum)
{
    m_checksum->setConfig(checksum);
}

bool SendPanel::placeholders() const
{
    return m_placeholders->isChecked();
}

void SendPanel::setPlaceholders(bool on)
{
    m_placeholders->setChecked(on);
}

int SendPanel::repeatMs() const
{
    return m_repeat->intervalMs();
}

void SendPanel::setRepeatMs(int ms)
{
    m_repeat->setIntervalMs(ms);
}

const RepeatOptions &SendPanel::repeatOptions() const
{
    return m_repeat->options();
}

void SendPanel::setRepeatOptions(const RepeatOptions &options)
{
    m_repeat->setOptions(options);
}

void SendPanel::showProgress(const SendProgress &progress)
{
    showFile(progress);
    m_repeat->showProgress(progress);
}

void SendPanel::showFile(const SendProgress &progress)
{
    m_file->setEnabled(!progress.sendingFile);
    if (!progress.sendingFile && progress.fileWaiting == 0) {
        if (m_fileStrip != nullptr)
            m_fileStrip->hide();
        return sayWhetherFileIsWhole(progress);
    }
    m_fileNote->clearNote();
    if (m_fileStrip == nullptr)
        createFileStrip();
    m_filePause->setChecked(progress.filePaused);
    for (QPushButton *button : {m_filePause, m_fileCancel})
        button->setEnabled(progress.sendingFile);
    m_fileStrip->present([progress] {
        return TransferStrip::State{.name = QFileInfo(progress.filePath).fileName(),
                                    .bytes = progress.fileSent - progress.fileWaiting,
                                    .size = progress.fileSize,
                                    .bytesPerSecond = progress.fileRate,
                                    .remark = {},
                                    .isPaused = progress.filePaused};
    });
}

/// How much of it was left is not said: of what was accepted, some waited yet when the connection ended.
void SendPanel::sayWhetherFileIsWhole(const SendProgress &progress)
{
    if (progress.fileSent == 0 || progress.fileSent >= progress.fileSize)
        return m_fileNote->clearNote();
    m_fileNote->say(FieldNote::Kind::Notice, [name = QFileInfo(progress.filePath).fileName()] {
        return tr("“%1” was not sent whole.").arg(withVisibleMarks(name));
    });
}

void SendPanel::showQuickList(bool shown)
{
    m_quickList->setChecked(shown);
}

void SendPanel::refuseFormat(const Error &error)
{
    m_formatNote->refuse(error);
}

void SendPanel::clearFormatRefusal()
{
    m_formatNote->clearNote();
}

void SendPanel::retranslate()
{
    setTitle(tr("Send"));
    setLabel(m_text, tr("Text"));
    setLabel(m_hex, tr("Hex"));
    setLabel(m_escapes, tr("Parse escapes"));
    m_text->setToolTip(tr("Characters, sent in the encoding that is chosen for receiving."));
    m_hex->setToolTip(tr("Two digits for each byte, as 01 03 00 00 00 02; spaces do not matter."));
    m_escapes->setToolTip(tr("\\r \\n \\t \\0 \\\\ \\xHH \\uHHHH stand for what they say."));
    setLabel(m_placeholders, tr("Placeholders"));
    m_placeholders->setToolTip(tr("{n} a counter ({n:4,100}, {n:4be}), {time}, {random:8}, {bytes:8}, {peer},\n"
                                  "{len} bytes of the rest: worked out at each send. {{ and }} are braces."));
    setLabel(m_appendLabel, m_append, tr("Append"), u'A');
    for (QWidget *widget : std::initializer_list<QWidget *>{m_appendLabel, m_append})
        widget->setToolTip(tr("Goes out behind each message. A program that reads lines waits until it comes:\n"
                              "LF on Unix, CR LF in HTTP, SMTP and the AT commands of modems."));
    m_append->setItemText(0, tr("Nothing"));
    m_append->setItemText(1, tr("CR (\\r)"));
    m_append->setItemText(2, tr("LF (\\n)"));
    m_append->setItemText(3, tr("CR LF (\\r\\n)"));
    setLabel(m_file, tr("Send from file…"));
    m_file->setToolTip(tr("The bytes of a file of any size; how fast and how marked is asked first (Ctrl+O)."));
    if (m_fileStrip != nullptr)
        nameFileStrip();
    setLabel(m_quickList, tr("Quick list"), u'Q');
    m_quickList->setToolTip(tr("Messages that you send often, each with one press (F10)."));
    setLabel(m_history, tr("History"), u'T');
    m_history->setToolTip(tr("What this tab has sent, to be sent or changed once more."));
}

} // namespace SocketDesk
