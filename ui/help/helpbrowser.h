// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTextBrowser>
#include <QUrl>

class QTextBlock;
class QTextCursor;

namespace SocketDesk {

class HelpPages;
struct HelpPage;

/// Shows the pages of the help. Nothing but these can be shown: whatever else is asked for is not there.
class HelpBrowser final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit HelpBrowser(QWidget *parent = nullptr);

    /// \param pages outlives the browser, or the next call
    void setPages(const HelpPages *pages);

    void showPage(const QString &page, const QString &section = {});
    [[nodiscard]] QString currentPage() const;
    [[nodiscard]] QString currentSection() const; ///< that was gone to; empty: the whole page

    /// Marks where \p text stands next, from the section that is shown on.
    void mark(const QString &text);

    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void shown(); ///< another page or section

protected:
    void changeEvent(QEvent *event) override;

private:
    void onSourceChanged(const QUrl &url);
    [[nodiscard]] QTextBlock sectionBegin() const;
    void dress();
    void dressHeading(QTextCursor *cursor, const QString &section) const;
    void dressCode(QTextCursor *cursor) const;
    void dressTables();

    const HelpPages *m_pages = nullptr;
    QUrl m_shown;
    QString m_dressed; ///< the page whose looks are set
};

} // namespace SocketDesk
