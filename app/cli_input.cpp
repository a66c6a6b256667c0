// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_input.h"

namespace SocketDesk {

CliInput::CliInput(const CliComposing &composing, const Encoding &encoding, InputLines::Unit unit, QObject *parent)
    : QObject(parent)
    , m_lines(encoding, unit)
{
    if (composing.changesLines())
        m_composed.emplace(composing, encoding, unit);
    connect(&m_input, &StandardInput::came, this, &CliInput::feed);
    connect(&m_input, &StandardInput::ended, this, &CliInput::onEnded);
}

void CliInput::onEnded()
{
    m_ended = true;
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
