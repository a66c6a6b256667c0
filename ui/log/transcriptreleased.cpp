// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptview_p.h"

namespace SocketDesk {

void TranscriptView::Private::cutOffReleased()
{
    TranscriptSelection left = selection;
    left.cutOffBefore({layout.reader().first(), RecordPart::Header, 0});
    setSelection(left);
    Q_EMIT q->releasedChanged(layout.reader().released());
}

} // namespace SocketDesk
