// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessioncounters.h"
#include "statistics/trafficscan.h"
#include "ui/base/retranslated.h"
#include "ui/statistics/statisticsmodel.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QTabBar;
class QTableView;

namespace SocketDesk {

class LossPanel;
class RateChart;
class SequenceFields;

/// A window beside the main one with the rates, times and losses of a session, each second anew while it can be seen.
class StatisticsView final : public Retranslated<QDialog>
{
    Q_OBJECT

public:
    /// What is counted elsewhere already, and how the session is called.
    struct Sources
    {
        std::function<SessionCounters()> counters;
        std::function<qint64()> undecodableBytes;
        std::function<QString()> title;
        bool isOver = false; ///< nothing goes on any more, and all that was counted is in the journal
    };

    StatisticsView(const JournalReader &reader, Sources sources, QWidget *parent);

    /// Measures anew.
    void setConfig(const TrafficConfig &config);
    [[nodiscard]] const TrafficConfig &config() const { return m_scan.config(); }

Q_SIGNALS:
    void sequenceChanged(); ///< config().sequence, by the user
    void resetRequested();

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void createTable();
    void createFields();
    void arrange();
    void onSubjectChosen(int index);
    void onSequenceEdited();
    void startOrStop();
    void onAdvanced();
    void showFigures();
    void showProgress();
    void showLosses();
    [[nodiscard]] QString summary() const;
    void sizeColumns();

    Sources m_sources;
    TrafficScan m_scan;
    TrafficFigures m_figures;
    QTimer m_tick;
    QElapsedTimer m_shown; ///< since the figures were shown last
    StatisticsModel *m_model = nullptr;
    QTabBar *m_subjects = nullptr;
    RateChart *m_chart = nullptr;
    QLabel *m_summary = nullptr;
    SequenceFields *m_sequence = nullptr;
    QTableView *m_table = nullptr;
    LossPanel *m_losses = nullptr;
    QLabel *m_progress = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace SocketDesk
