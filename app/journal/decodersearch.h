// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/slicedjob.h"
#include "journal/decoderwalk.h"

namespace SocketDesk {

/// Goes a way to the state of a decoder that is too long for the thread that wants to know it.
///
/// When it has finished(), whoever shares the states of the walk finds the wanted one at once. See SlicedJob.
class DecoderSearch final : public SlicedJob
{
    Q_OBJECT

public:
    /// \param chunk to which \p walk goes, of \p reader
    DecoderSearch(const JournalReader &reader, const Record &chunk, DecoderWalk walk, QObject *parent = nullptr);

    [[nodiscard]] RecordId chunk() const { return m_chunk; }

private:
    class Work;

    const RecordId m_chunk;
};

} // namespace SocketDesk
