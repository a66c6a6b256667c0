// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/filereception.h"

#include "session/filereceiving.h"
#include "session/sessionhandle.h"
#include "text/encoder.h"
#include "text/visible.h"
#include "ui/base/fieldnote.h"
#include "ui/base/folders.h"
#include "ui/base/transferstrip.h"
#include "ui/log/receivefilesdialog.h"
#include "ui/log/receivepanel.h"
#include "ui/log/transcriptview.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QThread>

namespace SocketDesk {

FileReception::FileReception(SessionHandle *session, ReceivePanel *panel, TranscriptView *transcript, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
    , m_transcript(transcript)
{
    connect(m_panel, &ReceivePanel::filesToggled, this, &FileReception::setWanted);
    connect(m_transcript, &TranscriptView::pulled, this, &FileReception::onPulled);
}

/// A tab that is closed does not wait for the disk; a program that ends does, for a moment.
FileReception::~FileReception()
{
    if (m_receiving && QThread::currentThread()->loopLevel() > 0)
        letFinish(m_receiving.release());
}

void FileReception::setSettings(const FileSettings &settings)
{
    m_config.folder = settings.receiveFolder;
    m_config.framing = settings.receiveFraming;
}

void FileReception::addSettings(FileSettings *settings) const
{
    settings->receiveFolder = m_config.folder;
    settings->receiveFraming = m_config.framing;
}

FileReceivingProgress FileReception::progress() const
{
    return m_receiving ? m_receiving->progress() : FileReceivingProgress();
}

void FileReception::setWanted(bool on)
{
    if (on)
        askForFolder();
    else
        stop();
}

FileReceivingConfig FileReception::proposal() const
{
    FileReceivingConfig config = m_config;
    if (config.folder.isEmpty())
        config.folder = receivedFolder();
    return config;
}

void FileReception::askForFolder()
{
    auto *dialog = new ReceiveFilesDialog(ReceiveFilesDialog::Kind::Receive, proposal(), m_panel->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReceiveFilesDialog::chosen, this, &FileReception::receive);
    connect(dialog, &QDialog::finished, this, [this] {
        m_panel->showReceivingFiles(isOn());
        Q_EMIT switched();
    });
    connect(this, &QObject::destroyed, dialog, [dialog] { // the page it is about is gone, and its panel with it
        QObject::disconnect(dialog, &QDialog::finished, nullptr, nullptr);
        dialog->reject();
    });
    dialog->open();
}

void FileReception::askForName()
{
    auto *dialog = new ReceiveFilesDialog(ReceiveFilesDialog::Kind::Download, proposal(), m_panel->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReceiveFilesDialog::chosen, this, &FileReception::download);
    connect(this, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void FileReception::receive(const FileReceivingConfig &config)
{
    m_isDownload = false;
    FileReceivingConfig nameless = config;
    nameless.name.clear();
    start(nameless);
}

void FileReception::download(const FileReceivingConfig &config)
{
    const Result<QByteArray> name = encodeText(config.name, config.encoding);
    const SessionStatus &status = m_session->status();
    if (status.config.role != Role::TcpClient || status.connection != PeerState::Open) {
        m_panel->filesNote()->refuse({ErrorCode::NotOpen, {}, 0, -1});
        return;
    }
    if (!name) {
        m_panel->filesNote()->refuse(name.error());
        return;
    }
    start(config);
    m_isDownload = true;
    m_session->send(*name, SendTarget::all());
}

void FileReception::start(const FileReceivingConfig &config)
{
    stop();
    m_config = config;
    m_panel->filesNote()->clearNote();
    JournalReader reader = m_session->reader();
    reader.refresh();
    m_receiving = std::make_unique<FileReceiving>(reader, config, RecordId(reader.count()));
    connect(m_receiving.get(), &FileReceiving::progressed, this, &FileReception::showProgress);
    connect(m_receiving.get(), &FileReceiving::fileSaved, this, &FileReception::onSaved);
    connect(m_receiving.get(), &FileReceiving::fileFailed, this, &FileReception::onFailed);
    connect(m_receiving.get(), &FileReceiving::stalled, m_panel->filesNote(), &FieldNote::refuse);
    connect(m_receiving.get(), &FileReceiving::resumed, m_panel->filesNote(), &FieldNote::clearNote);
    m_panel->showReceivingFiles(true);
    showProgress();
    Q_EMIT switched();
}

void FileReception::stop()
{
    if (!m_receiving)
        return;
    letFinish(m_receiving.release());
    m_isDownload = false;
    m_panel->showReceivingFiles(false);
    Q_EMIT switched();
}

/// A slow disk may have to write for a while yet; what comes of it is still told, as long as there is a page.
void FileReception::letFinish(FileReceiving *receiving)
{
    receiving->setParent(QCoreApplication::instance());
    connect(receiving, &FileReceiving::finished, receiving, &QObject::deleteLater);
    connect(qApp, &QCoreApplication::aboutToQuit, receiving, [receiving] { delete receiving; });
    receiving->finish();
}

void FileReception::onPulled()
{
    if (m_receiving)
        m_receiving->advance();
}

void FileReception::onSaved(const ReceivedFile &file)
{
    if (!file.isComplete) {
        const QString expected = file.expectedBytes < 0 ? QString() : QString::number(file.expectedBytes);
        onFailed({ErrorCode::FileIncomplete, {file.path, QString::number(file.bytes), expected}, 0, -1});
        return;
    }
    m_panel->filesNote()->say(FieldNote::Kind::Quiet, [name = QFileInfo(file.path).fileName(), bytes = file.bytes] {
        return tr("“%1” is saved, %2 bytes.").arg(withVisibleMarks(name), QLocale().toString(bytes));
    });
    endDownload();
}

void FileReception::onFailed(const Error &error)
{
    m_panel->filesNote()->refuse(error);
    endDownload();
}

void FileReception::endDownload()
{
    if (m_isDownload)
        stop();
}

void FileReception::showProgress()
{
    if (!m_receiving)
        return;
    const FileReceivingProgress &progress = m_receiving->progress();
    const QString folder = QFileInfo(m_config.folder).fileName();
    if (progress.underWay > 0)
        m_panel->filesStrip()->present({progress.name, progress.bytes, progress.size, progress.bytesPerSecond, {}});
    else if (m_isDownload)
        m_panel->filesStrip()->present({m_config.name, 0, -1, 0, tr("Waiting for the server")});
    else
        m_panel->filesStrip()->present({tr("Files go to “%1”").arg(folder), 0, -1, 0,
                                        tr("%n saved", nullptr, int(qMin<quint64>(progress.complete, INT_MAX)))});
}

} // namespace SocketDesk
