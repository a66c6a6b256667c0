// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "import/recordimporter.h"
#include "journal/journal.h"
#include "tests/unit/export/sampleconversation.h"

#include <QTemporaryDir>

#include <optional>

/// A journal that a saved log was read into, and what came of that.
template<typename Importer>
struct Imported
{
    /// \param cuts where \p file is cut into the pieces in which it is read
    explicit Imported(const QByteArray &file, QList<qsizetype> cuts = {})
        : journal({folder.path()})
        , importer(journal)
    {
        qsizetype begin = 0;
        cuts.append(file.size());
        for (const qsizetype end : std::as_const(cuts)) {
            take(importer.feed(QByteArrayView(file).sliced(begin, end - begin)));
            begin = end;
        }
        take(importer.finish());
    }

    [[nodiscard]] QByteArray as(SocketDesk::RecordFormat format, const SocketDesk::Encoding &encoding = {}) const
    {
        return formatted(journal.reader(), format, encoding);
    }

    [[nodiscard]] static QByteArray formatted(SocketDesk::JournalReader reader, SocketDesk::RecordFormat format,
                                              const SocketDesk::Encoding &encoding = {})
    {
        const auto formatter = SocketDesk::makeRecordFormatter(format, encoding);
        QByteArray output = formatter->begin();
        reader.forEach(SocketDesk::RecordId(0), SocketDesk::noRecord,
                       [&](const SocketDesk::Record &record) { output += formatter->format(reader, record); });
        return output + formatter->finish();
    }

    [[nodiscard]] quint64 leftOut() const { return importer.leftOut().count; }

    QTemporaryDir folder;
    SocketDesk::Journal journal;
    Importer importer;
    std::optional<SocketDesk::Error> error; ///< the first

private:
    void take(const SocketDesk::Result<void> &done)
    {
        if (!done && !error)
            error = done.error();
    }
};
