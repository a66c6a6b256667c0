// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/multicastlist.h"

#include "endpoint/address.h"
#include "ui/base/fieldnote.h"
#include "ui/base/labels.h"
#include "ui/connect/interfacebox.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowField = 90; ///< two of them stand side by side in the settings column

} // namespace

MulticastList::MulticastList(QWidget *parent)
    : Retranslated(parent)
{
    createFields();
    arrange();
    connect(m_join, &QPushButton::clicked, this, &MulticastList::join);
    connect(m_group, &QLineEdit::returnPressed, this, &MulticastList::join);
    connect(m_group, &QLineEdit::textEdited, m_note, &FieldNote::clearNote);
    connect(m_leave, &QPushButton::clicked, this, &MulticastList::leave);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_leave->setEnabled(!m_list->selectedItems().isEmpty()); });
    retranslate();
}

void MulticastList::createFields()
{
    m_title = new QLabel(this);
    m_list = new QListWidget(this);
    m_list->setFixedHeight(4 * m_list->fontMetrics().lineSpacing());
    m_list->setTabKeyNavigation(false);
    m_group = new QLineEdit(this);
    m_group->setPlaceholderText(u"239.1.1.1"_s);
    m_group->setMinimumWidth(narrowField);
    m_interface = new InterfaceBox(InterfaceBox::Empty::All, this);
    m_join = new QPushButton(this);
    m_leave = new QPushButton(this);
    m_leave->setEnabled(false);
    m_note = new FieldNote(this);
}

void MulticastList::arrange()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_list, 1, 0, 1, 2);
    grid->addWidget(m_group, 2, 0);
    grid->addWidget(m_interface, 2, 1);
    grid->addWidget(m_note, 3, 0, 1, 2);
    grid->addWidget(m_join, 4, 0);
    grid->addWidget(m_leave, 4, 1);
}

void MulticastList::setMemberships(const QList<MulticastMembership> &memberships)
{
    m_memberships = memberships;
    m_list->clear(); // or a row of these would be chosen in place of one of the others
    listAll();
}

Result<MulticastMembership> MulticastList::typed() const
{
    const Result<QString> host = parseHost(m_group->text());
    if (!host)
        return failure(host.error());
    const Result<Address> address = Address::fromHost(*host, 0);
    if (!address)
        return failure(address.error());
    if (!address->isMulticast())
        return failure({ErrorCode::NotMulticast, {*host}, 0, -1});
    const MulticastMembership membership{address->host(), m_interface->interfaceName()};
    if (m_memberships.contains(membership))
        return failure({ErrorCode::AlreadyJoined, {*host}, 0, -1});
    return membership;
}

void MulticastList::join()
{
    const Result<MulticastMembership> membership = typed();
    if (!membership) {
        m_note->refuse(membership.error());
        m_group->setFocus();
        return;
    }
    m_note->clearNote();
    m_memberships.append(*membership);
    m_group->clear();
    listAll();
    Q_EMIT edited();
}

void MulticastList::leave()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_memberships.removeAt(row);
    listAll();
    m_list->setCurrentRow(qMin(row, m_list->count() - 1));
    Q_EMIT edited();
}

/// What is chosen stays chosen where it is named anew.
void MulticastList::listAll()
{
    const int chosen = m_list->currentRow();
    m_list->clear();
    for (const MulticastMembership &membership : std::as_const(m_memberships)) {
        const QString where = membership.interfaceName.isEmpty() ? tr("all interfaces") : membership.interfaceName;
        m_list->addItem(tr("%1 on %2").arg(membership.group, where));
    }
    m_list->setCurrentRow(chosen);
    m_leave->setEnabled(m_list->currentRow() >= 0);
}

void MulticastList::retranslate()
{
    setLabel(m_title, m_list, tr("Multicast groups"));
    m_group->setAccessibleName(tr("Group to join"));
    m_group->setToolTip(tr("An address from 224.0.0.0 to 239.255.255.255, or one of IPv6 that begins with ff:\n"
                           "whatever is sent there reaches all who have joined."));
    m_interface->setAccessibleName(tr("Interface to join on"));
    m_interface->setToolTip(tr("The network card on which the group is listened to."));
    setLabel(m_join, tr("Join"));
    setLabel(m_leave, tr("Leave"));
    setToolTip(tr("Groups are joined when the socket is opened. Close it to join or leave others."));
    listAll();
}

} // namespace SocketDesk
