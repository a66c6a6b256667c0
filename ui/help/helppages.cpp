// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helppages.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

static void initialiseResource()
{
    Q_INIT_RESOURCE(help); // outside of any namespace, as the macro demands
}

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestSentence = 160;

QString contentOf(const QString &path)
{
    initialiseResource();
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool isFence(const QString &line)
{
    return line.startsWith("```"_L1);
}

/// "## Half close {#half-close}", or level 0 where it is no heading.
HelpSection headingOf(const QString &line)
{
    static const QRegularExpression heading(u"^(#{1,3}) (.*?)(?: \\{#([a-z0-9-]+)\\})?$"_s);
    const QRegularExpressionMatch match = heading.match(line);
    if (!match.hasMatch())
        return {{}, {}, 0, {}};
    return {match.captured(3), match.captured(2), int(match.capturedLength(1)), {}};
}

QString withParts(const QString &text, const HelpPages::Parts &parts)
{
    static const QRegularExpression place(u"^\\{\\{([a-z-]+)\\}\\}$"_s);
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        const QRegularExpressionMatch match = place.match(line);
        if (!match.hasMatch())
            continue;
        const auto part = parts.value(match.captured(1));
        line = part ? part() : QString();
    }
    return lines.join(u'\n');
}

bool isBlank(QChar c)
{
    return c.isNull() || c.isSpace();
}

/// Where the sentence around \p at begins or ends: a Chinese full stop ends one, a Latin one only before a blank.
bool endsSentence(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    if (u"。！？\n"_s.contains(c))
        return true;
    return u".!?"_s.contains(c) && isBlank(at + 1 < text.size() ? text.at(at + 1) : QChar());
}

QString sentenceAround(const QString &text, qsizetype from, qsizetype to)
{
    qsizetype begin = from;
    while (begin > 0 && from - begin < longestSentence && !endsSentence(text, begin - 1))
        --begin;
    qsizetype end = to;
    while (end < text.size() && end - begin < longestSentence && !endsSentence(text, end))
        ++end;
    const bool isWhole = end >= text.size() || endsSentence(text, end);
    return text.sliced(begin, qMin(end + 1, text.size()) - begin).trimmed() + (isWhole ? QString() : u"…"_s);
}

} // namespace

bool HelpPage::hasSection(const QString &section) const
{
    return std::ranges::any_of(sections, [&section](const HelpSection &s) { return s.id == section; });
}

QStringList HelpPages::ids()
{
    return {u"first-steps"_s, u"tcp-server"_s, u"tcp-client"_s, u"udp"_s,       u"encodings"_s,
            u"framing"_s,     u"closing"_s,    u"sending"_s,    u"answering"_s, u"log"_s,
            u"formats"_s,     u"options"_s,    u"errors"_s,     u"keyboard"_s};
}

HelpPages::HelpPages(const QString &language, const Parts &parts)
{
    for (const QString &id : ids())
        m_pages.append(readHelpPage(id, contentOf(u":/help/%1/%2.md"_s.arg(language, id)), parts));
}

const HelpPage *HelpPages::page(const QString &id) const
{
    const auto found = std::ranges::find(m_pages, id, &HelpPage::id);
    return found == m_pages.cend() ? nullptr : &*found;
}

QList<HelpHit> HelpPages::search(const QString &text) const
{
    QList<HelpHit> hits;
    for (const HelpPage &page : m_pages) {
        for (const HelpSection &section : page.sections) {
            const QString plain = section.title + u'\n' + plainTextOf(section.markdown);
            const qsizetype at = plain.indexOf(text, 0, Qt::CaseInsensitive);
            if (at < 0)
                continue;
            const QString where = section.level == 1 ? page.title() : page.title() + u" › " + section.title;
            const qsizetype below = plain.indexOf(text, section.title.size(), Qt::CaseInsensitive);
            const qsizetype from = below < 0 ? at : below;
            hits.append({page.id, section.id, where, sentenceAround(plain, from, from + text.size())});
        }
    }
    return hits;
}

HelpPage readHelpPage(const QString &id, const QString &text, const HelpPages::Parts &parts)
{
    HelpPage page;
    page.id = id;
    bool isCode = false;
    const QStringList lines = withParts(text, parts).split(u'\n');
    for (const QString &line : lines) {
        if (isFence(line))
            isCode = !isCode;
        HelpSection heading = isCode ? HelpSection{{}, {}, 0, {}} : headingOf(line);
        if (heading.level > 0) {
            page.markdown += QString(heading.level, u'#') + u' ' + heading.title + u'\n';
            page.sections.append(std::move(heading));
            continue;
        }
        page.markdown += line + u'\n';
        if (!page.sections.isEmpty())
            page.sections.last().markdown += line + u'\n';
    }
    return page;
}

QString plainTextOf(const QString &markdown)
{
    static const QRegularExpression link(u"\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    static const QRegularExpression fence(u"```[a-z]*\n?"_s);
    static const QRegularExpression signs(u"\\*\\*|`|^[-*] |^[0-9]+\\. |^\\| |^#+ | \\|$"_s,
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression rule(u"^[-:| ]+$"_s, QRegularExpression::MultilineOption);
    QString text = markdown;
    text.replace(link, u"\\1"_s).remove(fence).remove(rule).remove(signs);
    return text.replace(u" | "_s, u" · "_s).trimmed();
}

} // namespace SocketDesk
