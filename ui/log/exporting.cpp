// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/exporting.h"

#include "session/sessionhandle.h"
#include "ui/base/banner.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/log/receivepanel.h"
#include "ui/log/transcriptview.h"

#include <QAbstractButton>
#include <QDir>

#include <algorithm>

namespace SocketDesk {

Exporting::Exporting(SessionHandle *session, ReceivePanel *panel, TranscriptView *transcript, Banner *errors,
                     Banner *state, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
    , m_transcript(transcript)
    , m_errors(errors)
    , m_state(state)
{
    addCancelButton();
    connect(m_transcript, &TranscriptView::exportRequested, this, &Exporting::choose);
}

Exporting::~Exporting() = default;

void Exporting::addCancelButton()
{
    m_cancel = m_state->addButton([] { return tr("Cancel the export"); });
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_state, &Banner::dismissed, this, [this] { m_isHidden = true; });
}

void Exporting::choose()
{
    if (m_job) {
        m_isHidden = false;
        showProgress();
        return;
    }
    JournalReader reader = m_session->reader();
    reader.refresh();
    const bool isFiltered = m_transcript->filter() != nullptr;
    auto *dialog = new ExportDialog(reader, m_transcript->selectedRecords(), isFiltered, m_transcript->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exportRequested, this, &Exporting::start);
    connect(this, &QObject::destroyed, dialog, &QDialog::reject); // the page it is about is gone
    dialog->open();
}

void Exporting::start(ExportConfig config, bool onlyShown)
{
    if (m_job)
        return;
    if (onlyShown) {
        config.from = std::max(config.from, m_transcript->firstShown());
        if (const RecordSet *filter = m_transcript->filter())
            config.only = std::make_shared<const RecordSet>(*filter); // it grows, and the job is in another thread
    }
    config.encoding = m_panel->encoding();
    if (config.format == RecordFormat::NetAssistText && m_panel->view() != ViewMode::Text)
        config.format = RecordFormat::NetAssistHex;
    JournalReader reader = m_session->reader();
    reader.refresh();
    m_errors->dismiss();
    m_isHidden = false;
    m_job = std::make_unique<ExportJob>(reader, config);
    connect(m_job.get(), &ExportJob::progressed, this, &Exporting::showProgress);
    connect(m_job.get(), &ExportJob::finished, this, &Exporting::onFinished);
    connect(m_job.get(), &ExportJob::failed, this, &Exporting::onFailed);
    showProgress();
}

void Exporting::showProgress()
{
    if (m_isHidden)
        return;
    m_cancel->show();
    const int percent = int(m_job->progress() * 100);
    m_state->presentStep([path = QDir::toNativeSeparators(m_job->config().path), percent] {
        return Banner::Text{{}, tr("Exporting to “%1”: %2 %").arg(path, QString::number(percent))};
    });
}

void Exporting::onFinished()
{
    m_cancel->hide();
    m_state->present([path = QDir::toNativeSeparators(m_job->config().path)] {
        return Banner::Text{{}, tr("Exported to “%1”.").arg(path)};
    });
    endJob();
}

void Exporting::onFailed(const Error &error)
{
    m_state->dismiss();
    endJob();
    if (error.code == ErrorCode::Cancelled)
        return;
    m_errors->present([error] {
        const ErrorText text = describe(error);
        const QString outcome = tr("Nothing was exported; a file that was there is as it was.");
        return Banner::Text{text.what, ErrorText{{}, text.cause, outcome}.oneLine()};
    });
}

/// Not at once: it is the job that is calling.
void Exporting::endJob()
{
    m_job.release()->deleteLater();
}

} // namespace SocketDesk
