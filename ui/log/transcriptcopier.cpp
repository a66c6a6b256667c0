// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptcopier.h"

#include "base/workthreads.h"

#include <QClipboard>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QPromise>

namespace SocketDesk {

namespace {

/// Bytes of the journal up to which a copy is made at once: in hex some 10 ms.
constexpr quint64 smallSpan = quint64(128) << 10;

quint64 spanOf(const JournalReader &reader, const TextRange &range)
{
    if (range.isEmpty() || reader.count() == 0)
        return 0;
    const RecordId last = std::min(range.end.record, RecordId(reader.count() - 1));
    const Record record = reader.record(last);
    return record.position + quint64(record.bytes.size()) - reader.record(range.begin.record).position;
}

} // namespace

void TranscriptCopier::copy(const TranscriptLayout &layout, const TextRange &range, CopyFormat format)
{
    ++m_last;
    if (spanOf(layout.reader(), range) <= smallSpan && copyAtOnce(layout, range, format))
        return;
    const bool needsMessages = layout.showsMessages() && format != CopyFormat::Raw && format != CopyFormat::Text;
    startJob(SelectionCopy(layout, range), format,
             needsMessages ? std::optional(layout.messages()->config()) : std::nullopt);
}

/// \return false where it is far to find where the characters begin
bool TranscriptCopier::copyAtOnce(const TranscriptLayout &layout, const TextRange &range, CopyFormat format)
{
    SelectionCopy copy(layout, range);
    copy.shareMessagesOf(layout);
    copy.setPatience(qsizetype(smallSpan));
    const Result result = make(copy, format);
    if (copy.isGuess())
        return false;
    putOnClipboard(result, false);
    return true;
}

TranscriptCopier::Result TranscriptCopier::make(SelectionCopy &copy, CopyFormat format)
{
    Result result{format, {}, {}, false};
    if (format == CopyFormat::Raw)
        result.bytes = copy.bytes();
    else
        result.text = copy.text(format);
    result.isCut = copy.isCut();
    return result;
}

void TranscriptCopier::startJob(SelectionCopy copy, CopyFormat format, const std::optional<FramingConfig> &framing)
{
    Q_EMIT started();
    const auto promise = std::make_shared<QPromise<Result>>();
    const auto job = std::make_shared<SelectionCopy>(std::move(copy));
    // A watcher rather than QFuture::then(): with Qt 6.4 that fails when its context is gone before the future is done.
    auto *watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number = m_last] {
        watcher->deleteLater();
        if (number == m_last)
            putOnClipboard(watcher->result(), true);
    });
    watcher->setFuture(promise->future());
    workThreads()->start([promise, job, format, framing] {
        promise->start();
        if (framing)
            job->cutMessages(*framing);
        promise->addResult(make(*job, format));
        promise->finish();
    });
}

void TranscriptCopier::putOnClipboard(const Result &result, bool tell)
{
    auto mime = std::make_unique<QMimeData>();
    if (result.format == CopyFormat::Raw) {
        mime->setData(QStringLiteral("application/octet-stream"), result.bytes);
        mime->setText(QString::fromLatin1(result.bytes));
    } else {
        mime->setText(result.text);
    }
    QGuiApplication::clipboard()->setMimeData(mime.release());
    if (tell || result.isCut)
        Q_EMIT copied(sentenceFor(result));
}

QString TranscriptCopier::sentenceFor(const Result &result)
{
    const QString size = QLocale().formattedDataSize(SelectionCopy::largest, 0);
    if (result.isCut)
        return tr("Copied the first %1 of the selection: the clipboard takes no more. Save to a file to have all of "
                  "it.")
            .arg(size);
    return tr("Copied.");
}

} // namespace SocketDesk
