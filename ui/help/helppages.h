// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace SocketDesk {

/// A heading of a help page with its name, under which it is linked to.
struct HelpSection
{
    QString id; ///< empty where nothing links there
    QString title;
    int level = 1;
    QString markdown; ///< what stands below it, up to the next heading
};

/// One page of the help: Markdown as Qt renders it, and its headings in their order.
struct HelpPage
{
    QString id;
    QString markdown;
    QList<HelpSection> sections;

    [[nodiscard]] QString title() const { return sections.isEmpty() ? id : sections.constFirst().title; }
    [[nodiscard]] bool hasSection(const QString &section) const;
};

/// Where a search found something.
struct HelpHit
{
    QString page;
    QString section;  ///< may be empty
    QString where;    ///< titles of page and section
    QString sentence; ///< in which it stands, as plain text
};

/// The pages of the help in one language, read from the resources of the program.
///
/// A heading says its name behind itself, "## Half close {#half-close}". A line "{{name}}" is replaced by what the
/// program says itself under that name: its options, its keys.
class HelpPages final
{
public:
    using Parts = QHash<QString, std::function<QString()>>;

    explicit HelpPages(const QString &language, const Parts &parts = {});

    /// Of all pages, in the order of the contents.
    [[nodiscard]] static QStringList ids();

    [[nodiscard]] const QList<HelpPage> &pages() const { return m_pages; }
    [[nodiscard]] const HelpPage *page(const QString &id) const; ///< nullptr where there is none

    /// The sentences that contain \p text, in either case.
    [[nodiscard]] QList<HelpHit> search(const QString &text) const;

private:
    QList<HelpPage> m_pages;
};

/// Takes apart the text of a page file.
[[nodiscard]] HelpPage readHelpPage(const QString &id, const QString &text, const HelpPages::Parts &parts);

/// \p markdown without its signs, one paragraph, list entry or table row a line.
[[nodiscard]] QString plainTextOf(const QString &markdown);

} // namespace SocketDesk
