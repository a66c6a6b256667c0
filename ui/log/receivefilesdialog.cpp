// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/receivefilesdialog.h"

#include "text/encoder.h"
#include "ui/base/fileframingwords.h"
#include "ui/base/formdialog.h"
#include "ui/base/inbackground.h"
#include "ui/base/labels.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>

namespace SocketDesk {

namespace {

constexpr int dialogWidth = 520;

} // namespace

ReceiveFilesDialog::ReceiveFilesDialog(Kind kind, const FileReceivingConfig &config, QWidget *parent)
    : Retranslated(parent)
    , m_kind(kind)
    , m_config(config)
{
    createFields();
    arrange();
    retranslate();
    m_nameRow.setShown(kind == Kind::Download);
    m_name->setText(kind == Kind::Download ? config.name : QString());
    m_folder->setText(QDir::toNativeSeparators(config.folder));
    m_name->selectAll(); // what is proposed is replaced by typing
    m_folder->selectAll();
    setFileFraming(m_framing, m_order, config.framing);
    sayWhatBecomesOfFiles(); // until the disk has answered
    check();
    onFramingChanged();
    connect(m_name, &QLineEdit::textChanged, this, &ReceiveFilesDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &ReceiveFilesDialog::check);
    connect(m_browse, &QPushButton::clicked, this, &ReceiveFilesDialog::browse);
    connect(m_framing, &QComboBox::currentIndexChanged, this, &ReceiveFilesDialog::onFramingChanged);
    connect(m_start, &QPushButton::clicked, this, &ReceiveFilesDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &ReceiveFilesDialog::reject);
}

void ReceiveFilesDialog::createFields()
{
    m_name = new QLineEdit(this);
    m_folderField = new QWidget(this);
    m_folder = new QLineEdit(m_folderField);
    m_browse = new QPushButton(m_folderField);
    m_browse->setAutoDefault(false);
    m_folderField->setFocusProxy(m_folder);
    m_framing = new QComboBox(this);
    m_order = new QComboBox(this);
    fillFileFraming(m_framing, m_order);
    m_start = new QPushButton(this);
    m_start->setDefault(true);
    m_cancel = new QPushButton(this);
}

void ReceiveFilesDialog::arrange()
{
    auto *folder = new QHBoxLayout(m_folderField);
    folder->setContentsMargins(0, 0, 0, 0);
    folder->addWidget(m_folder, 1);
    folder->addWidget(m_browse);
    QGridLayout *grid = makeFormGrid();
    m_nameRow = FormRow(grid, m_name);
    m_folderRow = FormRow(grid, m_folderField);
    m_framingRow = FormRow(grid, m_framing);
    m_orderRow = FormRow(grid, m_order);
    arrangeFormDialog(this, grid, m_start, m_cancel, dialogWidth);
}

FileReceivingConfig ReceiveFilesDialog::config() const
{
    FileReceivingConfig config = m_config;
    config.name = m_name->text();
    config.folder = QDir::fromNativeSeparators(m_folder->text());
    config.framing = fileFraming(m_framing, m_order);
    return config;
}

void ReceiveFilesDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Folder for received files"), config().folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_folder->setText(QDir::toNativeSeparators(path));
        m_start->setFocus();
    });
    dialog->open();
}

/// What is wrong stands under its field; what is not filled in yet is no mistake. A disk may be slow to answer.
void ReceiveFilesDialog::check()
{
    const Result<QByteArray> asked = encodeText(m_name->text(), m_config.encoding);
    if (asked)
        m_nameRow.note()->clearNote();
    else
        m_nameRow.note()->refuse(asked.error());
    m_isNamed = m_kind == Kind::Receive || (asked && !asked->isEmpty());
    m_start->setEnabled(m_isNamed && m_place == Place::Writable);
    const QString folder = config().folder;
    inBackground([folder] {
        const QFileInfo info(folder);
        return !info.isDir() ? Place::NoFolder : info.isWritable() ? Place::Writable : Place::Locked;
    }).then(this, [this, folder](Place place) {
        if (folder == config().folder)
            showPlace(place);
    });
}

void ReceiveFilesDialog::sayWhatBecomesOfFiles()
{
    m_folderRow.note()->say(FieldNote::Kind::Quiet, [] {
        return tr("No file there is replaced; one that does not come whole ends with .part.");
    });
}

void ReceiveFilesDialog::showPlace(Place place)
{
    m_place = place;
    if (place == Place::Writable)
        sayWhatBecomesOfFiles();
    else
        m_folderRow.note()->say(FieldNote::Kind::Error, [place] {
            return place == Place::Locked ? tr("You may not write there.") : tr("This is no folder.");
        });
    m_start->setEnabled(m_isNamed && place == Place::Writable);
}

void ReceiveFilesDialog::onFramingChanged()
{
    const FileFramingKind kind = config().framing.kind;
    m_orderRow.setShown(kind != FileFramingKind::Raw);
    m_framingRow.note()->say(FieldNote::Kind::Quiet, [kind] {
        switch (kind) {
        case FileFramingKind::Raw:
            return tr("A file ends when the peer finishes sending.");
        case FileFramingKind::Length:
            return tr("One file may follow the other.");
        case FileFramingKind::Json:
            return tr("The header is {\"filename\": …, \"filesize\": …}; one file may follow the other.");
        }
        Q_UNREACHABLE();
    });
}

void ReceiveFilesDialog::accept()
{
    if (!m_start->isEnabled())
        return;
    Q_EMIT chosen(config());
    QDialog::accept();
}

void ReceiveFilesDialog::retranslate()
{
    const bool isDownload = m_kind == Kind::Download;
    setWindowTitle(isDownload ? tr("Download") : tr("Receive files"));
    m_nameRow.setLabel(tr("File name"), u'N');
    m_name->setToolTip(tr("This name is sent to the server, in the encoding of the page."));
    m_folderRow.setLabel(tr("Save in"), u'S');
    m_folderRow.explain(tr("Files get safe names here, and never replace one that is there."));
    setLabel(m_browse, tr("Browse…"), u'B');
    m_framingRow.setLabel(isDownload ? tr("What comes") : tr("What peers send"), u'W');
    m_framingRow.explain(tr("How it is known where a file ends: it has to be what the sender does."));
    m_orderRow.setLabel(tr("Byte order"), u'Y');
    nameFileFraming(m_framing, m_order);
    setLabel(m_start, isDownload ? tr("Download") : tr("Receive"), u'R');
    setLabel(m_cancel, tr("Cancel"));
}

} // namespace SocketDesk
