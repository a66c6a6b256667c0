// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/aboutdialog.h"

#include "ui/base/icons.h"
#include "ui/base/labels.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSysInfo>

#include <unicode/uvernum.h>

namespace SocketDesk {

namespace {

constexpr int pictureSide = 64;
constexpr int textWidth = 380;

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About SocketDesk"));
    auto *picture = new QLabel(this);
    picture->setPixmap(programIcon().pixmap(pictureSide, pictureSide));
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    QLabel *name = addParagraph(words, tr("SocketDesk %1").arg(QStringLiteral(SOCKETDESK_VERSION)));
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    name->setFont(large);
    addParagraph(words, tr("Opens sockets as UDP, TCP client or TCP server, and shows every byte in both directions."));
    addParagraph(words, tr("Free software under the GNU General Public License, version 3 or later. No warranty."));
    addParagraph(words,
                 tr("Built on Qt %1 (LGPL 3), ICU %2 (Unicode License), RE2 (BSD), Boost.CRC (Boost Software License), "
                    "tl::expected (CC0) and, for the chart, QCustomPlot (GPL 3).")
                     .arg(QString::fromLatin1(qVersion()), QStringLiteral(U_ICU_VERSION)));
    addParagraph(words, tr("System: %1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()));

    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    auto *buttons = new QDialogButtonBox(this);
    auto *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("All that stands here, for a report"));
    connect(copy, &QPushButton::clicked, this, &AboutDialog::copy);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addLayout(row);
    column->addWidget(buttons);
    close->setDefault(true);
    close->setFocus();
}

void AboutDialog::copy() const
{
    QGuiApplication::clipboard()->setText(m_paragraphs.join(u'\n'));
}

QLabel *AboutDialog::addParagraph(QVBoxLayout *column, const QString &text)
{
    QLabel *label = makePlainLabel(this);
    label->setText(text);
    m_paragraphs << text;
    label->setWordWrap(true);
    label->setMinimumWidth(textWidth);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(label);
    return label;
}

} // namespace SocketDesk
