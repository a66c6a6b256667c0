// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_composedlines.h"

#include <QObject>
#include <QSocketNotifier>

namespace SocketDesk {

/// Reads standard input as it comes, in the event loop, and hands on what is to be sent.
///
/// Lives in the main thread. Reads only while reading is on, so that the input waits in its pipe. A descriptor that the
/// event loop cannot wait for does not exist on the systems we know: files and /dev/null are always ready.
class CliInput final : public QObject
{
    Q_OBJECT

public:
    CliInput(const CliComposing &composing, const Encoding &encoding, InputLines::Unit unit, QObject *parent = nullptr);

    void setReading(bool on);
    [[nodiscard]] bool hasEnded() const { return m_ended; }

Q_SIGNALS:
    void payloadReady(const SocketDesk::PayloadTemplate &payload);
    void lineRefused(quint64 line, const SocketDesk::Error &error);
    void ended();

private:
    void onReadable();
    void feed(QByteArrayView bytes);
    void finish();
    void refuse(const std::vector<InputLines::Refusal> &refusals);

    InputLines m_lines;
    std::optional<ComposedLines> m_composed; ///< instead, where something becomes of the lines
    QSocketNotifier m_notifier;
    QByteArray m_buffer;
    bool m_ended = false;
};

} // namespace SocketDesk
