// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_inputlines.h"
#include "cli_options.h"

namespace SocketDesk {

/// Cuts standard input into lines and makes of each a message with line end, checksum and placeholders.
///
/// Plain arithmetic; what comes out does not depend on where the input was cut. The input has to be UTF-8 text.
class ComposedLines
{
public:
    ComposedLines(const CliComposing &composing, const Encoding &encoding, InputLines::Unit unit);

    /// Takes further input. \return what is ready to be sent now
    [[nodiscard]] std::vector<PayloadTemplate> feed(QByteArrayView bytes);

    /// The input has ended: its last line need not have an end.
    [[nodiscard]] std::vector<PayloadTemplate> finish();

    /// The refusals since the last call.
    [[nodiscard]] std::vector<InputLines::Refusal> takeRefusals();

    static constexpr qsizetype longestLine = 64 * 1024;

private:
    void takeLine(QByteArrayView line, std::vector<PayloadTemplate> &ready);
    [[nodiscard]] Result<PayloadTemplate> composed(QByteArrayView line) const;

    CliComposing m_composing;
    Encoding m_encoding;
    InputLines::Unit m_unit;
    QByteArray m_partial;   ///< a line whose end has not come
    bool m_tooLong = false; ///< of which nothing is kept
    quint64 m_line = 1;
    std::vector<InputLines::Refusal> m_refusals;
};

} // namespace SocketDesk
