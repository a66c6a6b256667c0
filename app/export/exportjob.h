// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"
#include "journal/recordset.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace SocketDesk {

/// What goes into which file.
struct ExportConfig
{
    QString path; ///< what is there is replaced as a whole, or not at all
    RecordFormat format = RecordFormat::JsonLines;
    Encoding encoding;
    RecordId from{0};
    RecordId to = noRecord;                      ///< the first that is not written; noRecord: all
    RecordKind direction = RecordKind::Received; ///< Received or Sent, for the formats that know one direction only
    std::optional<PeerId> peer;                  ///< nothing of any other
    std::shared_ptr<const RecordSet> only;       ///< nothing but these; null: all
};

/// The format that the suffix of \p path names: .log .txt .csv .jsonl .pcapng, .bin and .raw for the bytes.
[[nodiscard]] std::optional<RecordFormat> formatOfFile(const QString &path);

/// The same for a log of everything, which bytes alone are not: nothing for their suffixes. A NetAssist log shows what is
/// not read \p asText in hex.
[[nodiscard]] std::optional<RecordFormat> logFormatOfFile(const QString &path, bool asText);

/// The suffix that formatOfFile() knows \p format by, without the dot; for those of files only.
[[nodiscard]] QLatin1StringView suffixOf(RecordFormat format);

/// Writes what a journal holds to a file, in the background.
///
/// Lives in the GUI thread; the work is done in slices by the global thread pool, so that several jobs and a search share
/// it. Ends with finished() or failed(), once. The destructor cancels and does not wait.
class ExportJob final : public QObject
{
    Q_OBJECT

public:
    /// Begins at once. \p reader is what the journal is to be taken for: what comes later is not written.
    ExportJob(const JournalReader &reader, const ExportConfig &config, QObject *parent = nullptr);
    ~ExportJob() override;

    [[nodiscard]] const ExportConfig &config() const;
    [[nodiscard]] double progress() const; ///< 0 to 1
    void cancel();                         ///< failed() will say Cancelled, or finished() if it was quicker

Q_SIGNALS:
    void progressed();
    void finished();
    void failed(const SocketDesk::Error &error); ///< nothing was changed on the disk

private:
    class Work;
    struct Shared;

    void onSliceDone();

    std::shared_ptr<Shared> m_shared;
    bool m_hasEnded = false;
};

} // namespace SocketDesk
