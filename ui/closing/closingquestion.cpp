// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/closing/closingquestion.h"

#include "session/sessionhandle.h"
#include "ui/closing/unfinished.h"
#include "ui/sessionpage.h"

#include <QGridLayout>
#include <QPushButton>

namespace SocketDesk {

ClosingQuestion::ClosingQuestion(const QString &title, const QStringList &losses, const QList<SessionPage *> &pages,
                                 QWidget *parent)
    : QMessageBox(Question, title, {}, NoButton, parent)
    , m_pages(pages.begin(), pages.end())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setTextFormat(Qt::PlainText);
    QStringList sentences = losses;
    if (!pages.isEmpty())
        sentences << tr("This ends what is going on in these tabs:");
    setText(sentences.join(u'\n'));
    listPages();
    widen();
    for (SessionPage *page : pages) {
        connect(page->session(), &SessionHandle::peersListed, this, &ClosingQuestion::listPages);
        page->session()->requestPeers();
    }
}

QPushButton *ClosingQuestion::addAnswer(const QString &text, ButtonRole role)
{
    return addButton(text, role);
}

void ClosingQuestion::ask()
{
    setDefaultButton(addButton(tr("Cancel"), RejectRole));
    open();
}

/// A message box is as narrow as it can be and would break every line.
void ClosingQuestion::widen()
{
    constexpr int width = 460; // pixels
    auto *grid = qobject_cast<QGridLayout *>(layout());
    if (grid != nullptr && !m_pages.isEmpty())
        grid->addItem(new QSpacerItem(width, 0), grid->rowCount(), 0, 1, grid->columnCount());
}

/// A text that is set anew is read out anew.
void ClosingQuestion::listPages()
{
    if (const QString lines = Unfinished::lines(m_pages); lines != informativeText())
        setInformativeText(lines);
}

} // namespace SocketDesk
