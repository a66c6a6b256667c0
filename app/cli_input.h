// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_composedlines.h"
#include "cli_standardinput.h"

namespace SocketDesk {

/// Makes what is to be sent of standard input as it comes.
///
/// Lives in the main thread.
class CliInput final : public QObject
{
    Q_OBJECT

public:
    CliInput(const CliComposing &composing, const Encoding &encoding, InputLines::Unit unit, QObject *parent = nullptr);

    void setReading(bool on) { m_input.setReading(on); }
    [[nodiscard]] bool hasEnded() const { return m_ended; }

Q_SIGNALS:
    void payloadReady(const SocketDesk::PayloadTemplate &payload);
    void lineRefused(quint64 line, const SocketDesk::Error &error);
    void ended();

private:
    void onEnded();
    void feed(QByteArrayView bytes);
    void finish();
    void refuse(const std::vector<InputLines::Refusal> &refusals);

    InputLines m_lines;
    std::optional<ComposedLines> m_composed; ///< instead, where something becomes of the lines
    StandardInput m_input;
    bool m_ended = false;
};

} // namespace SocketDesk
