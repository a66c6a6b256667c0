// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/targetbox.h"

#include "endpoint/localaddresses.h"
#include "endpoint/targetlookup.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr int kindRole = Qt::UserRole;
constexpr int peerRole = Qt::UserRole + 1;
constexpr int addressRole = Qt::UserRole + 2; ///< where the text says more
constexpr quint16 usualPort = 8080;
constexpr qsizetype mostListedAtOnce = 500;

bool isSamePeer(const PeerSnapshot &a, const PeerSnapshot &b)
{
    return a.id == b.id;
}

} // namespace

TargetBox::TargetBox(QWidget *parent)
    : Retranslated(parent)
{
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    setMaxVisibleItems(20);
    connect(this, &QComboBox::activated, this, &TargetBox::onActivated);
    connect(this, &QComboBox::editTextChanged, this, &TargetBox::onEdited);
    retranslate();
}

void TargetBox::setRole(Role role)
{
    if (std::exchange(m_role, role) == role)
        return;
    const QSignalBlocker quiet(this);
    setEditable(role == Role::Udp);
    if (isEditable()) {
        setCompleter(nullptr);
        lineEdit()->setAccessibleName(accessibleName());
        lineEdit()->setToolTip(toolTip());
    }
    m_choice = {};
    retranslate();
}

void TargetBox::setPeers(const QList<PeerSnapshot> &peers)
{
    const bool isSame = std::ranges::equal(peers, m_peers, isSamePeer);
    const QString before = address();
    m_peers = peers;
    if (address() != before)
        Q_EMIT addressChanged();
    if (!isSame && peers.size() <= mostListedAtOnce && !view()->isVisible())
        fillUnlessTyping();
}

/// Filling sets the text anew, which moves the caret and ends what an input method is composing.
void TargetBox::fillUnlessTyping()
{
    m_isStale = isEditable() && hasFocus();
    if (!m_isStale)
        fill();
}

void TargetBox::choosePeer(PeerId peer)
{
    const auto it = std::ranges::find(m_peers, peer, &PeerSnapshot::id);
    if (it == m_peers.end())
        return;
    m_choice = {m_role == Role::Udp ? Kind::Address : Kind::Peer, peer, it->address};
    showChoice();
    Q_EMIT chosen();
}

void TargetBox::chooseAddress(const QString &hostAndPort)
{
    m_choice = hostAndPort.isEmpty() ? Choice{} : Choice{Kind::Address, noPeer, hostAndPort};
    showChoice();
}

QString TargetBox::typedAddress() const
{
    return m_choice.kind == Kind::Address ? m_choice.address : QString();
}

QString TargetBox::address() const
{
    if (m_choice.kind == Kind::All)
        return m_peers.isEmpty() ? QString() : m_peers.constFirst().address;
    return m_choice.kind == Kind::Selected ? QString() : m_choice.address.section(u',', 0, 0).trimmed();
}

Result<SendTarget> TargetBox::target(const QList<PeerId> &selected) const
{
    switch (m_choice.kind) {
    case Kind::All:
        return SendTarget::all();
    case Kind::Selected:
        if (selected.isEmpty())
            return failure({ErrorCode::NoPeers, {}, 0, -1});
        return SendTarget{SendTarget::Kind::Peers, selected, {}};
    case Kind::Peer:
        return SendTarget::peer(m_choice.peer);
    case Kind::Address:
        return typedTarget();
    }
    Q_UNREACHABLE();
}

/// One, or several with commas between them.
Result<QList<HostAndPort>> TargetBox::typedTargets() const
{
    QList<HostAndPort> targets;
    const QStringList parts = m_choice.address.split(u',');
    for (const QString &part : parts) {
        const Result<HostAndPort> typed = HostAndPort::parse(part.trimmed());
        if (!typed)
            return failure(typed.error());
        if (typed->host.isEmpty())
            return failure({ErrorCode::InvalidAddress, {part.trimmed()}, 0, -1});
        if (typed->port == 0)
            return failure({ErrorCode::InvalidPort, {part.trimmed(), QStringLiteral("zero")}, 0, -1});
        targets << *typed;
    }
    return targets;
}

Result<SendTarget> TargetBox::typedTarget() const
{
    QList<Address> numeric;
    const Result<QList<HostAndPort>> targets = typedTargets();
    if (!targets)
        return failure(targets.error());
    for (const HostAndPort &target : *targets) {
        const Result<Address> address = Address::fromHost(target.host, target.port);
        if (!address)
            return failure(address.error());
        numeric << *address;
    }
    return targetOf(numeric);
}

