// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/peerfilterbox.h"

#include <QSignalBlocker>

#include <utility>

namespace SocketDesk {

namespace {

constexpr quint32 listedPeers = 1000; ///< the newest

} // namespace

PeerFilterBox::PeerFilterBox(QWidget *parent)
    : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    addItem(QString());
}

void PeerFilterBox::setReader(const JournalReader &reader)
{
    m_reader = reader;
}

std::optional<PeerId> PeerFilterBox::peer() const
{
    return currentIndex() <= 0 ? std::nullopt : std::optional(PeerId(currentData().toUInt()));
}

void PeerFilterBox::choose(PeerId peer)
{
    if (findData(toNumber(peer)) < 0)
        add(peer);
    setCurrentIndex(findData(toNumber(peer)));
}

void PeerFilterBox::add(PeerId peer)
{
    addItem(m_reader.peer(peer).address, toNumber(peer));
}

void PeerFilterBox::takeInPeers()
{
    const std::optional<PeerId> chosen = peer();
    const quint32 count = m_reader.peerCount();
    if (std::exchange(m_listed, count) == count)
        return;
    const QSignalBlocker quiet(this);
    while (this->count() > 1)
        removeItem(1);
    for (quint32 n = count; n > 0 && count - n < listedPeers; --n)
        add(PeerId(n));
    if (chosen)
        choose(*chosen);
}

void PeerFilterBox::showPopup()
{
    takeInPeers();
    QComboBox::showPopup();
}

void PeerFilterBox::focusInEvent(QFocusEvent *event)
{
    takeInPeers();
    QComboBox::focusInEvent(event);
}

} // namespace SocketDesk
