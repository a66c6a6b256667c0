// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_input.h"

#include <cerrno>
#include <unistd.h>

namespace SocketDesk {

CliInput::CliInput(const CliComposing &composing, const Encoding &encoding, InputLines::Unit unit, QObject *parent)
    : QObject(parent)
    , m_lines(encoding, unit)
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    , m_buffer(64 * 1024, Qt::Uninitialized)
{
    if (composing.changesLines())
        m_composed.emplace(composing, encoding, unit);
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
        feed(QByteArrayView(m_buffer).first(length));
        return;
    }
    m_ended = true; // an error, such as that of a terminal that has gone, ends it too
    m_notifier.setEnabled(false);
    finish();
    Q_EMIT ended();
}

void CliInput::feed(QByteArrayView bytes)
{
    if (m_composed) {
        for (const PayloadTemplate &payload : m_composed->feed(bytes))
            Q_EMIT payloadReady(payload);
        return refuse(m_composed->takeRefusals());
    }
    for (const QByteArray &payload : m_lines.feed(bytes))
        Q_EMIT payloadReady(PayloadTemplate(payload));
    refuse(m_lines.takeRefusals());
}

void CliInput::finish()
{
    if (m_composed) {
        for (const PayloadTemplate &payload : m_composed->finish())
            Q_EMIT payloadReady(payload);
        return refuse(m_composed->takeRefusals());
    }
    for (const QByteArray &payload : m_lines.finish())
        Q_EMIT payloadReady(PayloadTemplate(payload));
    refuse(m_lines.takeRefusals());
}

void CliInput::refuse(const std::vector<InputLines::Refusal> &refusals)
{
    for (const InputLines::Refusal &refusal : refusals)
        Q_EMIT lineRefused(refusal.line, refusal.error);
}

} // namespace SocketDesk
