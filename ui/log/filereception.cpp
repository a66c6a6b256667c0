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
#include <QFontMetrics>
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
    FileReceivingConfig nameless = config;
    nameless.name.clear();
    start(nameless, false);
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
    start(config, true);
    m_session->send(*name, SendTarget::all());
}

void FileReception::start(const FileReceivingConfig &config, bool isDownload)
{
    stop();
    m_config = config;
    m_isDownload = isDownload;
    m_panel->filesNote()->clearNote();
    JournalReader reader = m_session->reader();
    reader.refresh();
    m_receiving = std::make_unique<FileReceiving>(reader, config, RecordId(reader.count()));
    connect(m_receiving.get(), &FileReceiving::progressed, this, &FileReception::showProgress);
    connect(m_receiving.get(), &FileReceiving::fileSaved, this, &FileReception::onSaved);
    connect(m_receiving.get(), &FileReceiving::fileFailed, this, &FileReception::onFailed);
    // What went before may tell of its files yet, and ends nothing by that.
    const auto endDownload = [this, own = m_receiving.get()] {
        if (m_isDownload && own == m_receiving.get())
            stop();
    };
    connect(m_receiving.get(), &FileReceiving::fileSaved, this, endDownload);
    connect(m_receiving.get(), &FileReceiving::fileFailed, this, endDownload);
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
    if (m_panel->filesNote()->isRefusal())
        return; // what failed stays said; the strip counts both
    const QString name = QFileInfo(file.path).fileName();
    m_panel->filesNote()->setToolTip(withVisibleMarks(name));
    m_panel->filesNote()->say(FieldNote::Kind::Quiet, [this, name, bytes = file.bytes] {
        const QString shown = fitting(withVisibleMarks(name));
        return bytes == 1 ? tr("“%1” is saved, 1 byte.").arg(shown)
                          : tr("“%1” is saved, %2 bytes.").arg(shown, QLocale().toString(bytes));
    });
}

void FileReception::onFailed(const Error &error)
{
    m_panel->filesNote()->setToolTip({});
    m_panel->filesNote()->refuse(error);
}

/// A name without a place to break it is longer than the column at times.
QString FileReception::fitting(const QString &name) const
{
    const QFontMetrics metrics = m_panel->filesNote()->fontMetrics();
    const int room = m_panel->filesStrip()->width() - 4 * metrics.averageCharWidth(); // quotation marks
    return metrics.elidedText(name, Qt::ElideMiddle, room);
}

QString FileReception::countsOf(const FileReceivingProgress &progress)
{
    const auto asInt = [](quint64 count) { return int(qMin<quint64>(count, INT_MAX)); };
    const QString saved = tr("%n saved", nullptr, asInt(progress.complete));
    return progress.incomplete == 0 ? saved : tr("%1, %n not", nullptr, asInt(progress.incomplete)).arg(saved);
}

void FileReception::showProgress()
{
    if (!m_receiving)
        return;
    m_panel->filesStrip()->present(
        [progress = m_receiving->progress(), config = m_config, isDownload = m_isDownload]() -> TransferStrip::State {
            if (progress.underWay > 0)
                return {progress.name, progress.bytes, progress.size, progress.bytesPerSecond, {}};
            if (isDownload)
                return {config.name, 0, -1, 0, tr("Waiting for the server")};
            return {tr("Files go to “%1”").arg(QFileInfo(config.folder).fileName()), 0, -1, 0, countsOf(progress)};
        });
}

} // namespace SocketDesk
