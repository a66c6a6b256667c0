// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"

#include <QComboBox>

#include <optional>

namespace SocketDesk {

/// The list of the peers of a journal, of which there may be any number: it takes in the newest ones when it is used.
class PeerFilterBox final : public QComboBox
{
    Q_OBJECT

public:
    explicit PeerFilterBox(QWidget *parent = nullptr);

    void setReader(const JournalReader &reader);
    [[nodiscard]] std::optional<PeerId> peer() const; ///< nothing: all of them
    void choose(PeerId peer);

    void showPopup() override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void takeInPeers();
    void add(PeerId peer);

    JournalReader m_reader;
    quint32 m_listed = 0; ///< how many peers there were when they were taken in
};

} // namespace SocketDesk
