// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/endpointconfig.h"
#include "ui/base/retranslated.h"

#include <QGroupBox>

class QAction;
class QPushButton;
class QTableView;
class QToolButton;

namespace SocketDesk {

class CloseLab;
class EmptyNote;
class PeersModel;

/// The table of the peers with what can be done to those that are selected.
class PeersPanel final : public Retranslated<QGroupBox>
{
    Q_OBJECT

public:
    explicit PeersPanel(QWidget *parent = nullptr);

    void setRole(Role role);
    void listPeers(const QList<PeerSnapshot> &peers);
    void setStopped(const QList<PeerId> &peers); ///< whose answers are held
    [[nodiscard]] QList<PeerId> selectedPeers() const;
    [[nodiscard]] qint64 unsentBytes() const; ///< of all peers, as they were listed last

Q_SIGNALS:
    void disconnectRequested(const QList<SocketDesk::PeerId> &peers);
    void resetRequested(const QList<SocketDesk::PeerId> &peers);
    void finishRequested(const QList<SocketDesk::PeerId> &peers);
    void sendToRequested(SocketDesk::PeerId peer); ///< chosen by double-click or Return
    void conductRequested(const QList<SocketDesk::PeerId> &peers, const SocketDesk::PeerConduct &conduct);
    void goOnRequested(const QList<SocketDesk::PeerId> &peers); ///< with answers, to some that were stopped
    void messageRequested(SocketDesk::PeerId peer);
    void onlyPeerRequested(SocketDesk::PeerId peer); ///< in the data log
    void selectionChanged(int count);

protected:
    void retranslate() override;

private:
    void createTable();
    void createButtons();
    void createMenu();
    void copyAddresses();
    void updateButtons();
    [[nodiscard]] QString whoWillBeListed() const;
    [[nodiscard]] QList<PeerId> concernedStopped() const;
    [[nodiscard]] QList<PeerId> concernedPeers() const; ///< those that are selected, or the only one
    void sizeColumns();

    Role m_role = Role::TcpServer;
    PeersModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    EmptyNote *m_empty = nullptr;
    QList<PeerId> m_stopped;
    // In the context menu
    QAction *m_goOn = nullptr; ///< where one of them is stopped
    QAction *m_showOnly = nullptr;
    QAction *m_writeTo = nullptr;
    QAction *m_copyAddress = nullptr;
    QAction *m_disconnectAction = nullptr;
    QAction *m_resetAction = nullptr;
    QAction *m_finishAction = nullptr;
    CloseLab *m_lab = nullptr;
    QPushButton *m_disconnect = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_finish = nullptr;
};

} // namespace SocketDesk
