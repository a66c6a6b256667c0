// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "import/importtarget.h"
#include "import/recordimporter.h"

namespace SocketDesk {

struct SavedRecord;

/// Reads what JsonLinesFormatter wrote. A line that is no record is left out and counted, as the end of a log that was
/// cut and then gone on with has one.
class JsonLinesImporter final : public RecordImporter
{
public:
    explicit JsonLinesImporter(Journal &journal)
        : m_target(journal)
    {}

    [[nodiscard]] Result<void> feed(QByteArrayView bytes) override;
    [[nodiscard]] Result<void> finish() override;
    [[nodiscard]] const LeftOut &leftOut() const override { return m_leftOut; }

    /// Four times what the longest read makes; a message may be longer than a read.
    static constexpr qsizetype longestLine = qsizetype(8) << 20;

private:
    [[nodiscard]] Result<void> endLine();
    [[nodiscard]] Result<void> add(const SavedRecord &record);
    [[nodiscard]] Result<PeerId> peerOf(const SavedRecord &record);
    [[nodiscard]] Result<void> leaveOut(QLatin1StringView why);

    ImportTarget m_target;
    QByteArray m_line;        ///< as far as it has come
    bool m_isTooLong = false; ///< what comes of this line is not kept
    quint64 m_lineNumber = 0;
    quint64 m_offset = 0; ///< of the line
    quint64 m_read = 0;   ///< lines that are records
    LeftOut m_leftOut;
};

} // namespace SocketDesk
