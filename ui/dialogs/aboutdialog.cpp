// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/aboutdialog.h"

#include "ui/base/icons.h"
#include "ui/base/labels.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>

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
    addParagraph(words, tr("Built on Qt %1, ICU and tl::expected.").arg(QString::fromLatin1(qVersion())));

    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addLayout(row);
    column->addWidget(buttons);
}

QLabel *AboutDialog::addParagraph(QVBoxLayout *column, const QString &text)
{
    QLabel *label = makePlainLabel(this);
    label->setText(text);
    label->setWordWrap(true);
    label->setMinimumWidth(textWidth);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(label);
    return label;
}

} // namespace SocketDesk
