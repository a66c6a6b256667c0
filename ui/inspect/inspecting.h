// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"
#include "ui/inspect/inspection.h"

#include <QObject>

#include <functional>
#include <memory>

class QWidget;

namespace SocketDesk {

class InspectorPanel;
class Throttle;
class TranscriptView;

/// Keeps the inspector at what is selected in a transcript. The panel is made when it is first shown.
///
/// A short selection is looked at at once; of a long one the beginning, and the rest by a thread of the pool.
class Inspecting final : public QObject
{
    Q_OBJECT

public:
    /// \param place puts the panel where it belongs
    Inspecting(TranscriptView *transcript, std::function<void(QWidget *)> place, QObject *parent);
    ~Inspecting() override;

    void setShown(bool shown);
    [[nodiscard]] bool isShown() const;
    void setEncoding(const Encoding &encoding);

    static constexpr InspectionLimit atOnce{quint64(256) << 10U, 20'000};
    static constexpr InspectionLimit atMost{quint64(64) << 20U, 20'000'000};

Q_SIGNALS:
    void shownChanged();

private:
    void createPanel();
    void look();
    void lookFurther(SelectionCopy selection);
    void cancel();

    TranscriptView *m_transcript;
    std::function<void(QWidget *)> m_place;
    InspectorPanel *m_panel = nullptr;
    Throttle *m_looks;
    Encoding m_encoding;
    std::shared_ptr<std::atomic<bool>> m_cancelled; ///< of the work in the pool
};

} // namespace SocketDesk
