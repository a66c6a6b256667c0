// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"
#include "endpoint/endpoint.h"
#include "endpoint/endpointconfig.h"
#include "ui/base/retranslated.h"

#include <QComboBox>

namespace SocketDesk {

/// To whom the composer sends: all peers, those selected in the table, one peer, or for UDP any typed address, or several
/// with commas between them, or the broadcast address of an interface.
///
/// The choice never changes by itself, whoever comes or goes; a chosen peer that has left stays chosen, and sending to
/// it says so. A list of thousands is filled only when it is opened, and one in which somebody types not before.
class TargetBox final : public Retranslated<QComboBox>
{
    Q_OBJECT

public:
    explicit TargetBox(QWidget *parent = nullptr);

    void setRole(Role role);
    void setPeers(const QList<PeerSnapshot> &peers);

    void choosePeer(PeerId peer);
    void chooseAddress(const QString &hostAndPort); ///< for UDP; empty: all peers

    /// The typed address of a UDP target as it is saved; empty for all others.
    [[nodiscard]] QString typedAddress() const;

    /// Of the one that is chosen, or the first of several or of all; empty for those that are selected.
    [[nodiscard]] QString address() const;

    /// \param selected the peers that are selected in the table
    /// \return NoPeers where none is selected, InvalidAddress or InvalidPort for what was typed
    [[nodiscard]] Result<SendTarget> target(const QList<PeerId> &selected) const;

    /// All that was typed where there is a name in it, which has to be looked up before it is a target; otherwise nothing.
    [[nodiscard]] QList<HostAndPort> namesToLookUp() const;

    void showPopup() override;

Q_SIGNALS:
    void chosen();         ///< another target, by hand
    void addressChanged(); ///< address(), as others have come or gone

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    enum class Kind : quint8 { All, Selected, Peer, Address };

    struct Choice
    {
        Kind kind = Kind::All;
        PeerId peer = noPeer;
        QString address; ///< of the peer, or typed
    };

    void fill();
    void fillUnlessTyping();
    void addPeers();
    void addBroadcasts();
    void onActivated(int index);
    void onEdited(const QString &text);
    void showChoice();
    [[nodiscard]] int indexOfChoice() const;
    [[nodiscard]] Result<QList<HostAndPort>> typedTargets() const;
    [[nodiscard]] Result<SendTarget> typedTarget() const;

    Role m_role = Role::TcpServer;
    QList<PeerSnapshot> m_peers;
    Choice m_choice;
    bool m_isStale = false; ///< peers have changed since the list was filled
};

} // namespace SocketDesk
