// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/closelab.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>

namespace SocketDesk {

namespace {

constexpr int fastestTyped = 1'000'000'000; // bytes a second, as EndpointConfig says

QString rateText(qint64 bytesPerSecond)
{
    if (bytesPerSecond == unlimitedRate)
        return CloseLab::tr("Read as it comes");
    if (bytesPerSecond == 0)
        return CloseLab::tr("Stop reading");
    return CloseLab::tr("Read %1 B/s").arg(QLocale().toString(bytesPerSecond));
}

} // namespace

CloseLab::CloseLab(std::function<Subject()> subject, QWidget *parent)
    : QObject(parent)
    , m_subject(std::move(subject))
    , m_parent(parent)
    , m_menu(new QMenu(parent))
    , m_rates(new QActionGroup(this))
{
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        if (m_other == nullptr)
            fill();
        showConduct();
    });
    retranslate();
}

/// When it is first wanted: the start of the program has enough to do.
void CloseLab::fill()
{
    for (const qint64 rate : {unlimitedRate, qint64(0), qint64(10), qint64(1000), qint64(100'000)})
        addRate(rate);
    m_other = m_menu->addAction(QString(), this, &CloseLab::askForRate);
    m_other->setCheckable(true);
    m_rates->addAction(m_other);
    m_menu->addSeparator();
    m_halfOpen = m_menu->addAction(QString());
    m_halfOpen->setCheckable(true);
    connect(m_halfOpen, &QAction::triggered, this, [this](bool on) {
        Subject subject = m_subject();
        subject.conduct.keepsHalfOpen = on;
        Q_EMIT chosen(subject.peers, subject.conduct);
    });
    retranslate();
}

void CloseLab::addRate(qint64 bytesPerSecond)
{
    QAction *action =
        m_menu->addAction(QString(), this, [this, bytesPerSecond] { choose(m_subject(), bytesPerSecond); });
    action->setCheckable(true);
    action->setData(bytesPerSecond);
    m_rates->addAction(action);
}

void CloseLab::choose(Subject subject, qint64 bytesPerSecond)
{
    subject.conduct.readRate = bytesPerSecond;
    Q_EMIT chosen(subject.peers, subject.conduct);
}

/// For those it was asked about: they may have gone meanwhile, and others have come.
void CloseLab::askForRate()
{
    const Subject subject = m_subject();
    auto *dialog = new QInputDialog(m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, fastestTyped);
    dialog->setIntValue(int(qMax<qint64>(1, subject.conduct.readRate)));
    dialog->setWindowTitle(tr("Read slowly"));
    dialog->setLabelText(tr("Bytes a second"));
    connect(dialog, &QInputDialog::intValueSelected, this, [this, subject](int rate) { choose(subject, rate); });
    dialog->open();
}

void CloseLab::showConduct()
{
    const PeerConduct conduct = m_subject().conduct;
    m_other->setChecked(true); // unless it is one of those that are listed
    const QList<QAction *> rates = m_rates->actions();
    for (QAction *action : rates) {
        if (action != m_other && action->data().toLongLong() == conduct.readRate)
            action->setChecked(true);
    }
    m_halfOpen->setChecked(conduct.keepsHalfOpen);
}

void CloseLab::retranslate()
{
    m_menu->setTitle(tr("Close lab"));
    if (m_other == nullptr)
        return;
    const QList<QAction *> rates = m_rates->actions();
    for (QAction *action : rates) {
        if (action != m_other)
            action->setText(rateText(action->data().toLongLong()));
    }
    m_other->setText(tr("Read slowly…"));
    m_halfOpen->setText(tr("Stay half open when the peer has finished"));
}

} // namespace SocketDesk
