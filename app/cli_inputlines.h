// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace SocketDesk {

/// Cuts standard input into lines and puts them into the encoding in which they are sent.
///
/// Plain arithmetic; what comes out, joined, does not depend on where the input was cut. Lines keep their ends. To
/// UTF-8 the bytes pass as they are, whatever they are; for every other encoding they have to be UTF-8 text.
class InputLines
{
public:
    /// What becomes of a line: part of a stream, or a datagram of its own.
    enum class Unit : quint8 { StreamPart, Datagram };

    /// A piece of input that is not sent.
    struct Refusal
    {
        quint64 line = 0; ///< counted from 1
        Error error;

        friend bool operator==(const Refusal &, const Refusal &) = default;
    };

    InputLines(const Encoding &encoding, Unit unit);

    /// Takes further input. \return what is ready to be sent now
    [[nodiscard]] std::vector<QByteArray> feed(QByteArrayView bytes);

    /// The input has ended: its last line need not have an end.
    [[nodiscard]] std::vector<QByteArray> finish();

    /// The refusals since the last call.
    [[nodiscard]] std::vector<Refusal> takeRefusals();

    /// A line of a stream that is longer goes out in pieces of about this size.
    static constexpr qsizetype longestPiece = 64 * 1024;

private:
    [[nodiscard]] bool passesAsIs() const;
    [[nodiscard]] QByteArrayView takeBlock(QByteArrayView bytes, std::vector<QByteArray> &ready);
    void takeLine(QByteArrayView line, std::vector<QByteArray> &ready);
    void takeLongLine(std::vector<QByteArray> &ready);
    void refuse(const Error &error);
    [[nodiscard]] Result<QByteArray> encoded(QByteArrayView line) const;

    Encoding m_encoding;
    Unit m_unit;
    QByteArray m_partial;   ///< a line whose end has not come
    bool m_tooLong = false; ///< the rest of this line is refused with its beginning
    quint64 m_line = 1;
    std::vector<Refusal> m_refusals;
};

} // namespace SocketDesk
