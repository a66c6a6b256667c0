// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"
#include "session/sessionhandle.h"

#include <QObject>

#include <memory>

namespace SocketDesk {

class LiveLog;
class SaveSwitch;

/// A file that a page's records go to while they come: the received bytes, or the log of everything.
class Saving final : public QObject
{
    Q_OBJECT

public:
    enum class Content : quint8 { ReceivedBytes, Log };

    /// \param saveSwitch shows what is going on
    Saving(SessionHandle *session, Content content, SaveSwitch *saveSwitch, QObject *parent = nullptr);
    ~Saving() override;

    void setWanted(bool on); ///< asks for the file, or stops

    /// From now on. A log is written in the format of the file's suffix; .log is added to one that names none.
    void start(const QString &path);
    void stop();
    [[nodiscard]] bool isActive() const { return m_log != nullptr; }

    /// How a log says what the bytes are, from the next start() on; not as text: as hex, where the format has both.
    void setReading(const Encoding &encoding, bool isText);
    void advance(); ///< the journal has grown

Q_SIGNALS:
    void activeChanged();

private:
    void chooseFile(); ///< which is appended to
    void onFailed(const LiveLog *log, const Error &error);
    void letFinish(LiveLog *log);
    void show();

    SessionHandle *m_session;
    Content m_content;
    SaveSwitch *m_switch;
    Encoding m_encoding;
    bool m_isText = true;
    std::unique_ptr<LiveLog> m_log;
    bool m_isFailureShown = false; ///< of a file before the one of now
};

} // namespace SocketDesk
