// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"
#include "framing/messagecutter.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <limits>
#include <memory>
#include <optional>

namespace SocketDesk {

/// Formats the records of a journal, one after the other, and writes them to a descriptor; waits where that is slow.
/// With a framing, what was received goes by message: in the order in which messages end, each before what ended it.
/// The journal releases nothing before it is printed, but of a message that is under way what lies half a limit back.
///
/// Lives in the thread of CliOutput.
class CliPrinter final : public QObject
{
    Q_OBJECT

public:
    CliPrinter(const JournalReader &reader, std::unique_ptr<RecordFormatter> formatter, const FramingConfig &framing,
               quint64 mostMessages, int descriptor, std::shared_ptr<std::atomic<quint64>> writtenBytes,
               JournalHold hold, quint64 longestHeld);

    void advance();
    void finish();

Q_SIGNALS:
    void advanced(quint64 records);
    void limitReached();
    void failed(const SocketDesk::Error &error);
    void finished();

private:
    void readOn();
    void letGo();
    void print(const Record &record);
    void printMessage(const JournalMessage &where);
    void add(const QByteArray &output);
    void countMessage();
    void write();
    void onSilence();
    void waitForSilence();

    JournalReader m_reader;
    JournalHold m_hold;    ///< nothing goes that is not printed
    quint64 m_longestHeld; ///< bytes of the journal that a message under way may hold
    std::unique_ptr<RecordFormatter> m_formatter;
    std::optional<MessageCutter> m_cutter; ///< with a framing
    const JournalMessageHandler m_printMessage = [this](const JournalMessage &where) { printMessage(where); };
    std::chrono::nanoseconds m_gap; ///< the silence that ends a message
    QTimer m_silence{this};         ///< until one has lasted
    quint64 m_messages = 0;
    quint64 m_messagesLeft;
    int m_descriptor;
    std::shared_ptr<std::atomic<quint64>> m_writtenBytes;
    RecordId m_next{0};
    QByteArray m_block;
    bool m_broken = false;
};

} // namespace SocketDesk
