// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/slicedjob.h"
#include "export/recordformatter.h"
#include "journal/recordset.h"

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

/// Writes what a journal holds to a file, in the background. Where it failed, nothing was changed on the disk.
class ExportJob final : public SlicedJob
{
    Q_OBJECT

public:
    /// Begins at once. \p reader is what the journal is to be taken for: what comes later is not written.
    ExportJob(const JournalReader &reader, const ExportConfig &config, QObject *parent = nullptr);
    ~ExportJob() override;

    [[nodiscard]] const ExportConfig &config() const { return m_config; }

private:
    class Work;

    const ExportConfig m_config;
};

} // namespace SocketDesk
