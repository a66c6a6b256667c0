// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArrayView>

#include <optional>

namespace SocketDesk {

/// What of a file was no record, and passed over.
struct LeftOut
{
    quint64 count = 0;
    std::optional<Error> first;  ///< what was wrong with the first of them, if that can be said
    quint64 damagedSegments = 0; ///< of what a crash has left; nobody knows how many records ended them

    [[nodiscard]] bool isAnything() const { return count > 0 || damagedSegments > 0; }
};

/// Makes records of the bytes of a saved log, which come in any pieces, and puts them in a journal.
///
/// Plain arithmetic: no file, no thread. The bytes are nobody's friend: whatever they are, memory stays bounded, and what
/// was read before something wrong stays read. How the bytes are cut makes no difference.
class RecordImporter
{
public:
    RecordImporter() = default;
    Q_DISABLE_COPY_MOVE(RecordImporter)
    virtual ~RecordImporter() = default;

    /// \return an error where nothing of what follows can be read
    [[nodiscard]] virtual Result<void> feed(QByteArrayView bytes) = 0;

    /// The file is over.
    [[nodiscard]] virtual Result<void> finish() = 0;

    [[nodiscard]] virtual const LeftOut &leftOut() const = 0;
};

} // namespace SocketDesk
