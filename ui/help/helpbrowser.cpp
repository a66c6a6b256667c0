// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helpbrowser.h"

#include "ui/help/helppages.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextTable>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto suffix = ".md"_L1;
constexpr int pageMargin = 18;
constexpr int lineHeightPercent = 125;

bool isCode(const QTextBlockFormat &format)
{
    return format.hasProperty(QTextFormat::BlockCodeFence);
}

} // namespace

HelpBrowser::HelpBrowser(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenExternalLinks(false);
    document()->setDocumentMargin(pageMargin);
    connect(this, &QTextBrowser::sourceChanged, this, &HelpBrowser::onSourceChanged);
}

void HelpBrowser::setPages(const HelpPages *pages)
{
    m_pages = pages;
    m_dressed.clear();
    if (pages != nullptr && source().isValid())
        reload();
}

void HelpBrowser::showPage(const QString &page, const QString &section)
{
    QUrl url(u"help:/"_s + page + suffix);
    url.setFragment(section.isEmpty() ? QString() : section);
    setSource(url);
}

QString HelpBrowser::currentPage() const
{
    return m_shown.path().section(u'/', -1).chopped(m_shown.isValid() ? suffix.size() : 0);
}

QString HelpBrowser::currentSection() const
{
    return m_shown.fragment();
}

QVariant HelpBrowser::loadResource(int, const QUrl &name)
{
    const QString file = name.scheme() == "help"_L1 ? name.path().mid(1) : QString();
    const HelpPage *page = m_pages && file.endsWith(suffix) ? m_pages->page(file.chopped(suffix.size())) : nullptr;
    if (page == nullptr)
        return {};
    m_dressed.clear(); // it is about to be set anew
    return page->markdown;
}

/// The names of the headings are not in the Markdown that Qt understands, so only now can one be gone to.
void HelpBrowser::onSourceChanged(const QUrl &url)
{
    m_shown = url; // source() is behind at this moment
    if (m_dressed != currentPage()) {
        m_dressed = currentPage();
        dress();
        if (url.hasFragment())
            scrollToAnchor(url.fragment());
    }
    Q_EMIT shown();
}

void HelpBrowser::dress()
{
    const HelpPage *page = m_pages ? m_pages->page(m_dressed) : nullptr;
    if (page == nullptr)
        return;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    qsizetype heading = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        if (block.blockFormat().headingLevel() > 0)
            dressHeading(&cursor, page->sections.value(heading++).id);
        else if (isCode(block.blockFormat()))
            dressCode(&cursor);
        else {
            QTextBlockFormat format;
            format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
            cursor.mergeBlockFormat(format);
        }
    }
    dressTables();
    cursor.endEditBlock();
}

void HelpBrowser::dressHeading(QTextCursor *cursor, const QString &section) const
{
    QTextBlockFormat format;
    format.setTopMargin(cursor->blockFormat().headingLevel() == 1 ? 0 : 14);
    format.setBottomMargin(6);
    cursor->mergeBlockFormat(format);
    if (section.isEmpty())
        return;
    QTextCharFormat anchor;
    anchor.setAnchor(true);
    anchor.setAnchorNames({section});
    cursor->movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor->mergeCharFormat(anchor);
}

void HelpBrowser::dressCode(QTextCursor *cursor) const
{
    QTextBlockFormat format;
    format.setBackground(palette().color(QPalette::Window));
    format.setLeftMargin(12);
    format.setRightMargin(12);
    cursor->mergeBlockFormat(format);
}

void HelpBrowser::dressTables()
{
    const QList<QTextFrame *> frames = document()->rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(palette().color(QPalette::Mid));
        format.setBorderCollapse(true);
        format.setCellPadding(5);
        format.setTopMargin(4);
        format.setBottomMargin(10);
        table->setFormat(format);
    }
}

void HelpBrowser::mark(const QString &text)
{
    setTextCursor(QTextCursor(sectionBegin()));
    find(text);
}

QTextBlock HelpBrowser::sectionBegin() const
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QTextBlock::iterator first = block.begin(); // of an empty block it must not be read
        if (!first.atEnd() && first.fragment().charFormat().anchorNames().contains(currentSection()))
            return block;
    }
    return document()->begin();
}

/// The colours of code and tables are in the document.
void HelpBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && source().isValid()) {
        m_dressed.clear();
        reload();
    }
}

} // namespace SocketDesk
