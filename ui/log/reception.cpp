// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/reception.h"

#include "session/receivedsaver.h"
#include "ui/base/banner.h"
#include "ui/log/receivepanel.h"
#include "ui/log/transcriptview.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QFileDialog>
#include <QThread>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

PayloadView payloadView(ViewMode mode)
{
    switch (mode) {
    case ViewMode::Text:
        return PayloadView::Text;
    case ViewMode::Hex:
        return PayloadView::Hex;
    case ViewMode::Dump:
        return PayloadView::Dump;
    }
    Q_UNREACHABLE();
}

} // namespace

Reception::Reception(SessionHandle *session, ReceivePanel *panel, TranscriptView *transcript, Banner *hint,
                     QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
    , m_transcript(transcript)
    , m_hint(hint)
    , m_scan(session->reader())
{
    m_transcript->setReader(m_session->reader());
    connectPanel();
    addHintButton();
    connect(m_session, &SessionHandle::statusChanged, this, &Reception::onStatusChanged);
    connect(m_session, &SessionHandle::grew, m_transcript, &TranscriptView::onJournalGrew);
    connect(m_transcript, &TranscriptView::pulled, this, &Reception::onPulled);
    connect(&m_scan, &TextScan::changed, this, &Reception::onScanned);
}

/// A tab that is closed does not wait for the disk. Where no event loop runs the program ends, and the savers are
/// destroyed here, which gives them the time that they need.
Reception::~Reception()
{
    if (QThread::currentThread()->loopLevel() == 0)
        return;
    if (m_saver)
        letFinish(m_saver.release());
    for (ReceivedFileSaver *saver : findChildren<ReceivedFileSaver *>(Qt::FindDirectChildrenOnly)) {
        saver->setParent(QCoreApplication::instance());
        connect(qApp, &QCoreApplication::aboutToQuit, saver, [saver] { delete saver; });
    }
}

void Reception::connectPanel()
{
    connect(m_panel, &ReceivePanel::readingChanged, this, &Reception::applyPanel);
    connect(m_panel, &ReceivePanel::saveToggled, this, &Reception::onSaveToggled);
    connect(m_panel, &ReceivePanel::autoScrollToggled, m_transcript, &TranscriptView::setAutoScroll);
    connect(m_panel, &ReceivePanel::clearRequested, m_transcript, &TranscriptView::clear);
    connect(m_panel, &ReceivePanel::clearRequested, this, &Reception::forgetHint);
    connect(m_transcript, &TranscriptView::autoScrollChanged, m_panel, &ReceivePanel::showAutoScroll);
}

void Reception::addHintButton()
{
    const auto button =
        m_hint->addButton([this] { return m_offered ? tr("Switch to %1").arg(m_offered->name()) : QString(); });
    connect(button, &QAbstractButton::clicked, this, &Reception::switchToHint);
    connect(m_hint, &Banner::dismissed, this, [this] {
        if (m_offered)
            m_declined.append(*m_offered);
        m_offered.reset();
    });
}

void Reception::applyPanel()
{
    const bool isOtherEncoding = m_panel->encoding() != m_transcript->config().encoding;
    m_transcript->setConfig({payloadView(m_panel->view()), m_panel->encoding(), m_panel->logMode(),
                             m_panel->lineBreakAfterBlock(), m_panel->hideReceived()});
    if (isOtherEncoding) {
        dropHint();
        m_declined.clear();
        m_forgottenBytes = 0;
        m_scan.setEncoding(m_panel->encoding());
    }
    Q_EMIT encodingChanged(m_panel->encoding());
}

void Reception::onPulled()
{
    m_session->pulled();
    m_scan.advance();
    if (m_saver)
        m_saver->advance();
}

void Reception::onScanned()
{
    Q_EMIT undecodableBytesChanged();
    const std::optional<Encoding> better = m_scan.hint();
    const bool isNew = better && better != m_offered && !m_declined.contains(*better);
    if (!isNew || m_scan.invalidBytes() <= m_forgottenBytes)
        return;
    m_offered = better;
    m_hint->present([from = m_panel->encoding().name(), to = better->name()] {
        return Banner::Text{{}, tr("Some bytes are not valid %1 but valid %2.").arg(from, to)};
    });
}

void Reception::switchToHint()
{
    if (!m_offered)
        return;
    m_panel->setEncoding(*m_offered);
    applyPanel();
}

void Reception::dropHint()
{
    m_offered.reset();
    m_hint->dismiss();
}

void Reception::resetUndecodableBytes()
{
    JournalReader reader = m_session->reader();
    reader.refresh();
    m_forgottenBytes = 0;
    m_scan.restartFrom(RecordId(reader.count()));
}

/// What it speaks of is no longer on the screen, or was said by those who have gone.
void Reception::forgetHint()
{
    m_forgottenBytes = m_scan.invalidBytes();
    dropHint();
}

void Reception::onStatusChanged()
{
    const quint32 openings = m_session->status().openings;
    if (std::exchange(m_openings, openings) != openings)
        forgetHint();
}

void Reception::onSaveToggled(bool on)
{
    if (on)
        chooseFile();
    else
        stopSaving();
}

void Reception::chooseFile()
{
    auto *dialog = new QFileDialog(m_panel, tr("Save received data to file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is appended to
    connect(dialog, &QFileDialog::fileSelected, this, &Reception::saveTo);
    connect(dialog, &QFileDialog::rejected, this, &Reception::showSaving);
    dialog->open();
}

void Reception::saveTo(const QString &path)
{
    stopSaving();
    JournalReader reader = m_session->reader();
    reader.refresh();
    m_saver = std::make_unique<ReceivedFileSaver>(reader, path, RecordId(reader.count()));
    connect(m_saver.get(), &ReceivedFileSaver::progressed, this, &Reception::showSaving);
    connect(m_saver.get(), &ReceivedFileSaver::failed, this, &Reception::onSavingFailed);
    showSaving();
}

/// A slow disk may have to write for a while yet.
void Reception::stopSaving()
{
    if (!m_saver)
        return;
    letFinish(m_saver.release());
    showSaving();
}

void Reception::letFinish(ReceivedFileSaver *saver)
{
    saver->setParent(this);
    connect(saver, &ReceivedFileSaver::finished, saver, &QObject::deleteLater);
    saver->finish();
}

void Reception::onSavingFailed(const Error &error)
{
    stopSaving();
    m_panel->showSavingFailed(error);
}

void Reception::showSaving()
{
    m_panel->showSaving(m_saver ? m_saver->path() : QString(), m_saver ? m_saver->bytesWritten() : 0);
}

} // namespace SocketDesk
