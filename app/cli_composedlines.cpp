// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_composedlines.h"

#include "text/decoder.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

Error unfit(const QString &sentence)
{
    return {ErrorCode::InvalidValue, {{}, sentence, u"sentence"_s}};
}

/// The end that a line has.
LineEnd endOf(QByteArrayView line)
{
    if (line.endsWith("\r\n"))
        return LineEnd::CrLf;
    return line.endsWith('\n') ? LineEnd::Lf : LineEnd::None;
}

} // namespace

ComposedLines::ComposedLines(const CliComposing &composing, const Encoding &encoding, InputLines::Unit unit)
    : m_composing(composing)
    , m_encoding(encoding)
    , m_unit(unit)
{}

std::vector<PayloadTemplate> ComposedLines::feed(QByteArrayView bytes)
{
    std::vector<PayloadTemplate> ready;
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n')) {
        m_partial += bytes.first(end + 1);
        takeLine(std::exchange(m_partial, {}), ready);
        bytes = bytes.sliced(end + 1);
    }
    m_partial += bytes;
    if (m_partial.size() > longestLine) {
        m_tooLong = true;
        m_partial.clear();
    }
    return ready;
}

std::vector<PayloadTemplate> ComposedLines::finish()
{
    std::vector<PayloadTemplate> ready;
    if (!m_partial.isEmpty() || m_tooLong)
        takeLine(std::exchange(m_partial, {}), ready);
    return ready;
}

std::vector<InputLines::Refusal> ComposedLines::takeRefusals()
{
    return std::exchange(m_refusals, {});
}

void ComposedLines::takeLine(QByteArrayView line, std::vector<PayloadTemplate> &ready)
{
    const bool isTooLong = std::exchange(m_tooLong, false) || line.size() > longestLine;
    const auto payload =
        isTooLong
            ? failure(unfit(QCoreApplication::translate("CliInput", "It is longer than %1 bytes.").arg(longestLine)))
            : composed(line);
    const qsizetype size = payload ? payload->bytes().size() : 0;
    if (!payload)
        m_refusals.push_back({m_line, payload.error()});
    else if (m_unit == InputLines::Unit::Datagram && size > largestDatagram)
        m_refusals.push_back(
            {m_line,
             {ErrorCode::MessageTooLong, {QString(), QString::number(size), QString::number(largestDatagram)}}});
    else if (m_unit == InputLines::Unit::Datagram || !payload->isConstant() || size > 0)
        ready.push_back(*payload);
    ++m_line;
}

Result<PayloadTemplate> ComposedLines::composed(QByteArrayView line) const
{
    PayloadConfig config = m_composing.payload(PayloadFormat::Text, m_encoding);
    const LineEnd own = endOf(line);
    if (!m_composing.lineEnd)
        config.lineEnd = own;
    qint64 invalidBytes = 0;
    const QString text = decodeText(line.chopped(lineEndBytes(own).size()), Encoding(), &invalidBytes);
    if (invalidBytes > 0)
        return failure(unfit(QCoreApplication::translate("CliInput", "It is not UTF-8.")));
    return PayloadTemplate::make(text, config);
}

} // namespace SocketDesk
