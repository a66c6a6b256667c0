// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/inspecting.h"

#include "base/workthreads.h"
#include "ui/base/throttle.h"
#include "ui/inspect/inspectorpanel.h"
#include "ui/log/transcriptview.h"

#include <QFutureWatcher>
#include <QPromise>

namespace SocketDesk {

namespace {

constexpr std::chrono::milliseconds pause{50}; // between two looks, while a selection is dragged

} // namespace

Inspecting::Inspecting(TranscriptView *transcript, std::function<void(QWidget *)> place, QObject *parent)
    : QObject(parent)
    , m_transcript(transcript)
    , m_place(std::move(place))
    , m_looks(new Throttle(pause, this))
{
    m_looks->setOn(false);
    connect(m_looks, &Throttle::due, this, &Inspecting::look);
    connect(transcript, &TranscriptView::selectionChanged, m_looks, &Throttle::request);
}

Inspecting::~Inspecting()
{
    cancel();
}

void Inspecting::setShown(bool shown)
{
    if (shown && m_panel == nullptr)
        createPanel();
    if (m_panel == nullptr)
        return;
    m_panel->setVisible(shown);
    m_looks->setOn(shown);
    if (shown)
        m_looks->request();
    else
        cancel();
    Q_EMIT shownChanged();
}

bool Inspecting::isShown() const
{
    return m_panel != nullptr && !m_panel->isHidden();
}

void Inspecting::setEncoding(const Encoding &encoding)
{
    m_encoding = encoding;
    if (m_panel != nullptr)
        m_panel->setEncoding(encoding);
}

void Inspecting::createPanel()
{
    m_panel = new InspectorPanel;
    m_panel->setEncoding(m_encoding);
    m_place(m_panel);
    connect(m_panel, &InspectorPanel::closeRequested, this, [this] {
        setShown(false);
        m_transcript->setFocus(Qt::OtherFocusReason);
    });
}

void Inspecting::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
}

void Inspecting::look()
{
    cancel();
    SelectionCopy selection = m_transcript->selection();
    const std::atomic<bool> never = false;
    const Inspection inspection = inspect(selection, atOnce, never);
    m_panel->show(inspection, !inspection.isCut);
    if (inspection.isCut)
        lookFurther(std::move(selection));
}

void Inspecting::lookFurther(SelectionCopy selection)
{
    const auto promise = std::make_shared<QPromise<Inspection>>();
    const auto job = std::make_shared<SelectionCopy>(std::move(selection));
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    auto *watcher = new QFutureWatcher<Inspection>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, cancelled = m_cancelled] {
        watcher->deleteLater();
        if (!*cancelled)
            m_panel->show(watcher->result(), true);
    });
    watcher->setFuture(promise->future());
    workThreads()->start([promise, job, cancelled = m_cancelled] {
        promise->start();
        promise->addResult(inspect(*job, atMost, *cancelled));
        promise->finish();
    });
}

} // namespace SocketDesk
