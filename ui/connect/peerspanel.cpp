// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/peerspanel.h"

#include "ui/base/emptynote.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/base/tablerows.h"
#include "ui/connect/closelab.h"
#include "ui/connect/peersmodel.h"
#include "ui/connect/statewords.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStyleOption>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <numeric>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// Of a state the beginning says most; the tip of the row has the whole.
class EndElided final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
    }
};

} // namespace

PeersPanel::PeersPanel(QWidget *parent)
    : Retranslated(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(4);
    createTable();
    createButtons();
    createMenu();
    retranslate();
    updateButtons();
}

void PeersPanel::createTable()
{
    m_model = new PeersModel(this);
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_empty = new EmptyNote(m_table, m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    keepRowsHighEnough(m_table);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(m_table->fontMetrics().averageCharWidth() * 5);
    m_table->horizontalHeader()->setSectionResizeMode(PeersModel::AddressColumn, QHeaderView::Stretch);
    m_table->setTextElideMode(Qt::ElideMiddle); // the port at the end of an address tells peers apart
    m_table->setItemDelegateForColumn(PeersModel::StateColumn, new EndElided(m_table));
    layout()->addWidget(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateButtons();
        Q_EMIT selectionChanged(static_cast<int>(selectedPeers().size()));
    });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT sendToRequested(m_model->peer(index.row()).id); });
}

/// Wide enough for what usually stands there, in the language of now; the address gets the rest.
void PeersPanel::sizeColumns()
{
    m_table->ensurePolished(); // or the font may be another
    QStyleOptionViewItem cell;
    cell.initFrom(m_table);
    cell.font = m_table->font();
    cell.features = QStyleOptionViewItem::HasDisplay;
    const auto fit = [this, &cell](int column, const QStringList &samples) {
        int width = m_table->horizontalHeader()->sectionSizeHint(column);
        for (const QString &sample : samples) {
            cell.text = sample;
            width =
                qMax(width, m_table->style()->sizeFromContents(QStyle::CT_ItemViewItem, &cell, {}, m_table).width());
        }
        m_table->setColumnWidth(column, width + 1);
    };
    const QLocale locale;
    const QStringList bytes{locale.toString(8'888'888), // the widest digits where they differ
                            locale.formattedDataSize(888'880'000, 2, QLocale::DataSizeSIFormat)};
    fit(PeersModel::StateColumn, {StateWords::peer(PeerState::Open), StateWords::peer(PeerState::PeerFinished),
                                  StateWords::peer(PeerState::WeFinished), StateWords::peer(PeerState::Gone)});
    fit(PeersModel::ReceivedColumn, bytes);
    fit(PeersModel::SentColumn, bytes);
    fit(PeersModel::SinceColumn, {u"08:08:08"_s});
}

void PeersPanel::createButtons()
{
    m_disconnect = new QPushButton(this);
    m_reset = new QPushButton(this);
    m_finish = new QPushButton(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (QPushButton *button : {m_disconnect, m_reset, m_finish})
        row->addWidget(button);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_disconnect, &QPushButton::clicked, this, [this] { Q_EMIT disconnectRequested(concernedPeers()); });
    connect(m_reset, &QPushButton::clicked, this, [this] { Q_EMIT resetRequested(concernedPeers()); });
    connect(m_finish, &QPushButton::clicked, this, [this] { Q_EMIT finishRequested(concernedPeers()); });
}

void PeersPanel::createMenu()
{
    m_goOn = new QAction(m_table);
    m_showOnly = new QAction(m_table);
    m_writeTo = new QAction(m_table);
    m_copyAddress = new QAction(m_table);
    m_disconnectAction = new QAction(m_table);
    m_resetAction = new QAction(m_table);
    m_finishAction = new QAction(m_table);
    m_lab = new CloseLab(
        [this] {
            const QModelIndexList rows = m_table->selectionModel()->selectedRows();
            const int first = rows.isEmpty() ? 0 : rows.constFirst().row();
            const QList<PeerId> peers = concernedPeers();
            return CloseLab::Subject{peers, peers.isEmpty() ? PeerConduct() : m_model->peer(first).conduct};
        },
        m_table);
    for (QAction *action : {m_showOnly, m_writeTo, m_copyAddress, m_disconnectAction, m_resetAction, m_finishAction,
                            m_lab->menu()->menuAction(), m_goOn})
        m_table->addAction(action);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_goOn, &QAction::triggered, this, [this] { Q_EMIT goOnRequested(concernedStopped()); });
    connect(m_showOnly, &QAction::triggered, this, [this] {
        for (const PeerId peer : concernedPeers())
            Q_EMIT onlyPeerRequested(peer);
    });
    connect(m_writeTo, &QAction::triggered, this, [this] {
        for (const PeerId peer : concernedPeers())
            Q_EMIT messageRequested(peer);
    });
    connect(m_copyAddress, &QAction::triggered, this, &PeersPanel::copyAddresses);
    connect(m_finishAction, &QAction::triggered, m_finish, &QPushButton::click);
    connect(m_disconnectAction, &QAction::triggered, m_disconnect, &QPushButton::click);
    connect(m_resetAction, &QAction::triggered, m_reset, &QPushButton::click);
    connect(m_lab, &CloseLab::chosen, this, &PeersPanel::conductRequested);
}

