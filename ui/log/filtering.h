// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/filterjob.h"

#include <QObject>
#include <QPointer>

namespace SocketDesk {

class FilterLine;
class TranscriptView;

/// Shows in the transcript what the filter line asks for, while it is open. What is hidden is in the journal as before.
class Filtering final : public QObject
{
    Q_OBJECT

public:
    Filtering(const JournalReader &reader, FilterLine *line, TranscriptView *transcript, QObject *parent = nullptr);
    ~Filtering() override;

    void open();  ///< shows the line
    void close(); ///< and everything again
    void showOnly(PeerId peer);
    void setEncoding(const Encoding &encoding);

private:
    void apply();
    void show();
    [[nodiscard]] Result<RecordFilter> filter() const;
    [[nodiscard]] Timestamp newestTime() const;
    [[nodiscard]] QString status() const;

    JournalReader m_reader;
    FilterLine *m_line;
    QPointer<TranscriptView> m_transcript; ///< goes first where the page ends
    FilterJob m_job;
    Encoding m_encoding;
};

} // namespace SocketDesk
