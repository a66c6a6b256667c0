// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/saved/leftoveroffer.h"

#include "base/wayback.h"
#include "base/workthreads.h"
#include "session/logdescription.h"
#include "text/visible.h"
#include "ui/base/banner.h"
#include "ui/base/folders.h"
#include "ui/connect/statewords.h"
#include "ui/mainwindow.h"
#include "ui/saved/leftoverplaces.h"
#include "ui/saved/savedlog.h"
#include "ui/sessionpage.h"

#include <QAbstractButton>
#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostTabs = 8; // that are opened at once

QString timeText(const Leftover &leftover)
{
    return leftover.lastChange.toString(u"yyyy-MM-dd HH:mm"_s);
}

QString nameOf(const LogDescription &description)
{
    return description.reading.name.isEmpty() ? StateWords::endpoint(description.role, description.address)
                                              : withVisibleMarks(description.reading.name);
}

} // namespace

LeftoverOffer::LeftoverOffer(MainWindow *window)
    : QObject(window)
    , m_window(window)
    , m_way(std::make_shared<WayBack>(this))
{
    QTimer::singleShot(0, this, &LeftoverOffer::look); // the window is painted first
}

LeftoverOffer::~LeftoverOffer()
{
    m_way->close();
}

void LeftoverOffer::look()
{
    workThreads()->start([this, way = m_way, chosen = journalFolder()] {
        std::vector<Leftover> found;
        const QStringList places = leftoverPlaces(chosen);
        for (const QString &place : places)
            std::ranges::move(findLeftovers(place), std::back_inserter(found));
        std::ranges::sort(found, std::ranges::greater(), &Leftover::lastChange);
        if (!found.empty())
            way->deliver([this, found = std::move(found)] { offer(found); });
    });
}

void LeftoverOffer::offer(std::vector<Leftover> found)
{
    m_found = std::move(found);
    makeStrip();
    m_strip->present([this] {
        const QString size = QLocale().formattedDataSize(
            std::accumulate(m_found.begin(), m_found.end(), qint64(0),
                            [](qint64 sum, const Leftover &leftover) { return sum + leftover.bytes; }),
            0);
        const QString headline = m_found.size() == 1
                                     ? tr("A session ended unexpectedly; its log is still there.")
                                     : tr("Sessions ended unexpectedly; %1 logs are still there.").arg(m_found.size());
        return Banner::Text{headline, tr("Last written %1, on disk: %2.").arg(timeText(m_found.front()), size)};
    });
}

void LeftoverOffer::makeStrip()
{
    m_strip = new Banner(Banner::Kind::Hint);
    m_strip->setObjectName(u"leftovers"_s);
    QAbstractButton *open = m_strip->addButton(
        [] { return tr("Open as read-only tab"); },
        [] { return tr("To look at, search and export. It stays on the disk, and is offered again."); });
    QAbstractButton *remove =
        m_strip->addButton([] { return tr("Delete"); }, [] { return tr("Frees the disk. This cannot be undone."); });
    connect(open, &QAbstractButton::clicked, this, qOverload<>(&LeftoverOffer::open));
    connect(remove, &QAbstractButton::clicked, this, &LeftoverOffer::remove);
    connect(m_strip, &Banner::dismissed, this, &LeftoverOffer::dismiss);
    m_window->showAbove(m_strip);
}

/// What is opened stays on the disk until somebody deletes it.
void LeftoverOffer::open()
{
    for (std::size_t i = 0; i < std::min(m_found.size(), mostTabs); ++i)
        open(m_found[i]);
    dismiss();
}

/// Read as it was before, as far as that is known.
void LeftoverOffer::open(const Leftover &leftover)
{
    const auto description = LogDescription::fromLine(leftover.description);
    const QString title = description ? tr("%1, left over %2").arg(nameOf(*description), timeText(leftover))
                                      : tr("Left over, %1").arg(timeText(leftover));
    SessionPage *page = m_window->showSavedLog(std::make_unique<SavedLog>(leftover.folder, title));
    if (description)
        page->setLogReading(description->reading);
}

void LeftoverOffer::remove()
{
    workThreads()->start([found = std::exchange(m_found, {})] {
        for (const Leftover &leftover : found)
            (void)removeLeftover(leftover.folder); // one that is in use is offered again
    });
    dismiss();
}

void LeftoverOffer::dismiss()
{
    if (m_strip)
        m_strip->deleteLater();
}

} // namespace SocketDesk