QList<HostAndPort> TargetBox::namesToLookUp() const
{
    if (m_choice.kind != Kind::Address)
        return {};
    const QList<HostAndPort> targets = typedTargets().value_or(QList<HostAndPort>());
    return std::ranges::all_of(targets, isNumeric) ? QList<HostAndPort>() : targets;
}

void TargetBox::showPopup()
{
    fill();
    addBroadcasts();
    QComboBox::showPopup();
}

void TargetBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        fill();
    Retranslated::keyPressEvent(event);
}

void TargetBox::focusOutEvent(QFocusEvent *event)
{
    Retranslated::focusOutEvent(event);
    if (m_isStale && !view()->isVisible())
        fill();
}

void TargetBox::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // whom one sends to must not change by scrolling past
}

void TargetBox::fill()
{
    const QSignalBlocker quiet(this);
    m_isStale = false;
    clear();
    addItem(tr("All peers"), static_cast<int>(Kind::All));
    addItem(tr("Selected peers"), static_cast<int>(Kind::Selected));
    addPeers();
    showChoice();
}

void TargetBox::addPeers()
{
    const auto kind = static_cast<int>(m_role == Role::Udp ? Kind::Address : Kind::Peer);
    for (const PeerSnapshot &peer : std::as_const(m_peers)) {
        addItem(peer.address, kind);
        setItemData(count() - 1, toNumber(peer.id), peerRole);
    }
}

/// Whole networks, by their interface; asked of the system when the list is opened.
void TargetBox::addBroadcasts()
{
    if (m_role != Role::Udp)
        return;
    const QSignalBlocker quiet(this);
    const Result<HostAndPort> typed = HostAndPort::parse(m_choice.address.section(u',', 0, 0));
    const quint16 port = typed && typed->port != 0 ? typed->port : usualPort;
    const QList<LocalAddress> addresses = localAddresses();
    for (const LocalAddress &address : addresses) {
        if (address.broadcast.isEmpty() || !address.isUp)
            continue;
        const QString target = HostAndPort{address.broadcast, port}.toString();
        addItem(tr("%1 (broadcast of %2)").arg(target, address.interfaceName), static_cast<int>(Kind::Address));
        setItemData(count() - 1, target, addressRole);
    }
}

int TargetBox::indexOfChoice() const
{
    for (int index = 0; index < count(); ++index) {
        if (itemData(index, kindRole).toInt() != static_cast<int>(m_choice.kind))
            continue;
        if (m_choice.kind == Kind::Peer && itemData(index, peerRole).toUInt() != toNumber(m_choice.peer))
            continue;
        if (m_choice.kind == Kind::Address && itemText(index) != m_choice.address)
            continue;
        return index;
    }
    return -1;
}

void TargetBox::showChoice()
{
    const QSignalBlocker quiet(this);
    int index = indexOfChoice();
    if (index < 0 && m_choice.kind == Kind::Peer) {
        const bool isHere = std::ranges::find(m_peers, m_choice.peer, &PeerSnapshot::id) != m_peers.end();
        addItem(isHere ? m_choice.address : tr("%1 (gone)").arg(m_choice.address), static_cast<int>(Kind::Peer));
        index = count() - 1;
        setItemData(index, toNumber(m_choice.peer), peerRole);
    }
    setCurrentIndex(index);
    if (m_choice.kind == Kind::Address)
        setEditText(m_choice.address);
}

void TargetBox::onActivated(int index)
{
    m_choice = {static_cast<Kind>(itemData(index, kindRole).toInt()), PeerId(itemData(index, peerRole).toUInt()),
                itemData(index, addressRole).isValid() ? itemData(index, addressRole).toString() : itemText(index)};
    showChoice(); // without the words beside an address
    Q_EMIT chosen();
}

/// Typing makes the choice an address, unless what stands there is nothing or the label of a choice.
void TargetBox::onEdited(const QString &text)
{
    if (m_role != Role::Udp)
        return;
    if (text == tr("All peers") || text.trimmed().isEmpty())
        m_choice = {};
    else if (text == tr("Selected peers"))
        m_choice = {Kind::Selected, noPeer, {}};
    else
        m_choice = {Kind::Address, noPeer, text};
    Q_EMIT chosen();
}

void TargetBox::retranslate()
{
    fill();
    if (isEditable())
        lineEdit()->setPlaceholderText(tr("All peers, or host:port, …"));
}

} // namespace SocketDesk
