// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_inputlines.h"

#include "send/payload.h"
#include "text/decoder.h"
#include "text/encoder.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

/// The length of \p bytes without a UTF-8 character that is cut at its end; all of it where the end is no UTF-8.
qsizetype wholeCharacters(QByteArrayView bytes)
{
    qsizetype start = bytes.size();
    for (int i = 0; i < 3 && start > 0 && (uchar(bytes[start - 1]) & 0xC0) == 0x80; ++i)
        --start;
    const bool cut = start > 0 && uchar(bytes[start - 1]) >= 0xC2;
    return cut ? start - 1 : bytes.size();
}

Error tooLong(const QString &size)
{
    return {ErrorCode::MessageTooLong, {QString(), size, QString::number(largestDatagram)}};
}

} // namespace

InputLines::InputLines(const Encoding &encoding, Unit unit)
    : m_encoding(encoding)
    , m_unit(unit)
{}

std::vector<QByteArray> InputLines::feed(QByteArrayView bytes)
{
    std::vector<QByteArray> ready;
    if (passesAsIs())
        bytes = takeBlock(bytes, ready);
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n')) {
        m_partial += bytes.first(end + 1);
        takeLine(std::exchange(m_partial, {}), ready);
        bytes = bytes.sliced(end + 1);
    }
    m_partial += bytes;
    if (m_partial.size() > longestPiece)
        takeLongLine(ready);
    return ready;
}

bool InputLines::passesAsIs() const
{
    return m_unit == Unit::StreamPart && m_encoding == Encoding();
}

/// Many lines at a stroke. \return the beginning of the line behind them
QByteArrayView InputLines::takeBlock(QByteArrayView bytes, std::vector<QByteArray> &ready)
{
    const qsizetype length = bytes.lastIndexOf('\n') + 1;
    if (length > 0)
        ready.push_back(std::exchange(m_partial, {}) + bytes.first(length));
    return bytes.sliced(length);
}

std::vector<QByteArray> InputLines::finish()
{
    std::vector<QByteArray> ready;
    if (!m_partial.isEmpty() || m_tooLong)
        takeLine(std::exchange(m_partial, {}), ready);
    return ready;
}

std::vector<InputLines::Refusal> InputLines::takeRefusals()
{
    return std::exchange(m_refusals, {});
}

void InputLines::takeLine(QByteArrayView line, std::vector<QByteArray> &ready)
{
    const bool restOfLongLine = std::exchange(m_tooLong, false);
    if (!restOfLongLine) {
        const Result<QByteArray> payload = encoded(line);
        if (!payload)
            refuse(payload.error());
        else if (m_unit == Unit::Datagram && payload->size() > largestDatagram)
            refuse(tooLong(QString::number(payload->size())));
        else if (m_unit == Unit::StreamPart && !ready.empty())
            ready.back() += *payload; // a stream has no seams: one write for many lines
        else
            ready.push_back(*payload);
    }
    ++m_line;
}

void InputLines::takeLongLine(std::vector<QByteArray> &ready)
{
    if (m_unit == Unit::Datagram) {
        if (!std::exchange(m_tooLong, true))
            refuse(tooLong(u"> "_s + QString::number(longestPiece)));
        m_partial.clear();
        return;
    }
    const qsizetype length = wholeCharacters(m_partial);
    takeLine(QByteArrayView(m_partial).first(length), ready);
    --m_line;
    m_partial.remove(0, length);
}

void InputLines::refuse(const Error &error)
{
    m_refusals.push_back({m_line, error});
}

Result<QByteArray> InputLines::encoded(QByteArrayView line) const
{
    if (m_encoding == Encoding())
        return line.toByteArray();
    qint64 invalidBytes = 0;
    const QString text = decodeText(line, Encoding(), &invalidBytes);
    if (invalidBytes > 0)
        return failure({ErrorCode::InvalidValue,
                        {{}, QCoreApplication::translate("CliInput", "It is not UTF-8."), u"sentence"_s}});
    return encodeText(text, m_encoding);
}

} // namespace SocketDesk
