// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/fileserverbox.h"

#include "ui/base/fieldnote.h"
#include "ui/base/inbackground.h"
#include "ui/base/labels.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <chrono>
#include <utility>

namespace SocketDesk {

namespace {

constexpr std::chrono::milliseconds patience{300}; ///< with a disk, before something is said

} // namespace

FileServerBox::FileServerBox(QWidget *parent)
    : Retranslated(parent)
{
    m_on = new QCheckBox(this);
    m_folderLabel = new QLabel(this);
    m_folder = new QLineEdit(this);
    m_browse = new QPushButton(this);
    m_note = new FieldNote(this);
    m_missingLabel = new QLabel(this);
    m_missing = new QLineEdit(this);
    arrange();
    retranslate();
    connect(m_on, &QCheckBox::clicked, this, &FileServerBox::onSwitched);
    connect(m_folder, &QLineEdit::editingFinished, this, &FileServerBox::onFolderEdited);
    connect(m_missing, &QLineEdit::editingFinished, this, &FileServerBox::edited);
    connect(m_browse, &QPushButton::clicked, this, [this] { browse(false); });
}

void FileServerBox::arrange()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_on, 0, 0, 1, 2);
    grid->addWidget(m_folderLabel, 1, 0, 1, 2);
    grid->addWidget(m_folder, 2, 0);
    grid->addWidget(m_browse, 2, 1);
    grid->addWidget(m_note, 3, 0, 1, 2);
    grid->addWidget(m_missingLabel, 4, 0, 1, 2);
    grid->addWidget(m_missing, 5, 0, 1, 2);
    grid->setColumnStretch(0, 1);
}

void FileServerBox::showConfig(const ResponderConfig &config)
{
    const FileServerConfig &server = config.fileServer;
    if (server.folder != m_lookedFor)
        m_lookedFor.clear(); // another one was chosen meanwhile
    if (m_lookedFor.isEmpty())
        m_on->setChecked(config.on.fileServer);
    // What somebody is typing stays while something else is edited.
    if (std::exchange(m_shown.folder, server.folder) != server.folder)
        m_folder->setText(QDir::toNativeSeparators(server.folder));
    if (std::exchange(m_shown.missingText, server.missingText) != server.missingText)
        m_missing->setText(server.missingText);
}

bool FileServerBox::isOn() const
{
    return m_on->isChecked() && m_lookedFor.isEmpty();
}

QString FileServerBox::folder() const
{
    const QString typed = QDir::fromNativeSeparators(m_folder->text());
    return typed.isEmpty() ? QString() : QFileInfo(typed).absoluteFilePath();
}

QString FileServerBox::missingText() const
{
    return m_missing->text();
}

/// Nothing is served before somebody has chosen what.
void FileServerBox::onSwitched(bool on)
{
    m_isToBeServed = on;
    if (on && !folder().isEmpty()) {
        lookForFolder();
    } else if (on) {
        m_on->setChecked(false);
        browse(true);
    } else {
        Q_EMIT edited();
    }
}

void FileServerBox::onFolderEdited()
{
    if (!m_folder->isModified())
        return;
    m_folder->setModified(false);
    m_note->clearNote();
    m_isToBeServed = false;
    if (!folder().isEmpty())
        return lookForFolder();
    m_lookedFor.clear();
    m_on->setChecked(false);
    Q_EMIT edited();
}

/// One in the network may take its time, or never be found.
void FileServerBox::lookForFolder()
{
    const QString wanted = folder();
    if (m_lookedFor == wanted)
        return;
    m_lookedFor = wanted;
    Q_EMIT edited(); // the one before is no longer served
    inBackground([wanted] { return QFileInfo(wanted).isDir(); }).then(this, [this, wanted](bool isThere) {
        if (m_lookedFor == wanted)
            onLooked(isThere);
    });
    QTimer::singleShot(patience, this, [this, wanted] {
        if (m_lookedFor == wanted)
            m_note->say(FieldNote::Kind::Quiet, [] { return tr("Looking for the folder…"); });
    });
}

void FileServerBox::onLooked(bool isThere)
{
    m_lookedFor.clear();
    const bool isAskedFor = !isThere && std::exchange(m_isToBeServed, false);
    if (isThere)
        m_note->clearNote();
    else
        m_note->say(FieldNote::Kind::Error, [] { return tr("This is no folder."); });
    if (!isThere)
        m_on->setChecked(false);
    Q_EMIT edited();
    if (isAskedFor)
        browse(true);
}

void FileServerBox::browse(bool switchOn)
{
    auto *dialog = new QFileDialog(this, tr("Folder to serve"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, switchOn](const QString &path) {
        m_folder->setText(QDir::toNativeSeparators(path));
        m_lookedFor.clear(); // the chooser has seen this one
        m_note->clearNote();
        m_on->setChecked(m_on->isChecked() || switchOn);
        Q_EMIT edited();
    });
    dialog->open();
}

void FileServerBox::retranslate()
{
    setLabel(m_on, tr("File server"));
    m_on->setToolTip(
        tr("Who sends the name of a file in the folder gets its bytes; then the connection ends.\n"
           "The name is read in the encoding of the page, and ends with a line end or a silence of 0.3 s;\n"
           "where Framing is a delimiter, a size or a length, it is the first message."));
    setLabel(m_folderLabel, m_folder, tr("Folder"));
    m_folder->setToolTip(tr("Only files below this folder are given; no name leads out of it."));
    setLabel(m_browse, tr("Browse…"));
    m_browse->setToolTip(tr("Chooses the folder that is served."));
    setLabel(m_missingLabel, m_missing, tr("Reply for a missing file"));
    m_missing->setToolTip(tr("What a client gets that asks for a file that is not there"));
    m_missing->setPlaceholderText(tr("None: the connection just ends"));
}

} // namespace SocketDesk
