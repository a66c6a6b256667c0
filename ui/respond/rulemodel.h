// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/responderactivity.h"
#include "respond/rule.h"
#include "ui/base/removedrows.h"

#include <QAbstractTableModel>

#include <optional>

namespace SocketDesk {

/// The rules as a table: each with its switch, how often it answered, and what became of it at one message.
class RuleModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, WhenColumn, ThenColumn, HitsColumn, WhyColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRules(const QList<Rule> &rules);
    [[nodiscard]] const QList<Rule> &rules() const { return m_rules; }

    void setRule(int row, const Rule &rule);
    void insert(int row, const Rule &rule);
    void remove(int row);

    /// The rule that was removed last, where it was. \return its row; -1 where there is none
    int bringBack();
    [[nodiscard]] const Rule *lastRemoved() const; ///< nullptr for none
    void move(int row, int to);

    void showHits(const QList<quint64> &hits);
    /// \param trace whose outcomes are told \param pageEncoding of the rules that name none
    void showTrace(const std::optional<RuleTrace> &trace, const Encoding &pageEncoding);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] static QString matchName(RuleMatch match);

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] static QString whenText(const Rule &rule);
    [[nodiscard]] static QString thenText(const Rule &rule);
    [[nodiscard]] QString whyText(int row) const;
    [[nodiscard]] QString mismatchText(const Rule &rule) const;

    QList<Rule> m_rules;
    RemovedRows<Rule> m_removed;
    QList<quint64> m_hits;
    std::optional<RuleTrace> m_trace;
    Encoding m_pageEncoding;
};

} // namespace SocketDesk
