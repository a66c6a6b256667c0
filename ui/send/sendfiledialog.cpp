// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sendfiledialog.h"

#include "journal/journal.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/fileframingwords.h"
#include "ui/base/formdialog.h"
#include "ui/base/inbackground.h"
#include "ui/base/labels.h"
#include "ui/base/transferstrip.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 520;
constexpr int fastestKilobytes = 10'000'000;
constexpr qint64 nothing = -1; ///< in place of a size
constexpr qint64 noFile = -2;

} // namespace

SendFileDialog::SendFileDialog(const FilePlan &plan, QWidget *parent)
    : Retranslated(parent)
    , m_plan(plan)
{
    createFields();
    arrange();
    retranslate();
    fill();
    connect(m_path, &QLineEdit::textChanged, this, &SendFileDialog::onPathChanged);
    connect(m_browse, &QPushButton::clicked, this, &SendFileDialog::browse);
    connect(m_framing, &QComboBox::currentIndexChanged, this, &SendFileDialog::onFramingChanged);
    connect(m_send, &QPushButton::clicked, this, &SendFileDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &SendFileDialog::reject);
}

void SendFileDialog::createFields()
{
    m_pathField = new QWidget(this);
    m_path = new QLineEdit(m_pathField);
    m_browse = new QPushButton(m_pathField);
    m_browse->setAutoDefault(false);
    m_pathField->setFocusProxy(m_path);
    m_target = new ElidedLabel(this);
    m_framing = new QComboBox(this);
    m_order = new QComboBox(this);
    fillFileFraming(m_framing, m_order);
    m_block = new QSpinBox(this);
    m_block->setRange(0, int(Journal::maximumChunk));
    m_block->setGroupSeparatorShown(true);
    m_rate = new QSpinBox(this);
    m_rate->setRange(0, fastestKilobytes);
    m_rate->setGroupSeparatorShown(true);
    m_send = new QPushButton(this);
    m_send->setDefault(true);
    m_send->setEnabled(false);
    m_cancel = new QPushButton(this);
}

void SendFileDialog::arrange()
{
    auto *path = new QHBoxLayout(m_pathField);
    path->setContentsMargins(0, 0, 0, 0);
    path->addWidget(m_path, 1);
    path->addWidget(m_browse);
    QGridLayout *grid = makeFormGrid();
    m_pathRow = FormRow(grid, m_pathField);
    m_targetRow = FormRow(grid, m_target);
    m_framingRow = FormRow(grid, m_framing);
    m_orderRow = FormRow(grid, m_order);
    m_blockRow = FormRow(grid, m_block);
    m_rateRow = FormRow(grid, m_rate);
    arrangeFormDialog(this, grid, m_send, m_cancel, dialogWidth);
}

void SendFileDialog::fill()
{
    m_path->setText(QDir::toNativeSeparators(m_plan.path));
    m_path->selectAll(); // that of the last time is replaced by typing
    setFileFraming(m_framing, m_order, m_plan.framing);
    m_block->setValue(int(m_plan.blockBytes));
    m_rate->setValue(int(m_plan.bytesPerSecond / 1000));
    sayItIsOnlyRead(); // until the disk has answered
    onPathChanged();
    onFramingChanged();
}

FilePlan SendFileDialog::plan() const
{
    FilePlan plan = m_plan;
    plan.path = QDir::fromNativeSeparators(m_path->text());
    plan.framing = fileFraming(m_framing, m_order);
    plan.blockBytes = m_block->value();
    plan.bytesPerSecond = qint64(m_rate->value()) * 1000;
    return plan;
}

void SendFileDialog::showTarget(const QString &words)
{
    m_target->setFullText(words);
}

void SendFileDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Send from file"), QFileInfo(plan().path).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_path->setText(QDir::toNativeSeparators(path));
        m_isBrowsed = true;
    });
    dialog->open();
}

/// A disk may be slow to answer.
void SendFileDialog::onPathChanged()
{
    const QString path = plan().path;
    inBackground([path] {
        const QFileInfo info(path);
        return info.isFile() ? info.size() : info.exists() ? noFile : nothing;
    }).then(this, [this, path](qint64 bytes) {
        if (path == plan().path)
            showFile(bytes);
    });
}

void SendFileDialog::sayItIsOnlyRead()
{
    m_pathRow.note()->say(FieldNote::Kind::Quiet, [] { return tr("It is only read, however large it is."); });
}

/// \param bytes of the file, or noFile or nothing
void SendFileDialog::showFile(qint64 bytes)
{
    m_send->setEnabled(bytes >= 0);
    if (std::exchange(m_isBrowsed, false))
        m_send->setFocus();
    if (bytes >= 0)
        m_pathRow.note()->say(FieldNote::Kind::Quiet, [bytes] { return sizeText(bytes); });
    else if (m_path->text().isEmpty())
        sayItIsOnlyRead();
    else
        m_pathRow.note()->refuse(
            {bytes == noFile ? ErrorCode::NotRegularFile : ErrorCode::FileNotFound, {m_path->text()}, 0, -1});
}

void SendFileDialog::onFramingChanged()
{
    m_orderRow.setShown(fileFraming(m_framing, m_order).kind != FileFramingKind::Raw);
}

void SendFileDialog::accept()
{
    if (!m_send->isEnabled())
        return;
    Q_EMIT chosen(plan());
    QDialog::accept();
}

void SendFileDialog::retranslate()
{
    setWindowTitle(tr("Send from file"));
    m_pathRow.setLabel(tr("File"), u'F');
    m_pathRow.explain(tr("A file of any size: it is read while it is sent."));
    setLabel(m_browse, tr("Browse…"), u'B');
    m_targetRow.setLabel(tr("Goes to"));
    m_targetRow.explain(tr("As “Send to” beside the message says; several at once get the file side by side."));
    m_framingRow.setLabel(tr("What is sent"), u'W');
    m_framingRow.explain(tr("The file alone, or with its length (and name) before it:\n"
                            "that is how a receiver knows where it ends."));
    m_orderRow.setLabel(tr("Byte order"), u'Y');
    nameFileFraming(m_framing, m_order);
    m_blockRow.setLabel(tr("Block size"), u'Z');
    m_block->setSpecialValueText(tr("Automatic"));
    m_block->setSuffix(tr(" bytes"));
    m_block->setToolTip(
        tr("Bytes in one write, for UDP in one datagram. Automatic is 1,400 for UDP, 262,144 for TCP."));
    m_rateRow.setLabel(tr("At most"), u'M');
    m_rateRow.explain(tr("TCP never sends faster than the receiver reads. Datagrams that come too fast are lost,\n"
                         "so a limit helps there."));
    m_rate->setSpecialValueText(tr("As fast as it goes"));
    m_rate->setSuffix(tr(" kB/s"));
    setLabel(m_send, tr("Send"), u'S');
    setLabel(m_cancel, tr("Cancel"));
}

} // namespace SocketDesk
