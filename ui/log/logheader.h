// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "ui/base/retranslated.h"

#include <functional>

class QLabel;

namespace SocketDesk {

class FieldNote;
class LinkButton;

/// The strip over the transcript: its title, how much of its begin is gone, what there is to say of the messages, the way
/// back to what was cleared away.
class LogHeader final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit LogHeader(QWidget *parent = nullptr);

    void showCleared(bool cleared); ///< something earlier is hidden
    void showReleased(const ReleasedRecords &released);

    /// In small print, in every language chosen while it is shown; nothing for no text.
    void showMessages(std::function<QString()> text);

Q_SIGNALS:
    void showAllRequested();

protected:
    void retranslate() override;

private:
    QLabel *m_title = nullptr;
    FieldNote *m_released = nullptr;
    FieldNote *m_messages = nullptr;
    LinkButton *m_showAll = nullptr;
};

} // namespace SocketDesk
