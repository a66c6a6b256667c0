// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/filecollector.h"
#include "session/filesettings.h"

#include <QObject>

#include <memory>

namespace SocketDesk {

class FileReceiving;
class ReceivePanel;
class SessionHandle;
class TranscriptView;

/// Saves the files that peers of a page send, as the receive panel says, and asks servers for some.
class FileReception final : public QObject
{
    Q_OBJECT

public:
    FileReception(SessionHandle *session, ReceivePanel *panel, TranscriptView *transcript, QObject *parent = nullptr);
    ~FileReception() override;

    void setEncoding(const Encoding &encoding) { m_config.encoding = encoding; }
    void setSettings(const FileSettings &settings); ///< those of the last time: what is asked for begins with them
    void addSettings(FileSettings *settings) const;

    void setWanted(bool on); ///< on: asks where to, and then receives
    void askForName();       ///< and then downloads
    void receive(const FileReceivingConfig &config);
    void download(const FileReceivingConfig &config); ///< sends the name, and receives until the server finishes
    void stop();
    [[nodiscard]] bool isOn() const { return m_receiving != nullptr; }
    [[nodiscard]] FileReceivingProgress progress() const; ///< of nothing, while it is off

Q_SIGNALS:
    void switched(); ///< see isOn(), also where somebody would have switched it and did not

private:
    void askForFolder();
    [[nodiscard]] FileReceivingConfig proposal() const;
    void onPulled();
    void start(const FileReceivingConfig &config, bool isDownload);
    void letFinish(FileReceiving *receiving);
    void onSaved(const ReceivedFile &file);
    void onFailed(const Error &error);
    [[nodiscard]] QString fitting(const QString &name) const;
    [[nodiscard]] static QString countsOf(const FileReceivingProgress &progress);
    void showProgress();

    SessionHandle *m_session;
    ReceivePanel *m_panel;
    TranscriptView *m_transcript;
    FileReceivingConfig m_config; ///< of the last time
    bool m_isDownload = false;
    std::unique_ptr<FileReceiving> m_receiving;
};

} // namespace SocketDesk
