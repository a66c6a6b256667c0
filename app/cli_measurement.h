// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_options.h"
#include "journal/textscan.h"
#include "statistics/trafficscan.h"

namespace SocketDesk {

/// Measures a run while it goes on, so that at its end there is little left to do, and nothing has gone by then.
///
/// Lives in the main thread; the reading is done in the background.
class CliMeasurement final : public QObject
{
    Q_OBJECT

public:
    CliMeasurement(const JournalReader &reader, const CliOptions &options, QObject *parent = nullptr);

    void advance(); ///< the journal has grown
    [[nodiscard]] bool isUpToDate() const { return m_text.isUpToDate() && m_traffic.isUpToDate(); }

    [[nodiscard]] qint64 undecodableBytes() const { return m_text.invalidBytes(); }

    /// All that was measured by \p end, with the messages that will not be finished any more. Where there was no time
    /// to read everything in the background, it is done here.
    [[nodiscard]] TrafficFigures finish(Timestamp end);

Q_SIGNALS:
    void changed();

private:
    JournalReader m_reader;
    TextScan m_text;
    TrafficScan m_traffic;
};

} // namespace SocketDesk
