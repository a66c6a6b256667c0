// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "ui/log/selectioncopy.h"
#include "ui/log/transcriptconfig.h"

#include <QAbstractScrollArea>

#include <memory>

namespace SocketDesk {

/// The virtual view of a journal: decodes and paints the visible rows only.
///
/// GUI thread. Memory and time do not depend on how much the journal holds. Pulls the journal at most every 33 ms.
class TranscriptView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TranscriptView(QWidget *parent = nullptr);
    ~TranscriptView() override;

    void setReader(const JournalReader &reader);

    [[nodiscard]] const TranscriptConfig &config() const;
    void setConfig(const TranscriptConfig &config); ///< the place being read and the selection stay

    [[nodiscard]] bool autoScroll() const;
    void setAutoScroll(bool on); ///< on: jumps to the end

    /// Shows only what is recorded from now on. Nothing leaves the journal.
    void clear();
    /// Shows the whole journal again.
    void unclear();
    [[nodiscard]] RecordId firstShown() const;

    [[nodiscard]] bool hasSelection() const;
    void selectAll();
    void clearSelection();
    void copy(CopyFormat format) const;
    [[nodiscard]] QByteArray selectedBytes() const; ///< payload bytes, at most 64 MiB
    [[nodiscard]] QString selectedText(CopyFormat format) const;

    [[nodiscard]] int fontPointSize() const;
    void setFontPointSize(int points); ///< 6 to 72
    void zoomBy(int steps);

    /// The rows on the screen as plain text, top to bottom: what a screen reader is told.
    [[nodiscard]] QStringList visibleRows() const;

public Q_SLOTS:
    /// The journal has grown: pull at once after silence, otherwise within 33 ms.
    void onJournalGrew();

Q_SIGNALS:
    void pulled();                   ///< the journal was looked at: SessionHandle::pulled()
    void autoScrollChanged(bool on); ///< also when the user scrolled up, or to the end again
    void selectionChanged();
    void fontPointSizeChanged(int points);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
