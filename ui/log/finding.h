// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/searchjob.h"
#include "ui/log/transcriptposition.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QShortcut;

namespace SocketDesk {

class FindLine;
class TranscriptView;

/// Finds in the transcript what the find line asks for: searches while the line is open, and goes from hit to hit.
class Finding final : public QObject
{
    Q_OBJECT

public:
    Finding(const JournalReader &reader, FindLine *line, TranscriptView *transcript, QObject *parent = nullptr);
    ~Finding() override;

    void open();  ///< shows the line and puts the cursor there
    void close(); ///< forgets the hits
    void next();  ///< opens the line first where it is closed
    void previous();
    void restart(); ///< what is shown has changed, or how it is read
    void setEncoding(const Encoding &encoding);

private:
    enum class Step : quint8 { None, Next, Previous };

    void onEdited();
    void onChanged();
    void start(SearchDirection direction);
    void stop();
    void request(Step step);
    void tryStep();
    void goTo(std::size_t index);
    [[nodiscard]] std::optional<std::size_t> following(bool isWrapped) const;
    [[nodiscard]] std::optional<std::size_t> preceding(bool isWrapped) const;
    [[nodiscard]] bool isAheadOfView() const;
    [[nodiscard]] QString status() const;
    [[nodiscard]] quint64 hiddenHits() const;
    void sayStatus();
    void show();

    FindLine *m_line;
    QShortcut *m_escape;                   ///< closes it from the transcript
    QPointer<TranscriptView> m_transcript; ///< goes first where the page ends
    JournalReader m_seen;                  ///< as the transcript last looked at the journal
    SearchJob m_job;
    Encoding m_encoding;
    std::optional<SearchPattern> m_pattern; ///< none where nothing, or nothing sensible, is typed
    std::optional<SearchHit> m_current;
    TextPosition m_from;        ///< where one looks: what is searched for next lies behind or before it
    Step m_wanted = Step::None; ///< to be done as soon as it is known where
};

} // namespace SocketDesk
