// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_input.h"

#include <cerrno>
#include <unistd.h>

namespace SocketDesk {

CliInput::CliInput(const Encoding &encoding, InputLines::Unit unit, QObject *parent)
    : QObject(parent)
    , m_lines(encoding, unit)
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    , m_buffer(64 * 1024, Qt::Uninitialized)
{
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, &CliInput::onReadable);
}

void CliInput::setReading(bool on)
{
    m_notifier.setEnabled(on && !m_ended);
}

void CliInput::onReadable()
{
    const ssize_t length = ::read(STDIN_FILENO, m_buffer.data(), size_t(m_buffer.size()));
    if (length < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (length > 0) {
        handOn(m_lines.feed(QByteArrayView(m_buffer).first(length)));
        return;
    }
    m_ended = true; // an error, such as that of a terminal that has gone, ends it too
    m_notifier.setEnabled(false);
    handOn(m_lines.finish());
    Q_EMIT ended();
}

void CliInput::handOn(const std::vector<QByteArray> &payloads)
{
    for (const QByteArray &payload : payloads)
        Q_EMIT payloadReady(payload);
    const std::vector<InputLines::Refusal> refusals = m_lines.takeRefusals();
    for (const InputLines::Refusal &refusal : refusals)
        Q_EMIT lineRefused(refusal.line, refusal.error);
}

} // namespace SocketDesk
