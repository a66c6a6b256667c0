// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/saving.h"

#include "export/exportjob.h"
#include "session/livelog.h"
#include "ui/base/folders.h"
#include "ui/log/saveswitch.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QPointer>
#include <QThread>

namespace SocketDesk {

using namespace Qt::StringLiterals;

Saving::Saving(SessionHandle *session, Content content, SaveSwitch *saveSwitch, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_content(content)
    , m_switch(saveSwitch)
{
    connect(m_switch, &SaveSwitch::toggled, this, &Saving::setWanted);
}

/// A tab that is closed does not wait for the disk. Where no event loop runs the program ends, and the logs are
/// destroyed here, which gives them the time that they need.
Saving::~Saving()
{
    if (QThread::currentThread()->loopLevel() == 0)
        return;
    if (m_log)
        letFinish(m_log.release());
    for (LiveLog *log : findChildren<LiveLog *>(Qt::FindDirectChildrenOnly)) {
        log->setParent(QCoreApplication::instance());
        connect(qApp, &QCoreApplication::aboutToQuit, log, [log] { delete log; });
    }
}

void Saving::setWanted(bool on)
{
    if (on)
        chooseFile();
    else
        stop();
}

void Saving::chooseFile()
{
    const bool isLog = m_content == Content::Log;
    auto *dialog = new QFileDialog(m_switch, isLog ? tr("Log to file") : tr("Save received data to file"), logFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is appended to
    if (isLog) {
        dialog->setNameFilter(tr("Logs (*.log *.txt *.csv *.jsonl *.pcapng)"));
        dialog->setDefaultSuffix(u"log"_s);
    }
    connect(dialog, &QFileDialog::fileSelected, this, &Saving::start);
    connect(dialog, &QFileDialog::rejected, this, &Saving::show);
    dialog->open();
}

void Saving::start(const QString &path)
{
    stop();
    RecordFormat format = RecordFormat::Raw;
    if (m_content == Content::Log) {
        const std::optional<RecordFormat> named = logFormatOfFile(path, m_isText);
        if (!named)
            return start(path % ".log"_L1);
        format = *named;
    }
    JournalReader reader = m_session->reader();
    reader.refresh();
    m_log = std::make_unique<LiveLog>(reader, LiveLogConfig{path, format, m_encoding}, RecordId(reader.count()));
    connect(m_log.get(), &LiveLog::progressed, this, &Saving::show);
    connect(m_log.get(), &LiveLog::stalled, this, [this](const Error &error) {
        m_isFailureShown = false;
        m_switch->showStalled(error);
    });
    connect(m_log.get(), &LiveLog::hung, this, [this, log = QPointer(m_log.get())] {
        m_isFailureShown = false;
        m_switch->showHung([log] { return log ? log->hungText() : QString(); });
    });
    connect(m_log.get(), &LiveLog::resumed, this, &Saving::show);
    connect(m_log.get(), &LiveLog::failed, this,
            [this, log = m_log.get()](const Error &error) { onFailed(log, error); });
    show();
    Q_EMIT activeChanged();
}

/// What is said of a file that was stopped before stands beside the one of now, which goes on.
void Saving::onFailed(const LiveLog *log, const Error &error)
{
    if (log == m_log.get())
        stop();
    m_isFailureShown = m_log != nullptr;
    if (m_log)
        m_switch->showStalled(error);
    else
        m_switch->showFailed(error);
}

/// A slow disk may have to write for a while yet.
void Saving::stop()
{
    m_isFailureShown = false;
    if (!m_log)
        return;
    letFinish(m_log.release());
    show();
    Q_EMIT activeChanged();
}

void Saving::setReading(const Encoding &encoding, bool isText)
{
    m_encoding = encoding;
    m_isText = isText;
}

void Saving::advance()
{
    if (m_log)
        m_log->advance();
}

void Saving::letFinish(LiveLog *log)
{
    log->setParent(this);
    connect(log, &LiveLog::finished, log, &QObject::deleteLater);
    log->finish();
}

void Saving::show()
{
    if (m_isFailureShown || (m_log && m_log->isStalled()))
        return; // until the user does something about it; what filled the disk is told of behind its being full
    m_switch->showSaving(m_log ? m_log->path() : QString(), m_log ? m_log->bytesWritten() : 0);
}

} // namespace SocketDesk