/// A line for each.
void PeersPanel::copyAddresses()
{
    const QList<PeerId> concerned = concernedPeers();
    QStringList addresses;
    for (const PeerSnapshot &peer : m_model->peers()) {
        if (concerned.contains(peer.id))
            addresses << peer.address;
    }
    QGuiApplication::clipboard()->setText(addresses.join(u'\n'));
}

void PeersPanel::setRole(Role role)
{
    m_role = role;
    m_model->setRole(role);
    m_reset->setVisible(role != Role::Udp);
    m_finish->setVisible(role != Role::Udp);
    for (QAction *action : {m_finishAction, m_resetAction, m_lab->menu()->menuAction()})
        action->setVisible(role != Role::Udp);
    retranslate();
}

void PeersPanel::listPeers(const QList<PeerSnapshot> &peers)
{
    m_model->update(peers);
    updateButtons();
}

void PeersPanel::setStopped(const QList<PeerId> &peers)
{
    m_stopped = peers;
    updateButtons();
}

QList<PeerId> PeersPanel::concernedStopped() const
{
    QList<PeerId> peers = concernedPeers();
    peers.removeIf([this](PeerId peer) { return !m_stopped.contains(peer); });
    return peers;
}

QList<PeerId> PeersPanel::selectedPeers() const
{
    QList<PeerId> ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        ids.append(m_model->peer(index.row()).id);
    return ids;
}

QList<PeerId> PeersPanel::concernedPeers() const
{
    const bool isOnlyOne = m_model->rowCount() == 1;
    return isOnlyOne ? QList<PeerId>{m_model->peer(0).id} : selectedPeers();
}

qint64 PeersPanel::unsentBytes() const
{
    const QList<PeerSnapshot> &peers = m_model->peers();
    return std::accumulate(peers.begin(), peers.end(), qint64(0),
                           [](qint64 sum, const PeerSnapshot &peer) { return sum + peer.queuedBytes; });
}

void PeersPanel::updateButtons()
{
    const bool any = !concernedPeers().isEmpty();
    for (QPushButton *button : {m_disconnect, m_reset, m_finish})
        button->setEnabled(any);
    for (QAction *action :
         {m_copyAddress, m_disconnectAction, m_resetAction, m_finishAction, m_lab->menu()->menuAction()})
        action->setEnabled(any);
    m_goOn->setVisible(!m_stopped.isEmpty() && !concernedStopped().isEmpty());
    for (QAction *action : {m_showOnly, m_writeTo})
        action->setEnabled(concernedPeers().size() == 1);
}

QString PeersPanel::whoWillBeListed() const
{
    switch (m_role) {
    case Role::TcpServer:
        return tr("Who connects is listed here.");
    case Role::TcpClient:
        return tr("The server is listed here while you are connected.");
    case Role::Udp:
        return tr("Who sends you datagrams, or gets some from you, is listed here.");
    }
    Q_UNREACHABLE();
}

void PeersPanel::retranslate()
{
    setTitle(tr("Peers"));
    m_table->setAccessibleName(tr("Peers"));
    m_empty->explain(whoWillBeListed());
    m_goOn->setText(tr("Go on answering"));
    m_showOnly->setText(tr("Show only this peer"));
    m_writeTo->setText(tr("Send to this peer"));
    m_copyAddress->setText(tr("Copy address"));
    setLabel(m_disconnect, m_role == Role::Udp ? tr("Forget") : tr("Disconnect"));
    m_disconnect->setToolTip(m_role == Role::Udp ? tr("Forget the selected peers until they send again.")
                                                 : tr("Send what is queued, then end the connection in order (FIN):\n"
                                                      "the peer reads all that was sent, and then the end."));
    setLabel(m_reset, tr("Reset"));
    m_reset->setToolTip(tr("Break the connection off at once (RST): the peer gets an error,\n"
                           "and what was under way or not read yet is lost."));
    setLabel(m_finish, tr("Finish sending"));
    m_finish->setToolTip(tr("Tell the peer that nothing more will come (FIN), and go on receiving."));
    m_disconnectAction->setText(m_disconnect->accessibleName());
    m_resetAction->setText(tr("Reset (RST)"));
    m_finishAction->setText(tr("Finish sending (FIN)"));
    m_lab->retranslate();
    m_model->retranslate();
    sizeColumns();
}

} // namespace SocketDesk
