// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QTimer>

namespace SocketDesk {

/// One sentence over the lower right corner of its parent, for some seconds.
class TranscriptNotice final : public QLabel
{
    Q_OBJECT

public:
    explicit TranscriptNotice(QWidget *parent);

    void tell(const QString &sentence);
    void tellProgress(const QString &sentence); ///< of something that endProgress() ends
    void endProgress();
    void place(); ///< after the parent was resized

private:
    QTimer m_timer;
    bool m_isProgress = false;
};

} // namespace SocketDesk
