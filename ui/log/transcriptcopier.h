// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/selectioncopy.h"

#include <QObject>

namespace SocketDesk {

/// Puts selections on the clipboard. A large one is put together by a thread of the pool, so that the window never
/// waits for it; the last one asked for wins. Lives in the GUI thread.
class TranscriptCopier final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void copy(const TranscriptLayout &layout, const TextRange &range, CopyFormat format);

Q_SIGNALS:
    void started();                       ///< of a copy that takes a while
    void copied(const QString &sentence); ///< worth telling: it took a while, or not all of it was taken

private:
    struct Result
    {
        CopyFormat format = CopyFormat::Text;
        QByteArray bytes; ///< for CopyFormat::Raw
        QString text;     ///< for all others
        bool isCut = false;
    };

    [[nodiscard]] static Result make(SelectionCopy &copy, CopyFormat format);
    [[nodiscard]] bool copyAtOnce(const TranscriptLayout &layout, const TextRange &range, CopyFormat format);
    void startJob(SelectionCopy copy, CopyFormat format, const std::optional<FramingConfig> &framing);
    void putOnClipboard(const Result &result, bool tell);
    [[nodiscard]] static QString sentenceFor(const Result &result);

    quint64 m_last = 0; ///< number of the copy asked for last
};

} // namespace SocketDesk
