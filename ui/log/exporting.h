// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/exportjob.h"

#include <QObject>

#include <memory>

class QAbstractButton;

namespace SocketDesk {

class Banner;
class ReceivePanel;
class SessionHandle;
class TranscriptView;

/// Exports the data log of a page, one file at a time, while everything goes on; a banner shows how far it is.
class Exporting final : public QObject
{
    Q_OBJECT

public:
    /// \param state is the banner for what goes well
    Exporting(SessionHandle *session, ReceivePanel *panel, TranscriptView *transcript, Banner *errors, Banner *state,
              QObject *parent = nullptr);
    ~Exporting() override;

    /// Asks what goes where. While a file is being written, shows that instead.
    void choose();

    /// The encoding is that of the panel, and so is whether a NetAssist log is in hex.
    /// \param onlyShown leaves out what the view hides now
    void start(ExportConfig config, bool onlyShown = false);

    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }

private:
    void addCancelButton();
    void showProgress();
    void onFinished();
    void onFailed(const Error &error);
    void endJob();

    SessionHandle *m_session;
    ReceivePanel *m_panel;
    TranscriptView *m_transcript;
    Banner *m_errors;
    Banner *m_state;
    QAbstractButton *m_cancel = nullptr;
    std::unique_ptr<ExportJob> m_job;
    bool m_isHidden = false; ///< its banner was sent away
};

} // namespace SocketDesk
